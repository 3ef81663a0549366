import type { LiveService } from '../../desk/setup/config.ts'
import type { FileRef } from '../../scenarios/answer.ts'
import { sayProblem } from '../../scenarios/draw-problem.ts'
import type { Facts } from '../../scenarios/engine-facts.ts'
import type { Problem } from '../../scenarios/engine-problem.ts'
import { promptOf } from '../../scenarios/prompt.ts'
import type { Step } from '../../scenarios/step.ts'
import type { Reader } from '../panel.ts'
import { fieldOf } from './answer-fields.ts'
import { Field } from './field.tsx'
import type { Filled } from './read-answers.ts'

export interface StepFieldsProps {
  reader: Reader
  service: LiveService
  steps: readonly Step[]
  facts: Facts
  values: ReadonlyMap<string, readonly string[]>
  filled: Filled
  kept: ReadonlyMap<string, readonly FileRef[]>
  /** Nobody has tried to send it yet: nothing is wrong with it. */
  isFresh: boolean
}

/** The questions of a scenario that are asked by what is answered, with what is wrong with each. */
export function StepFields(props: StepFieldsProps) {
  const { reader, filled, isFresh, facts, values } = props
  return (
    <div id="steps" data-renew data-keep="steps">
      {filled.asked.map((asked) => {
        const { key } = asked.step
        const problem = isFresh ? undefined : filled.problems.get(key)
        return (
          <Field
            asked={asked}
            reader={reader}
            facts={facts}
            values={values}
            kept={props.kept.get(fieldOf(key)) ?? []}
            namesakes={isFresh ? [] : (filled.namesakes.get(key) ?? [])}
            problem={problem && problemWords(props, key, problem)}
          />
        )
      })}
      {filled.asked.length === 0 && (
        <p id="no-steps" class="quiet">
          {reader.t('admin-no-steps')}
        </p>
      )}
    </div>
  )
}

function problemWords(props: StepFieldsProps, key: string, problem: Problem): string {
  const { steps, facts, filled, reader, service } = props
  if (filled.namesakes.has(key)) return reader.t('admin-namesakes')
  const draft = { skipped: [], open: [], editing: false, page: 0, search: '', own: false }
  const prompt = promptOf(steps, { ...draft, answers: filled.answers, at: key, problem }, facts)
  return sayProblem(prompt, { t: reader.t, locale: reader.locale, service }) ?? ''
}
