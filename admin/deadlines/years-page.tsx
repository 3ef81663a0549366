import { config } from '../../desk/setup/config.ts'
import { mayEditSetup } from '../../desk/setup/setup-editing.ts'
import { knownYears } from '../../desk/time/production-calendar.ts'
import { Done } from '../frame/done.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'
import { BackToDeadlines } from './calendar-page.tsx'
import { Field, inputOf } from './field.tsx'
import { HERE, YEARS } from './list-page.tsx'

interface YearsProps {
  panel: Panel
  reader: Reader
  /** The year that was just loaded. */
  loaded?: string | undefined
  fault?: string
}

/** The years of Russia's production calendar that are known, and the way to load one more. */
export function YearsPage({ panel, reader, loaded, fault }: YearsProps) {
  const { t, person } = reader
  const { productionYears } = config(panel.desk)
  const years = Object.entries(knownYears('RU', productionYears))
  return (
    <Page panel={panel} reader={reader} title={t('admin-years-title')} here={HERE}>
      <section class="sheet narrow">
        <BackToDeadlines reader={reader} />
        <header class="sheet-head">
          <h1>{t('admin-years-title')}</h1>
        </header>
        <p class="quiet">{t('admin-years-about')}</p>
        {loaded !== undefined && <Done>{t('admin-years-loaded', { year: loaded })}</Done>}
        <table class="grid">
          <thead>
            <tr>
              <th scope="col">{t('admin-years-year')}</th>
              <th scope="col">{t('admin-years-working-days')}</th>
              <th scope="col">{t('admin-years-working-hours')}</th>
              <th scope="col">{t('admin-years-from')}</th>
            </tr>
          </thead>
          <tbody>
            {years.toReversed().map(([year, data]) => (
              <tr>
                <th scope="row">{year}</th>
                <td>{data.working_days}</td>
                <td>{data.working_hours_at_40}</td>
                <td class="quiet">
                  {t(productionYears[year] ? 'admin-years-own' : 'admin-years-brought')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {mayEditSetup(person) && (
          <form class="filing" method="post" action={YEARS} enctype="multipart/form-data">
            <Field
              name="file"
              label={t('admin-years-load')}
              hint={t('admin-years-hint')}
              faults={fault === undefined ? {} : { file: fault }}
            >
              <input
                {...inputOf('file', fault === undefined ? {} : { file: fault })}
                type="file"
                accept=".json,application/json"
              />
            </Field>
            <p class="form-foot">
              <button class="primary" type="submit">
                {t('admin-years-send')}
              </button>
            </p>
          </form>
        )}
      </section>
    </Page>
  )
}
