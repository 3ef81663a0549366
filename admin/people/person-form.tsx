import { type Person, ROLES } from '../../desk/people/people.ts'
import { config } from '../../desk/setup/config.ts'
import { say } from '../../scenarios/text.ts'
import { Fault, Field, inputOf } from '../deadlines/field.tsx'
import type { Faults, Fields } from '../deadlines/fields.ts'
import { marksOf } from '../deadlines/seen.ts'
import { Crumb } from '../frame/crumb.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'
import { PersonInput } from '../settings/person-input.tsx'
import { personFields } from './person-fields.ts'
import { roleName } from './words.ts'

interface PersonFormProps {
  panel: Panel
  reader: Reader
  /** Whom the form is about; null for somebody new. */
  person: Person | null
  fields: Fields
  faults: Faults
}

/** Somebody of the directory as a form. */
export function PersonForm({ panel, reader, person, fields, faults }: PersonFormProps) {
  const { t } = reader
  const back = person === null ? '/admin/people' : `/admin/people/${person.id}`
  const title = person === null ? t('people-new') : person.name
  const text = (name: string, label: string, hint?: string, type = 'text') => (
    <Field name={name} label={label} faults={faults} {...(hint === undefined ? {} : { hint })}>
      <input {...inputOf(name, faults)} type={type} value={fields[name] ?? ''} maxlength={300} />
    </Field>
  )
  return (
    <Page panel={panel} reader={reader} title={title} here="/admin/people">
      <section class="sheet narrow">
        <Crumb to={back}>{person === null ? t('admin-people') : person.name}</Crumb>
        <header class="sheet-head">
          <h1>{title}</h1>
        </header>
        <form class="filing" method="post" action={back} novalidate>
          <input type="hidden" name="seen" value={marksOf(personFields(panel.desk, person))} />
          <Fault name="" faults={faults} />
          {text('name', t('person-name'))}
          <div class="fields-two">
            <Place panel={panel} reader={reader} fields={fields} faults={faults} person={person} />
            {text('position', t('person-position'))}
          </div>
          <Field
            name="manager"
            label={t('person-manager')}
            hint={t('person-manager-hint')}
            faults={faults}
          >
            <PersonInput
              panel={panel}
              reader={reader}
              name="manager"
              value={fields.manager ?? ''}
              field={inputOf('manager', faults)}
            />
          </Field>
          <div class="fields-two">
            {text('phone', t('admin-phone'), undefined, 'tel')}
            {text('email', t('admin-email'), undefined, 'email')}
          </div>
          <Language reader={reader} fields={fields} />
          <Work panel={panel} reader={reader} fields={fields} faults={faults} />
          {person === null && text('key', t('person-key'), t('person-key-hint'))}
          <p class="form-foot">
            <button class="primary" type="submit">
              {t('admin-setup-save')}
            </button>
            <a class="button" href={back}>
              {person === null ? t('people-cancel') : t('admin-cancel-edit')}
            </a>
          </p>
        </form>
      </section>
    </Page>
  )
}

type PartProps = Pick<PersonFormProps, 'panel' | 'reader' | 'fields' | 'faults'>

function Place({ panel, reader, fields, faults, person }: PartProps & { person: Person | null }) {
  const { t, locale } = reader
  const { departments } = config(panel.desk)
  const former = departments.get(person?.department)
  const isLive = departments.live.some(({ key }) => key === former?.key)
  const options = former && !isLive ? [...departments.live, former] : departments.live
  return (
    <Field name="department" label={t('person-department')} faults={faults}>
      <select {...inputOf('department', faults)}>
        <option value="">{t('admin-unsaid')}</option>
        {options.map(({ key, name }) => (
          <option value={key} selected={key === fields.department}>
            {say(name, locale)}
          </option>
        ))}
      </select>
    </Field>
  )
}

function Language({ reader: { t }, fields }: Pick<PartProps, 'reader' | 'fields'>) {
  const option = (value: string, words: string) => (
    <label class="option">
      <input
        type="radio"
        name="language"
        value={value}
        checked={(fields.language ?? '') === value}
      />
      {words}
    </label>
  )
  return (
    <fieldset class="field">
      <legend>{t('person-language')}</legend>
      <div class="options in-row">
        {option('', t('person-language-own'))}
        {option('ru', 'Русский')}
        {option('en', 'English')}
      </div>
    </fieldset>
  )
}

/** The role, and the lines of whoever is no requester. */
function Work({ panel, reader, fields, faults }: PartProps) {
  const { t, locale } = reader
  const { lines } = config(panel.desk)
  return (
    <div class="work">
      <fieldset class="field">
        <legend>{t('person-role')}</legend>
        <Fault name="role" faults={faults} />
        <div class="options">
          {ROLES.map((role) => (
            <label class="option">
              <input type="radio" name="role" value={role} checked={fields.role === role} />
              <span>
                {roleName(role, t)} <small class="quiet">{t(`person-role-${role}`)}</small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {lines.live.length > 0 && (
        <fieldset class="field lines-served">
          <legend>{t('person-lines')}</legend>
          <Fault name="lines" faults={faults} />
          <div class="options">
            {lines.live.map(({ key, name }) => (
              <label class="option">
                <input
                  type="checkbox"
                  name={`line-${key}`}
                  value="on"
                  checked={fields[`line-${key}`] === 'on'}
                />
                {say(name, locale)}
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </div>
  )
}
