import type { Person, User } from '../types.ts'
import { nextNumber } from './facts.ts'
import type { World } from './open.ts'

interface PersonRow {
  id: number
  first_name: string
  last_name: string | null
  username: string | null
  language_code: string | null
  phone: string | null
  /** The bot has seen them: in its private chat or in a group. */
  met: number
  deactivated: number
}

// Above 2^31, as many real ids are, so that a bot which keeps 32 bits fails here.
const firstId = 5_100_000_001

/** Adds an account, or changes the one with this id. */
export function keepPerson(
  world: World,
  given: Partial<Omit<Person, 'is_bot'>> & { first_name: string },
): Person {
  const id = given.id ?? freshId(world)
  world
    .sql(
      `INSERT INTO people (id, first_name, last_name, username, language_code, phone)
       VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET first_name = excluded.first_name,
         last_name = excluded.last_name, username = excluded.username,
         language_code = excluded.language_code, phone = excluded.phone`,
    )
    .run(
      id,
      given.first_name,
      given.last_name ?? null,
      given.username ?? null,
      given.language_code ?? null,
      given.phone ?? null,
    )
  world.tell({ kind: 'user', userId: id })
  return asPerson(personRow(world, id))
}

/** Everybody whose account is open, by id. */
export function everybody(world: World): Person[] {
  return world
    .sql<PersonRow>('SELECT * FROM people WHERE deactivated = 0 ORDER BY id')
    .all()
    .map(asPerson)
}

/** The account with this id, if it exists. */
export function findPerson(world: World, id: number): PersonRow | undefined {
  return world.sql<PersonRow>('SELECT * FROM people WHERE id = ?').get(id)
}

/** The account with this id; throws when there is none. */
export function personRow(world: World, id: number): PersonRow {
  const row = findPerson(world, id)
  if (!row) throw new Error(`there is no person ${id}`)
  return row
}

/** Marks that the bot has seen these people. */
export function meet(world: World, id: number): void {
  world.sql('UPDATE people SET met = 1 WHERE id = ? AND met = 0').run(id)
}

/** Who speaks for a group itself. */
export const anonymousAdmin: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
}

/** An account as the Bot API shows it; a closed one has no name. */
export function userOf(world: World, id: number): User {
  if (id === world.bot.id) return botUser(world)
  if (id === anonymousAdmin.id) return anonymousAdmin
  const row = personRow(world, id)
  if (row.deactivated) return { id, is_bot: false, first_name: '' }
  const { phone: _, ...user } = asPerson(row)
  return user
}

/** The bot's own account. */
export function botUser(world: World): User {
  const { id, first_name, username } = world.bot
  return { id, is_bot: true, first_name, username }
}

/** First and last name. */
export function fullName(user: { first_name: string; last_name?: string | null }): string {
  return user.last_name ? `${user.first_name} ${user.last_name}` : user.first_name
}

function asPerson(row: PersonRow): Person {
  return {
    id: row.id,
    is_bot: false,
    first_name: row.first_name,
    ...(row.last_name && { last_name: row.last_name }),
    ...(row.username && { username: row.username }),
    ...(row.language_code && { language_code: row.language_code }),
    ...(row.phone && { phone: row.phone }),
  }
}

function freshId(world: World): number {
  let id = nextNumber(world, 'person', firstId)
  while (findPerson(world, id)) id = nextNumber(world, 'person', firstId)
  return id
}
