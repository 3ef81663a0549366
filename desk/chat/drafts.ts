import { and, eq, sql } from 'drizzle-orm'
import { drafts } from '../../db/tables/dialogue.ts'
import { titleOf } from '../../scenarios/answer-title.ts'
import { apply, type Input, start } from '../../scenarios/engine.ts'
import { type Draft as DraftState, SUMMARY } from '../../scenarios/engine-draft.ts'
import { type Prompt, promptOf } from '../../scenarios/prompt.ts'
import type { Step } from '../../scenarios/step.ts'
import { post } from '../delivery/outbox.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { keep } from '../messages/receiving.ts'
import { mayFile } from '../people/catalogue.ts'
import { type Person, personById } from '../people/people.ts'
import { prepared, preparedChange, preparedInsert } from '../prepared.ts'
import { config, type LiveService, stepsOf } from '../setup/config.ts'
import { file } from '../tickets/filing.ts'
import type { Ticket } from '../tickets/tickets.ts'
import { expectNoComment } from './expectations.ts'
import { type Facts, factsFor } from './facts.ts'
import { dropPending, takePending } from './pending.ts'
import { endPrompt, promptIn, releasePrompt, showPrompt } from './prompts.ts'

type Row = typeof drafts.$inferSelect
export type Draft = Omit<Row, 'state'> & { state: DraftState }

const openIn = prepared((db) =>
  db
    .select()
    .from(drafts)
    // In so many words: an index holds the open ones only.
    .where(and(eq(drafts.chatId, sql.placeholder('chatId')), sql`${drafts.status} = 'open'`))
    .prepare(),
)

const ofId = prepared((db) =>
  db
    .select()
    .from(drafts)
    .where(eq(drafts.id, sql.placeholder('id')))
    .prepare(),
)

const insert = preparedInsert(drafts, [
  'personId',
  'chatId',
  'service',
  'scenarioVersion',
  'state',
  'status',
  'createdAt',
  'updatedAt',
])

const change = preparedChange(drafts, 'id')

/** The open draft of a chat: at most one. */
export function openDraft(desk: Desk, chatId: number): Draft | undefined {
  return openIn(desk).get({ chatId }) as Draft | undefined
}

export function draftById(desk: Desk, id: number): Draft | undefined {
  return ofId(desk).get({ id }) as Draft | undefined
}

/** A service that the person may file; throws `unknown_service` or `service_not_for_you`. */
export function serviceFor(desk: Desk, person: Person, serviceKey: string): LiveService {
  const service = config(desk).services.get(serviceKey)
  if (!service || !config(desk).services.live.includes(service)) {
    throw new DeskError('unknown_service', { service: serviceKey })
  }
  if (!mayFile(desk, person, service)) throw new DeskError('service_not_for_you')
  return service
}

/** Makes a draft at its first question; throws as `serviceFor`. */
export function newDraft(desk: Desk, person: Person, chatId: number, serviceKey: string): Draft {
  const service = serviceFor(desk, person, serviceKey)
  const steps = stepsOf(desk, serviceKey, service.version)
  const now = desk.now()
  expectNoComment(desk, chatId)
  const draft = {
    personId: person.id,
    chatId,
    service: serviceKey,
    scenarioVersion: service.version,
    state: start(steps, factsFor(desk, person, serviceKey)),
    status: 'open' as const,
    createdAt: now,
    updatedAt: now,
  }
  return { ...draft, id: insert(desk, draft), ticket: null }
}

/** Shows the draft's question again, below (`fresh`) or in place. */
export function continueDraft(desk: Desk, chatId: number, fresh: boolean): void {
  deed(desk, () => {
    if (!returnToDraft(desk, chatId, fresh)) throw new DeskError('draft_gone')
  })
}

/** The same where a request is under way; tells whether one is. */
export function returnToDraft(desk: Desk, chatId: number, fresh = true): boolean {
  const draft = openDraft(desk, chatId)
  if (draft) showPrompt(desk, chatId, { kind: 'draft', draft: draft.id }, fresh)
  return draft !== undefined
}

/**
 * What a person says or taps in a draft. The question is drawn again in place after a tap and
 * below after something written; *Send* files the ticket, whose card takes the prompt's place.
 */
