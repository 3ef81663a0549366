import { type Finding, type Path, quote } from './fault.ts'
import type { KeyedList, Pack } from './pack.ts'
import type { PackPerson } from './pack-people.ts'
import { DEFAULT_PRIORITIES } from './pack-priorities.ts'
import type { Locale } from './text.ts'

/** A value of which any part may be missing: what is left of a pack once its ill parts are cut out. */
export type Loose<T> = T extends readonly (infer Item)[]
  ? (Loose<Item> | undefined)[]
  : T extends object
    ? { [Key in keyof T]?: Loose<T[Key]> | undefined }
    : T

export type LoosePack = Loose<Pack>

/** What the desk already holds and this file may refer to. What is archived does not count. */
export interface Known {
  /** By list: the origin of every key, which is the id of a pack or whatever else made it. */
  lists?: Partial<Record<KeyedList, ReadonlyMap<string, string>>>
  /** E.164 phone, small-letter e-mail or Telegram id → key of the person who holds it. */
  contacts?: ReadonlyMap<string, string>
  /** The desk's language where the file names none; ru if absent. */
  locale?: Locale
}

/** Every key that a reference may name, by list; `requesters` are people of the file who cannot work on tickets. */
export type Names = Record<KeyedList | 'requesters', ReadonlySet<string>>

/** The keys of the file, and those that stay in the desk after its import. */
export function namesOf(pack: LoosePack, known: Known): Names {
  const keys = (list: KeyedList): Set<string> =>
    new Set([...keysIn(pack[list]), ...staying(pack, known, list).keys()])
  const priorities = keys('priorities')
  return {
    statuses: keys('statuses'),
    priorities: priorities.size > 0 ? priorities : DEFAULT_KEYS,
    calendars: keys('calendars'),
    departments: keys('departments'),
    people: keys('people'),
    requesters: new Set(keysIn(pack.people?.filter(isRequester))),
    lines: keys('lines'),
    policies: keys('policies'),
    services: keys('services'),
    canned_replies: keys('canned_replies'),
    articles: keys('articles'),
  }
}

/** What the desk holds of a list and the file does not replace: all of it, or what others brought. */
export function staying(
  pack: LoosePack,
  known: Known,
  list: KeyedList,
): ReadonlyMap<string, string> {
  const held = known.lists?.[list] ?? new Map<string, string>()
  if (pack[list] === undefined) return held
  return new Map([...held].filter(([, origin]) => origin !== pack.pack))
}

/** A finding if the key names nothing in its list; no key, no finding. */
export function* dangling(
  names: Names,
  list: KeyedList,
  key: string | undefined,
  path: Path,
): Generator<Finding> {
  if (key === undefined || names[list].has(key)) return
  const message = `${NONE[list]} has the key ${quote(key)}`
  yield { path, message, wrong: key, among: names[list] }
}

/** The same for a list of keys, in which none stands twice. */
export function* danglingIn(
  names: Names,
  list: KeyedList,
  keys: readonly (string | undefined)[] | undefined,
  path: Path,
): Generator<Finding> {
  const seen = new Set<string>()
  for (const [index, key] of each(keys)) {
    const place = [...path, index]
    yield* dangling(names, list, key, place)
    if (seen.has(key)) yield { path: place, message: `the key ${quote(key)} is given twice` }
    seen.add(key)
  }
}

/** A finding if the file makes this person a mere requester. */
export function* noAgent(names: Names, key: string | undefined, path: Path): Generator<Finding> {
  if (key === undefined || !names.requesters.has(key)) return
  yield { path, message: `${key} is a requester: give the role agent, lead or admin` }
}

/** The items of a list with their indexes, without those that were cut out. */
export function* each<T>(list: readonly (T | undefined)[] | undefined): Generator<[number, T]> {
  for (const [index, item] of (list ?? []).entries()) {
    if (item !== undefined) yield [index, item]
  }
}

const DEFAULT_KEYS = new Set(DEFAULT_PRIORITIES.map(({ key }) => key))

const NONE: Record<KeyedList, string> = {
  statuses: 'no status',
  priorities: 'no priority',
  calendars: 'no calendar',
  departments: 'no department',
  people: 'no person',
  lines: 'no line',
  policies: 'no policy',
  services: 'no service',
  canned_replies: 'no canned reply',
  articles: 'no article',
}

type Keyed = { key?: string | undefined }

function* keysIn(list: readonly (Keyed | undefined)[] | undefined): Generator<string> {
  for (const [, { key }] of each(list)) {
    if (key !== undefined) yield key
  }
}

/** A role that was cut out was meant to be some role. */
function isRequester(person: Loose<PackPerson> | undefined): boolean {
  if (person === undefined) return false
  return Object.hasOwn(person, 'role') ? person.role === 'requester' : true
}
