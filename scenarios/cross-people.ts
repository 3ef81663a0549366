import { readEmail, readPhone } from './answer-contact.ts'
import {
  dangling,
  each,
  type Known,
  type Loose,
  type LoosePack,
  type Names,
} from './cross-names.ts'
import type { Finding } from './fault.ts'
import type { PackPerson } from './pack-people.ts'
import type { Locale } from './text.ts'

/** Departments and people: who heads and manages, and contacts that two people would share. */
export function* faultsOfPeople(pack: LoosePack, names: Names, known: Known): Generator<Finding> {
  for (const [index, { head }] of each(pack.departments)) {
    yield* dangling(names, 'people', head, ['departments', index, 'head'])
  }
  for (const [index, person] of each(pack.people)) {
    const path = ['people', index]
    yield* dangling(names, 'departments', person.department, [...path, 'department'])
    yield* dangling(names, 'people', person.manager, [...path, 'manager'])
    // A circle harms nobody: whoever looks for a manager looks one step up, and never at the requester.
  }
  yield* faultsOfContacts(pack, known)
}

function* faultsOfContacts(pack: LoosePack, known: Known): Generator<Finding> {
  const locale = pack.locale ?? known.locale ?? 'ru'
  const holders = holdersIn(pack, known)
  for (const [index, person] of each(pack.people)) {
    const contacts = contactsOf(person, locale)
    if (person.phone !== undefined && !contacts.has('phone')) {
      const message = 'a phone such as "+79001112233", the code of its country first'
      yield { path: ['people', index, 'phone'], message }
    }
    for (const [field, contact] of contacts) {
      const holder = holders.get(contact)
      if (holder === undefined) holders.set(contact, person.key ?? '')
      else yield { path: ['people', index, field], message: `${holder} has the same` }
    }
  }
}

/** People of the desk whom the file leaves as they are hold what they hold. */
function holdersIn(pack: LoosePack, known: Known): Map<string, string> {
  const mine = new Set((pack.people ?? []).map((person) => person?.key))
  const archived = pack.people ? pack.pack : undefined
  return new Map(
    [...(known.contacts ?? [])].filter(
      ([, key]) =>
        !mine.has(key) && (archived === undefined || known.lists?.people?.get(key) !== archived),
    ),
  )
}

function contactsOf(person: Loose<PackPerson>, locale: Locale): Map<string, string> {
  const { phone, email, telegram_id: account } = person
  const contacts: [string, string | undefined][] = [
    ['phone', phone === undefined ? undefined : phoneOf(phone, locale)],
    ['email', email === undefined ? undefined : emailOf(email)],
    ['telegram_id', account?.toString()],
  ]
  return new Map(contacts.filter((entry): entry is [string, string] => entry[1] !== undefined))
}

/** The form in which one address is always the same text. */
function emailOf(text: string): string | undefined {
  return readEmail(text)?.toLowerCase()
}

/** Only a Russian company may leave out the code of its country, or write 8 for it. */
function phoneOf(text: string, locale: Locale): string | undefined {
  const isWhole = locale === 'ru' || text.trim().startsWith('+')
  return isWhole ? readPhone(text, 'RU') : undefined
}
