import { config } from '../../desk/setup/config.ts'
import { mayEditSetup } from '../../desk/setup/setup-editing.ts'
import { say } from '../../scenarios/text.ts'
import { Fault, Field, inputOf } from '../deadlines/field.tsx'
import type { Fields } from '../deadlines/fields.ts'
import { marksOf } from '../deadlines/seen.ts'
import { Done } from '../frame/done.tsx'
import { Page } from '../frame/page.tsx'
import { CLOSINGS, companyFields } from './company-fields.ts'
import { Elsewhere } from './elsewhere.tsx'
import { Choice, Select, Tick } from './inputs.tsx'
import { BackToSettings } from './list-page.tsx'
import { SaveFoot } from './save-foot.tsx'
import type { SaidFaults } from './setup-faults.ts'
import type { Context } from './subject.ts'
import { TextInputs } from './text-inputs.tsx'
import { HERE } from './urls.ts'

const ACCESS = ['directory', 'invite', 'open'] as const

interface CompanyProps extends Context, SaidFaults {
  fields: Fields
  isSaved?: boolean
}

/** What holds for the whole company. */
export function CompanyPage(props: CompanyProps) {
  const { panel, reader, fields, faults, elsewhere, isSaved } = props
  const { t, locale, person } = reader
  const isEditor = mayEditSetup(person)
  const form = { reader, fields, faults }
  const services = config(panel.desk).services.live.filter(({ internal }) => !internal)
  return (
    <Page panel={panel} reader={reader} title={t('admin-set-company')} here={HERE}>
      <section class="sheet narrow">
        <BackToSettings reader={reader} />
        <header class="sheet-head">
          <h1>{t('admin-set-company')}</h1>
        </header>
        {isSaved && <Done>{t('admin-saved')}</Done>}
        <form class="filing" method="post" action={`${HERE}/company`} novalidate>
          <input type="hidden" name="seen" value={marksOf(companyFields({ panel, reader }))} />
          <Fault name="" faults={faults} />
          <Elsewhere reader={reader} faults={elsewhere} />
          <fieldset class="filing" disabled={!isEditor}>
            <TextInputs {...form} name="company" label={t('admin-company-name')} max={200} />
            <Choice
              {...form}
              name="locale"
              label={t('admin-company-locale')}
              options={(['ru', 'en'] as const).map((key) => ({
                key,
                name: t(`admin-language-${key}`),
              }))}
            />
            <Choice
              {...form}
              name="access"
              label={t('admin-company-access')}
              options={ACCESS.map((key) => ({
                key,
                name: t(`admin-access-${key}`),
                about: t(`admin-access-${key}-about`),
              }))}
            />
            <Select
              {...form}
              name="free_text"
              label={t('admin-company-free-text')}
              hint={t('admin-company-free-text-hint')}
              none={t('admin-company-free-text-none')}
              options={services.map(({ key, name }) => ({ key, name: say(name, locale) }))}
            />
            <Tick
              {...form}
              name="heads_see"
              label={t('admin-company-heads')}
              hint={t('admin-company-heads-hint')}
            />
            <fieldset class="field">
              <legend>{t('admin-company-closing')}</legend>
              <p class="quiet">{t('admin-company-closing-hint')}</p>
              <div class="closings">
                {CLOSINGS.map((one) => (
                  <Field
                    name={`closing.${one}`}
                    label={t(`admin-closing-${one}`)}
                    hint={t(`admin-closing-${one}-hint`)}
                    faults={faults}
                  >
                    <input
                      {...inputOf(`closing.${one}`, faults)}
                      class="short"
                      value={fields[`closing.${one}`] ?? ''}
                      maxlength={40}
                      placeholder={one === 'waiting_after' ? t('admin-closing-never') : undefined}
                    />
                  </Field>
                ))}
              </div>
              <Fault name="closing" faults={faults} />
            </fieldset>
          </fieldset>
          <SaveFoot reader={reader} back={HERE} />
        </form>
      </section>
    </Page>
  )
}
