import { config } from '../../desk/setup/config.ts'
import type { Step } from '../../scenarios/step.ts'
import { say } from '../../scenarios/text.ts'
import type { Choice, Editor } from './editor.ts'
import type { SubtaskForm } from './form.ts'
import { KeyField } from './general.tsx'
import {
  Deed,
  Faults,
  Field,
  inputOf,
  Pick as PickField,
  RowTools,
  Ticks,
  Words,
} from './parts.tsx'
import { Inserts } from './texts.tsx'
import { WhenFields } from './when-fields.tsx'

const STARTS = ['filed', 'approved', 'by_hand'] as const

/** Tickets that a ticket of this service starts. */
export function Subtasks({ ed }: { ed: Editor }) {
  const { t, form } = ed
  return (
    <>
      <p class="quiet">{t('admin-service-subtasks-hint')}</p>
      <ol class="cards" data-sortable="subtasks">
        {form.subtasks.map((subtask, at) => (
          <SubtaskCard ed={ed} subtask={subtask} at={at} />
        ))}
      </ol>
      <Deed deed="add:subtasks" name={t('admin-service-subtask-add')} icon="plus" />
    </>
  )
}

interface CardProps {
  ed: Editor
  subtask: SubtaskForm
  at: number
}

function SubtaskCard({ ed, subtask, at }: CardProps) {
  const { t, form, lists } = ed
  const name = `subtasks.${at}`
  const what = t('admin-service-subtask', { number: at + 1 })
  const others = form.subtasks.filter(({ uid }) => uid !== subtask.uid)
  return (
    <li class="card" id={`mark-${subtask.uid}`} data-index={at}>
      <header class="card-head">
        <h4>{what}</h4>
        <RowTools ed={ed} place="subtasks" at={at} of={form.subtasks.length} what={what} />
      </header>
      <input type="hidden" name={`${name}.uid`} value={subtask.uid} />
      <div class="two-fields">
        <PickField
          ed={ed}
          name={`${name}.service`}
          label={t('admin-service-subtask-service')}
          value={subtask.service}
          choices={lists.services.filter(([key]) => key !== form.key)}
          redraws
        />
        <PickField
          ed={ed}
          name={`${name}.start`}
          label={t('admin-service-subtask-start')}
          value={subtask.start}
          choices={STARTS.map((start) => [start, t(`admin-service-start-${start}`)])}
          none={t(
            form.approval.by === ''
              ? 'admin-service-start-default'
              : 'admin-service-start-default-approved',
          )}
        />
      </div>
      <Words
        ed={ed}
        name={`${name}.title`}
        label={t('admin-service-subtask-title')}
        value={subtask.title}
        max={500}
      />
      <Inserts ed={ed} name={`${name}.title`} />
      {others.length > 0 && (
        <Field ed={ed} name={`${name}.after`} label={t('admin-service-subtask-after')}>
          <Ticks
            ed={ed}
            name={`${name}.after`}
            label={t('admin-service-subtask-after')}
            values={subtask.after}
            choices={others.map((one) => [one.key, labelOf(ed, one)])}
          />
        </Field>
      )}
      <Answers ed={ed} subtask={subtask} name={`${name}.answers`} />
      <WhenFields
        ed={ed}
        name={`${name}.when`}
        when={subtask.when}
        steps={form.steps}
        label={t('admin-service-subtask-when')}
        always={t('admin-service-always-started')}
      />
      <details class="fold">
        <summary>{t('admin-service-more')}</summary>
        <KeyField ed={ed} name={`${name}.key`} value={subtask.key} auto={subtask.auto} />
      </details>
      <Faults ed={{ ...ed, faults: ed.faults.filter(({ place }) => place === name) }} name={name} />
    </li>
  )
}

/** What the subtask's own questions are answered with. */
function Answers({ ed, subtask, name }: { ed: Editor; subtask: SubtaskForm; name: string }) {
  const { t, reader } = ed
  const steps = config(ed.panel.desk).services.get(subtask.service)?.steps ?? []
  const gone = Object.keys(subtask.answers).filter(
    (key) => subtask.answers[key] !== '' && !steps.some((step) => step.key === key),
  )
  if (steps.length + gone.length === 0) return null
  return (
    <details
      class="fold subtask-answers"
      open={Object.values(subtask.answers).some((given) => given !== '')}
    >
      <summary>{t('admin-service-subtask-answers')}</summary>
      <div class="fold-body">
        {steps.map((step) => (
          <Field ed={ed} name={`${name}.${step.key}`} label={say(step.ask, reader.locale)}>
            <input
              {...inputOf(ed, `${name}.${step.key}`)}
              value={subtask.answers[step.key] ?? ''}
              maxlength={4000}
              list={`${name}.${step.key}-list`}
              placeholder={t('admin-service-subtask-left')}
            />
            <datalist id={`${name}.${step.key}-list`}>
              {optionsOf(step, reader.locale).map(([key, words]) => (
                <option value={key}>{words}</option>
              ))}
            </datalist>
            <Inserts ed={ed} name={`${name}.${step.key}`} isPlain />
          </Field>
        ))}
        {gone.map((key) => (
          <Field ed={ed} name={`${name}.${key}`} label={key}>
            <input {...inputOf(ed, `${name}.${key}`)} value={subtask.answers[key]} />
          </Field>
        ))}
      </div>
    </details>
  )
}

function optionsOf(step: Step, locale: Editor['locale']): Choice[] {
  if (step.type !== 'choice') return []
  return step.options.map(({ key, name }): Choice => [key, say(name, locale)])
}

function labelOf({ lists, locale }: Editor, { title, service, key }: SubtaskForm): string {
  const words = title[locale] || lists.services.find(([one]) => one === service)?.[1]
  return words || key
}
