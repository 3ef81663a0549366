import type { Known } from '../../scenarios/cross-names.ts'
import { type Fault, placeOf } from '../../scenarios/fault.ts'
import type { Pack } from '../../scenarios/pack.ts'
import { packBeside } from '../../scenarios/pack-beside.ts'
import { checkPack, type PackRead, readPack } from '../../scenarios/pack-read.ts'
import { writePack } from '../../scenarios/pack-write.ts'
import type { Text } from '../../scenarios/text.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { handOnApprovals, handOnTickets } from '../people/leaving.ts'
import { isAgent, type Person, personByKey } from '../people/people.ts'
import {
  beginPreparing,
  endPreparing,
  forgetPrepared,
  type Preparing,
} from '../people/people-preparing.ts'
import { allSettings, setSetting } from '../settings.ts'
import { recomputeLater } from '../sla/recomputing.ts'
import { COUNTRIES as PRODUCTION } from '../time/production-calendar.ts'
import { publicHolidays } from '../time/public-holidays.ts'
import { config, forgetConfig, HOLIDAYS } from './config.ts'
import { faultsLeftBehind } from './left-behind.ts'
import { setupData } from './pack-export.ts'
import { KINDS, SETTINGS } from './pack-kinds.ts'
import { knownTo, markOfKnown } from './pack-known.ts'
import { allOf, writeList } from './pack-lists.ts'
import { importPeople, prepareNew } from './pack-people.ts'
import { sameJson } from './same-json.ts'

interface ImportOptions {
  /** Whether people's Telegram accounts are linked: not those of a shipped pack with a real bot. */
  linkAccounts: boolean
  dryRun?: boolean
  /** The admin who imports; absent: whoever has the machine. */
  by?: Person
  /** The company's own name, language, access and the like stay as they are; only missing ones come. */
  keepSettings?: boolean
}

/** One object that an import adds, changes or archives. */
export interface Changed {
  list: string
  key: string
  how: 'added' | 'changed' | 'archived'
  /** What people call it, where it has a name. */
  name?: Text
}

export type Imported = { ok: true; changes: Changed[] } | { ok: false; faults: Fault[] }

/**
 * Reads a pack's text and brings it into the desk, all or nothing: its objects are added or
 * changed, those that an earlier import of it brought and that its lists no longer have are
 * archived. A faulty text changes nothing and every fault comes back. With `dryRun` it only tells
 * what it would do. Throws `not_allowed` for anybody but an admin.
 */
export function importPack(desk: Desk, text: string, options: ImportOptions): Imported {
  return imported(desk, options, (known) => {
    // A ready desk beside one's own is checked once it has keys of its own.
    const read = readPack(text, options.keepSettings ? {} : known)
    if (!read.ok || !options.keepSettings) return read
    return readPack(writePack(beside(desk, read.pack, known)), known)
  })
}

/**
 * The same for a pack that was read a moment ago: what it says is checked again where the desk has
 * changed since, which `mark` of what it met then tells. Its faults have no lines. People who are new
 * are prepared unseen, in short deeds with turns for others between them; one last deed does all.
 * Throws `people_changed` where another import has begun meanwhile. What a crash cuts off is seen by
 * nobody, and the next import begins anew.
 */
export function* importReadPack(
  desk: Desk,
  { pack, mark }: { pack: Pack; mark: string },
  options: ImportOptions,
): Generator<undefined, Imported> {
  checkRight(options)
  const preparing = yield* beginPreparing(desk)
  let isIn = false
  try {
    yield* prepareNew(desk, preparing, pack, options.linkAccounts)
    const result = imported(desk, options, (known) => checked(pack, known, mark), preparing)
    isIn = result.ok
    return result
  } finally {
    if (!isIn) yield* endPreparing(desk, preparing)
  }
}

function checked(pack: Pack, known: Known, mark: string): PackRead {
  if (markOfKnown(known) === mark) return { ok: true, pack }
  const faults = checkPack(pack, known).map(({ path, message }) => ({
    place: placeOf(path),
    line: 1,
    column: 1,
    message,
  }))
  return faults.length > 0 ? { ok: false, faults } : { ok: true, pack }
}

