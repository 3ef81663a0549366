import { TARGETS } from '../../scenarios/pack-policies.ts'
import type { Reader } from '../panel.ts'
import { targetName } from '../ticket/clock-words.ts'
import { Fault } from './field.tsx'
import type { Faults, Fields } from './fields.ts'
import { LISTENERS } from './policy-fields.ts'

interface RowProps {
  reader: Reader
  row: number
  fields: Fields
  faults: Faults
}

/** One reminder: when, of which target, whom it tells, whether the ticket moves on. */
export function ReminderRow({ reader: { t }, row, fields, faults }: RowProps) {
  const name = (part: string) => `reminder-${row}-${part}`
  const typed = (part: string) => fields[name(part)] ?? ''
  const option = (part: string, value: string, words: string) => (
    <option value={value} selected={typed(part) === value}>
      {words}
    </option>
  )
  const tick = (part: string, words: string) => (
    <label class="option">
      <input type="checkbox" name={name(part)} value="on" checked={typed(part) === 'on'} />
      {words}
    </label>
  )
  return (
    <fieldset class="reminder-row">
      <legend class="unseen">{t('admin-reminder-number', { number: row + 1 })}</legend>
      <label>
        {t('admin-reminder-when')}
        <select name={name('kind')}>
          {option('kind', '', t('admin-reminder-none'))}
          {option('kind', 'share', t('admin-reminder-kind-share'))}
          {option('kind', 'breach', t('admin-reminder-breach'))}
          {option('kind', 'after', t('admin-reminder-kind-after'))}
        </select>
      </label>
      <label>
        {t('admin-reminder-value')}
        <input
          name={name('value')}
          value={typed('value')}
          maxlength={40}
          autocomplete="off"
          aria-invalid={faults[`reminder-${row}`] === undefined ? undefined : 'true'}
        />
      </label>
      <label>
        {t('admin-reminder-of')}
        <select name={name('of')}>
          {option('of', '', t('admin-reminder-of-any'))}
          {TARGETS.map((target) => option('of', target, targetName(target, t)))}
        </select>
      </label>
      <label>
        {t('admin-reminder-people')}
        <input name={name('people')} value={typed('people')} maxlength={700} autocomplete="off" />
      </label>
      <div class="reminder-who">
        {LISTENERS.map((one) => tick(one, t(`admin-notify-${one}`)))}
        {tick('escalate', t('admin-reminder-escalate'))}
      </div>
      <Fault name={`reminder-${row}`} faults={faults} />
    </fieldset>
  )
}
