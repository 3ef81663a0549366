import { changed } from '../../scenarios/engine-draft.ts'
import type { Desk } from '../desk.ts'
import { DeskError } from '../errors.ts'
import type { Incoming } from '../messages/receiving.ts'
import type { Person } from '../people/people.ts'
import { answer, type Draft, setState } from './drafts.ts'
import { keepPending, pendingIn } from './pending.ts'
import { isEmpty, placeFiles, tellIfTooBig } from './prefilling.ts'
import { showPrompt } from './prompts.ts'

const MOST_KEPT = 100

/**
 * What is written where a request waits only to be sent goes along with it, as further words of its
 * requester; a file first to a step that has room. Throws `too_much_kept`. Within a deed.
 */
export function goAlong(desk: Desk, by: Person, draft: Draft, incoming: Incoming): void {
  const { chatId, content } = incoming
  if (isEmpty(content)) {
    answer(desk, by, draft, { kind: 'text', text: content.text })
    return
  }
  const untold = { ...draft, state: changed(draft.state, {}) }
  const { state, files } = placeFiles(desk, by, untold, incoming)
  setState(desk, draft.id, state)
  for (const file of content.files) if (!files.includes(file)) tellIfTooBig(desk, chatId, file)
  const left = { ...incoming, content: { ...content, files } }
  if (!isEmpty(left.content)) keepWith(desk, by, draft, left)
  showPrompt(desk, chatId, { kind: 'draft', draft: draft.id }, true)
}

/** Keeps it until the request is sent. Throws `too_much_kept`. */
export function keepWith(desk: Desk, by: Person, draft: Draft, incoming: Incoming): void {
  const direction = `draft:${draft.id}` as const
  if (pendingIn(desk, incoming.chatId, direction).length >= MOST_KEPT) {
    throw new DeskError('too_much_kept', { max: MOST_KEPT })
  }
  keepPending(desk, by, incoming, direction)
}
