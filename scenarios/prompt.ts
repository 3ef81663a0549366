import { type Answer, answerOf, type FileRef } from './answer.ts'
import { fileLimits } from './answer-check.ts'
import { type Bounds, boundsOf, monthWithin } from './date.ts'
import { type Draft, EDIT, SUMMARY } from './engine-draft.ts'
import type { Facts, Person } from './engine-facts.ts'
import { found, PAGE_SIZE, pageOf, pagesOf } from './engine-list.ts'
import {
  type Asked,
  type AskedOf,
  backOf,
  isAnswered,
  isOf,
  type Path,
  pathOf,
  placed,
  proposedOf,
} from './engine-path.ts'
import type { Problem } from './engine-problem.ts'
import type { Step, StepOption } from './step.ts'

/** What the live step offers besides typing. Pages count from 0. */
export type Body =
  | { kind: 'typed' }
  | { kind: 'yes_no' }
  | { kind: 'own' }
  | { kind: 'files'; files: FileRef[]; max: number }
  | { kind: 'calendar'; month: string; bounds: Bounds }
  | ({ kind: 'options'; shown: { index: number; option: StepOption }[] } & List)
  | ({ kind: 'people'; shown: Person[] } & List)

interface List {
  page: number
  pages: number
  search: string
}

/** A question: the `position`th of `total` that are asked by what is known now. */
export interface StepPrompt {
  screen: 'step'
  step: Step
  index: number
  position: number
  total: number
  today: string
  body: Body
  current: Answer | undefined
  /** The current answer is whole, so that one may go on with it. */
  whole: boolean
  proposed: Answer | undefined
  back: boolean
  problem: Problem | undefined
}

export interface Entry {
  index: number
  step: Step
  answer: Answer | undefined
}

/** All answers, to be sent or changed. */
export interface SummaryPrompt {
  screen: 'summary'
  entries: Entry[]
  today: string
  problem: Problem | undefined
}

/** Which answer to change. */
export interface EditPrompt {
  screen: 'edit'
  entries: Entry[]
  page: number
  pages: number
  problem: Problem | undefined
}

export type Prompt = StepPrompt | SummaryPrompt | EditPrompt

/** What is asked of the person now. Drawn anew from the draft at any time. */
export function promptOf(steps: readonly Step[], draft: Draft, facts: Facts): Prompt {
  const here = placed(steps, draft, facts)
  const path = pathOf(steps, here.answers, facts)
  const { problem } = here
  const entries = path.asked.map(({ index, step }) => ({
    index,
    step,
    answer: answerOf(path.answers, step.key),
  }))
  if (here.at === EDIT) {
    const { page, shown } = pageOf(entries, here.page)
    return { screen: 'edit', entries: shown, page, pages: pagesOf(entries.length), problem }
  }
  const live = path.asked.find(({ step }) => step.key === here.at)
  if (here.at === SUMMARY || !live) {
    return { screen: 'summary', entries, today: facts.today, problem }
  }
  return stepPrompt(path, here, live, facts)
}

function stepPrompt(path: Path, draft: Draft, live: Asked, facts: Facts): StepPrompt {
  const { index, step } = live
  const { today } = facts
  const current = answerOf(path.answers, step.key)
  return {
    screen: 'step',
    step,
    index,
    position: path.asked.indexOf(live) + 1,
    total: path.asked.length,
    today,
    body: bodyOf(live, draft, current, facts),
    current,
    whole: isAnswered(step, path.answers, today),
    proposed: current ? undefined : proposedOf(live, facts),
    back: backOf(path, draft, today) !== undefined,
    problem: draft.problem,
  }
}

function bodyOf(live: Asked, draft: Draft, current: Answer | undefined, facts: Facts): Body {
  if (draft.own) return { kind: 'own' }
  if (isOf(live, 'choice')) return optionsBody(live, draft)
  if (isOf(live, 'person')) return peopleBody(live, draft, facts)
  if (isOf(live, 'date')) return calendarBody(live, draft, current, facts)
  if (isOf(live, 'files')) {
    const files = current?.type === 'files' ? current.files : []
    return { kind: 'files', files, max: fileLimits(live.step).max }
  }
  return { kind: live.step.type === 'yes_no' ? 'yes_no' : 'typed' }
}

function optionsBody(live: AskedOf<'choice'>, draft: Draft): Body {
  const { search } = draft
  const options = search ? found(live.options, search) : live.options
  return { kind: 'options', ...pageOf(options, draft.page), pages: pagesOf(options.length), search }
}

function peopleBody(live: AskedOf<'person'>, draft: Draft, facts: Facts): Body {
  const { departments } = live.step
  const search = (offset: number) =>
    facts.people(draft.search, { departments, offset, limit: PAGE_SIZE })
  const wanted = search(draft.page * PAGE_SIZE)
  const pages = pagesOf(wanted.total)
  const page = Math.min(draft.page, pages - 1)
  const { people } = page === draft.page ? wanted : search(page * PAGE_SIZE)
  return { kind: 'people', shown: people, page, pages, search: draft.search }
}

function calendarBody(
  live: AskedOf<'date'>,
  draft: Draft,
  current: Answer | undefined,
  facts: Facts,
): Body {
  const bounds = boundsOf(live.step, facts.today)
  const proposed = current ?? proposedOf(live, facts)
  const day = proposed?.type === 'date' ? proposed.date : facts.today
  const month = monthWithin(draft.month ?? day.slice(0, 7), bounds)
  return { kind: 'calendar', month, bounds }
}
