import { readAnswer } from '../../scenarios/answer-read.ts'
import { SUMMARY } from '../../scenarios/engine-draft.ts'
import { forward, pathOf } from '../../scenarios/engine-path.ts'
import { about, tellRequester } from '../delivery/notify.ts'
import type { Desk } from '../desk.ts'
import { attachmentBySource } from '../messages/attachments.ts'
import { type Incoming, sourceOf } from '../messages/receiving.ts'
import type { Person } from '../people/people.ts'
import { stepsOf } from '../setup/config.ts'
import { findTicket } from '../tickets/tickets.ts'
import { rewriteAnswered } from './answered.ts'
import { tellAside } from './chat-screens.ts'
import { answer, type Draft, draftById, setState } from './drafts.ts'
import { factsFor } from './facts.ts'
import { redrawPrompt } from './prompts.ts'

/**
 * A message was edited that had answered a question of a request. While that is under way the new
 * text is the answer, if it can be one; else the chat says what to do.
 */
export function editAnswer(desk: Desk, by: Person, incoming: Incoming): void {
  const { text } = incoming.content
  const exchanged = draftOfExchanged(desk, incoming)
  const answered = rewriteAnswered(desk, sourceOf(incoming), text)
  const draft = exchanged ?? (answered && draftById(desk, answered.draft))
  if (!draft || draft.personId !== by.id) return
  const ticket = draft.ticket === null ? undefined : findTicket(desk, draft.ticket)
  if (draft.status === 'filed' && ticket) {
    tellRequester(desk, ticket, { fact: 'edit_too_late', ...about(ticket) })
  }
  if (draft.status !== 'open') return
  if (exchanged) tellAside(desk, draft.chatId, { fact: 'edit_not_taken' })
  if (!answered) return
  if (draft.state.at === answered.step) answer(desk, by, draft, { kind: 'text', text })
  else if (!put(desk, by, draft, answered.step, text)) {
    tellAside(desk, draft.chatId, { fact: 'edit_not_taken' })
  } else if (draft.state.at === SUMMARY) redrawPrompt(desk, draft.chatId, false)
  else tellAside(desk, draft.chatId, { fact: 'answer_edited' })
}

/** The request that was given a file in whose place the message now has another. */
function draftOfExchanged(desk: Desk, incoming: Incoming): Draft | undefined {
  const [file] = incoming.content.files
  const given = file && attachmentBySource(desk, `${sourceOf(incoming)}:draft:0`)
  if (!given || given.draftId === null || given.fileUniqueId === file.fileUniqueId) return undefined
  return draftById(desk, given.draftId)
}

/** Puts the answer in place of the former one; false where the text is none. */
function put(desk: Desk, by: Person, draft: Draft, key: string, text: string): boolean {
  const steps = stepsOf(desk, draft.service, draft.scenarioVersion)
  const facts = factsFor(desk, by, draft.service)
  const { state } = draft
  const path = pathOf(steps, state.answers, facts)
  const step = path.asked.find((asked) => asked.step.key === key)?.step
  if (!step || text.trim() === '') return false
  if (step.type === 'choice' || step.type === 'person' || step.type === 'files') return false
  const reading = readAnswer(step, text.trim(), facts)
  if ('problem' in reading) return false
  const edited = { ...state, answers: { ...state.answers, [key]: reading.answer } }
  setState(desk, draft.id, state.at === SUMMARY ? forward(steps, edited, facts) : edited)
  return true
}
