import type { Desk } from '../../desk/desk.ts'
import { config } from '../../desk/setup/config.ts'
import { type Policy, TARGETS } from '../../scenarios/pack-policies.ts'
import { ANY_PRIORITY } from '../../scenarios/pack-priorities.ts'
import { Crumb } from '../frame/crumb.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'
import { Elsewhere } from '../settings/elsewhere.tsx'
import { KeyField } from '../settings/key-field.tsx'
import { SaveFoot } from '../settings/save-foot.tsx'
import type { ElsewhereFault } from '../settings/setup-faults.ts'
import { targetName } from '../ticket/clock-words.ts'
import { Fault, Field, inputOf } from './field.tsx'
import type { Faults, Fields } from './fields.ts'
import { HERE } from './list-page.tsx'
import { policyFields, reminderRows, targetField } from './policy-fields.ts'
import { ReminderRow } from './reminder-row.tsx'
import { marksOf } from './seen.ts'
import { policyUrl, priorityName } from './uses.ts'

interface PolicyFormProps {
  panel: Panel
  reader: Reader
  /** Undefined: a new one. */
  policy: Policy | undefined
  fields: Fields
  faults: Faults
  elsewhere?: ElsewhereFault[]
}

/** The rows of a policy's targets: every priority in use, those it names besides, and the rest. */
export function priorityRows(desk: Desk, policy: Policy | undefined): string[] {
  const live = config(desk).priorities.live.map(({ key }) => key)
  const named = Object.keys(policy?.targets ?? {}).filter((key) => key !== ANY_PRIORITY)
  return [...new Set([...live.toReversed(), ...named]), ANY_PRIORITY]
}

/** A policy as a form: its calendar, targets by priority, pauses and reminders. */
export function PolicyForm(form: PolicyFormProps) {
  const { panel, reader, policy, fields, faults, elsewhere } = form
  const { t } = reader
  const title = policy ? t('admin-policy-edit', { key: policy.key }) : t('admin-policy-create')
  const url = policy ? policyUrl(policy.key) : HERE
  return (
    <Page panel={panel} reader={reader} title={title} here={HERE}>
      <section class="sheet">
        <Crumb to={url}>{policy ? policy.key : t('admin-deadlines')}</Crumb>
        <header class="sheet-head">
          <h1>{title}</h1>
        </header>
        {policy && <p class="quiet">{t('admin-edit-pack')}</p>}
        <form class="filing" method="post" action={policy ? url : `${HERE}/policies`} novalidate>
          <input type="hidden" name="seen" value={policy && marksOf(policyFields(policy, t))} />
          <Fault name="" faults={faults} />
          <Elsewhere reader={reader} faults={elsewhere} />
          {!policy && <KeyField reader={reader} fields={fields} faults={faults} />}
          <Field name="calendar" label={t('admin-calendar')} faults={faults}>
            <select {...inputOf('calendar', faults)}>
              {config(panel.desk).calendars.live.map(({ key }) => (
                <option value={key} selected={key === fields.calendar}>
                  {key}
                </option>
              ))}
            </select>
          </Field>
          <Targets {...form} />
          <Pauses {...form} />
          <fieldset class="field">
            <legend>{t('admin-policy-reminders')}</legend>
            <p class="quiet">{t('admin-policy-reminders-hint')}</p>
            {Array.from({ length: reminderRows(fields) }, (_, row) => (
              <ReminderRow reader={reader} row={row} fields={fields} faults={faults} />
            ))}
          </fieldset>
          <SaveFoot reader={reader} back={url} />
          {policy && <p class="quiet">{t('admin-edit-recomputed')}</p>}
        </form>
      </section>
    </Page>
  )
}

function Targets({ panel, reader: { t, locale }, policy, fields, faults }: PolicyFormProps) {
  const nameOf = (priority: string) =>
    priority === ANY_PRIORITY
      ? t('admin-policy-any')
      : priorityName(config(panel.desk), priority, locale)
  return (
    <fieldset class="field">
      <legend>{t('admin-policy-targets')}</legend>
      <p class="quiet">{t('admin-policy-targets-hint')}</p>
      {priorityRows(panel.desk, policy).map((priority) => (
        <fieldset class="target-row">
          <legend>{nameOf(priority)}</legend>
          {TARGETS.map((target) => {
            const name = targetField(priority, target)
            return (
              <div>
                <label for={name}>{targetName(target, t)}</label>
                <input {...inputOf(name, faults)} value={fields[name] ?? ''} maxlength={40} />
                <Fault name={name} faults={faults} />
              </div>
            )
          })}
        </fieldset>
      ))}
      <Fault name="targets" faults={faults} />
    </fieldset>
  )
}

function Pauses({ reader: { t }, fields }: PolicyFormProps) {
  return (
    <fieldset class="field">
      <legend>{t('admin-policy-pauses')}</legend>
      <p class="quiet">{t('admin-policy-pauses-hint')}</p>
      <div class="options">
        {TARGETS.map((target) => (
          <label class="option">
            <input
              type="checkbox"
              name={`pause-${target}`}
              value="on"
              checked={fields[`pause-${target}`] === 'on'}
            />
            {targetName(target, t)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
