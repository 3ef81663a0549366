import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, schemaVersion } from '../../db/open.ts'
import { createDesk } from '../../desk/desk.ts'
import { examine } from '../../desk/doctor.ts'
import { personByKey } from '../../desk/people/people.ts'
import { countUnread } from '../../desk/search/reading-in.ts'
import { tick } from '../../desk/tick.ts'
import { solve } from '../../desk/tickets/progress.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { TUESDAY } from '../desk/desk.ts'
import { numbersFound } from '../desk/search/found.ts'
import { counts, journal, makeReleased } from './released.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'okoshko-upgrade-'))
  file = join(folder, 'okoshko.db')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a database of the first released version', () => {
  test('comes to the newest schema with every row it had', () => {
    makeReleased(file)
    const before = counts(file)
    expect(before).toMatchObject({ tickets: 4, messages: 4, events: 28, clocks: 8, outbox: 35 })
    openDatabase(file).$client.close()
    expect(keptIn(counts(file))).toMatchObject(keptIn(before))
  })

  test('is searched by all it says, once it is read into the new search', () => {
    makeReleased(file)
    const desk = createDesk({ db: openDatabase(file), now: () => TUESDAY })
    expect(countUnread(desk, 10)).toBe(4)
    expect(numbersFound(desk, 'слетели правами')).toEqual([2])
    expect(numbersFound(desk, 'ЛОГИНОМ')).toEqual([3])
    expect(numbersFound(desk, '№1')).toContain(1)
    expect(countUnread(desk, 10)).toBe(0)
    desk.db.$client.close()
  })

  test('knows how many open tickets each agent has', () => {
    makeReleased(file)
    const { $client } = openDatabase(file)
    const counted = $client.prepare(
      'select assignee_id, count(*) from tickets where open = 1 and assignee_id not null group by 1',
    )
    const loads = $client.prepare('select * from loads order by 1').raw().all()
    expect(loads.length).toBeGreaterThan(0)
    expect(loads).toEqual(counted.raw().all())
    $client.close()
  })

  test('is worked on as before', () => {
    makeReleased(file)
    const desk = createDesk({ db: openDatabase(file), now: () => TUESDAY + 24 * 3_600_000 })
    while (tick(desk)) expect(desk.db.$client.inTransaction).toBe(false)
    const dina = personByKey(desk, 'dina')
    if (!dina) throw new Error('Dina is gone')
    solve(desk, dina, 2, { text: 'Готово', source: 'test:1' })
    expect(ticketOf(desk, 2).category).toBe('solved')
    expect(ticketOf(desk, 3).category).toBe('waiting')
    const { integrity, danglingReferences } = examine(desk)
    expect({ integrity, danglingReferences }).toEqual({ integrity: 'ok', danglingReferences: 0 })
    desk.db.$client.close()
  })

  test('is copied first, and the copy is the database as it was', () => {
    makeReleased(file)
    const before = counts(file)
    openDatabase(file).$client.close()
    expect(counts(`${file}.before-2`)).toEqual(before)
  })

  test('stays as it was where its references would dangle', () => {
    makeReleased(file)
    const db = new Sqlite(file)
    db.pragma('foreign_keys = OFF')
    db.exec('update messages set ticket = 404 where id = 1')
    db.close()
    const before = counts(file)
    expect(() => openDatabase(file)).toThrow(/1 dangling references.*as it was before/)
    expect(counts(file)).toEqual(before)
    const again = new Sqlite(file)
    expect(again.prepare('select count(*) from __drizzle_migrations').pluck().get()).toBe(2)
    again.close()
  })
})

test('nothing is migrated while a server of an older version works on it', () => {
  makeReleased(file)
  const before = counts(file)
  expect(() => openDatabase(file, () => false)).toThrow('older version')
  expect(counts(file)).toEqual(before)
  openDatabase(file).$client.close()
  expect(() => openDatabase(file, () => false).$client.close()).not.toThrow()
})

test('migrations are applied in the order of their numbers, each later than the one before', () => {
  const entries = journal()
  expect(entries.map(({ tag }) => Number(tag.slice(0, 4)))).toEqual(entries.map((_, at) => at))
  for (const [at, { when }] of entries.entries()) {
    expect(when).toBeGreaterThan(entries[at - 1]?.when ?? 0)
  }
})

test('a database of a newer version is refused, and not touched', () => {
  openDatabase(file).$client.close()
  const db = new Sqlite(file)
  db.exec("insert into __drizzle_migrations (hash, created_at) values ('newer', 9999999999999)")
  db.close()
  const bytes = readFileSync(file)
  expect(() => openDatabase(file)).toThrow(
    `made by a newer version of Okoshko (schema ${schemaVersion() + 1}`,
  )
  expect(readFileSync(file).equals(bytes)).toBe(true)
  expect(existsSync(`${file}.before-${schemaVersion()}`)).toBe(false)
})

test('a database that was cut off is refused as damaged', () => {
  openDatabase(file).$client.close()
  truncateSync(file, Math.floor(statSync(file).size / 2))
  expect(() => openDatabase(file)).toThrow(expect.objectContaining({ code: 'SQLITE_CORRUPT' }))
  copyFileSync(import.meta.filename, file)
  expect(() => openDatabase(file)).toThrow(expect.objectContaining({ code: 'SQLITE_NOTADB' }))
})

/** The search keeps its rows its own way, and is read in anew. */
function keptIn(rows: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(rows).filter(([name]) => !/search/.test(name)))
}
