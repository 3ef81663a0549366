import type { Reader } from '../panel.ts'

/** The name of a kind of event; a kind without a name is shown as it is kept. */
export function kindName(type: string, t: Reader['t']): string {
  return spoken(`audit-kind-${type.replaceAll('_', '-')}`, type, t)
}

/** The name of a field of an event; one without a name is shown as it is kept. */
export function fieldName(field: string, t: Reader['t']): string {
  return spoken(`audit-field-${field.replaceAll('_', '-')}`, field, t)
}

/** The name of what an event changed: people have a name of their own, things a title. */
export function changedName(type: string, field: string, t: Reader['t']): string {
  const isPerson = field === 'name' && /^(person|people)_/.test(type)
  return fieldName(isPerson ? 'person_name' : field, t)
}

/** The words of a key, or something else where it has none. */
export function spoken(key: string, otherwise: string, t: Reader['t']): string {
  const said = t(key)
  return said === key ? otherwise : said
}

/** At most so many characters of a text; the whole of it is in the export. */
export function short(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
