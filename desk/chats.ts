import { eq } from 'drizzle-orm'
import { chats } from '../db/tables/people.ts'
import { type Desk, deed } from './desk.ts'

export type Chat = typeof chats.$inferSelect

/** Whoever writes to the bot, as Telegram describes the chat and its person. */
export interface Meeting {
  chatId: number
  type: string
  title: string
  username: string | null
  languageCode: string | null
}

const SEEN_STEP_MS = 3_600_000

/** Remembers a chat; writes only when something about it is new. */
export function meetChat(desk: Desk, meeting: Meeting): Chat {
  const known = findChat(desk, meeting.chatId)
  const values = {
    type: meeting.type,
    title: meeting.title,
    username: meeting.username,
    languageCode: meeting.languageCode,
  }
  if (known && isSame(known, meeting) && desk.now() - known.seenAt < SEEN_STEP_MS) return known
  return desk.db
    .insert(chats)
    .values({ id: meeting.chatId, ...values, seenAt: desk.now() })
    .onConflictDoUpdate({ target: chats.id, set: { ...values, seenAt: desk.now() } })
    .returning()
    .get()
}

/** A chat that the bot has met. */
export function findChat(desk: Desk, id: number): Chat | undefined {
  return desk.db.select().from(chats).where(eq(chats.id, id)).get()
}

/** Whether the bot can write there: false once it was blocked, until it is unblocked. */
export function isReachable(desk: Desk, chatId: number): boolean {
  return findChat(desk, chatId)?.blockedAt == null
}

/** The person blocked the bot, or took it back. */
export function setBlocked(desk: Desk, chatId: number, blocked: boolean): void {
  deed(desk, () => {
    const blockedAt = blocked ? desk.now() : null
    desk.db.update(chats).set({ blockedAt }).where(eq(chats.id, chatId)).run()
    desk.bus.note({ what: 'person', person: chatId })
  })
}

/** Chooses the language of a chat. */
export function chooseLanguage(desk: Desk, chatId: number, language: 'ru' | 'en'): void {
  desk.db.update(chats).set({ language }).where(eq(chats.id, chatId)).run()
}

function isSame(chat: Chat, meeting: Meeting): boolean {
  return (
    chat.type === meeting.type &&
    chat.title === meeting.title &&
    chat.username === meeting.username &&
    chat.languageCode === meeting.languageCode
  )
}
