import { eq, sql } from 'drizzle-orm'
import { prompts } from '../../db/tables/dialogue.ts'
import { post } from '../delivery/outbox.ts'
import type { Desk } from '../desk.ts'
import type { Incoming } from '../messages/receiving.ts'
import { prepared, preparedChange, preparedInsert } from '../prepared.ts'
import { isBuried } from './bindings.ts'

/** What the one live prompt of a chat asks or offers. Pages count from 0. */
export type Prompting =
  // Nothing is asked: the service for which somebody came whom the desk does not know yet, and what they wrote.
  | { kind: 'wanted'; service?: string; said?: Incoming[] }
  | { kind: 'draft'; draft: number }
  | { kind: 'draft_exists'; draft: number; service: string }
  | { kind: 'catalogue'; group: number | null; page: number }
  | { kind: 'mine'; over: boolean; before: number[] }
  | { kind: 'language' }
  | { kind: 'which_ticket'; draft: number | null; page: number }
  | { kind: 'add_message'; ticket: number }
  | { kind: 'confirm_cancel'; ticket: number }
  | { kind: 'thanks'; ticket: number }
  | { kind: 'rating_comment'; ticket: number; rating: number }
  | { kind: 'agent_message'; ticket: number }
  | { kind: 'agent_ask'; ticket: number }
  | { kind: 'decision'; ticket: number; what: 'no' | 'ask' }
  | { kind: 'approval_message'; ticket: number }
  | { kind: 'article'; article: string; ticket: number | null; page: number }
  | { kind: 'team'; over: boolean; before: number[] }
  | { kind: 'team_ticket'; ticket: number; over: boolean; before: number[] }
  | { kind: 'approvals'; after: number[] }
  | { kind: 'rankings'; page: number }
  | { kind: 'ranking'; line: string; part: string; page: number; chosen: number | null }

const NONE = 'none'

type Row = typeof prompts.$inferSelect
export type LivePrompt = Omit<Row, 'data'> & { data: Prompting }

const inChat = prepared((db) =>
  db
    .select()
    .from(prompts)
    .where(eq(prompts.chatId, sql.placeholder('chatId')))
    .prepare(),
)

const shown = prepared((db) =>
  db
    .update(prompts)
    .set({
      messageId: sql`${sql.placeholder('messageId')}`,
      drawn: sql`${sql.placeholder('drawn')}`,
      sentAt: sql`${sql.placeholder('sentAt')}`,
    })
    .where(eq(prompts.chatId, sql.placeholder('chatId')))
    .prepare(),
)

const insert = preparedInsert(prompts, ['chatId', 'kind', 'data', 'version', 'fresh', 'updatedAt'])

const change = preparedChange(prompts, 'chatId')

/** The live prompt of a chat. */
export function promptIn(desk: Desk, chatId: number): LivePrompt | undefined {
  const row = rowOf(desk, chatId)
  return row && row.kind !== NONE ? (row as unknown as LivePrompt) : undefined
}

/**
 * Shows a prompt in place of the chat's live one: by editing it, or (`fresh`, after something was
 * written, and wherever it is no longer the last message) by a new one below; the former goes.
 */
export function showPrompt(desk: Desk, chatId: number, data: Prompting, fresh: boolean): void {
  const former = rowOf(desk, chatId)
  const version = (former?.version ?? 0) + 1
  const messageId = former?.messageId ?? null
  const isNew = fresh || messageId === null || isBuried(desk, chatId, messageId)
  const values = {
    kind: data.kind,
    data: { ...data },
    version,
    updatedAt: desk.now(),
    ...(isNew
      ? {
          messageId: null,
          formerId: messageId ?? former?.formerId ?? null,
          helperId: null,
          drawn: null,
          sentAt: null,
          fresh: version,
        }
      : {}),
  }
  if (former) change(desk, chatId, values)
  else insert(desk, { ...values, chatId, fresh: version })
  post(desk, { chatId }, { kind: 'prompt' })
  if (!isNew || !former) return
  if (former.messageId !== null) drop(desk, chatId, former.messageId)
  if (former.helperId !== null) drop(desk, chatId, former.helperId)
}

