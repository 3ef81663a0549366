import type { Child } from '../html/jsx-runtime.ts'
import type { Faults } from './fields.ts'

interface FieldProps {
  name: string
  label: string
  faults: Faults
  hint?: string
  children: Child
}

/** A field of a form with its label, what may be typed, and what is wrong with what was. */
export function Field({ name, label, faults, hint, children }: FieldProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint !== undefined && <p class="quiet">{hint}</p>}
      {children}
      <Fault name={name} faults={faults} />
    </div>
  )
}

/** What is wrong with a field, where its `aria-describedby` finds it. */
export function Fault({ name, faults }: Pick<FieldProps, 'name' | 'faults'>) {
  const words = faults[name]
  if (words === undefined) return null
  return (
    <p class="fault" role="alert" id={`fault-${name}`}>
      {words}
    </p>
  )
}

/** What every input of a form has: its name, and whether something is wrong with it. */
export function inputOf(name: string, faults: Faults) {
  const isFaulty = faults[name] !== undefined
  return {
    id: name,
    name,
    autocomplete: 'off' as const,
    'aria-invalid': isFaulty ? ('true' as const) : undefined,
    'aria-describedby': isFaulty ? `fault-${name}` : undefined,
  }
}
