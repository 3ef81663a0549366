import { and, asc, desc, eq, gt, gte, isNotNull, isNull } from 'drizzle-orm'
import { bindings } from '../../db/tables/dialogue.ts'
import type { Desk } from '../desk.ts'

export type Binding = typeof bindings.$inferSelect

const MOST_PUSHES = 20

export interface Bound {
  ticket: number
  messageId?: number | null
  outgoing: boolean
  part?: number
}

/** Remembers that a message of a chat belongs to a ticket. */
export function bind(desk: Desk, chatId: number, telegramMessageId: number, bound: Bound): void {
  const values = {
    ticket: bound.ticket,
    messageId: bound.messageId ?? null,
    outgoing: bound.outgoing ? 1 : 0,
    part: bound.part ?? 0,
    at: desk.now(),
  }
  desk.db
    .insert(bindings)
    .values({ botId: desk.bot.id, chatId, telegramMessageId, ...values })
    .onConflictDoUpdate({
      target: [bindings.botId, bindings.chatId, bindings.telegramMessageId],
      set: values,
    })
    .run()
}

/** What a message of a chat belongs to. */
export function bindingOf(
  desk: Desk,
  chatId: number,
  telegramMessageId: number,
): Binding | undefined {
  return desk.db
    .select()
    .from(bindings)
    .where(
      and(
        eq(bindings.botId, desk.bot.id),
        eq(bindings.chatId, chatId),
        eq(bindings.telegramMessageId, telegramMessageId),
      ),
    )
    .get()
}

/** Telegram's messages that carry a message of a ticket, part by part. */
export function carriersOf(desk: Desk, messageId: number): Binding[] {
  return desk.db
    .select()
    .from(bindings)
    .where(and(eq(bindings.messageId, messageId), eq(bindings.outgoing, 1)))
    .orderBy(asc(bindings.part), asc(bindings.telegramMessageId))
    .all()
}

/** The pushes about a ticket that reached a chat from an instant on: what the bot said of itself. */
export function pushesSince(desk: Desk, ticket: number, chatId: number, since: number): number[] {
  return desk.db
    .select({ id: bindings.telegramMessageId })
    .from(bindings)
    .where(
      and(
        eq(bindings.ticket, ticket),
        eq(bindings.chatId, chatId),
        eq(bindings.outgoing, 1),
        isNull(bindings.messageId),
        gte(bindings.at, since),
      ),
    )
    .orderBy(desc(bindings.at))
    .limit(MOST_PUSHES)
    .all()
    .map(({ id }) => id)
}

/** Whether a ticket was spoken of below a message of the chat. */
export function isBuried(desk: Desk, chatId: number, telegramMessageId: number): boolean {
  const below = and(
    eq(bindings.botId, desk.bot.id),
    eq(bindings.chatId, chatId),
    gt(bindings.telegramMessageId, telegramMessageId),
  )
  return desk.db.select().from(bindings).where(below).limit(1).get() !== undefined
}

/** The ticket whose message reached the chat last, after an instant. */
export function ticketHeardSince(desk: Desk, chatId: number, since: number): number | undefined {
  return desk.db
    .select({ ticket: bindings.ticket })
    .from(bindings)
    .where(
      and(
        eq(bindings.chatId, chatId),
        gt(bindings.at, since),
        eq(bindings.outgoing, 1),
        isNotNull(bindings.messageId),
      ),
    )
    .orderBy(desc(bindings.at))
    .limit(1)
    .get()?.ticket
}
