import { WEEKDAYS } from '../../desk/time/calendar-schema.ts'
import type { Locale } from '../../locales/words.ts'
import { COUNTRIES } from '../../scenarios/countries.ts'
import type { PackCalendar } from '../../scenarios/pack-calendars.ts'
import { Crumb } from '../frame/crumb.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'
import { Elsewhere } from '../settings/elsewhere.tsx'
import { KeyField } from '../settings/key-field.tsx'
import { SaveFoot } from '../settings/save-foot.tsx'
import type { ElsewhereFault } from '../settings/setup-faults.ts'
import { calendarFields } from './calendar-fields.ts'
import { countryName, weekdayLong } from './date-words.ts'
import { Fault, Field, inputOf } from './field.tsx'
import type { Faults, Fields } from './fields.ts'
import { HERE } from './list-page.tsx'
import { marksOf } from './seen.ts'
import { calendarUrl } from './uses.ts'

interface CalendarFormProps {
  panel: Panel
  reader: Reader
  /** Undefined: a new one. */
  calendar: PackCalendar | undefined
  fields: Fields
  faults: Faults
  elsewhere?: ElsewhereFault[]
}

/** A calendar as a form: zone and country, hours of the week, days off, hours of single dates. */
export function CalendarForm(props: CalendarFormProps) {
  const { panel, reader, calendar, fields, faults, elsewhere } = props
  const { t, locale } = reader
  const title = calendar
    ? t('admin-calendar-edit', { key: calendar.key })
    : t('admin-calendar-create')
  const url = calendar ? calendarUrl(calendar.key) : HERE
  return (
    <Page panel={panel} reader={reader} title={title} here={HERE}>
      <section class="sheet narrow">
        <Crumb to={url}>{calendar ? calendar.key : t('admin-deadlines')}</Crumb>
        <header class="sheet-head">
          <h1>{title}</h1>
        </header>
        {calendar && <p class="quiet">{t('admin-edit-pack')}</p>}
        <form class="filing" method="post" action={calendar ? url : `${HERE}/calendars`} novalidate>
          <input type="hidden" name="seen" value={calendar && marksOf(calendarFields(calendar))} />
          <Fault name="" faults={faults} />
          <Elsewhere reader={reader} faults={elsewhere} />
          {!calendar && <KeyField reader={reader} fields={fields} faults={faults} />}
          <Place {...props} />
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
          <SaveFoot reader={reader} back={url} />
          {calendar && <p class="quiet">{t('admin-edit-recomputed')}</p>}
        </form>
      </section>
    </Page>
  )
}

function Place({ reader: { t, locale }, fields, faults }: CalendarFormProps) {
  return (
    <>
      <Field
        name="timezone"
        label={t('admin-calendar-zone')}
        hint={t('admin-calendar-zone-hint')}
        faults={faults}
      >
        <input
          {...inputOf('timezone', faults)}
          value={fields.timezone ?? ''}
          maxlength={60}
          list="zones"
        />
        <datalist id="zones">
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option value={zone} />
          ))}
        </datalist>
      </Field>
      <Field
        name="country"
        label={t('admin-calendar-country')}
        hint={t('admin-calendar-country-hint')}
        faults={faults}
      >
        <select {...inputOf('country', faults)}>
          <option value="">{t('admin-calendar-country-none')}</option>
          {countries(locale).map(({ code, name }) => (
            <option value={code} selected={code === fields.country}>
              {code === 'RU' ? t('admin-calendar-country-ru', { name }) : name}
            </option>
          ))}
        </select>
      </Field>
    </>
  )
}

/** Countries by name, Russia first: its calendar is the fullest. */
function countries(locale: Locale): { code: string; name: string }[] {
  const named = COUNTRIES.map((code) => ({ code, name: countryName(code, locale) }))
  const sorted = named.sort((a, b) => a.name.localeCompare(b.name, locale))
  return [
    ...sorted.filter(({ code }) => code === 'RU'),
    ...sorted.filter(({ code }) => code !== 'RU'),
  ]
}
