import type { Desk } from '../../desk/desk.ts'
import { DeskError } from '../../desk/errors.ts'
import type { Person } from '../../desk/people/people.ts'
import { addNewcomerByHand } from '../../desk/people/people-editing.ts'
import { readName, readPhoneField } from '../../desk/people/person-fields.ts'
import { config } from '../../desk/setup/config.ts'
import { sayPersonFault, sentence } from '../../locales/people-words.ts'
import { Field, inputOf } from '../deadlines/field.tsx'
import type { Faults } from '../deadlines/fields.ts'
import { newToken } from '../frame/forms.ts'
import { Icon } from '../frame/icon.tsx'
import type { Reader } from '../panel.ts'

export const NEWCOMERS = '/admin/tickets/new/requesters'

/** What an agent knows of somebody who is not in the directory. */
export interface Newcomer {
  name: string
  phone: string
}

interface NewcomerProps {
  desk: Desk
  reader: Reader
  typed: Newcomer
  faults: Faults
  /** Nobody was found, or something is wrong: the form need not be asked for. */
  isOpen: boolean
}

/** Somebody calls whom the directory does not know: a name will do, and they are asked for no more. */
export function NewcomerForm({ desk, reader: { t }, typed, faults, isOpen }: NewcomerProps) {
  const letsIn = config(desk).access === 'directory'
  return (
    <details class="menu newcomer" id="newcomer-form" open={isOpen}>
      <summary class="quiet-button">
        <Icon name="plus" />
        {t('admin-newcomer')}
      </summary>
      <form class="filing" method="post" action={NEWCOMERS} novalidate>
        <input type="hidden" name="token" value={newToken()} />
        <Field name="name" label={t('person-name')} faults={faults}>
          <input {...inputOf('name', faults)} value={typed.name} maxlength={300} />
        </Field>
        <Field
          name="phone"
          label={t('admin-phone')}
          hint={t(letsIn ? 'admin-newcomer-phone-lets-in' : 'admin-newcomer-phone')}
          faults={faults}
        >
          <input {...inputOf('phone', faults)} type="tel" value={typed.phone} maxlength={100} />
        </Field>
        <p class="form-foot">
          <button class="primary" type="submit">
            {t('admin-newcomer-add')}
          </button>
        </p>
      </form>
    </details>
  )
}

/** Adds whom an agent typed, or gives what is wrong at which field. */
export function addTyped(
  desk: Desk,
  { person: by, t }: Reader,
  typed: Newcomer,
): { person: Person } | { faults: Faults } {
  const name = readName(typed.name)
  const phone =
    typed.phone.trim() === '' ? undefined : readPhoneField(typed.phone, config(desk).locale)
  const faults: Faults = {}
  if (!name.ok) faults.name = sentence(sayPersonFault(name.fault, t))
  if (phone?.ok === false) faults.phone = sentence(sayPersonFault(phone.fault, t))
  if (!name.ok || phone?.ok === false) return { faults }
  try {
    return {
      person: addNewcomerByHand(desk, by, { name: name.value, phone: phone?.value ?? null }),
    }
  } catch (error) {
    if (!(error instanceof DeskError) || error.code !== 'phone_taken') throw error
    return { faults: { phone: t(`error-${error.code}`, error.params) } }
  }
}
