import { personById } from '../../desk/people/people.ts'
import { browserName } from '../me/browser-name.ts'
import type { Panel, Reader } from '../panel.ts'

/** The name of a kind of event; a kind without a name is shown as it is kept. */
export function kindName(type: string, t: Reader['t']): string {
  return spoken(`audit-kind-${type.replaceAll('_', '-')}`, type, t)
}

/** The name of a field of an event; one without a name is shown as it is kept. */
export function fieldName(field: string, t: Reader['t']): string {
  return spoken(`audit-field-${field}`, field, t)
}

/** What an event holds in a field, in words where there are some. */
export function valueWords({ desk }: Panel, t: Reader['t'], field: string, value: string): string {
  switch (field) {
    case 'person':
    case 'approver':
      return personById(desk, Number(value))?.name ?? value
    case 'browser':
      return browserName(value) || value
    case 'role':
      return spoken(`admin-role-${value}`, value, t)
    case 'why':
      return spoken(`error-${value}`, value, t)
    default:
      return value
  }
}

function spoken(key: string, otherwise: string, t: Reader['t']): string {
  const said = t(key)
  return said === key ? otherwise : said
}
