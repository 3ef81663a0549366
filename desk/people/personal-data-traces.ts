import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { drafts, pendingMessages } from '../../db/tables/dialogue.ts'
import { chats } from '../../db/tables/people.ts'
import { events } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import { type Person, personByTelegram } from './people.ts'

/** By what a person is found in texts and rows of others. */
export interface Traces {
  id: number
  key: string
  name: string
  /** Phone, e-mail and names, as they stand in texts. */
  words: string[]
  /** Ids of their Telegram accounts. */
  accounts: number[]
}

/** What replaces them. */
export interface Instead {
  key: string
  name: string
  mark: string
}

// A shorter word stands in too many others.
const SHORTEST = 4
/** Events that tell the account somebody had before. */
const PARTINGS = ['left', 'linked', 'unlinked']

/** Everything by which a person is found; gathered before their row is emptied. */
export function tracesOf(desk: Desk, person: Person): Traces {
  const accounts = accountsOf(desk, person)
  const known = accounts.map((id) => desk.db.select().from(chats).where(eq(chats.id, id)).get())
  const words = [
    person.name,
    person.phone,
    person.phone?.replace('+', ''),
    person.email,
    ...known.flatMap((chat) => [chat?.title, chat?.username]),
  ].flatMap((word) => (word && word.length >= SHORTEST ? word : []))
  const { id, key, name } = person
  return { id, key, name, words: [...new Set(words)], accounts }
}

/** Whether a row's JSON may hold something of the person; cheap, for passing most rows over. */
export function isTraced(text: string, { key, name, words, accounts }: Traces): boolean {
  // A quote in a name stands in JSON with a stroke before it.
  const among = (word: string) => text.includes(word)
  const isTold = words.map((word) => JSON.stringify(word).slice(1, -1)).some(among)
  return (
    isTold ||
    [`"${key}"`, `person:${key}"`, ` people ${key}"`, JSON.stringify(name)].some(among) ||
    accounts.some((id) => among(String(id)))
  )
}

/** The same data without the person: their words, accounts and key become what stands instead. */
export function withoutTraces<T>(value: T, traces: Traces, instead: Instead): T {
  return scrubbed(value, traces, instead) as T
}

function scrubbed(value: unknown, traces: Traces, instead: Instead): unknown {
  if (typeof value === 'string') return scrubbedText(value, traces, instead)
  if (typeof value === 'number') return traces.accounts.includes(value) ? null : value
  if (Array.isArray(value)) return value.map((one) => scrubbed(one, traces, instead))
  if (value === null || typeof value !== 'object') return value
  const fields = Object.entries(value).map(([name, one]) => [name, scrubbed(one, traces, instead)])
  return Object.fromEntries(fields)
}

function scrubbedText(text: string, traces: Traces, { key, name, mark }: Instead): string {
  if (text === traces.name) return name
  if (text === traces.key) return key
  if (text === `person:${traces.key}`) return `person:${key}`
  if (text.endsWith(` people ${traces.key}`)) return text.slice(0, -traces.key.length) + key
  const isTheirs = [...traces.words, ...traces.accounts.map(String)].some((one) =>
    text.includes(one),
  )
  return isTheirs ? mark : text
}

function accountsOf(desk: Desk, person: Person): number[] {
  const parted = desk.db.select().from(events).where(inArray(events.type, PARTINGS)).all()
  const before = parted
    .filter(({ data }) => data.person === person.id)
    .map(({ data }) => (data.before as { telegramId?: unknown } | undefined)?.telegramId)
  const inDrafts = desk.db
    .selectDistinct({ id: drafts.chatId })
    .from(drafts)
    .where(and(eq(drafts.personId, person.id), isNotNull(drafts.chatId)))
    .all()
  const inPending = desk.db
    .selectDistinct({ id: pendingMessages.chatId })
    .from(pendingMessages)
    .where(eq(pendingMessages.personId, person.id))
    .all()
  const all = [person.telegramId, person.packTelegramId, ...before]
  const known = [...all, ...inDrafts.map(({ id }) => id), ...inPending.map(({ id }) => id)]
  // Groups have ids below zero and belong to nobody; an account may be somebody else's by now.
  return [...new Set(known)].filter((id): id is number => {
    if (typeof id !== 'number' || id <= 0) return false
    const holder = personByTelegram(desk, id)
    return holder === undefined || holder.id === person.id
  })
}
