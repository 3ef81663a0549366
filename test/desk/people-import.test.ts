import { describe, expect, test } from 'vitest'
import { deed } from '../../desk/desk.ts'
import { comeBack } from '../../desk/people/leaving.ts'
import {
  addPerson,
  changePerson,
  personById,
  personByKey,
  searchPeople,
} from '../../desk/people/people.ts'
import { type PeoplePlan, planPeople } from '../../desk/people/people-import.ts'
import { importTable } from '../../desk/people/people-import-write.ts'
import { sweepPrepared } from '../../desk/people/people-preparing.ts'
import { erase } from '../../desk/people/personal-data-erasing.ts'
import { findSession } from '../../desk/people/sessions.ts'
import { signInLink, spendSignInLink } from '../../desk/people/sign-in-links.ts'
import { config } from '../../desk/setup/config.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { HOUR, newDesk, OFFICE, type TestDesk } from './desk.ts'

function run<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

function planned({ desk }: TestDesk, table: string | Uint8Array): PeoplePlan {
  return run(planPeople(desk, typeof table === 'string' ? Buffer.from(table) : table))
}

function imported(test: TestDesk, table: string | Uint8Array) {
  const plan = planned(test, table)
  expect(plan.faults).toEqual([])
  return run(importTable(test.desk, null, plan))
}

function faults(test: TestDesk, table: string): string[] {
  return planned(test, table).faults.map(({ row, column, code }) => `${row} ${column} ${code}`)
}

