import { describe, expect, test } from 'vitest'
import { attachments } from '../../db/tables/messages.ts'
import { deed } from '../../desk/desk.ts'
import { note } from '../../desk/messages/noting.ts'
import { leftFiles } from '../../desk/people/personal-data-texts.ts'
import {
  beginRetention,
  type Retention,
  retainSome,
  retentionOf,
  setRetention,
} from '../../desk/people/retention.ts'
import { close, solve } from '../../desk/tickets/progress.ts'
import { findTicket } from '../../desk/tickets/tickets.ts'
import { DAY, newDesk, type TestDesk } from './desk.ts'
import { fileTicket } from './filing.ts'
import { numbersFound } from './search/found.ts'

function closedTicket(office: TestDesk, text: string): number {
  const { number } = fileTicket(office, 'question', { text: { type: 'text', text } })
  const vera = office.person('vera')
  note(office.desk, vera, number, { text: `Заметка: ${text}`, source: `form:${number}` })
  const file = { ticket: number, ownerId: vera.id, kind: 'document', name: 'скан.pdf' }
  const stored = { ...file, state: 'stored' as const, path: `aa/${number}`, createdAt: 0 }
  office.desk.db.insert(attachments).values(stored).run()
  solve(office.desk, vera, number)
  close(office.desk, vera, number)
  return number
}

function night({ desk, person }: TestDesk, kept: Retention): void {
  setRetention(desk, person('dina'), kept)
  beginRetention(desk)
  for (let goesOn = true; goesOn; ) goesOn = retainSome(desk)
}

describe('what is kept long enough', () => {
  test('stays for ever where no time is set', () => {
    const office = newDesk()
    const number = closedTicket(office, 'Пароль')
    office.pass(5000 * DAY)
    expect(retentionOf(office.desk)).toEqual({ texts: null, files: null })
    beginRetention(office.desk)
    expect(retainSome(office.desk)).toBe(false)
    expect(findTicket(office.desk, number)?.title).toBe('Пароль')
  })

  test('loses texts and files with the month, younger and open tickets nothing', () => {
    const office = newDesk()
    const { desk, pass } = office
    const old = closedTicket(office, 'Пароль')
    const open = fileTicket(office, 'question', { text: { type: 'text', text: 'Открыта' } })
    pass(20 * DAY)
    const young = closedTicket(office, 'Свежая')
    pass(15 * DAY)
    const before = findTicket(desk, old)
    night(office, { texts: 1, files: null })
    const after = findTicket(desk, old)
    expect(after).toMatchObject({
      title: 'Вопрос: удалено по сроку хранения',
      service: 'question',
      closedAt: before?.closedAt,
      solvedAt: before?.solvedAt,
    })
    expect(leftFiles(desk)).toEqual([`aa/${old}`])
    expect(numbersFound(desk, 'пароль')).toEqual([])
    expect(numbersFound(desk, 'свежая')).toEqual([young])
    expect(findTicket(desk, open.number)?.title).toBe('Открыта')
    const texts = desk.db.$client.prepare('select text from messages').pluck().all()
    expect(texts).toEqual(['удалено по сроку хранения', 'Заметка: Свежая'])
  })

  test('loses files first where they have a shorter time', () => {
    const office = newDesk()
    const number = closedTicket(office, 'Пароль')
    office.pass(35 * DAY)
    night(office, { texts: 12, files: 1 })
    expect(leftFiles(office.desk)).toEqual([`aa/${number}`])
    expect(findTicket(office.desk, number)?.title).toBe('Пароль')
  })

  test('is gone through once a night, and told once where something went', () => {
    const office = newDesk()
    closedTicket(office, 'Пароль')
    office.pass(35 * DAY)
    night(office, { texts: 1, files: null })
    night(office, { texts: 1, files: null })
    office.pass(DAY)
    night(office, { texts: 1, files: null })
    const kinds = office.desk.db.$client.prepare('select type from events').pluck().all()
    expect(kinds.filter((kind) => kind === 'retained')).toHaveLength(1)
  })

  test('goes on after a crash where it stood', () => {
    const office = newDesk()
    const numbers = ['Один', 'Два', 'Три'].map((text) => closedTicket(office, text))
    office.pass(35 * DAY)
    setRetention(office.desk, office.person('dina'), { texts: 1, files: 1 })
    beginRetention(office.desk)
    const crash = new Error('crash')
    const cutOff = () =>
      deed(office.desk, () => {
        retainSome(office.desk)
        throw crash
      })
    expect(cutOff).toThrow(crash)
    expect(findTicket(office.desk, 1)?.title).toBe('Один')
    while (retainSome(office.desk)) expect(numbers).toHaveLength(3)
    expect(numbers.map((number) => findTicket(office.desk, number)?.title)).toEqual(
      numbers.map(() => 'Вопрос: удалено по сроку хранения'),
    )
  })

  test('is decided by admins', () => {
    const { desk, person } = newDesk()
    for (const key of ['pavel', 'vera', 'anna']) {
      const set = () => setRetention(desk, person(key), { texts: 1, files: 1 })
      expect(set).toThrow('not_allowed')
    }
    expect(retentionOf(desk)).toEqual({ texts: null, files: null })
  })
})
