import { expect, test } from 'vitest'
import { people } from '../../db/tables/people.ts'
import { PREPARED, personByKey, searchPeople } from '../../desk/people/people.ts'
import { exportPack } from '../../desk/setup/pack-export.ts'
import { importPack, importReadPack } from '../../desk/setup/pack-import.ts'
import { knownTo, markOfKnown } from '../../desk/setup/pack-known.ts'
import { type PackRead, readPack } from '../../scenarios/pack-read.ts'
import { writePack } from '../../scenarios/pack-write.ts'
import { newDesk, OFFICE, type TestDesk } from './desk.ts'

const NEW = 400
const LINES = Array.from({ length: NEW }, (_, n) => {
  const contacts = `phone: "+7900${2_000_000 + n}", email: p${n}@example.com, telegram_id: ${n + 50_000}`
  return `  - {key: p${n}, name: Пётр Номер${n}, department: sales, manager: boris, ${contacts}}\n`
})
// The phone of Anna passes to somebody new; Olga leaves.
const LARGE = OFFICE.replace('lines:\n', `${LINES.join('')}lines:\n`)
  .replace('+79001112233', '+79001112299')
  .replace('+79002000000', '+79001112233')
  .replace(/ {2}- \{key: olga.*\n/, '')
const OPTIONS = { linkAccounts: true }

function packOf(read: PackRead) {
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.pack
}

function begun({ desk }: TestDesk, text = LARGE) {
  const known = knownTo(desk)
  return importReadPack(
    desk,
    { pack: packOf(readPack(text, known)), mark: markOfKnown(known) },
    OPTIONS,
  )
}

function finished(work: ReturnType<typeof begun>) {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

const preparedIn = ({ desk }: TestDesk) =>
  desk.db
    .select()
    .from(people)
    .all()
    .filter(({ origin }) => origin === PREPARED).length
const found = ({ desk }: TestDesk, words: string) =>
  searchPeople(desk, words, { offset: 0, limit: 9 }).total
const dump = ({ desk }: TestDesk) => writePack(exportPack(desk))

test('a large pack comes in turns as it does at once', () => {
  const [once, inTurns] = [newDesk(), newDesk()]
  const whole = importPack(once.desk, LARGE, OPTIONS)
  expect(whole.ok && whole.changes.length).toBe(NEW + 2)
  expect(finished(begun(inTurns))).toEqual(whole)
  expect(dump(inTurns)).toBe(dump(once))
  const of = ({ desk }: TestDesk) =>
    desk.db
      .select()
      .from(people)
      .all()
      .map(({ id: _, ...person }) => person)
      .sort((one, other) => (one.key < other.key ? -1 : 1))
  expect(of(inTurns)).toEqual(of(once))
  expect(found(inTurns, 'Номер399')).toBe(1)
})

test('its people are prepared a few at a time, and seen by nobody before all of it is in', () => {
  const office = newDesk()
  const before = dump(office)
  const work = begun(office)
  let former = 0
  let turns = 0
  for (;;) {
    const { done } = work.next()
    if (done) break
    turns += 1
    const now = preparedIn(office)
    expect(now - former).toBeLessThanOrEqual(150)
    former = now
    expect(dump(office)).toBe(before)
    expect(found(office, 'Номер')).toBe(0)
  }
  expect([former, turns > 3]).toEqual([NEW, true])
  expect(preparedIn(office)).toBe(0)
})

test('killed in between it has changed nothing, and the same file finishes it', () => {
  const office = newDesk()
  const before = dump(office)
  const work = begun(office)
  while (preparedIn(office) < NEW / 2) work.next()
  expect(dump(office)).toBe(before)
  expect(finished(begun(office))).toMatchObject({ ok: true })
  expect(found(office, 'Номер7')).toBeGreaterThan(0)
  const again = newDesk()
  finished(begun(again))
  expect(dump(office)).toBe(dump(again))
  expect(finished(begun(office))).toEqual({ ok: true, changes: [] })
})

test('of two at once one comes in, and the other is refused and leaves nothing', () => {
  const office = newDesk()
  const slow = begun(office)
  while (preparedIn(office) < NEW / 2) slow.next()
  expect(finished(begun(office))).toMatchObject({ ok: true })
  const whole = dump(office)
  expect(() => finished(slow)).toThrow('people_changed')
  expect([preparedIn(office), dump(office)]).toEqual([0, whole])
})

test('of two that prepare by turns the one that began last comes in', () => {
  const office = newDesk()
  const works = [begun(office), begun(office)]
  works[0]?.next()
  const [first, second] = works as [ReturnType<typeof begun>, ReturnType<typeof begun>]
  while (preparedIn(office) < NEW) second.next()
  expect(() => finished(first)).toThrow('people_changed')
  expect(finished(second)).toMatchObject({ ok: true })
  expect([preparedIn(office), found(office, 'Номер399')]).toEqual([0, 1])
})

test('what the desk has come to hold since it was read is found, and nothing is left', () => {
  const office = newDesk()
  const work = begun(office)
  work.next()
  office.desk.db.$client.exec(`update people set origin = 'elsewhere' where key = 'anna'`)
  const result = finished(work)
  expect(result.ok || result.faults.map(({ message }) => message)).toEqual([
    'the key "anna" is held by what "elsewhere" made',
  ])
  expect([preparedIn(office), personByKey(office.desk, 'p1')]).toEqual([0, undefined])
})

test('what a killed import has prepared is in no other import’s way', () => {
  const office = newDesk()
  const killed = begun(office)
  while (preparedIn(office) < NEW / 2) killed.next()
  const looked = importPack(office.desk, LARGE, { ...OPTIONS, dryRun: true })
  expect(looked.ok && looked.changes.filter(({ how }) => how === 'added')).toHaveLength(NEW)
  expect(preparedIn(office)).toBeGreaterThan(0)
  const moved = LARGE.replace('key: p3,', 'key: q3,')
  expect(importPack(office.desk, moved, OPTIONS)).toMatchObject({ ok: true })
  expect([preparedIn(office), personByKey(office.desk, 'p3')]).toEqual([0, undefined])
})