describe('a table', () => {
  test('is read however a spreadsheet saves it', () => {
    const text = 'ФИО;Телефон\r\nЁлкина Мария;+7 (900) 555-44-33\r\n'
    const cp1251 = Uint8Array.from(text, (letter) => {
      const code = letter.charCodeAt(0)
      if (letter === 'Ё') return 0xa8
      if (letter === 'ё') return 0xb8
      return code >= 0x410 && code <= 0x44f ? code - 0x350 : code
    })
    const forms = [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`),
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      Buffer.from(text, 'utf16le'),
      cp1251,
      Buffer.from(text.replaceAll(';', '\t')),
      Buffer.from(text.replaceAll(';', ',').replaceAll('\r\n', '\n')),
      Buffer.from(`sep=;\r\n${text}`),
      Buffer.from(text.replaceAll('\r\n', '\r')),
    ]
    for (const form of forms) {
      const office = newDesk()
      expect(imported(office, form)).toMatchObject({ added: 1, changed: 0 })
      expect(office.person('elkina-mariya')).toMatchObject({
        name: 'Ёлкина Мария',
        phone: '+79005554433',
        origin: 'csv',
        archivedAt: null,
      })
    }
  })

  test('may have quotes, delimiters and line breaks within a cell, and counts rows as a spreadsheet', () => {
    const office = newDesk()
    const table = 'name,position\n"Ольга ""О"" Новая","Ведущий,\nстарший"\n\nБез должности,'
    const plan = planned(office, table)
    expect(plan.people.map(({ row, values }) => [row, values.name, values.position])).toEqual([
      [2, 'Ольга "О" Новая', 'Ведущий, старший'],
      [4, 'Без должности', null],
    ])
  })

  test('has its columns in any order, in Russian or English; the others are named', () => {
    const plan = planned(
      newDesk(),
      'E-Mail;Отчество;ДОЛЖНОСТЬ;Имя;Моб. телефон;Фамилия;role\nq@x.ru;П;Бухгалтер;Кира;89001234567;Ким;Специалист',
    )
    expect(plan.ignored).toEqual(['Отчество'])
    expect(plan.people[0]?.values).toMatchObject({
      key: 'kira-kim',
      name: 'Кира Ким',
      email: 'q@x.ru',
      phone: '+79001234567',
      position: 'Бухгалтер',
      role: 'agent',
    })
  })

  test('that is a workbook says how to save it', () => {
    const workbook = Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2])
    expect(planned(newDesk(), workbook).faults).toMatchObject([{ row: 0, code: 'not_csv' }])
  })
})

describe('people of a table', () => {
  test('are known by key, else phone, else e-mail, else account', () => {
    const office = newDesk()
    changePerson(office.desk, office.person('oleg').id, { email: 'oleg@x.ru' })
    const plan = planned(
      office,
      'key;name;phone;email;telegram_id\nvera;Вера Новая;;;\n;Анна;8 900 111-22-33;;\n;;;OLEG@x.ru;\n;;;;1003\nnew;Новая;;;',
    )
    expect(plan.people.map(({ how, values }) => `${how} ${values.key}`)).toEqual([
      'changed vera',
      'changed anna',
      'same oleg',
      'same olga',
      'added new',
    ])
    expect(plan.people[0]?.changes).toEqual([
      { field: 'name', from: 'Вера Смирнова', to: 'Вера Новая' },
    ])
  })

  test('are the same when the table comes again, and nothing changes', () => {
    const office = newDesk()
    const table =
      'name;department;manager\nАнна Новая;Склад;Борис Петров\nАнна Новая;Склад;\nИва;ИТ;Новая Анна'
    expect(faults(office, table)).toEqual(['4 manager manager_ambiguous'])
    const sound = table.replace('Новая Анна', 'anna-novaya-2')
    expect(imported(office, sound)).toEqual({ added: 3, changed: 0, same: 0, departments: 1 })
    expect(imported(office, sound)).toEqual({ added: 0, changed: 0, same: 3, departments: 0 })
    expect(office.person('iva')).toMatchObject({ department: 'it', manager: 'anna-novaya-2' })
    expect(config(office.desk).departments.get('sklad')?.name).toBe('Склад')
  })

  test('keep what an empty cell does not say', () => {
    const office = newDesk()
    imported(office, 'key;position;phone;role\nanna;;;')
    expect(office.person('anna')).toMatchObject({ position: 'Менеджер', phone: '+79001112233' })
  })

  test('are nobody whose data were erased', () => {
    const test = newDesk()
    const anna = test.person('anna')
    erase(test.desk, test.person('dina'), anna.id, anna.name)
    const { key } = personById(test.desk, anna.id) ?? {}
    expect(faults(test, `key;name\n${key};Анна Иванова\n`)).toEqual(['2 key erased'])
    expect(faults(test, 'name\nАнна Иванова\n')).toEqual([])
  })

  test('may pass a phone from one to another', () => {
    const office = newDesk()
    imported(office, 'key;name;phone\nolga;;+79001112233\nanna;;+79009998877\nnew;Новый;')
    expect(office.person('olga').phone).toBe('+79001112233')
    expect(office.person('anna').phone).toBe('+79009998877')
    imported(office, 'key;name;phone\nnewest;Новейший;+79009998877\nanna;;+79001110000')
    expect(office.person('newest').phone).toBe('+79009998877')
  })

  test('have every fault told at once, by row and column, and then nothing is done', () => {
    const office = newDesk()
    const table = [
      'Ключ;Имя;Телефон;Почта;Telegram;Роль;Язык;Руководитель',
      'Плохой Ключ;Один;;;;;;',
      ';;+79990000001;;;;;',
      ';Три;123;не почта;@name;царь;клингонский;Никто',
      ';Четыре;89001112233;;;;;',
      'five;Пять;+79990000002;;;;;five',
      ';Шесть;+79990000002;;;;;',
      'olga;;;;55;;;',
      'dina;;;;;заявитель;;',
      'boris;;+79001112233;;;;;',
    ].join('\n')
    expect(faults(office, table)).toEqual([
      '2 Ключ key_bad',
      '3 Имя name_missing',
      '4 Телефон phone_bad',
      '4 Почта email_bad',
      '4 Telegram telegram_bad',
      '4 Роль role_bad',
      '4 Язык language_bad',
      '4 Руководитель manager_unknown',
      '6 Руководитель manager_self',
      '7 Телефон held_in_row',
      '8 Telegram account_other',
      '9 Роль last_admin',
      '10 Телефон held_in_row',
    ])
    expect(() => run(importTable(office.desk, null, planned(office, table)))).toThrow()
    expect(personByKey(office.desk, 'five')).toBeUndefined()
  })

  test('are all there or none: what changes meanwhile stops the last deed and leaves nothing', () => {
    const office = newDesk()
    const plan = planned(office, 'key;name;phone\nnew;Новый;+79990000001\nanna;Анна Другая;')
    const work = importTable(office.desk, null, plan)
    work.next()
    expect(searchPeople(office.desk, 'новый', { offset: 0, limit: 5 }).total).toBe(0)
    changePerson(office.desk, office.person('anna').id, { position: 'Иная' })
    expect(() => run(work)).toThrow('people_changed')
    expect(personByKey(office.desk, 'new')).toBeUndefined()
    expect(office.person('anna').name).toBe('Анна Иванова')
  })

  test('who are being prepared hold their contacts against others', () => {
    const office = newDesk()
    const work = importTable(office.desk, null, planned(office, 'name;phone\nНовый;+79990000001'))
    work.next()
    const another = { key: 'x', name: 'X', origin: 'panel', phone: '+79990000001' }
    expect(() => deed(office.desk, () => addPerson(office.desk, another))).toThrow('phone_taken')
    expect(run(work)).toMatchObject({ added: 1 })
  })

  test('who are being prepared cannot be brought back or changed by their number', () => {
    const office = newDesk()
    const dina = office.person('dina')
    const work = importTable(office.desk, null, planned(office, 'key;name\nnew;Новый'))
    work.next()
    const { id } = office.person('new')
    expect(personById(office.desk, id)).toBeUndefined()
    expect(() => comeBack(office.desk, dina, id)).toThrow('not_found')
    expect(run(work)).toMatchObject({ added: 1 })
    expect(personById(office.desk, id)?.name).toBe('Новый')
  })

  test('who were being prepared when the power went are swept after an hour', () => {
    const office = newDesk()
    importTable(office.desk, null, planned(office, 'name;phone\nНовый;+79990000001')).next()
    expect(sweepPrepared(office.desk)).toBe(0)
    office.pass(HOUR)
    expect([sweepPrepared(office.desk), sweepPrepared(office.desk)]).toEqual([1, 0])
    expect(imported(office, 'name;phone\nДругой;+79990000001')).toMatchObject({ added: 1 })
  })

  test('are refused where they were swept while the import slept', () => {
    const office = newDesk()
    const work = importTable(office.desk, null, planned(office, 'key;name\nnew;Новый'))
    work.next()
    office.pass(HOUR)
    sweepPrepared(office.desk)
    expect(() => run(work)).toThrow('people_changed')
  })

  test('who were being prepared before the clock was set back are in no way', () => {
    const office = newDesk()
    importTable(office.desk, null, planned(office, 'key;name\nnew;Новый')).next()
    office.pass(-HOUR)
    expect(imported(office, 'key;name\nnew;Другой')).toMatchObject({ added: 1 })
    expect(personByKey(office.desk, 'new')?.name).toBe('Другой')
  })

  test('are those of one’s own table, also where another has prepared as many meanwhile', () => {
    const office = newDesk()
    const first = importTable(office.desk, null, planned(office, 'key;name\none;Первый'))
    first.next()
    const second = importTable(office.desk, null, planned(office, 'key;name\ntwo;Второй'))
    while (personByKey(office.desk, 'two') === undefined) second.next()
    expect(() => run(first)).toThrow('people_changed')
    expect(run(second)).toMatchObject({ added: 1 })
    expect(personByKey(office.desk, 'one')).toBeUndefined()
    expect(personByKey(office.desk, 'two')).toMatchObject({ name: 'Второй', archivedAt: null })
  })

  test.each([1, 200, 700])('come in by one of two tables at once, of %i people each', (count) => {
    const office = newDesk()
    const rows = Array.from({ length: count }, (_, n) => `\nnew${n};Новый ${n}`)
    const plans = [0, 1].map(() => planned(office, `key;name${rows.join('')}`))
    const works = plans.map((plan) => importTable(office.desk, null, plan))
    let added = 0
    for (let left = works; left.length > 0; ) {
      left = left.filter((work) => {
        try {
          const { done, value } = work.next()
          if (done) added += value.added
          return !done
        } catch {
          return false
        }
      })
    }
    expect(added).toBe(count)
  })

  test('lose their sessions with their role, at once', () => {
    const office = newDesk()
    const link = signInLink(office.desk, office.person('vera').id)
    const secret = spendSignInLink(office.desk, link, { agent: '' })
    imported(office, 'key;role\nvera;заявитель\nivan;лид')
    expect(findSession(office.desk, secret)).toBeUndefined()
    expect(office.person('ivan').role).toBe('lead')
  })

  test('are never archived by a pack', () => {
    const office = newDesk()
    imported(office, 'key;name;role\nlena;Лена;agent')
    const again = importPack(office.desk, OFFICE, { linkAccounts: true })
    expect(again).toMatchObject({ ok: true, changes: [] })
    expect(office.person('lena').archivedAt).toBeNull()
  })
})
