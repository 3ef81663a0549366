import type { Answers } from '../../scenarios/answer.ts'
import { readAnswer } from '../../scenarios/answer-read.ts'
import { apply } from '../../scenarios/engine.ts'
import type { Draft as DraftState } from '../../scenarios/engine-draft.ts'
import { forward, isOf, pathOf } from '../../scenarios/engine-path.ts'
import type { Step } from '../../scenarios/step.ts'
import { post } from '../delivery/outbox.ts'
import type { Desk } from '../desk.ts'
import { type IncomingFile, keepIncoming, LARGEST_DOWNLOAD } from '../messages/attachments.ts'
import { type Incoming, sourceOf } from '../messages/receiving.ts'
import type { Person } from '../people/people.ts'
import { stepsOf } from '../setup/config.ts'
import { keepAnswered } from './answered.ts'
import type { Draft } from './drafts.ts'
import { type Facts, factsFor } from './facts.ts'

interface Prefilled {
  state: DraftState
  /** What found no place among the answers; undefined where everything did. */
  left: Incoming | undefined
}

/**
 * Answers the first text step with what was written, and the files steps with what was sent along,
 * so that nobody says it twice. What does not fit is given back.
 */
export function prefill(desk: Desk, by: Person, draft: Draft, incoming: Incoming): Prefilled {
  const steps = stepsOf(desk, draft.service, draft.scenarioVersion)
  const facts = factsFor(desk, by, draft.service)
  const { content } = incoming
  const said = withText(steps, draft.state, content.text, facts)
  if (said) keepAnswered(desk, by, incoming, draft.id, said.step)
  const { state, files } = placeFiles(
    desk,
    by,
    { ...draft, state: said?.state ?? draft.state },
    incoming,
  )
  const left = { ...content, files, text: said ? '' : content.text }
  return { state, left: isEmpty(left) ? undefined : { ...incoming, content: left } }
}

/** Puts files among the answers where a step has room for them; gives back those without a place. */
export function placeFiles(
  desk: Desk,
  by: Person,
  draft: Draft,
  incoming: Incoming,
): { state: DraftState; files: IncomingFile[] } {
  const steps = stepsOf(desk, draft.service, draft.scenarioVersion)
  const facts = factsFor(desk, by, draft.service)
  let { state } = draft
  const files = incoming.content.files.filter((one, index) => {
    if (!takesFiles(steps, state.answers, facts) || isSticker(one)) return true
    const owner = { draftId: draft.id, ownerId: by.id }
    const kept = keepIncoming(desk, one, owner, `${sourceOf(incoming)}:draft:${index}`)
    const applied = apply(steps, state, { kind: 'file', file: refOf(kept) }, facts)
    if (applied.problem && applied.problem.code !== 'file_kept') return true
    state = applied.draft
    return false
  })
  return { state, files }
}

/** Whether no question of a request takes a file, or takes one more. */
export function isUnwanted(desk: Desk, by: Person, draft: Draft, one: IncomingFile): boolean {
  const steps = stepsOf(desk, draft.service, draft.scenarioVersion)
  const file = { id: 0, kind: one.kind, name: one.name }
  const facts = factsFor(desk, by, draft.service)
  return apply(steps, draft.state, { kind: 'file', file }, facts).problem?.code === 'file_unwanted'
}

/** A kept file as answers name it. */
export function refOf(kept: { id: number; kind: string; name: string; size: number | null }) {
  const { id, kind, name, size } = kept
  return { id, kind, name, ...(size === null ? {} : { size }) }
}

/** Whoever sent a file that cannot be downloaded hears so while another can still be sent: true. */
export function tellIfTooBig(desk: Desk, chatId: number, { size, name }: IncomingFile): boolean {
  if ((size ?? 0) <= LARGEST_DOWNLOAD) return false
  post(desk, { chatId }, { kind: 'fact', fact: { fact: 'answer_too_big', name } })
  return true
}

/** A sticker says something, but it is no answer. */
export function isSticker(file: IncomingFile): boolean {
  return file.kind === 'sticker'
}

function withText(
  steps: readonly Step[],
  state: DraftState,
  written: string,
  facts: Facts,
): { state: DraftState; step: string } | undefined {
  const text = written.trim()
  const path = pathOf(steps, state.answers, facts)
  const place = path.asked.find((asked) => isOf(asked, 'text') && !path.answers[asked.step.key])
  if (text === '' || place?.step.type !== 'text') return undefined
  const reading = readAnswer(place.step, text, facts)
  if ('problem' in reading) return undefined
  const answers = { ...state.answers, [place.step.key]: reading.answer }
  return { state: forward(steps, { ...state, answers }, facts), step: place.step.key }
}

function takesFiles(steps: readonly Step[], answers: Answers, facts: Facts): boolean {
  return pathOf(steps, answers, facts).asked.some((asked) => isOf(asked, 'files'))
}

/** Whether a message says nothing and brings nothing. */
export function isEmpty(content: Incoming['content']): boolean {
  const { text, files, placeholder, location } = content
  return text.trim() === '' && files.length === 0 && placeholder === undefined && !location
}
