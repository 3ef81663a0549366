import { openSync, writeSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type AsideOptions, createAside, type Making } from '../../admin/aside/aside.ts'
import type { Work } from '../../admin/aside/works.ts'
import { auditPage } from '../../desk/audit/audit.ts'
import { changePerson } from '../../desk/people/people.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { take } from '../../desk/tickets/assignment.ts'
import { newDesk, OFFICE, type TestDesk } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { atTheEnd } from '../ending.ts'
import { officeOnDisk } from './office-on-disk.ts'
import { mountPanel, newPanel, signedIn } from './panel.ts'

const CSV = '/admin/tickets.csv'
const LONG = 3_600_000
const LIMITS = { longest: LONG, stalled: LONG, memory: 500 }

type Office = TestDesk & { file?: string }
type Wanted = Work extends infer W
  ? W extends Work
    ? Omit<W, 'reader' | 'locale' | 'timeZone'>
    : never
  : never

/** Threads beside an office, ended with the test. */
function asideOf({ desk, file }: Office, limits: Partial<AsideOptions['limits']> = {}) {
  const source = () => file ?? desk.db.$client.serialize()
  const aside = createAside(desk, { source, limits: { ...LIMITS, ...limits } })
  atTheEnd(() => aside.close())
  return aside
}

function by(office: Office, key: string, wanted: Wanted): Work {
  const reader = office.person(key).id
  return { ...wanted, reader, locale: 'ru', timeZone: 'Europe/Moscow' } as Work
}

function question(office: Office, text: string): number {
  return fileTicket(office, 'question', { text: { type: 'text', text } }).number
}

async function rest(making: Making): Promise<string[]> {
  let text = ''
  for (;;) {
    const told = await making.next()
    if (told.is === 'end') return text.trimEnd().split('\r\n')
    text += new TextDecoder().decode(told.bytes)
  }
}

const tickets = { kind: 'tickets', filters: {} } as const

describe('what is made aside', () => {
  test('is refused there to whoever has no right to it, whatever the panel said', async () => {
    const office = newDesk()
    const aside = asideOf(office)
    const person = office.person('anna').id
    const works: Wanted[] = [
      { kind: 'audit', query: {} },
      { kind: 'person', person },
      { kind: 'pack' },
      { kind: 'pack-reading', text: OFFICE },
      { kind: 'pack-rehearsal', text: OFFICE, linkAccounts: true, keepSettings: false },
    ]
    for (const work of works) {
      const asked = aside.begin(by(office, 'vera', work))
      await expect(asked, work.kind).rejects.toMatchObject({ code: 'not_allowed' })
    }
    const asked = aside.begin(by(office, 'anna', tickets))
    await expect(asked).rejects.toMatchObject({ code: 'not_allowed' })
    changePerson(office.desk, office.person('vera').id, { archivedAt: office.desk.now() })
    const left = aside.begin(by(office, 'vera', tickets))
    await expect(left).rejects.toMatchObject({ code: 'not_allowed' })
  })

  test('is what its reader sees, whatever filters were sent', async () => {
    const office = newDesk()
    question(office, 'Что?')
    const aside = asideOf(office)
    const assignee = office.person('vera').id
    for (const filters of [{ line: 'l1' }, { assignee: null }, { assignee }, { words: 'Что' }]) {
      const making = await aside.begin(by(office, 'ivan', { kind: 'tickets', filters }))
      expect(await rest(making), JSON.stringify(filters)).toHaveLength(1)
    }
    const theirs = by(office, 'vera', { kind: 'tickets', filters: { line: 'l1' } })
    expect(await rest(await aside.begin(theirs))).toHaveLength(2)
  })

  test('is of one moment, while tickets change and come', async () => {
    const office = officeOnDisk()
    const numbers = Array.from({ length: 450 }, (_, count) => question(office, `Вопрос ${count}`))
    const aside = asideOf(office)
    const making = await aside.begin(by(office, 'vera', tickets))
    const last = numbers.at(-1) ?? 0
    take(office.desk, office.person('vera'), last)
    question(office, 'Позже')
    const [, ...rows] = await rest(making)
    expect(rows.map((row) => Number.parseInt(row, 10))).toEqual(numbers)
    expect(rows.at(-1)).not.toContain('Вера')
    const later = await rest(await aside.begin(by(office, 'vera', tickets)))
    expect(later).toHaveLength(452)
    expect(later.find((row) => row.startsWith(`${last};`))).toContain('Вера')
  })

  test('writes nothing', async () => {
    const office = officeOnDisk()
    question(office, 'Что?')
    const { $client } = office.desk.db
    const before = $client.pragma('data_version', { simple: true })
    const aside = asideOf(office)
    await rest(await aside.begin(by(office, 'dina', tickets)))
    const text = OFFICE.replace('pack: ', 'pack: other-')
    const how = { text, linkAccounts: true, keepSettings: false }
    await aside.check(by(office, 'dina', { kind: 'pack-rehearsal', ...how }))
    expect($client.pragma('data_version', { simple: true })).toBe(before)
  })

  test('ends when it takes too long', async () => {
    const office = newDesk()
    for (let count = 0; count < 450; count++) question(office, 'Что?')
    const making = asideOf(office, { longest: 1 }).begin(by(office, 'vera', tickets))
    await expect(making.then(rest)).rejects.toThrow('it took too long')
  })

  test('ends when nobody takes it, and makes room', async () => {
    const office = newDesk()
    for (let count = 0; count < 450; count++) question(office, 'Что?')
    const aside = asideOf(office, { stalled: 1 })
    const work = by(office, 'vera', tickets)
    const makings = [await aside.begin(work), await aside.begin(work)]
    await expect.poll(() => aside.begin(work).then(() => 'begun', String)).toBe('begun')
    for (const making of makings) await expect(rest(making)).rejects.toThrow('nobody took')
  })

  test('fails with an error where its worker dies, and the next one works', async () => {
    const office = newDesk()
    const aside = asideOf(office, { memory: 24 })
    const people = Array.from({ length: 30_000 }, (_, key) => `  - {key: p${key}, name: П ${key}}`)
    const text = OFFICE.replace(/^people:\n/m, `people:\n${people.join('\n')}\n`)
    const reading = aside.check(by(office, 'dina', { kind: 'pack-reading', text }))
    await expect(reading).rejects.toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' })
    const again = by(office, 'dina', { kind: 'pack-reading', text: OFFICE })
    expect(await aside.check(again)).toMatchObject({ ok: true })
  })

  test('is no more once the program stops', async () => {
    const office = newDesk()
    for (let count = 0; count < 450; count++) question(office, 'Что?')
    const aside = asideOf(office)
    const making = await aside.begin(by(office, 'vera', tickets))
    aside.close()
    await expect(rest(making)).rejects.toThrow('stopping')
    await expect(aside.begin(by(office, 'vera', tickets))).rejects.toThrow('stopping')
  })
})

