import { createHash } from 'node:crypto'
import type { Translate } from '../../locales/words.ts'
import { type Faults, type Fields, quoting } from './fields.ts'

/** Marks of what a form shows, field by field, for its hidden `seen`. */
export function marksOf(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}:${markOf(value)}`)
    .join(' ')
}

/**
 * Faults where somebody else has saved since the form was asked for: of the whole form, and at each
 * field that differs what is saved there now. `fieldOf` tells where a field shows its faults.
 */
export function seenFaults(
  { seen }: Fields,
  now: Fields,
  t: Translate,
  fieldOf: (name: string) => string = (name) => name,
): Faults {
  if (seen === undefined || seen === marksOf(now)) return {}
  const marks = new Map(seen.split(' ').map((one) => [one.slice(0, -9), one.slice(-8)]))
  const changed = Object.keys(now).filter((name) => marks.get(name) !== markOf(now[name] ?? ''))
  const gone = [...marks.keys()].filter((name) => name !== '' && now[name] === undefined)
  const said = [...changed, ...gone].map((name) => {
    const value = now[name] ?? ''
    const words = value === '' ? t('admin-fault-now-empty') : quoting(t, 'admin-fault-now', value)
    return [fieldOf(name), value === 'on' ? t('admin-fault-now-on') : words]
  })
  return { ...Object.fromEntries(said), '': t('admin-fault-seen') }
}

function markOf(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 8)
}
