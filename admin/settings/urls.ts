import type { SetupList } from '../../desk/setup/pack-kinds.ts'
import { calendarUrl, policyUrl } from '../deadlines/uses.ts'

export const HERE = '/admin/settings'

/** The page of an object; services have a place of their own. */
export function objectUrl(list: SetupList, key: string): string {
  if (list === 'calendars') return calendarUrl(key)
  if (list === 'policies') return policyUrl(key)
  if (list === 'services') return `/admin/services/edit/${key}`
  return `${HERE}/${list}/${key}`
}
