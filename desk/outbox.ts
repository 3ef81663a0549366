import { and, eq } from 'drizzle-orm'
import { outbox } from '../db/tables/boxes.ts'
import type { Desk } from './desk.ts'
import type { Letter } from './letters.ts'

export interface Address {
  chatId: number
  ticket?: number
  /** The message of the ticket that this letter delivers. */
  messageId?: number
}

/** Puts a letter into the outbox of the running deed; a prompt or card replaces its pending like. */
export function post(desk: Desk, address: Address, letter: Letter): void {
  const key = keyOf(address.chatId, letter)
  const now = desk.now()
  if (key !== null) {
    desk.db
      .update(outbox)
      .set({ state: 'replaced', settledAt: now })
      .where(and(eq(outbox.key, key), eq(outbox.state, 'pending')))
      .run()
  }
  desk.db
    .insert(outbox)
    .values({
      chatId: address.chatId,
      kind: letter.kind,
      data: { ...letter },
      ticket: address.ticket ?? null,
      messageId: address.messageId ?? null,
      key,
      state: 'pending',
      nextAt: now,
      createdAt: now,
    })
    .run()
  desk.bus.note({ what: 'outbox' })
}

function keyOf(chatId: number, letter: Letter): string | null {
  if (letter.kind === 'prompt') return `prompt:${chatId}`
  if (letter.kind === 'card') return `card:${letter.ticket}:${chatId}`
  // Five lines written in a row are added five times and confirmed once.
  if (letter.kind === 'fact' && letter.fact.fact === 'added') {
    return `added:${letter.fact.number}:${chatId}`
  }
  return null
}
