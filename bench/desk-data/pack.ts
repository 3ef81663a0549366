/** How many agents each line has; the first of a line leads it, and the very first is an admin. */
export const LINES = { l1: 12, l2: 8, access: 6, hr: 5, rooms: 5, development: 4 }
export const DEPARTMENTS = ['sales', 'accounting', 'hr', 'logistics', 'production', 'it', 'legal']
/** Working hours that each policy gives: until the first answer, until the solution. */
export const POLICIES = { quick: [1, 16], usual: [4, 40], slow: [16, 120] } as const
export const SYSTEMS = ['crm', 'erp', 'vpn', 'mail', 'wiki']

export type PolicyKey = keyof typeof POLICIES

export interface BenchService {
  key: string
  name: string
  line: keyof typeof LINES
  policy: PolicyKey
  /** Asks for the system before the text. */
  choice: boolean
}

export const SERVICES: BenchService[] = [
  service('question', 'Вопрос', 'l1', 'usual'),
  service('printer', 'Печать', 'l1', 'quick'),
  service('computer', 'Рабочее место', 'l1', 'usual'),
  service('access', 'Доступ', 'access', 'quick', true),
  service('revoke', 'Прекращение доступа', 'access', 'quick', true),
  service('network', 'Сеть и связь', 'l2', 'quick'),
  service('server', 'Сервер', 'l2', 'usual', true),
  service('fault', 'Ошибка в программе', 'l2', 'usual', true),
  service('wish', 'Улучшение', 'development', 'slow', true),
  service('certificate', 'Справка', 'hr', 'usual'),
  service('newcomer', 'Новый сотрудник', 'hr', 'slow'),
  service('room', 'Помещение', 'rooms', 'usual'),
]

/** The keys of a line's agents, its lead first. */
export function agentsOf(line: keyof typeof LINES): string[] {
  return Array.from({ length: LINES[line] }, (_, n) => `${line}_${n + 1}`)
}

/** The admin's key. */
export const ADMIN = 'admin'

/** The desk of a company of some size, as a pack. Lines are on duty at any time, so that runs are alike. */
export function benchPack(): string {
  const list = (rows: object[]) => rows.map((row) => `  - ${JSON.stringify(row)}`).join('\n')
  const hours = ['09:00-13:00', '14:00-18:00']
  const days = ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, hours])
  const office = { key: 'office', timezone: 'Europe/Moscow', week: Object.fromEntries(days) }
  const lines = Object.keys(LINES) as (keyof typeof LINES)[]
  return `version: 1
pack: bench
company: Северный ветер
locale: ru
access: directory
free_text: question
calendars:
${list([{ ...office, country: 'RU' }])}
departments:
${list(DEPARTMENTS.map((key) => ({ key, name: key })))}
people:
${list(peopleOf(lines))}
lines:
${list(lines.map(lineOf))}
policies:
${list(Object.entries(POLICIES).map(policyOf))}
services:
${list(SERVICES.map(serviceOf))}
`
}

function service(
  key: string,
  name: string,
  line: keyof typeof LINES,
  policy: PolicyKey,
  choice = false,
): BenchService {
  return { key, name, line, policy, choice }
}

function peopleOf(lines: (keyof typeof LINES)[]): object[] {
  const agents = lines.flatMap(agentsOf).map((key, n) => ({
    key,
    name: `Агент ${n + 1}`,
    role: key.endsWith('_1') ? 'lead' : 'agent',
    department: 'it',
    telegram_id: 900_001 + n,
  }))
  return [{ key: ADMIN, name: 'Админ', role: 'admin', telegram_id: 900_000 }, ...agents]
}

function lineOf(key: keyof typeof LINES): object {
  const agents = agentsOf(key)
  const assignment = key === 'l1' ? 'least_loaded' : key === 'l2' ? 'round_robin' : 'manual'
  return { key, name: key, agents, lead: agents[0], assignment }
}

function policyOf([key, [first, whole]]: [string, readonly [number, number]]): object {
  return {
    key,
    calendar: 'office',
    targets: {
      any: { first_response: `${first}h`, next_response: `${first}h`, resolution: `${whole}h` },
    },
    reminders: [
      { when: '80%', of: 'resolution', notify: ['assignee'] },
      { when: 'breach', notify: ['assignee', 'lead'] },
    ],
  }
}

function serviceOf({ choice, ...service }: BenchService): object {
  const options = SYSTEMS.map((key) => ({ key, name: key }))
  const system = { key: 'system', ask: 'К какой системе?', type: 'choice', options }
  const text = { key: 'text', ask: 'Что случилось?', type: 'text' }
  return { ...service, steps: choice ? [system, text] : [text] }
}
