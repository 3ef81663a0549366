import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import { messageEdits, messages } from '../../db/tables/messages.ts'
import type { Desk } from '../desk.ts'
import { prepared, preparedInsert } from '../prepared.ts'

export type Message = typeof messages.$inferSelect
type NewMessage = Omit<typeof messages.$inferInsert, 'id' | 'createdAt'>
export type MessageEdit = typeof messageEdits.$inferSelect

const ofId = prepared((db) =>
  db
    .select()
    .from(messages)
    .where(eq(messages.id, sql.placeholder('id')))
    .prepare(),
)

const ofSource = prepared((db) =>
  db
    .select()
    .from(messages)
    .where(eq(messages.source, sql.placeholder('source')))
    .prepare(),
)

const ofAlbum = prepared((db) =>
  db
    .select()
    .from(messages)
    .where(eq(messages.album, sql.placeholder('album')))
    .prepare(),
)

const NOTHING_MORE = {
  authorId: null,
  source: null,
  album: null,
  placeholder: null,
  location: null,
  delivery: null,
  deliveryError: null,
}

const COLUMNS = [
  'ticket',
  'authorId',
  'kind',
  'text',
  'source',
  'album',
  'placeholder',
  'delivery',
  'deliveryError',
  'createdAt',
] as const
const insert = preparedInsert(messages, [...COLUMNS])
const insertPlace = preparedInsert(messages, [...COLUMNS, 'location'])

/** Adds a message to the running deed. */
export function addMessage(desk: Desk, message: NewMessage): Message {
  const values = { ...NOTHING_MORE, ...message, createdAt: desk.now() }
  const { location, ...others } = values
  // A prepared statement would write that there is no place as JSON.
  const id = location === null ? insert(desk, others) : insertPlace(desk, values)
  return ofId(desk).get({ id }) as Message
}

export function messageById(desk: Desk, id: number): Message | undefined {
  return ofId(desk).get({ id })
}

/** The message that this cause ("tg:…", "form:…") has already made. */
export function messageBySource(desk: Desk, source: string): Message | undefined {
  return ofSource(desk).get({ source })
}

/** The message that the parts of an album have in common. */
export function messageByAlbum(desk: Desk, album: string): Message | undefined {
  return ofAlbum(desk).get({ album })
}

/** The last messages of a ticket before the message `before`, oldest first. */
export function messagesOf(
  desk: Desk,
  ticket: number,
  limit: number,
  before = Number.MAX_SAFE_INTEGER,
): Message[] {
  return desk.db
    .select()
    .from(messages)
    .where(and(eq(messages.ticket, ticket), lt(messages.id, before)))
    .orderBy(desc(messages.id))
    .limit(limit)
    .all()
    .reverse()
}

/** Puts a new text into a message and keeps the former one. */
export function rewrite(desk: Desk, message: Message, text: string): Message {
  const at = desk.now()
  desk.db.insert(messageEdits).values({ messageId: message.id, text: message.text, at }).run()
  return desk.db
    .update(messages)
    .set({ text, editedAt: at })
    .where(eq(messages.id, message.id))
    .returning()
    .get()
}

/** Completes a text: nobody has edited anything. */
export function setText(desk: Desk, message: Message, text: string): Message {
  return desk.db.update(messages).set({ text }).where(eq(messages.id, message.id)).returning().get()
}

/** The former texts of messages, oldest first. */
export function editsOf(desk: Desk, messages: Message[]): MessageEdit[] {
  const edited = messages.filter((one) => one.editedAt !== null).map((one) => one.id)
  if (edited.length === 0) return []
  return desk.db
    .select()
    .from(messageEdits)
    .where(inArray(messageEdits.messageId, edited))
    .orderBy(asc(messageEdits.id))
    .all()
}
