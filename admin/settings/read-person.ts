import type { Desk } from '../../desk/desk.ts'
import { personByKey } from '../../desk/people/people.ts'
import type { Translate } from '../../locales/words.ts'
import { personLabel, personTyped } from './typed-person.ts'

/** The key of a person that was typed, nobody, or why it is not clear who. */
type ReadPerson = { ok: true; key: string | undefined } | { ok: false; words: string }

/** Reads whom a field names; what stands there untouched stays, even somebody who has left. */
export function readPerson(
  desk: Desk,
  t: Translate,
  typed: string,
  before: string | undefined,
): ReadPerson {
  const text = typed.trim()
  if (text === '') return { ok: true, key: undefined }
  if (before !== undefined && text === typedName(desk, before)) return { ok: true, key: before }
  const found = personTyped(desk, text)
  if ('person' in found) return { ok: true, key: found.person.key }
  const people = found.among.map(({ name, key }) => `${name} (${key})`).join(', ')
  const words =
    people === '' ? t('admin-fault-nobody-called') : t('admin-fault-namesakes', { people })
  return { ok: false, words }
}

/** What a field shows for somebody of a key. */
export function typedName(desk: Desk, key: string | undefined): string {
  const person = key === undefined ? undefined : personByKey(desk, key)
  return person ? personLabel(desk, person) : (key ?? '')
}
