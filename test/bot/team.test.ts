import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { note } from '../../desk/messages/noting.ts'
import { reply } from '../../desk/messages/replying.ts'
import { cancel } from '../../desk/tickets/progress.ts'
import { OFFICE } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { newTown, type Phone, type Town } from './chat.ts'

const SEEING = OFFICE.replace('access: directory', 'access: directory\nheads_see: true')

let town: Town
let boris: Phone

const open = async (pack = SEEING) => {
  town = await newTown(pack)
  boris = town.phone('boris')
  await boris.start()
}

beforeEach(() => open())
afterEach(async () => {
  expect(town.errors()).toEqual([])
  await town.close()
})

const asks = (text: string, by = 'anna') =>
  fileTicket(town, 'question', { text: { type: 'text', text } }, by).number

describe('the head of a department', () => {
  test('finds the open tickets of their people, newest first, not their own nor other departments’', async () => {
    asks('Первая')
    asks('Вторая', 'olga')
    asks('Своя', 'boris')
    asks('Чужая', 'ivan')
    await boris.says('/team')
    const { text = '' } = boris.last()
    expect(text.indexOf('№2 · Вторая')).toBeGreaterThan(0)
    expect(text.indexOf('№1 · Первая')).toBeGreaterThan(text.indexOf('№2 · Вторая'))
    expect(text).toContain('Ольга Котова · Создано')
    expect(text).not.toContain('Своя')
    expect(text).not.toContain('Чужая')
  })

  test('finds what is over apart from it', async () => {
    const number = asks('Первая')
    cancel(town.desk, town.person('anna'), number)
    await boris.says('/team')
    expect(boris.last().text).toContain('нет открытых заявок')
    await boris.taps('Закрытые')
    expect(boris.last().text).toContain('№1 · Первая')
  })

  test('turns pages on and back, and comes back from a ticket to the page it was on', async () => {
    for (let n = 1; n <= 12; n++) asks(`Вопрос ${n}`)
    await boris.says('/team')
    await boris.taps('›')
    expect(boris.last().text).toContain('№7 · Вопрос 7')
    await boris.taps('›')
    expect(boris.last().text).toContain('№2 · Вопрос 2')
    expect(boris.buttons().flat()).not.toContain('›')
    await boris.taps('‹')
    await boris.taps('№5')
    await boris.taps('‹ Назад')
    expect(boris.last().text).toContain('№7 · Вопрос 7')
    await boris.taps('‹')
    expect(boris.last().text).toContain('№12 · Вопрос 12')
    expect(boris.buttons().flat()).not.toContain('‹')
  })

  test('reads how a ticket stands and what was said last, never a note, and can do nothing with it', async () => {
    const number = asks('Не печатает')
    const vera = town.person('vera')
    reply(town.desk, vera, number, { text: 'Какой этаж?', source: 'test:1' })
    note(town.desk, vera, number, { text: 'Опять он', source: 'test:2' })
    await town.idle()
    await boris.says('/team')
    await boris.taps('№1')
    const { text } = boris.last()
    expect(text).toContain('№1 · Не печатает')
    expect(text).toContain('Анна Иванова · Менеджер')
    expect(text).toContain('Что случилось: Не печатает')
    expect(text).toContain('Вера Смирнова: Какой этаж?')
    expect(text).not.toContain('Опять он')
    expect(boris.buttons()).toEqual([['‹ Назад'], ['Закрыть']])
  })

  test('finds the way there among their own tickets', async () => {
    asks('Первая')
    await boris.says('/my')
    await boris.taps('Заявки сотрудников')
    expect(boris.last().text).toContain('№1 · Первая')
  })
})

test('what only agents are asked is not shown to a head', async () => {
  await town.close()
  await open(
    SEEING.replace(
      'key: question, name: Вопрос, line: l1, policy: access, steps: [',
      'key: question, name: Вопрос, line: l1, policy: access, steps: [{key: risk, ask: Риск, type: text, agents_only: true, optional: true}, ',
    ),
  )
  const { number } = fileTicket(town, 'question', {
    risk: { type: 'text', text: 'Увольняют' },
    text: { type: 'text', text: 'Доступ' },
  })
  await boris.says('/team')
  await boris.taps(`№${number}`)
  expect(boris.last().text).toContain('Доступ')
  expect(boris.last().text).not.toContain('Увольняют')
})

test('nobody else finds other people’s tickets, whatever they tap', async () => {
  const number = asks('Первая')
  const olga = town.phone('olga')
  await olga.start()
  await olga.says('/team')
  expect(olga.last().text).toContain('Чем могу помочь')
  await olga.says('/my')
  expect(olga.buttons().flat()).not.toContain('Заявки сотрудников')
  await town.forge(olga, 'team:open:0')
  expect(olga.texts().join()).not.toContain('Первая')
  await town.forge(olga, `team_ticket:${number}`)
  expect(olga.texts().join()).not.toContain('Первая')
})

test('a head sees nothing where the company does not want it', async () => {
  await town.close()
  await open(OFFICE)
  const number = asks('Первая')
  await boris.says('/team')
  expect(boris.last().text).toContain('Чем могу помочь')
  await town.forge(boris, `team_ticket:${number}`)
  expect(boris.texts().join()).not.toContain('Первая')
})
