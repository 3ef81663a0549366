import { and, asc, desc, eq, gt, gte, isNotNull, isNull, sql } from 'drizzle-orm'
import { bindings } from '../../db/tables/dialogue.ts'
import type { Desk } from '../desk.ts'
import { prepared } from '../prepared.ts'

type Binding = typeof bindings.$inferSelect

const MOST_PUSHES = 20

interface Bound {
  ticket: number
  messageId?: number | null
  outgoing: boolean
  part?: number
}

const kept = prepared((db) =>
  db
    .insert(bindings)
    .values({
      botId: sql.placeholder('botId'),
      chatId: sql.placeholder('chatId'),
      telegramMessageId: sql.placeholder('telegramMessageId'),
      ticket: sql.placeholder('ticket'),
      messageId: sql.placeholder('messageId'),
      outgoing: sql.placeholder('outgoing'),
      part: sql.placeholder('part'),
      at: sql.placeholder('at'),
    })
    .onConflictDoUpdate({
      target: [bindings.botId, bindings.chatId, bindings.telegramMessageId],
      set: {
        ticket: sql`excluded.ticket`,
        messageId: sql`excluded.message_id`,
        outgoing: sql`excluded.outgoing`,
        part: sql`excluded.part`,
        at: sql`excluded.at`,
      },
    })
    .prepare(),
)

const oneBelow = prepared((db) =>
  db
    .select({ part: bindings.part })
    .from(bindings)
    .where(
      and(
        eq(bindings.botId, sql.placeholder('botId')),
        eq(bindings.chatId, sql.placeholder('chatId')),
        gt(bindings.telegramMessageId, sql.placeholder('telegramMessageId')),
      ),
    )
    .limit(1)
    .prepare(),
)

/** Remembers that a message of a chat belongs to a ticket. */
export function bind(desk: Desk, chatId: number, telegramMessageId: number, bound: Bound): void {
  kept(desk).run({
    botId: desk.bot.id,
    chatId,
    telegramMessageId,
    ticket: bound.ticket,
    messageId: bound.messageId ?? null,
    outgoing: bound.outgoing ? 1 : 0,
    part: bound.part ?? 0,
    at: desk.now(),
  })
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
  const below = { botId: desk.bot.id, chatId, telegramMessageId }
  return oneBelow(desk).get(below) !== undefined
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
