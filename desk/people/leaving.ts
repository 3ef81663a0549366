import { openDraft, setStatus } from '../chat/drafts.ts'
import { expectNothing } from '../chat/expectations.ts'
import { dropPending } from '../chat/pending.ts'
import { endPrompt } from '../chat/prompts.ts'
import type { Desk } from '../desk.ts'

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
