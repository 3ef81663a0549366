import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { chats, people } from '../../db/tables/people.ts'
import { type Desk, deed } from '../desk.ts'
import { prepared } from '../prepared.ts'

export type Chat = typeof chats.$inferSelect

const ofId = prepared((db) =>
  db
    .select()
    .from(chats)
    .where(eq(chats.id, sql.placeholder('id')))
    .prepare(),
)

/** Whoever writes to the bot, as Telegram describes the chat and its person. */
export interface Meeting {
  chatId: number
  type: string
  title: string
  username: string | null
  languageCode: string | null
}

const SEEN_STEP_MS = 3_600_000
const TRIED_AFTER_MS = 3_600_000

/**
 * Remembers a chat; writes only when something about it is new. Whoever writes can be reached
 * again.
 */
export function meetChat(desk: Desk, meeting: Meeting): void {
  const known = findChat(desk, meeting.chatId)
  const isFresh = known && desk.now() - known.seenAt < SEEN_STEP_MS && known.blockedAt === null
  if (isFresh && isSame(known, meeting)) return
  const { chatId, ...described } = meeting
  const values = { ...described, blockedAt: null, seenAt: desk.now() }
  deed(desk, () => {
    desk.db
      .insert(chats)
      .values({ id: chatId, ...values })
      .onConflictDoUpdate({ target: chats.id, set: values })
      .run()
    if (!known || known.blockedAt !== null) noteChat(desk, chatId)
  })
}

/** A chat that the bot has met. */
export function findChat(desk: Desk, id: number): Chat | undefined {
  return ofId(desk).get({ id })
}

/** Whether the bot can write there: false once it was blocked, until it is unblocked. */
export function isReachable(desk: Desk, chatId: number): boolean {
  return findChat(desk, chatId)?.blockedAt == null
}

/** The same for a group, which is tried again an hour after it could not be told: nobody says that it can. */
export function isGroupToTry(desk: Desk, chatId: number): boolean {
  const blockedAt = findChat(desk, chatId)?.blockedAt
  return blockedAt == null || desk.now() - blockedAt >= TRIED_AFTER_MS
}

/** The person blocked the bot or a group removed it, or took it back. */
export function setBlocked(desk: Desk, chatId: number, blocked: boolean): void {
  deed(desk, () => {
    const blockedAt = blocked ? desk.now() : null
    // Of a group nothing is known but this.
    const group = { id: chatId, type: 'group', title: '', seenAt: desk.now(), blockedAt }
    const known = desk.db.update(chats).set({ blockedAt }).where(eq(chats.id, chatId)).run()
    if (known.changes === 0 && chatId < 0) desk.db.insert(chats).values(group).run()
    noteChat(desk, chatId)
  })
}

/** Chooses the language of a chat; of what its person has chosen elsewhere the last holds. */
export function chooseLanguage(desk: Desk, chatId: number, language: 'ru' | 'en'): void {
  deed(desk, () => {
    desk.db.update(chats).set({ language }).where(eq(chats.id, chatId)).run()
    const chosen = and(eq(people.telegramId, chatId), isNotNull(people.language))
    desk.db.update(people).set({ language }).where(chosen).run()
    noteChat(desk, chatId)
  })
}

/** Whoever shows the person of a private chat looks again. */
function noteChat(desk: Desk, chatId: number): void {
  const theirs = eq(people.telegramId, chatId)
  const person = desk.db.select({ id: people.id }).from(people).where(theirs).get()
  if (person) desk.bus.note({ what: 'person', person: person.id })
}

function isSame(chat: Chat, meeting: Meeting): boolean {
  return (
    chat.type === meeting.type &&
    chat.title === meeting.title &&
    chat.username === meeting.username &&
    chat.languageCode === meeting.languageCode
  )
}
