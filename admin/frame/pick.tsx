import type { Child } from '../html/jsx-runtime.ts'
import { Icon } from './icon.tsx'

export type Option = [value: string, name: string]

interface PickProps {
  name: string
  label: string
  value: string | undefined
  options: Option[]
}

/** A filter that sends its form when it is changed. */
export function Pick({ name, label, value, options }: PickProps) {
  return (
    <label class={value === undefined ? 'pick' : 'pick on'}>
      <span class="unseen">{label}</span>
      <select name={name}>
        <option value="">{label}</option>
        {options.map(([key, text]) => (
          <option value={key} selected={key === value}>
            {text}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </label>
  )
}

/** The way back to the list without its filters. */
export function Reset({ href, children }: { href: string; children: Child }) {
  return (
    <a class="pick reset" href={href}>
      <Icon name="close" />
      {children}
    </a>
  )
}