function imported(
  desk: Desk,
  options: ImportOptions,
  readFor: (known: Known) => PackRead,
  preparing?: Preparing,
): Imported {
  checkRight(options)
  try {
    return deed(
      desk,
      (): Imported => {
        // Whatever another import has prepared by now is in the way: that one begins anew.
        if (!preparing) forgetPrepared(desk)
        const read = readFor(knownTo(desk))
        if (!read.ok) return read
        const before = setupData(desk)
        const changes = write(desk, read.pack, options, preparing)
        forgetConfig(desk)
        const faults = faultsLeftBehind(desk, before, read.pack, changes)
        if (faults.length > 0) return { ok: false, faults }
        if (!options.dryRun) follow(desk, read.pack.pack, changes, options.by)
        return { ok: true, changes }
      },
      (result) => result.ok && !options.dryRun,
    )
  } finally {
    forgetConfig(desk)
  }
}

function checkRight({ by }: ImportOptions): void {
  if (by && by.role !== 'admin') throw new DeskError('not_allowed')
}

/** The pack with keys of its own where others hold theirs, by the priorities that are there. */
function beside(desk: Desk, pack: Pack, known: Known): Pack {
  const others = Object.entries(known.lists ?? {}).map(([list, keys]): [string, Set<string>] => {
    const held = [...keys].filter(([, origin]) => origin !== pack.pack)
    return [list, new Set(held.map(([key]) => key))]
  })
  const priorities = new Set(config(desk).priorities.live.map(({ key }) => key))
  return packBeside(pack, { taken: Object.fromEntries(others), priorities })
}

function follow(desk: Desk, pack: string, changes: Changed[], by?: Person): void {
  recomputeLater(desk, changes)
  handOnWork(desk, changes, by ?? null)
  record(desk, 'pack_imported', {
    by: by?.id ?? null,
    data: { pack, changes: changes.map(({ how, list, key }) => `${how} ${list} ${key}`) },
  })
  desk.bus.note({ what: 'config' })
}

/** Whom the file no longer has, or no longer as an agent, works on nothing any more. */
function handOnWork(desk: Desk, changes: Changed[], by: Person | null): void {
  for (const { list, key, how } of changes) {
    const person = list === 'people' && how !== 'added' ? personByKey(desk, key) : undefined
    if (!person || isAgent(person)) continue
    handOnTickets(desk, by, person, null)
    if (person.archivedAt !== null) handOnApprovals(desk, person)
  }
}

function write(desk: Desk, pack: Pack, options: ImportOptions, preparing?: Preparing): Changed[] {
  const changes: Changed[] = []
  for (const [list, kind] of Object.entries(KINDS)) {
    const objects = pack[list as keyof typeof KINDS] as { key: string }[] | undefined
    if (objects) changes.push(...writeList(desk, pack.pack, list, kind, objects))
  }
  changes.push(...writeSettings(desk, pack, options.keepSettings === true))
  changes.push(...importPeople(desk, pack, options.linkAccounts, preparing))
  return changes
}

function writeSettings(desk: Desk, pack: Pack, keepsOwn: boolean): Changed[] {
  const before = allSettings(desk)
  const changes: Changed[] = []
  const values: [string, unknown][] = [['pack', pack.pack]]
  for (const key of SETTINGS) if (pack[key] !== undefined) values.push([key, pack[key]])
  // An empty list is a list: the export has it again.
  const lists = Object.keys({ ...KINDS, people: 0 }).filter((list) => list in pack)
  const known = (before.get('lists') as string[] | undefined) ?? []
  values.push(['lists', [...new Set([...known, ...lists])].sort()])
  for (const [key, dates] of holidaysFor(desk, pack)) setSetting(desk, key, dates)
  for (const [key, value] of values) {
    if (sameJson(before.get(key), value)) continue
    if (keepsOwn && before.has(key) && key !== 'lists') continue
    changes.push({ list: 'settings', key, how: before.has(key) ? 'changed' : 'added' })
    setSetting(desk, key, value)
  }
  if (before.has('free_text') && !pack.free_text && !takesFreeText(desk, before.get('free_text'))) {
    setSetting(desk, 'free_text', null)
    changes.push({ list: 'settings', key: 'free_text', how: 'archived' })
  }
  return changes
}

/** Whether the service that was to take free text is still there for requesters. */
function takesFreeText(desk: Desk, service: unknown): boolean {
  const row = allOf(desk, KINDS.services).find(({ key }) => key === service)
  return row?.archivedAt === null && row.data.internal !== true
}

/** Computed once here: the library behind it is too large for the running server. */
function holidaysFor(desk: Desk, pack: Pack): [string, string[]][] {
  const countries = new Set((pack.calendars ?? []).flatMap(({ country }) => country ?? []))
  const year = new Date(desk.now()).getUTCFullYear()
  return [...countries]
    .filter((country) => !PRODUCTION.some((known) => known === country))
    .map((country) => [`${HOLIDAYS}${country}`, publicHolidays(country, year)])
}
