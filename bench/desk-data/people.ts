import type { Desk } from '../../desk/desk.ts'
import { agents, indexPerson } from '../../desk/people/people.ts'
import { inserter } from './inserts.ts'
import { agentsOf, DEPARTMENTS, type LINES } from './pack.ts'
import { nameOf } from './words.ts'

/** Telegram accounts of requesters are numbered from here. */
const ACCOUNTS = 1_000_000

/** A requester as rows name them. */
export interface Requester {
  id: number
  name: string
  telegramId: number
}

/** Adds requesters `from`…`from + count`, each with a chat that the bot knows. Within a transaction. */
export function addRequesters(desk: Desk, from: number, count: number): Requester[] {
  const now = desk.now()
  const person = inserter(
    desk.db,
    'people',
    'key, name, role, department, position, email, telegram_id, origin, created_at',
  )
  const chat = inserter(desk.db, 'chats', 'id, type, title, language_code, seen_at')
  return Array.from({ length: count }, (_, at) => {
    const n = from + at
    const name = nameOf(n)
    const telegramId = ACCOUNTS + n
    const department = DEPARTMENTS[n % DEPARTMENTS.length] ?? null
    const email = `p${n}@north-wind.example`
    const id = person(
      `p${n}`,
      name,
      'requester',
      department,
      'Специалист',
      email,
      telegramId,
      'csv',
      now,
    )
    indexPerson(desk, { id, name, position: 'Специалист' })
    chat(telegramId, 'private', name, 'ru', now)
    return { id, name, telegramId }
  })
}

/** Gives the agents of the pack a chat that the bot knows. */
export function meetAgents(desk: Desk): void {
  const chat = inserter(desk.db, 'chats', 'id, type, title, language_code, seen_at')
  for (const { telegramId, name } of agents(desk)) {
    if (telegramId !== null) chat(telegramId, 'private', name, 'ru', desk.now())
  }
}

/** The numbers of a line's agents. */
export function agentIds(desk: Desk, line: keyof typeof LINES): number[] {
  const all = new Map(agents(desk).map((agent) => [agent.key, agent.id]))
  return agentsOf(line).map((key) => all.get(key) ?? 0)
}
