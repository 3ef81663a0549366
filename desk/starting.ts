import { mayFile } from './catalogue.ts'
import { config, stepsOf } from './config.ts'
import type { Desk } from './desk.ts'
import { isComplete, newDraft, openDraft, returnToDraft, send, takeIn } from './drafts.ts'
import { keepPending } from './pending.ts'
import type { Person } from './people.ts'
import { showPrompt } from './prompts.ts'
import { type Incoming, keep } from './receiving.ts'

/**
 * Begins a request with what was written without choosing a service: that of the pack's
 * `free_text`, filed at once where nothing is left to ask; else the catalogue asks what it is
 * about. Another request under way is never dropped unasked.
 */
export function startWith(desk: Desk, by: Person, kept: Incoming[]): void {
  const [first] = kept
  if (!first) return
  const { chatId } = first
  const service = config(desk).services.live.find((one) => one.key === config(desk).freeText)
  const under = openDraft(desk, chatId)
  if (service && mayFile(desk, by, service) && !under) {
    fillIn(desk, by, chatId, service.key, kept)
    return
  }
  for (const incoming of kept) keepPending(desk, by, incoming)
  const data =
    service && under
      ? { kind: 'draft_exists' as const, draft: under.id, service: service.key }
      : { kind: 'catalogue' as const, group: null, page: 0 }
  showPrompt(desk, chatId, data, true)
}

function fillIn(desk: Desk, by: Person, chatId: number, service: string, kept: Incoming[]): void {
  const begun = newDraft(desk, by, chatId, service)
  const left = takeIn(desk, by, begun, kept)
  const draft = openDraft(desk, chatId)
  if (!draft || !isComplete(draft)) {
    for (const incoming of left) keepPending(desk, by, incoming, `draft:${begun.id}`)
    returnToDraft(desk, chatId)
    return
  }
  const ticket = send(desk, by, draft, stepsOf(desk, draft.service, draft.scenarioVersion))
  // As messages of the ticket they can be edited and answered, and nothing of them is lost.
  for (const incoming of kept) keep(desk, ticket, by, incoming)
}
