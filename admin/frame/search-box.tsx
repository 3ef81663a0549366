import { Icon } from './icon.tsx'

interface SearchBoxProps {
  /** What is searched: said as a placeholder, and to whoever cannot see it. */
  label: string
  value: string
  id?: string
  autofocus?: boolean
  /** Shows the key that leads here. */
  hinted?: boolean
}

/** The words of a search, in a list's filters; the key / leads to it. */
export function SearchBox({ label, value, id, autofocus, hinted }: SearchBoxProps) {
  return (
    <label class="search">
      <Icon name="search" />
      <span class="unseen">{label}</span>
      <input
        id={id}
        type="search"
        name="q"
        value={value}
        maxlength={200}
        placeholder={label}
        autocomplete="off"
        autofocus={autofocus}
        data-key="/"
      />
      {hinted && <kbd>/</kbd>}
    </label>
  )
}
