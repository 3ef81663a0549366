import type { Child } from '../html/jsx-runtime.ts'
import { Icon } from './icon.tsx'

/** Says that what was sent is done. */
export function Done({ children }: { children: Child }) {
  return (
    <p class="done" role="status">
      <Icon name="check" />
      {children}
    </p>
  )
}
