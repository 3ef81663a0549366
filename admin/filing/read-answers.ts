import { type Answer, type Answers, answerOf, type FileRef } from '../../scenarios/answer.ts'
import { isOptional, lengthOf, problemWith } from '../../scenarios/answer-check.ts'
import { personAnswer } from '../../scenarios/answer-default.ts'
import { readAnswer } from '../../scenarios/answer-read.ts'
import { MAX_OWN } from '../../scenarios/engine-choice.ts'
import type { Facts, Person } from '../../scenarios/engine-facts.ts'
import { type Asked, type AskedOf, isOf, pathOf } from '../../scenarios/engine-path.ts'
import { type Problem, problem } from '../../scenarios/engine-problem.ts'
import type { Step } from '../../scenarios/step.ts'
import { fieldOf, fieldsOf, OWN } from './answer-fields.ts'

const NAMESAKES = 8

/** What a posted form holds, by the names that `fieldOf` gives. */
interface Posted {
  values: ReadonlyMap<string, readonly string[]>
  files: ReadonlyMap<string, readonly FileRef[]>
}

/** A form read as answers. Steps that are not asked by what is answered are left out. */
export interface Filled {
  asked: Asked[]
  answers: Answers
  /** Why an answer was not taken, by the key of its step. */
  problems: Map<string, Problem>
  /** People to choose from, where a name was not enough. */
  namesakes: Map<string, Person[]>
}

type Reading = { answer?: Answer; problem?: Problem; namesakes?: Person[] }

/**
 * Reads all steps of a scenario at once, in their order, as one would answer them one by one. `before`: the
 * answers that are corrected; what was not touched stays as it is, and what was open may stay open.
 */
export function readAnswers(
  steps: readonly Step[],
  posted: Posted,
  facts: Facts,
  before?: Answers,
): Filled {
  const filled: Filled = { asked: [], answers: {}, problems: new Map(), namesakes: new Map() }
  for (const step of steps) {
    const path = pathOf(steps, filled.answers, facts)
    const asked = path.asked.find((one) => one.step.key === step.key)
    if (!asked) continue
    const known = before && answerOf(before, step.key)
    const isUntouched = known !== undefined && isPostedAs(step.key, known, posted)
    const reading = isUntouched ? { answer: known } : readStep(asked, posted, facts)
    filled.asked.push(asked)
    if (reading.answer) filled.answers[step.key] = reading.answer
    const mayStayOpen = before !== undefined && !known && isBlank(step, posted)
    if (reading.problem && !mayStayOpen) filled.problems.set(step.key, reading.problem)
    if (reading.namesakes) filled.namesakes.set(step.key, reading.namesakes)
  }
  return filled
}

/** The fields with whoever was found, so that they need not be chosen again. */
export function withPeople(
  fields: ReadonlyMap<string, readonly string[]>,
  { answers }: Filled,
): Map<string, readonly string[]> {
  const values = new Map(fields)
  for (const [key, answer] of Object.entries(answers)) {
    if (answer.type !== 'person' || answer.id === undefined) continue
    values.set(fieldOf(key), [answer.name])
    values.set(fieldOf(key, 'id'), [String(answer.id)])
  }
  return values
}

function readStep(asked: Asked, posted: Posted, facts: Facts): Reading {
  const { step } = asked
  if (isOf(asked, 'choice')) return readChoice(asked, posted)
  if (isOf(asked, 'person')) return readPerson(asked, posted, facts)
  if (isOf(asked, 'files')) return readFiles(asked, posted, facts)
  if (step.type === 'choice' || step.type === 'person' || step.type === 'files') return {}
  const text = textOf(posted, step.key)
  if (text === '') return step.optional ? {} : { problem: problem('blank') }
  return readAnswer(step, text, facts)
}

function readChoice({ step, options }: AskedOf<'choice'>, posted: Posted): Reading {
  const given = posted.values.get(fieldOf(step.key)) ?? []
  const keys = options.map(({ option }) => option.key).filter((key) => given.includes(key))
  const own = step.other && given.includes(OWN) ? textOf(posted, step.key, 'other') : ''
  if (lengthOf(own) > MAX_OWN) {
    return { problem: problem('too_long', { length: lengthOf(own), max: MAX_OWN }) }
  }
  if (given.includes(OWN) && own === '') return { problem: problem('blank') }
  if (keys.length === 0 && own === '') {
    return step.optional ? {} : { problem: problem('required') }
  }
  const chosen = step.multiple ? keys : keys.slice(0, 1)
  return { answer: { type: 'choice', keys: chosen, ...(own === '' ? {} : { other: own }) } }
}

function readPerson({ step }: AskedOf<'person'>, posted: Posted, facts: Facts): Reading {
  const { departments } = step
  const name = textOf(posted, step.key)
  const byNumber = (part: string) => {
    const id = Number(textOf(posted, step.key, part))
    return id > 0 ? facts.person(id, departments) : undefined
  }
  const picked = byNumber('pick')
  const before = byNumber('id')
  if (picked) return { answer: personAnswer(picked) }
  // A name typed anew beats somebody chosen before.
  if (before && name === before.name) return { answer: personAnswer(before) }
  if (name === '') return step.optional ? {} : { problem: problem('blank') }
  if (lengthOf(name) > MAX_OWN) {
    return { problem: problem('too_long', { length: lengthOf(name), max: MAX_OWN }) }
  }
  const { people } = facts.people(name, { departments, offset: 0, limit: NAMESAKES })
  const [only, ...more] = people
  if (only && more.length === 0) return { answer: personAnswer(only) }
  if (only) return { problem: problem('person_unknown'), namesakes: people }
  return step.other ? { answer: { type: 'person', name } } : { problem: problem('person_unknown') }
}

function readFiles({ step }: AskedOf<'files'>, posted: Posted, facts: Facts): Reading {
  const files = [...(posted.files.get(fieldOf(step.key)) ?? [])]
  if (files.length === 0)
    return isOptional(step) ? {} : { problem: problem('files_min', { min: 1 }) }
  const answer = { type: 'files' as const, files }
  const fault = problemWith(step, answer, facts.today)
  return fault ? { problem: fault } : { answer }
}

function isPostedAs(key: string, answer: Answer, posted: Posted): boolean {
  const same = (one: readonly string[], other: readonly string[]) =>
    one.join('\n') === other.join('\n')
  if (answer.type === 'files') {
    const files = posted.files.get(fieldOf(key)) ?? []
    return same(
      files.map(({ id }) => String(id)),
      answer.files.map(({ id }) => String(id)),
    )
  }
  return fieldsOf(key, answer).every(([name, values]) =>
    same(
      (posted.values.get(name) ?? []).map((one) => one.replaceAll('\r\n', '\n')),
      values,
    ),
  )
}

function isBlank({ key }: Step, posted: Posted): boolean {
  const values = [...(posted.values.get(fieldOf(key)) ?? [])]
  return values.every((one) => one.trim() === '') && !posted.files.get(fieldOf(key))?.length
}

function textOf(posted: Posted, key: string, part = ''): string {
  return (posted.values.get(fieldOf(key, part))?.[0] ?? '').trim()
}
