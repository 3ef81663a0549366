/** The people who write, and the agents who answer. */
interface Company {
  pack: string
  people: number[]
  agents: string[]
}

const FIRST = 10_001

/** A company of so many people, one service and a policy whose clocks run through it all. */
export function companyOf(count: number, agentCount: number): Company {
  const people = Array.from({ length: count }, (_, i) => FIRST + i)
  const agents = Array.from({ length: agentCount }, (_, i) => `agent${i + 1}`)
  const hours = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
    .map((day) => `${day}: ["00:00-24:00"]`)
    .join(', ')
  const pack = `version: 1
pack: chaos
company: Chaos
locale: ru
access: directory
calendars:
  - {key: always, timezone: UTC, week: {${hours}}}
people:
${people.map((id) => `  - {key: p${id}, name: Person ${id}, telegram_id: ${id}}`).join('\n')}
${agents.map((key) => `  - {key: ${key}, name: Agent ${key}, role: agent}`).join('\n')}
lines:
  - {key: l1, name: L1, agents: [${agents.join(', ')}]}
policies:
  - key: quick
    calendar: always
    targets: {any: {first_response: 1h, next_response: 1h, resolution: 8h}}
    reminders: [{when: 80%, notify: [assignee]}]
services:
  - {key: question, name: Question, line: l1, policy: quick, steps: [{key: text, ask: What?, type: text}]}
`
  return { pack, people, agents }
}
