/** Lists of a pack and the kind under which their objects are kept. */
export const KINDS = {
  statuses: 'status',
  priorities: 'priority',
  calendars: 'calendar',
  departments: 'department',
  lines: 'line',
  policies: 'policy',
  services: 'service',
  canned_replies: 'canned_reply',
  articles: 'article',
} as const

/** What of a pack is no list of keyed objects. */
export const SETTINGS = [
  'company',
  'locale',
  'access',
  'free_text',
  'heads_see',
  'closing',
  'priority_rules',
] as const

export type SetupList = keyof typeof KINDS
export type SettingKey = (typeof SETTINGS)[number]
