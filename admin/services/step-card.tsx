import { Icon } from '../frame/icon.tsx'
import { type Editor, faultsIn, stepName } from './editor.ts'
import type { StepForm } from './form.ts'
import { KeyField } from './general.tsx'
import { Deed, Faults, Pick as PickField, Tick, Words } from './parts.tsx'
import { StepProposal, StepSettings } from './step-settings.tsx'
import { WhenFields } from './when-fields.tsx'

/** Types in the order in which they are wanted. */
export const TYPES = [
  'choice',
  'text',
  'person',
  'date',
  'number',
  'yes_no',
  'files',
  'phone',
  'email',
] as const

interface CardProps {
  ed: Editor
  step: StepForm
  at: number
}

/** One question: a line that opens into all of its settings. */
export function StepCard({ ed, step, at }: CardProps) {
  const { t, form } = ed
  const name = `steps.${at}`
  const steps = form.steps.slice(0, at)
  const label = stepName(step, ed)
  const faults = faultsIn(ed, name)
  const what = t('admin-service-step-number', { number: at + 1 })
  const isWhole = step.ask.ru !== '' || step.ask.en !== ''
  return (
    <li class="step-card" data-index={at} id={`mark-${step.uid}`}>
      <span class="drag-grip" data-grip title={t('admin-service-drag')}>
        <Icon name="grip" />
      </span>
      <details open={ed.at === step.uid || faults > 0 || !isWhole} data-mark={step.uid}>
        <summary>
          <span class="step-number">{at + 1}</span>
          <span class="step-label">{label}</span>
          <Chips ed={ed} step={step} />
          {faults > 0 && (
            <span class="chip over">{t('admin-service-faults', { count: faults })}</span>
          )}
        </summary>
        <div class="step-body">
          <input type="hidden" name={`${name}.uid`} value={step.uid} />
          <Words
            ed={ed}
            name={`${name}.ask`}
            label={t('admin-service-ask')}
            value={step.ask}
            max={500}
            isFirst={ed.at === step.uid && !isWhole}
          />
          <div class="two-fields">
            <PickField
              ed={ed}
              name={`${name}.type`}
              label={t('admin-service-type')}
              value={step.type}
              choices={TYPES.map((type) => [type, t(`admin-service-type-${type}`)])}
              redraws
            />
            <div class="checks">
              <Tick
                name={`${name}.optional`}
                label={t('admin-service-optional')}
                on={step.optional === 'on'}
              />
              <Tick
                name={`${name}.agents_only`}
                label={t('admin-service-agents-only')}
                on={step.agents_only === 'on'}
              />
            </div>
          </div>
          <StepSettings ed={ed} name={name} step={step} steps={steps} />
          <WhenFields
            ed={ed}
            name={`${name}.when`}
            when={step.when}
            steps={steps}
            label={t('admin-service-step-when')}
            always={t('admin-service-always-asked')}
          />
          <Words
            ed={ed}
            name={`${name}.hint`}
            label={t('admin-service-hint')}
            value={step.hint}
            max={500}
          />
          <details
            class="fold"
            open={
              faultsIn(
                ed,
                `${name}.key`,
                `${name}.name`,
                `${name}.default`,
                `${name}.pattern`,
                `${name}.pattern_hint`,
              ) > 0
            }
          >
            <summary>{t('admin-service-more')}</summary>
            <div class="fold-body">
              <Words
                ed={ed}
                name={`${name}.name`}
                label={t('admin-service-step-name')}
                hint={t('admin-service-step-name-hint')}
                value={step.name}
              />
              <StepProposal ed={ed} name={name} step={step} steps={steps} />
              <KeyField ed={ed} name={`${name}.key`} value={step.key} auto={step.auto} />
            </div>
          </details>
          <Faults ed={ed} name={`${name}.type`} />
        </div>
      </details>
      <span class="row-tools">
        <Deed
          deed={`up:${name}`}
          name={t('admin-service-up', { what })}
          icon="up"
          isBare
          disabled={at === 0}
        />
        <Deed
          deed={`down:${name}`}
          name={t('admin-service-down', { what })}
          icon="down"
          isBare
          disabled={at === form.steps.length - 1}
        />
        <Deed
          deed={`copy:${name}`}
          name={t('admin-service-copy-of', { what })}
          icon="copy"
          isBare
        />
        <Deed
          deed={`remove:${name}`}
          name={t('admin-service-remove', { what })}
          icon="close"
          isBare
        />
      </span>
    </li>
  )
}

function Chips({ ed: { t }, step }: Pick<CardProps, 'ed' | 'step'>) {
  const hasCondition = step.when.rows.length > 0 || step.when.rest !== ''
  return (
    <span class="step-chips">
      <span class="chip">{t(`admin-service-type-${step.type}`)}</span>
      {step.optional === 'on' && <span class="chip">{t('admin-optional')}</span>}
      {hasCondition && <span class="chip">{t('admin-service-conditional')}</span>}
      {step.agents_only === 'on' && <span class="chip">{t('admin-agents-only')}</span>}
    </span>
  )
}