describe('a rehearsal aside', () => {
  test('that waits in line for another is done after it, in the same thread', async () => {
    const office = newDesk()
    const aside = asideOf(office)
    const rehearsal = { text: OFFICE, linkAccounts: true, keepSettings: false }
    const work = by(office, 'dina', { kind: 'pack-rehearsal', ...rehearsal })
    const found = await Promise.all([1, 2, 3, 4].map(() => aside.check(work)))
    expect(found).toEqual(Array(4).fill({ ok: true, changes: [] }))
  })

  test('tells what the import then does', async () => {
    const office = newDesk()
    const text = OFFICE.replace('name: Вера Смирнова', 'name: Вера Смирнова-Белых').replace(
      /^people:\n/m,
      'people:\n  - {key: zoe, name: Зоя, manager: vera}\n',
    )
    const how = { text, linkAccounts: true, keepSettings: false }
    const told = await asideOf(office).check(by(office, 'dina', { kind: 'pack-rehearsal', ...how }))
    expect(told).toEqual(importPack(office.desk, text, how))
    expect(told).toMatchObject({ ok: true, changes: [{ key: 'zoe' }, { key: 'vera' }] })
  })
})

describe('a download', () => {
  test('has room for two; a third is told to wait, in the language of its reader', async () => {
    const panel = newPanel()
    for (let count = 0; count < 450; count++) question(panel, 'Что?')
    const vera = await signedIn(panel, 'vera')
    const [one, two] = [await vera.get(CSV), await vera.get(CSV)]
    expect([one.status, two.status]).toEqual([200, 200])
    const third = await vera.get(CSV)
    expect(third.status).toBe(503)
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(third.headers.get('content-disposition')).toBeNull()
    expect(await third.text()).toContain('Уже готовятся другие большие выгрузки')
    const dina = await signedIn(panel, 'dina')
    const english = { 'accept-language': 'en' }
    const audit = await dina.post('/admin/audit/export', {}, english)
    expect([audit.status, await audit.text()]).toEqual([
      503,
      expect.stringContaining('Other large downloads are being made'),
    ])
    const kept = auditPage(panel.desk, panel.person('dina'), { type: 'audit_exported' }, 9)
    expect(kept.lines).toEqual([])
    await one.text()
    const fourth = await vera.get(CSV)
    expect(fourth.status).toBe(200)
    await two.body?.cancel()
    expect((await vera.get(CSV)).status).toBe(200)
  })

  test('breaks off where the database fails, and that is in the log', async () => {
    const office = officeOnDisk()
    const text = 'Что? '.repeat(500)
    for (let count = 0; count < 900; count++) question(office, text)
    office.desk.db.$client.pragma('wal_checkpoint(truncate)')
    const panel = mountPanel(office)
    const answer = await (await signedIn(panel, 'vera')).get(CSV)
    const file = openSync(office.file, 'r+')
    writeSync(file, Buffer.alloc(3_000_000, 7), 0, 3_000_000, 4096 * 60)
    await expect(answer.text()).rejects.toThrow()
    expect(panel.logged.map(({ message }) => message)).toContain('a download broke off')
  })
})
