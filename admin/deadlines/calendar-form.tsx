import { WEEKDAYS } from '../../desk/time/calendar-schema.ts'
import type { PackCalendar } from '../../scenarios/pack-calendars.ts'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'
import { weekdayLong } from './date-words.ts'
import { Fault, Field, inputOf } from './field.tsx'
import type { Faults, Fields } from './fields.ts'
import { HERE } from './list-page.tsx'
import { markOf } from './seen.ts'
import { calendarUrl } from './uses.ts'

interface CalendarFormProps {
  panel: Panel
  reader: Reader
  calendar: PackCalendar
  fields: Fields
  faults: Faults
}

/** A calendar as a form: hours of the week, days off, hours of single dates. */
export function CalendarForm({ panel, reader, calendar, fields, faults }: CalendarFormProps) {
  const { t, locale } = reader
  const title = t('admin-calendar-edit', { key: calendar.key })
  const url = calendarUrl(calendar.key)
  return (
    <Page panel={panel} reader={reader} title={title} here={HERE}>
      <section class="sheet narrow">
        <p class="crumb">
          <a href={url}>
            <Icon name="back" />
            {calendar.key}
          </a>
        </p>
        <header class="sheet-head">
          <h1>{title}</h1>
        </header>
        <p class="quiet">
          {[calendar.timezone, calendar.country].filter(Boolean).join(' · ')}
          <br />
          {t('admin-edit-pack')}
        </p>
        <form class="filing" method="post" action={url} novalidate>
          <input type="hidden" name="seen" value={markOf(calendar)} />
          <Fault name="" faults={faults} />
          <fieldset class="field week-fields">
            <legend>{t('admin-calendar-week')}</legend>
            <p class="quiet">{t('admin-calendar-week-hint')}</p>
            {WEEKDAYS.map((day) => (
              <div class="week-field">
                <label for={day}>{weekdayLong(day, locale)}</label>
                <input
                  {...inputOf(day, faults)}
                  value={fields[day] ?? ''}
                  maxlength={400}
                  placeholder={t('admin-day-closed-all')}
                />
                <Fault name={day} faults={faults} />
              </div>
            ))}
          </fieldset>
          <Field
            name="holidays"
            label={t('admin-calendar-holidays')}
            hint={t('admin-calendar-holidays-hint')}
            faults={faults}
          >
            <textarea class="dates" {...inputOf('holidays', faults)} rows={5} maxlength={40_000}>
              {fields.holidays}
            </textarea>
          </Field>
          <Field
            name="days"
            label={t('admin-calendar-own-days')}
            hint={t('admin-calendar-own-days-hint')}
            faults={faults}
          >
            <textarea class="dates" {...inputOf('days', faults)} rows={5} maxlength={100_000}>
              {fields.days}
            </textarea>
          </Field>
          <p class="form-foot">
            <button class="primary" type="submit">
              {t('admin-setup-save')}
            </button>
            <a class="button" href={url}>
              {t('admin-cancel-edit')}
            </a>
          </p>
          <p class="quiet">{t('admin-edit-recomputed')}</p>
        </form>
      </section>
    </Page>
  )
}
