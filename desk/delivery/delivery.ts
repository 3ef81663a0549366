import { and, asc, eq, gt, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { type OUTBOX_STATES, outbox } from '../../db/tables/boxes.ts'
import { bind } from '../chat/bindings.ts'
import { cardSent, type SentCard } from '../chat/cards.ts'
import { helperSent, promptSent, type SentPrompt } from '../chat/prompts.ts'
import { type Desk, deed, unwaited } from '../desk.ts'
import { rememberFile, type SentFile } from '../messages/attachments.ts'
import { givenList, prepared } from '../prepared.ts'
import { findTicket } from '../tickets/tickets.ts'
import type { Letter } from './letters.ts'
import { tellInstead } from './notify.ts'
import { post } from './outbox.ts'
import { markReached, markUnreachable } from './reaching.ts'
import { settleMessage } from './settling.ts'

// The postman passes over chats that it is busy with, however long: a lease is for what it has lost.
const LEASE_MS = 30_000
const KEPT_MS = 30 * 24 * 3_600_000
const SWEPT_AT_ONCE = 500

const isPending = sql`${outbox.state} = 'pending'`

const { id, chatId, ticket, messageId, tries } = outbox
const place = sql.placeholder
const earlier = sql`exists (select 1 from ${outbox} as earlier where earlier.state = 'pending' and earlier.chat_id = ${chatId} and earlier.id < ${id})`

const dueNow = prepared((db) =>
  db
    .select({ id, chatId, ticket, messageId, tries, text: sql<string>`${outbox.data}` })
    .from(outbox)
    .where(
      and(
        isPending,
        lte(outbox.nextAt, place('now')),
        or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, place('now'))),
        sql`${chatId} not in ${givenList('except')}`,
        sql`not ${earlier}`,
      ),
    )
    .orderBy(asc(outbox.nextAt), asc(id))
    .limit(place('limit'))
    .prepare(),
)

const dueAfter = prepared((db) =>
  db
    .select({ at: outbox.nextAt })
    .from(outbox)
    .where(and(isPending, gt(outbox.nextAt, place('now'))))
    .orderBy(asc(outbox.nextAt))
    .limit(1)
    .prepare(),
)

const leased = prepared((db) =>
  db
    .update(outbox)
    .set({ leasedUntil: sql`${place('until')}` })
    .where(and(eq(id, place('id')), isPending))
    .prepare(),
)

const settled = prepared((db) =>
  db
    .update(outbox)
    .set({
      state: sql`${place('state')}`,
      error: sql`${place('error')}`,
      settledAt: sql`${place('now')}`,
      leasedUntil: null,
    })
    .where(and(eq(id, place('id')), isPending))
    .prepare(),
)

/** A letter that is due: the first one of its chat. */
export interface Due {
  id: number
  chatId: number
  letter: Letter
  ticket: number | null
  messageId: number | null
  tries: number
}

/** What Telegram took over of a letter. */
export interface Taken {
  /** Messages that now carry it. */
  carriers?: { telegramMessageId: number; part: number }[]
  prompt?: SentPrompt
  helper?: { version: number; helperId: number | null }
  card?: SentCard
  files?: SentFile[]
  /** What is still to be sent of it, before anything else of the chat. */
  rest?: Letter
  /** Letters that follow from it; parts of a reply deliver the message `messageId`. */
  follows?: { messageId: number; letters: Letter[] }
}

/** The letter that waits longest of those that may go now, and of other chats than these. */
export function nextDue(desk: Desk, exceptChats: number[]): Due | undefined {
  return nextDues(desk, exceptChats, 1)[0]
}

/**
 * The letters that may go now, of other chats than these and one a chat, those that wait longest
 * first; at most `limit`, at least one where there is any. One whose row is broken has failed:
 * nothing waits behind it.
 */
export function nextDues(desk: Desk, exceptChats: number[], limit: number): Due[] {
  for (;;) {
    const rows = dueNow(desk).all({ now: desk.now(), except: JSON.stringify(exceptChats), limit })
    const due = rows.flatMap(({ text, ...row }) => {
      const letter = letterOf(text)
      if (letter) return [{ ...row, letter }]
      refused(desk, row, { error: 'internal', unreachable: false })
      return []
    })
    if (due.length > 0 || rows.length === 0) return due
  }
}

/** When the next letter becomes due that is not due yet; null: none waits for its time. */
export function nextDueAt(desk: Desk): number | null {
  return dueAfter(desk).get({ now: desk.now() })?.at ?? null
}

/**
 * Takes a letter for delivery; a crash frees it. Nothing goes that could not be noted, but the disk
 * is not waited for: whoever starts after a power cut frees every lease anyway.
 */
export function lease(desk: Desk, due: Due): void {
  unwaited(desk, () => leased(desk).run({ id: due.id, until: desk.now() + LEASE_MS }))
}

/** Frees what a former run had taken; for the one process that owns the data, at its start. */
export function freeLeases(desk: Desk): void {
  desk.db
    .update(outbox)
    .set({ leasedUntil: null })
    .where(and(isPending, isNotNull(outbox.leasedUntil)))
    .run()
}

/** Telegram has the letter, or the part of it that this call was about. */
export function sent(desk: Desk, due: Due, taken: Taken): void {
  deed(desk, () => {
    keepTaken(desk, due, taken)
    if (taken.rest) {
      const data = { ...taken.rest }
      change(desk, due, { data, tries: 0, leasedUntil: null, nextAt: desk.now() })
      desk.bus.note({ what: 'outbox' })
    } else settle(desk, due, 'sent')
    if (isNewMessage(taken)) markReached(desk, due.chatId)
    if (due.messageId !== null) settleMessage(desk, due.messageId)
  })
}

