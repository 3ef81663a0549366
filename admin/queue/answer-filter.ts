import type { Desk } from '../../desk/desk.ts'
import { config } from '../../desk/setup/config.ts'
import type { AnswerFilter } from '../../desk/tickets/queue-answers.ts'
import type { Step } from '../../scenarios/step.ts'
import { OWN } from '../filing/answer-fields.ts'
import { personTyped } from '../settings/typed-person.ts'
import type { QueueQuery } from './filters.ts'

type Asked = Pick<QueueQuery, 'service' | 'answer' | 'answer_person' | 'answer_from' | 'answer_to'>

/** A step whose answers are too many to be listed: somebody, a day, a number. */
type OpenStep = Extract<Step, { type: 'person' | 'date' | 'number' }>

/** What an address means in a service as it is now; nothing where it means nothing. */
export function answerFilter(desk: Desk, asked: Asked): AnswerFilter | undefined {
  const open = openStep(desk, asked)
  if (open) return openFilter(desk, open, asked)
  const [key = '', value = ''] = asked.answer?.split(':') ?? []
  const step = stepOf(desk, asked)
  if (step?.type === 'yes_no' && (value === 'yes' || value === 'no')) {
    return { step: key, type: 'yes_no', value: value === 'yes' }
  }
  if (step?.type !== 'choice') return undefined
  if (value === OWN) return step.other ? { step: key, type: 'other' } : undefined
  const isOption = step.options.some((one) => one.key === value)
  return isOption ? { step: key, type: 'choice', key: value } : undefined
}

/** The step that an address names where its answer is said by fields of its own: `day:`. */
export function openStep(desk: Desk, asked: Asked): OpenStep | undefined {
  const step = asked.answer?.endsWith(':') ? stepOf(desk, asked) : undefined
  return step && isOpen(step) ? step : undefined
}

/** Whether a step's answers are said by fields of their own. */
export function isOpen(step: Step): step is OpenStep {
  return step.type === 'person' || step.type === 'date' || step.type === 'number'
}

function stepOf(desk: Desk, { service, answer }: Asked): Step | undefined {
  const [key = ''] = answer?.split(':') ?? []
  const steps = config(desk).services.get(service)?.steps
  return steps?.find((one) => one.key === key)
}

function openFilter(
  desk: Desk,
  { key: step, type }: OpenStep,
  { answer_person, answer_from, answer_to }: Asked,
): AnswerFilter | undefined {
  if (type === 'person') {
    if (answer_person === undefined) return undefined
    const typed = personTyped(desk, answer_person)
    if (!('person' in typed)) return { step, type, name: answer_person.trim() }
    const { id, key, name } = typed.person
    return { step, type, id, key, name }
  }
  const from = type === 'date' ? day(answer_from) : number(answer_from)
  const to = type === 'date' ? day(answer_to) : number(answer_to)
  if (from === undefined && to === undefined) return undefined
  const bounds = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
  return { step, type, ...bounds } as AnswerFilter
}

function day(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined
}

function number(text: string | undefined): number | undefined {
  const value = text === undefined ? Number.NaN : Number(text.replace(',', '.'))
  return Number.isFinite(value) ? value : undefined
}
