import { z } from 'zod'
import type { EventRow } from '../../desk/events.ts'
import { stepsOf } from '../../desk/setup/config.ts'
import { type Answer, answerSchema, answersSchema } from '../../scenarios/answer.ts'
import { cut, labelOf, sayAnswer } from '../../scenarios/answer-say.ts'
import type { Step } from '../../scenarios/step.ts'
import type { View } from './view.ts'

const LONGEST = 120

const changesSchema = z.record(
  z.string(),
  z.object({ from: answerSchema.nullable(), to: answerSchema.nullable() }),
)

type Told = Pick<EventRow, 'data'>
type Seen = Pick<View, 'panel' | 'reader'>

/** What of the answers was filled in or corrected: from what to what. */
export function changedAnswers(event: Told, view: Seen): string {
  return [view.reader.t('admin-event-answers'), ...answerChanges(event, view)].join(' · ')
}

/** The same, a question each. */
export function answerChanges({ data }: Told, view: Seen): string[] {
  const changes = changesSchema.safeParse(data.changes).data ?? {}
  const steps = stepsOf(view.panel.desk, String(data.service), Number(data.version))
  return steps.flatMap((step) => {
    const change = changes[step.key]
    if (!change) return []
    const to = change.to ? short(step, change.to, view) : '—'
    if (!change.from) return [`${labelOf(step, view.reader.locale)}: ${to}`]
    return [`${labelOf(step, view.reader.locale)}: ${short(step, change.from, view)} → ${to}`]
  })
}

/** The answers that a change of the service has left behind, by the questions that they belong to. */
export function answersLeft({ data }: Told, view: Seen): string[] {
  const left = answersSchema.safeParse(data.left).data ?? {}
  return stepsOf(view.panel.desk, String(data.from), Number(data.fromVersion)).flatMap((step) => {
    const answer = left[step.key]
    return answer ? [`${labelOf(step, view.reader.locale)}: ${short(step, answer, view)}`] : []
  })
}

function short(step: Step, answer: Answer, { reader }: Seen): string {
  return cut(sayAnswer(step, answer, reader.locale, reader.t), LONGEST)
}
