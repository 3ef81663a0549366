import { changed } from '../../scenarios/engine-draft.ts'
import type { Desk } from '../desk.ts'
import { type IncomingFile, keepIncoming } from '../messages/attachments.ts'
import { type Incoming, sourceOf } from '../messages/receiving.ts'
import type { Person } from '../people/people.ts'
import { stepsOf } from '../setup/config.ts'
import { keepAnswered } from './answered.ts'
import { answer, type Draft, isAskingNothing, openDraft, setState } from './drafts.ts'
import { goAlong, keepWith } from './going-along.ts'
import { isEmpty, isSticker, isUnwanted, refOf, tellIfTooBig } from './prefilling.ts'
import { showPrompt } from './prompts.ts'

/**
 * Answers the request under way: a caption first where words are asked for, then its files. What
 * the question cannot take, and what is said to a summary, goes with the request when it is sent.
 */
export function toDraft(desk: Desk, by: Person, draft: Draft, incoming: Incoming): void {
  if (isAskingNothing(desk, draft)) {
    goAlong(desk, by, draft, incoming)
    return
  }
  const { content } = incoming
  const files = content.files.filter((file) => !isSticker(file))
  const other = otherKind(content)
  if (other !== undefined) answer(desk, by, draft, { kind: 'other', what: other })
  else if (files.length === 0) {
    keepAnswered(desk, by, incoming, draft.id, draft.state.at)
    answer(desk, by, draft, { kind: 'text', text: content.text })
  } else {
    const text = isAnsweredBy(desk, by, draft, incoming) ? '' : content.text
    const left = attach(desk, by, draft, { ...incoming, content: { ...content, files } })
    leaveWith(desk, by, draft, { ...incoming, content: { ...content, text, files: left } })
  }
}

function otherKind({ placeholder, location, files }: Incoming['content']): string | undefined {
  if (placeholder !== undefined) return placeholder
  if (location) return 'location'
  return files.length > 0 && files.every(isSticker) ? 'sticker' : undefined
}

/** Answers a question of words by a caption; false where nothing is asked in words, or nothing is said. */
function isAnsweredBy(desk: Desk, by: Person, draft: Draft, incoming: Incoming): boolean {
  const { text } = incoming.content
  const steps = stepsOf(desk, draft.service, draft.scenarioVersion)
  const live = steps.find((step) => step.key === draft.state.at)
  if (live?.type !== 'text' || text.trim() === '') return false
  keepAnswered(desk, by, incoming, draft.id, live.key)
  answer(desk, by, draft, { kind: 'text', text })
  return true
}

/** Gives files to the questions that take them; gives back those that none takes. */
function attach(desk: Desk, by: Person, draft: Draft, incoming: Incoming): IncomingFile[] {
  const owner = { draftId: draft.id, ownerId: by.id }
  return incoming.content.files.filter((file, index) => {
    const current = openDraft(desk, incoming.chatId) ?? draft
    if (isUnwanted(desk, by, current, file)) return true
    const kept = keepIncoming(desk, file, owner, `${sourceOf(incoming)}:draft:${index}`)
    tellIfTooBig(desk, incoming.chatId, file)
    answer(desk, by, current, { kind: 'file', file: refOf(kept) })
    return false
  })
}

/** What answers nothing goes with the request when it is sent. */
function leaveWith(desk: Desk, by: Person, draft: Draft, left: Incoming): void {
  if (isEmpty(left.content)) return
  keepWith(desk, by, draft, left)
  const { state } = openDraft(desk, left.chatId) ?? draft
  if (left.content.files.length > 0) setState(desk, draft.id, changed(state, {}))
  showPrompt(desk, left.chatId, { kind: 'draft', draft: draft.id }, true)
}
