import type { Child } from '../html/jsx-runtime.ts'
import { Icon } from './icon.tsx'

/** The way back to the page above. */
export function Crumb({ to, children }: { to: string; children?: Child }) {
  return (
    <p class="crumb">
      <a href={to}>
        <Icon name="back" />
        {children}
      </a>
    </p>
  )
}