/** Nothing came of it now: again at an instant. `counts`: the next pause grows. */
export function later(desk: Desk, due: Due, at: number, error: string, counts = true): void {
  const tries = due.tries + (counts ? 1 : 0)
  change(desk, due, { nextAt: at, tries, error, leasedUntil: null })
}

/** Whether a letter waits because Telegram is away: nobody answered, or it answered 500 and above. */
export function isOutage(error: string): boolean {
  return error === 'network' || /^5\d\d /.test(error)
}

/** After an outage what waits because of it may go at once, but for letters of `before`; gives all that wait. */
export function hurry(desk: Desk, before: ReadonlySet<number>): Set<number> {
  const now = desk.now()
  const waits = and(
    isPending,
    or(eq(outbox.error, 'network'), sql`${outbox.error} glob '5[0-9][0-9] *'`),
  )
  const ids = desk.db.select({ id }).from(outbox).where(waits).all()
  const late = and(
    waits,
    gt(outbox.nextAt, now),
    sql`${id} not in (select value from json_each(${JSON.stringify([...before])}))`,
  )
  desk.db.update(outbox).set({ nextAt: now }).where(late).run()
  return new Set(ids.map((row) => row.id))
}

/**
 * Telegram will not have the letter: it is dead, with the rest of its message. `unreachable`: nor
 * anything else for this chat, which is then known as blocked.
 */
export function refused(
  desk: Desk,
  due: Omit<Due, 'letter'> & { letter?: Letter },
  refusal: { error: string; unreachable: boolean },
): void {
  deed(desk, () => {
    const { error, unreachable } = refusal
    settle(desk, due, 'failed', error)
    const others = unreachable
      ? eq(outbox.chatId, due.chatId)
      : eq(outbox.messageId, due.messageId ?? -1)
    const failed = desk.db
      .update(outbox)
      .set({ state: 'failed', error, settledAt: desk.now(), leasedUntil: null })
      .where(and(isPending, others))
      .returning({ messageId: outbox.messageId, ticket: outbox.ticket, letter: outbox.data })
      .all()
    if (unreachable) markUnreachable(desk, due.chatId)
    const first = { letter: { ...due.letter }, ticket: due.ticket }
    for (const row of [first, ...failed]) tellElsewhere(desk, due.chatId, row)
    const messages = new Set([due, ...failed].map((row) => row.messageId))
    for (const id of messages) if (id !== null) settleMessage(desk, id)
  })
}

/** What a group cannot be told, whatever the reason, its line's agents are told instead. */
function tellElsewhere(
  desk: Desk,
  chatId: number,
  { letter, ticket: number }: { letter: Record<string, unknown>; ticket: number | null },
): void {
  const ticket = number === null ? undefined : findTicket(desk, number)
  const told = letter as Letter
  if (chatId < 0 && ticket && told.kind === 'fact') tellInstead(desk, chatId, ticket, told.fact)
}

/** Forgets settled letters after 30 days, a bounded number a call; tells how many. */
export function sweepOutbox(desk: Desk): number {
  const old = desk.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isNotNull(outbox.settledAt), lt(outbox.settledAt, desk.now() - KEPT_MS)))
    .limit(SWEPT_AT_ONCE)
  return desk.db.delete(outbox).where(sql`${outbox.id} in ${old}`).run().changes
}

function letterOf(text: string): Letter | undefined {
  try {
    return JSON.parse(text) as Letter
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function keepTaken(desk: Desk, due: Due, taken: Taken): void {
  const { chatId, ticket, messageId } = due
  for (const { telegramMessageId, part } of taken.carriers ?? []) {
    if (ticket === null) continue
    bind(desk, chatId, telegramMessageId, { ticket, messageId, outgoing: true, part })
  }
  if (taken.prompt) promptSent(desk, chatId, taken.prompt)
  if (taken.helper) helperSent(desk, chatId, taken.helper.version, taken.helper.helperId)
  if (taken.card) cardSent(desk, chatId, taken.card)
  for (const file of taken.files ?? []) rememberFile(desk, file)
  for (const letter of taken.follows?.letters ?? []) {
    const delivers = letter.kind === 'reply' ? taken.follows?.messageId : undefined
    post(desk, { chatId, ...present({ ticket, messageId: delivers }) }, letter)
  }
}

/** Only a new message shows that the chat can be reached. */
function isNewMessage({ carriers, card, prompt }: Taken): boolean {
  return card?.isNew ?? prompt?.isNew ?? (carriers?.length ?? 0) > 0
}

function present(about: { ticket: number | null; messageId: number | undefined }) {
  return {
    ...(about.ticket === null ? {} : { ticket: about.ticket }),
    ...(about.messageId === undefined ? {} : { messageId: about.messageId }),
  }
}

function settle(
  desk: Desk,
  due: Pick<Due, 'id'>,
  state: (typeof OUTBOX_STATES)[number],
  error: string | null = null,
): void {
  settled(desk).run({ id: due.id, state, error, now: desk.now() })
}

/** A letter that a newer one has replaced meanwhile stays replaced. */
function change(
  desk: Desk,
  due: Pick<Due, 'id'>,
  values: Partial<typeof outbox.$inferInsert>,
): void {
  desk.db
    .update(outbox)
    .set(values)
    .where(and(eq(outbox.id, due.id), isPending))
    .run()
}