/** Draws the live prompt anew as it is. */
export function redrawPrompt(desk: Desk, chatId: number, fresh: boolean): void {
  const live = promptIn(desk, chatId)
  if (live) showPrompt(desk, chatId, live.data, fresh)
}

/** The chat has no live prompt any more; gives back its message, which something else may take over. */
export function releasePrompt(desk: Desk, chatId: number): number | null {
  const row = rowOf(desk, chatId)
  if (!row) return null
  // The row stays and goes on counting: a prompt still on its way is then known as outdated.
  const version = row.version + 1
  change(desk, chatId, {
    kind: NONE,
    data: {},
    messageId: null,
    formerId: row.messageId ?? row.formerId,
    helperId: null,
    drawn: null,
    version,
    fresh: version,
  })
  if (row.helperId !== null) drop(desk, chatId, row.helperId)
  return row.messageId
}

/** The live prompt has served: its message goes. */
export function endPrompt(desk: Desk, chatId: number): void {
  const messageId = releasePrompt(desk, chatId)
  if (messageId !== null) drop(desk, chatId, messageId)
}

/** A copy of the live prompt was tapped: it is the prompt from now on, and the one known before goes. */
export function takeCopy(desk: Desk, chatId: number, messageId: number): void {
  const row = rowOf(desk, chatId)
  if (!row || row.messageId === messageId) return
  change(desk, chatId, { messageId, drawn: null, sentAt: row.sentAt ?? desk.now() })
  if (row.messageId !== null) drop(desk, chatId, row.messageId)
}

/** What has happened to the prompt as it was in `version`: it was sent anew (`isNew`) or edited. */
export interface SentPrompt {
  version: number
  messageId: number
  drawn: string
  isNew: boolean
}

/** The bot has sent or edited the prompt. */
export function promptSent(desk: Desk, chatId: number, sent: SentPrompt): void {
  const row = rowOf(desk, chatId)
  if (!row) return
  if (sent.isNew && row.fresh > sent.version) {
    // While it was on its way the chat went on: a newer prompt stands below, or none is wanted.
    // One that was tapped meanwhile has gone already, or is the card of what was sent with it.
    if (row.formerId !== sent.messageId) drop(desk, chatId, sent.messageId)
    return
  }
  // An edited message that is no longer the prompt has gone, or a card has taken it over.
  if (!sent.isNew && row.messageId !== sent.messageId) return
  const { messageId, drawn, isNew } = sent
  // It could not be edited any more, or another copy was tapped while this one was on its way.
  if (isNew && row.messageId !== null && row.messageId !== messageId) {
    drop(desk, chatId, row.messageId)
  }
  shown(desk).run({ chatId, messageId, drawn, sentAt: isNew ? desk.now() : row.sentAt })
}

/** The prompt as it was in `version` has a helper message, or (null) needs none: the former goes. */
export function helperSent(
  desk: Desk,
  chatId: number,
  version: number,
  helperId: number | null,
): void {
  const row = rowOf(desk, chatId)
  if (!row) return
  if (row.fresh > version) {
    if (helperId !== null) drop(desk, chatId, helperId)
    return
  }
  if (row.helperId !== null && row.helperId !== helperId) drop(desk, chatId, row.helperId)
  desk.db.update(prompts).set({ helperId }).where(eq(prompts.chatId, chatId)).run()
}

function rowOf(desk: Desk, chatId: number): Row | undefined {
  return inChat(desk).get({ chatId })
}

function drop(desk: Desk, chatId: number, telegramMessageId: number): void {
  post(desk, { chatId }, { kind: 'drop', telegramMessageId })
}
