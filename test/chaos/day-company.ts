import type { Simulator } from '../../simulator/start.ts'

/** Who files and who answers during a day without Telegram. */
export interface DayCompany {
  pack: string
  /** Telegram accounts of the people for whom agents file. */
  people: number[]
  /** Of whom nobody has heard by the time Telegram returns. */
  latecomer: number
  agents: { key: string; telegramId: number }[]
  /** The group of the second line. */
  group: number
}

const FIRST_PERSON = 10_001
const FIRST_AGENT = 90_001

/** A company for so many tickets: what a chat gets of them is told within the rates while all go out. */
export function dayCompany({ people: plane }: Simulator, tickets: number): DayCompany {
  const people = Array.from({ length: Math.ceil(tickets / 2) }, (_, i) => FIRST_PERSON + i)
  const latecomer = FIRST_PERSON + people.length
  const agents = Array.from({ length: Math.min(100, Math.ceil(tickets / 3)) }, (_, i) => ({
    key: `agent${i + 1}`,
    telegramId: FIRST_AGENT + i,
  }))
  for (const id of [...people, latecomer]) plane.addUser({ id, first_name: `P${id}` })
  const ids = agents.map(({ telegramId }) => telegramId)
  for (const id of ids) plane.addUser({ id, first_name: `A${id}` })
  const group = plane.createGroup({ title: 'Second line', members: ids, supergroup: true })
  const keys = agents.map(({ key }) => key).join(', ')
  const hours = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
    .map((day) => `${day}: ["00:00-24:00"]`)
    .join(', ')
  const pack = `version: 1
pack: day
company: Day
locale: ru
access: directory
calendars:
  - {key: always, timezone: UTC, week: {${hours}}}
people:
${[...people, latecomer].map((id) => `  - {key: p${id}, name: Person ${id}, telegram_id: ${id}}`).join('\n')}
${agents.map(({ key, telegramId }) => `  - {key: ${key}, name: Agent ${key}, role: agent, telegram_id: ${telegramId}}`).join('\n')}
lines:
  - {key: l1, name: L1, assignment: round_robin, agents: [${keys}]}
  - {key: l2, name: L2, chat: ${group}, agents: [${keys}]}
policies:
  - key: hours
    calendar: always
    targets: {any: {resolution: 6h}}
    reminders: [{when: 50%, notify: [assignee]}, {when: 80%, notify: [assignee]}, {when: breach, notify: [assignee]}, {when: breach+2h, notify: [assignee]}]
services:
  - {key: question, name: Question, line: l1, policy: hours, steps: [{key: text, ask: What?, type: text}]}
  - {key: hard, name: Hard question, line: l2, policy: hours, steps: [{key: text, ask: What?, type: text}]}
`
  return { pack, people, latecomer, agents, group }
}
