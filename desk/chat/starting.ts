import { type Desk, deed } from '../desk.ts'
import { type Incoming, keep } from '../messages/receiving.ts'
import { mayFile } from '../people/catalogue.ts'
import type { Person } from '../people/people.ts'
import { config, stepsOf } from '../setup/config.ts'
import { offerArticles } from './article-chat.ts'
import {
  type Draft,
  dropDraft,
  isComplete,
  newDraft,
  openDraft,
  returnToDraft,
  send,
  serviceFor,
  setState,
} from './drafts.ts'
import { keepPending, pendingIn, takePending } from './pending.ts'
import { prefill, tellIfTooBig } from './prefilling.ts'
import { showPrompt } from './prompts.ts'

/**
 * Begins a service's scenario with what was kept for it; where another request is under way, asks
 * what to do with that. Throws `unknown_service` or `service_not_for_you`.
 */
export function beginDraft(
  desk: Desk,
  person: Person,
  chatId: number,
  serviceKey: string,
  fresh: boolean,
): void {
  deed(desk, () => {
    const under = openDraft(desk, chatId)
    // Nobody is asked to give up a request for one that they cannot file.
    if (under && under.service !== serviceKey) serviceFor(desk, person, serviceKey)
    if (under && (under.service !== serviceKey || pendingIn(desk, chatId).length > 0)) {
      const data = { kind: 'draft_exists' as const, draft: under.id, service: serviceKey }
      showPrompt(desk, chatId, data, fresh)
      return
    }
    const draft = under ?? newDraft(desk, person, chatId, serviceKey)
    const kept = takePending(desk, chatId)
    const told = leaveWith(desk, person, draft, kept, takeIn(desk, person, draft, kept))
    showPrompt(desk, chatId, { kind: 'draft', draft: draft.id }, fresh || told)
  })
}

/** Drops what is under way and begins another service instead. */
export function beginInstead(desk: Desk, person: Person, chatId: number, serviceKey: string): void {
  deed(desk, () => {
    const under = openDraft(desk, chatId)
    if (under) dropDraft(desk, under)
    beginDraft(desk, person, chatId, serviceKey, false)
  })
}

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
  const isOffered = service !== undefined && mayFile(desk, by, service)
  const under = openDraft(desk, chatId)
  if (isOffered && !under) {
    fillIn(desk, by, chatId, service.key, kept)
    return
  }
  for (const incoming of kept) keepPending(desk, by, incoming)
  const data =
    isOffered && under
      ? { kind: 'draft_exists' as const, draft: under.id, service: service.key }
      : { kind: 'catalogue' as const, group: null, page: 0 }
  showPrompt(desk, chatId, data, true)
}

function fillIn(desk: Desk, by: Person, chatId: number, service: string, kept: Incoming[]): void {
  const begun = newDraft(desk, by, chatId, service)
  const left = takeIn(desk, by, begun, kept)
  const draft = openDraft(desk, chatId)
  if (!draft || !isComplete(draft)) {
    leaveWith(desk, by, begun, kept, left)
    returnToDraft(desk, chatId)
    return
  }
  const ticket = send(desk, by, draft, stepsOf(desk, draft.service, draft.scenarioVersion))
  // As messages of the ticket they can be edited and answered, and nothing of them is lost.
  for (const incoming of kept) keep(desk, ticket, by, incoming)
  offerArticles(desk, by, ticket, kept.map(({ content }) => content.text).join('\n'))
}

/** Answers a draft with what was written before it began; gives back what found no place. */
function takeIn(desk: Desk, person: Person, draft: Draft, kept: Incoming[]): Incoming[] {
  let current = draft
  return kept.flatMap((incoming) => {
    const { state, left } = prefill(desk, person, current, incoming)
    setState(desk, draft.id, state)
    current = { ...current, state }
    return left ?? []
  })
}

/** What found no place goes with the request when it is sent; tells whether anything was said about it. */
function leaveWith(
  desk: Desk,
  person: Person,
  draft: Draft,
  kept: Incoming[],
  left: Incoming[],
): boolean {
  for (const incoming of left) keepPending(desk, person, incoming, `draft:${draft.id}`)
  const files = (all: Incoming[]) => all.flatMap(({ content }) => content.files)
  const answers = files(kept).filter((file) => !files(left).includes(file))
  return answers.filter((file) => tellIfTooBig(desk, draft.chatId, file)).length > 0
}
