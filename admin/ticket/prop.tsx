import { Icon } from '../frame/icon.tsx'
import type { Child } from '../html/jsx-runtime.ts'

interface PropProps {
  name: string
  /** What it is now. */
  value: Child
  /** The key that opens its menu. */
  shortcut?: string
  /** Absent where nothing can be chosen. */
  children?: Child
  isOpen?: boolean
}

/** A property with its menu: a plain disclosure, so that it works anywhere. */
export function Prop({ name, value, shortcut, children, isOpen = false }: PropProps) {
  if (!children) {
    return (
      <div class="prop">
        <span class="prop-name">{name}</span>
        <span class="prop-value">{value}</span>
      </div>
    )
  }
  return (
    <details class="prop menu" name="prop" open={isOpen}>
      <summary data-key={shortcut}>
        <span class="prop-name">{name}</span>
        <span class="prop-value">{value}</span>
        <Icon name="down" />
      </summary>
      <div class="menu-body">{children}</div>
    </details>
  )
}

/** What was refused, at the form that it is about. */
export function FaultLine({ text }: { text: string | undefined }) {
  if (text === undefined) return null
  return (
    <p class="fault" role="alert">
      {text}
    </p>
  )
}
