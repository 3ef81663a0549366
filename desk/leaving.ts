import type { Desk } from './desk.ts'
import { openDraft, setStatus } from './drafts.ts'
import { expectNothing } from './expectations.ts'
import { dropPending } from './pending.ts'
import { endPrompt } from './prompts.ts'

/**
 * A chat is no longer its person's: nothing that was begun there waits for whoever comes next.
 * Within a deed.
 */
export function clearChat(desk: Desk, chatId: number): void {
  const draft = openDraft(desk, chatId)
  if (draft) setStatus(desk, draft.id, 'cancelled')
  dropPending(desk, chatId)
  expectNothing(desk, chatId)
  endPrompt(desk, chatId)
}
