import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { isOpen } from '../../desk/calendar.ts'
import { createDesk, type Desk } from '../../desk/desk.ts'
import { personByKey, personByTelegram, searchPeople } from '../../desk/people/people.ts'
import { config, stepsOf } from '../../desk/setup/config.ts'
import { exportPack } from '../../desk/setup/pack-export.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { calendarOf } from '../../desk/time/calendars.ts'
import { readPack } from '../../scenarios/pack-read.ts'
import { writePack } from '../../scenarios/pack-write.ts'
import { newDesk, OFFICE, TUESDAY } from './desk.ts'
import { fileTicket } from './filing.ts'

const FOLDER = join(import.meta.dirname, '../../scenarios/packs')
const SHIPPED = readdirSync(FOLDER).map((name) => readFileSync(join(FOLDER, name), 'utf8'))
const EXAMPLE = readFileSync(join(import.meta.dirname, '../scenarios/pack-example.yaml'), 'utf8')

function emptyDesk(): Desk {
  return createDesk({ db: openDatabase(':memory:'), now: () => TUESDAY })
}

function imported(desk: Desk, text: string, dryRun = false) {
  const result = importPack(desk, text, { linkAccounts: true, dryRun })
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.changes.map(({ how, list, key }) => `${how} ${list} ${key}`)
}

describe('a pack', () => {
  it.each([OFFICE, EXAMPLE, ...SHIPPED])(
    'comes out of an empty desk as it went in (%#)',
    (text) => {
      const desk = emptyDesk()
      imported(desk, text)
      const once = writePack(exportPack(desk))
      const again = emptyDesk()
      imported(again, once)
      expect(writePack(exportPack(again))).toBe(once)
      const read = readPack(text)
      expect(read.ok && writePack(read.pack)).toBe(once)
    },
  )

  it('imported twice changes nothing', () => {
    const desk = emptyDesk()
    imported(desk, EXAMPLE)
    expect(imported(desk, EXAMPLE)).toEqual([])
  })

  it('with a fault changes nothing at all', () => {
    const { desk } = newDesk()
    const before = writePack(exportPack(desk))
    const broken = OFFICE.replace(
      'line: l1, policy: access, steps',
      'line: l7, policy: access, steps',
    )
    const result = importPack(desk, broken, { linkAccounts: true })
    expect(result.ok).toBe(false)
    expect(writePack(exportPack(desk))).toBe(before)
  })

  it('tried without writing tells what it would change', () => {
    const { desk } = newDesk()
    const renamed = OFFICE.replace('name: Вопрос,', 'name: Вопросы,')
    expect(imported(desk, renamed, true)).toEqual(['changed services question'])
    expect(config(desk).services.get('question')?.name).toBe('Вопрос')
  })

  it('archives what its lists no longer have, and leaves absent lists alone', () => {
    const { desk } = newDesk()
    const without = OFFICE.split('\n')
      .filter((line) => !line.includes('key: heads,') && !line.includes('key: oleg,'))
      .join('\n')
    expect(imported(desk, without)).toEqual(['archived services heads', 'archived people oleg'])
    expect(config(desk).services.live.map((one) => one.key)).not.toContain('heads')
    expect(imported(desk, 'version: 1\npack: office\ncompany: Новое имя\n')).toEqual([
      'changed settings company',
    ])
    expect(config(desk).services.live).toHaveLength(4)
  })

  it('with changed steps makes a new version; tickets keep theirs', () => {
    const test = newDesk()
    const ticket = fileTicket(test)
    imported(test.desk, OFFICE.replaceAll('ask: Что случилось?', 'ask: Что произошло?'))
    expect(config(test.desk).services.get('question')?.version).toBe(2)
    expect(stepsOf(test.desk, 'question', ticket.scenarioVersion)[0]?.ask).toBe('Что случилось?')
  })

  it('of another id may not take over a key', () => {
    const { desk } = newDesk()
    const other =
      'version: 1\npack: other\ncalendars: [{key: office, timezone: UTC, week: {mon: ["09:00-18:00"]}}]\n'
    expect(importPack(desk, other, { linkAccounts: true }).ok).toBe(false)
  })

  it('knows the public holidays of other countries', () => {
    const { desk } = newDesk(
      `${OFFICE}`.replace(
        'key: late, timezone: Europe/Moscow',
        'key: late, timezone: Europe/Berlin, country: DE',
      ),
    )
    const calendar = calendarOf(desk, 'late')
    expect(calendar && isOpen(calendar, Date.parse('2026-12-25T12:00:00Z'))).toBe(false)
    expect(calendar && isOpen(calendar, Date.parse('2026-12-23T12:00:00Z'))).toBe(true)
  })

  it('links the accounts it names unless its people are fictional', () => {
    expect(personByTelegram(newDesk().desk, 1001)?.key).toBe('anna')
    const desk = emptyDesk()
    importPack(desk, OFFICE, { linkAccounts: false })
    expect(personByTelegram(desk, 1001)).toBeUndefined()
    expect(personByKey(desk, 'anna')?.name).toBe('Анна Иванова')
  })

  it('lets a phone pass from one person to another', () => {
    const { desk } = newDesk()
    const passed = OFFICE.replace(
      'manager: boris, phone: "+79001112233", telegram_id: 1001}',
      'manager: boris, telegram_id: 1001}',
    ).replace('telegram_id: 1002}', 'phone: "+79001112233", telegram_id: 1002}')
    imported(desk, passed)
    expect(personByKey(desk, 'boris')?.phone).toBe('+79001112233')
    expect(personByKey(desk, 'anna')?.phone).toBeNull()
  })
})

describe('the directory', () => {
  it('finds people by the beginnings of words, ё as е', () => {
    const { desk } = newDesk()
    const found = searchPeople(desk, 'кот', { offset: 0, limit: 10 })
    expect(found.people.map((person) => person.key)).toEqual(['oleg', 'olga'])
    expect(searchPeople(desk, 'ольга кот', { offset: 0, limit: 10 }).total).toBe(1)
    expect(searchPeople(desk, '"*(', { offset: 0, limit: 10 }).total).toBe(8)
  })
})
