import { Icon } from '../frame/icon.tsx'
import { type Editor, faultsIn } from './editor.ts'
import { newOption, type OptionForm, type StepForm } from './form.ts'
import { KeyField } from './general.tsx'
import { Deed, Faults, RowTools, Tick, WordsInputs } from './parts.tsx'
import { WhenFields } from './when-fields.tsx'

interface OptionsProps {
  ed: Editor
  name: string
  step: StepForm
  /** Steps that are asked before. */
  steps: readonly StepForm[]
}

const LEAST = 2

/** The options of a choice, with room for one more. */
export function Options({ ed, name, step, steps }: OptionsProps) {
  const { t } = ed
  const { options } = step
  const room = Math.max(1, LEAST + 1 - options.length)
  return (
    <fieldset class="field option-fields" id={name}>
      <legend>{t('admin-service-options')}</legend>
      <ol class="option-list" data-sortable={name}>
        {options.map((option, at) => (
          <OptionRow ed={ed} name={name} at={at} option={option} step={step} steps={steps} />
        ))}
        {Array.from({ length: room }, (_, extra) => (
          <li class="option-row is-new">
            <WordsInputs
              ed={ed}
              name={`${name}.${options.length + extra}.name`}
              label={t('admin-service-option-new')}
              value={newOption().name}
              isInside
            />
            {extra === room - 1 && (
              <Deed deed="enter" name={t('admin-service-option-add')} icon="plus" isBare />
            )}
          </li>
        ))}
      </ol>
      <Faults ed={ed} name={name} />
      <details class="fold">
        <summary>{t('admin-service-options-list')}</summary>
        <textarea
          name={name.replace(/options$/, 'more')}
          rows={4}
          maxlength={20_000}
          aria-label={t('admin-service-options-list')}
          placeholder={t('admin-service-options-list-hint')}
        >
          {step.more}
        </textarea>
      </details>
      <div class="tick-row">
        <Tick
          name={name.replace(/options$/, 'multiple')}
          label={t('admin-service-multiple')}
          on={step.multiple === 'on'}
        />
        <Tick
          name={name.replace(/options$/, 'other')}
          label={t('admin-service-other')}
          on={step.other === 'on'}
        />
      </div>
    </fieldset>
  )
}

interface OptionProps extends OptionsProps {
  at: number
  option: OptionForm
}

function OptionRow({ ed, name, at, option, step, steps }: OptionProps) {
  const { t } = ed
  const place = `${name}.${at}`
  const hasMore = option.when.rows.length > 0 || option.when.rest !== '' || option.chosen === 'on'
  const what = t('admin-service-option', { number: at + 1 })
  return (
    <li class="option-row" data-index={at}>
      <input type="hidden" name={`${place}.uid`} value={option.uid} />
      <span class="drag-grip" data-grip aria-hidden="true">
        <Icon name="grip" />
      </span>
      <WordsInputs ed={ed} name={`${place}.name`} label={what} value={option.name} />
      <RowTools ed={ed} place={name} at={at} of={step.options.length} what={what} />
      <Faults ed={ed} name={`${place}.name`} />
      <details class="fold" open={faultsIn(ed, `${place}.key`, `${place}.when`) > 0}>
        <summary>
          {t('admin-service-more')}
          {hasMore && <span class="set-dot" title={t('admin-service-has-more')} />}
        </summary>
        <div class="fold-body">
          <Tick
            name={`${place}.chosen`}
            label={t('admin-service-option-default')}
            on={option.chosen === 'on'}
          />
          <WhenFields
            ed={ed}
            name={`${place}.when`}
            when={option.when}
            steps={steps}
            label={t('admin-service-option-when')}
            always={t('admin-service-always-offered')}
          />
          <KeyField ed={ed} name={`${place}.key`} value={option.key} auto={option.auto} />
        </div>
      </details>
    </li>
  )
}