export function answer(
  desk: Desk,
  person: Person,
  draft: Draft,
  input: Input,
): { ticket?: Ticket; isStale: boolean } {
  return deed(desk, () => {
    const steps = stepsOf(desk, draft.service, draft.scenarioVersion)
    const facts = factsFor(desk, person, draft.service)
    const applied = apply(steps, draft.state, input, facts)
    if (applied.outcome === 'cancel') {
      cancelDraft(desk, draft.chatId)
      return { isStale: false }
    }
    if (applied.outcome === 'send') {
      // The engine's own draft: rid of what an edit made unreachable.
      const whole = { ...draft, state: applied.draft }
      return { ticket: send(desk, person, whole, steps), isStale: false }
    }
    setState(desk, draft.id, applied.draft)
    const fresh = input.kind !== 'tap'
    showPrompt(desk, draft.chatId, { kind: 'draft', draft: draft.id }, fresh)
    return { isStale: applied.outcome === 'stale' }
  })
}

/** Drops what is under way in a chat, and its prompt; the chat says that nothing was sent. */
export function cancelDraft(desk: Desk, chatId: number): void {
  deed(desk, () => {
    const draft = openDraft(desk, chatId)
    if (!draft) throw new DeskError('draft_gone')
    dropDraft(desk, draft)
    endPrompt(desk, chatId)
    post(desk, { chatId }, { kind: 'fact', fact: { fact: 'draft_cancelled' } })
  })
}

/** What the draft asks now, for whoever draws it. */
export function promptOfDraft(desk: Desk, draft: Draft): { prompt: Prompt; facts: Facts } {
  const person = personById(desk, draft.personId)
  if (!person) throw new DeskError('draft_gone')
  const steps = stepsOf(desk, draft.service, draft.scenarioVersion)
  const facts = factsFor(desk, person, draft.service)
  return { prompt: promptOf(steps, draft.state, facts), facts }
}

/** Whether the chat asks nothing that can be answered in words: it shows what will be sent. */
export function isAskingNothing(desk: Desk, draft: Draft): boolean {
  return promptOfDraft(desk, draft).prompt.screen !== 'step'
}

/** Whether nothing is left to ask. */
export function isComplete(draft: Draft): boolean {
  return draft.state.at === SUMMARY
}

/** Files a draft as it is; its live prompt becomes the ticket's card. */
export function send(desk: Desk, person: Person, draft: Draft, steps: readonly Step[]): Ticket {
  const live = promptIn(desk, draft.chatId)
  const isMine = live?.data.kind === 'draft' && live.data.draft === draft.id
  const ticket = fileAnswers(desk, {
    source: `draft:${draft.id}`,
    service: draft.service,
    version: draft.scenarioVersion,
    steps,
    answers: draft.state.answers,
    requester: person,
    by: person,
    cardMessageId: isMine ? releasePrompt(desk, draft.chatId) : null,
  })
  change(desk, draft.id, { status: 'filed', ticket: ticket.number, updatedAt: desk.now() })
  // What found no place among the answers goes with the request all the same.
  const left = takePending(desk, draft.chatId, `draft:${draft.id}`)
  for (const incoming of [...left, ...takePending(desk, draft.chatId)]) {
    keep(desk, ticket, person, incoming)
  }
  return ticket
}

export interface FiledAnswers {
  source: string
  service: string
  version: number
  steps: readonly Step[]
  answers: DraftState['answers']
  requester: Person
  by: Person
  cardMessageId?: number | null
  followUpOf?: number
  /** Who has done already what it asks. */
  doneBy?: Person
}

/** Files whole answers of a service, titled in the company's language. */
export function fileAnswers(desk: Desk, filed: FiledAnswers): Ticket {
  const service = config(desk).services.get(filed.service)
  if (!service) throw new DeskError('unknown_service', { service: filed.service })
  const { locale } = config(desk)
  const t = desk.words(locale)
  return file(desk, {
    source: filed.source,
    service: filed.service,
    scenarioVersion: filed.version,
    title: titleOf({ ...service, steps: filed.steps }, filed.answers, locale, t),
    answers: filed.answers,
    requester: filed.requester,
    by: filed.by,
    attachments: filesIn(filed.answers),
    cardMessageId: filed.cardMessageId ?? null,
    ...(filed.followUpOf === undefined ? {} : { followUpOf: filed.followUpOf }),
    ...(filed.doneBy === undefined ? {} : { doneBy: filed.doneBy }),
  })
}

/** Keeps a new state of a draft. */
export function setState(desk: Desk, id: number, state: DraftState): void {
  change(desk, id, { state, updatedAt: desk.now() })
}

/** Ends a draft that is not sent, with whatever was to go with it. */
export function dropDraft(desk: Desk, { id, chatId }: Draft): void {
  change(desk, id, { status: 'cancelled', updatedAt: desk.now() })
  dropPending(desk, chatId, `draft:${id}`)
}

function filesIn(answers: DraftState['answers']): number[] {
  return Object.values(answers).flatMap((one) =>
    one.type === 'files' ? one.files.map((given) => given.id) : [],
  )
}
