import { afterEach, beforeEach, expect, test } from 'vitest'
import { attachmentsOf } from '../../desk/messages/attachments.ts'
import { HOUR } from '../desk/desk.ts'
import { openPack, type PackTown, said } from './pack-town.ts'

let town: PackTown

beforeEach(async () => {
  town = await openPack('hr-desk')
})
afterEach(() => town.close())

test('sport asks for receipts, which stay with the request of whoever answers for benefits', async () => {
  const maria = await town.started('maria')
  const paid = ['Абонемент', 'Компенсация спорта', 'Фитнес', 'сегодня', '25000']
  const receipts = [{ file: 'чек-1.pdf' }, { file: 'чек-2.pdf' }, 'Готово']
  const number = await town.files(
    maria,
    'Мои запросы › Запрос в HR',
    ...paid,
    ...receipts,
    'Пропустить',
  )
  expect(town.ticket(number)).toMatchObject({
    title: 'Компенсация спорта: Абонемент',
    line: 'hr',
    assigneeId: town.person('ksenia').id,
  })
  expect(attachmentsOf(town.desk, number, 10).map(({ name }) => name)).toEqual([
    'чек-1.pdf',
    'чек-2.pdf',
  ])
  const panel = await town.panel('ksenia')
  expect(await panel.page(number)).toContain('чек-2.pdf')
  const payment = await panel.starts(number, 'sport_payment')
  expect(town.ticket(payment).answers.amount).toMatchObject({ value: 25_000 })
  await town.solved(payment)
  await panel.sets(number, 'solved', 'Перечислили')
  expect(said(maria)).toContain('Перечислили')
})

test('a trip asks other things; its order goes to the stand-in when the manager is silent', async () => {
  const maria = await town.started('maria')
  const robert = await town.started('robert')
  const lidia = await town.started('lidia')
  const trip = ['Конференция', 'Командировка', 'Казань', '01.06.2026', '03.06.2026', 'Доклад']
  const rest = ['Поезд', 'Гостиница', 'Готово', 'Нет', 'Пропустить', 'Пропустить']
  const number = await town.files(maria, 'Мои запросы › Запрос в HR', ...trip, ...rest)
  expect(said(maria)).not.toContain('чеки')
  expect(town.ticket(number)).toMatchObject({
    line: 'admins',
    assigneeId: town.person('alyona').id,
  })
  const order = town.child(number, 'trip_order')
  expect(robert.found('Нужно ваше решение').text).toContain('Казань')
  expect(said(lidia)).not.toContain('Нужно ваше решение')
  await town.later(25 * HOUR)
  expect(lidia.found('Нужно ваше решение').text).toContain('Обычно решает Роберт Ильин')
  await lidia.taps('Согласовать')
  await town.later(0)
  expect(said(robert)).toContain('Решение принято: согласовано')
  await town.solved(order)
  expect(town.ticket(number).category).toBe('active')
})

test('an accepted offer sets three departments to work at once, and the parent waits for all', async () => {
  const ksenia = await town.started('ksenia')
  const anton = await town.started('anton')
  const job = ['Пётр Ковалёв', 'Тестировщик', 'Роберт Ильин', '01.06.2026', '150000']
  const place = ['Удалённо', 'Казань, Баумана, 1', 'Для разработки']
  const contacts = ['+79001234567', 'kovalev@home.example', { file: 'офер.pdf' }, 'Готово']
  const number = await town.files(
    ksenia,
    'Наём › Наём: офер принят',
    ...job,
    ...place,
    ...contacts,
    'Пропустить',
  )
  const children = ['labour', 'accounting', 'admins'].map((key) => town.child(number, key))
  expect(children.map((child) => town.ticket(child).line)).toEqual([
    'labour',
    'accounting',
    'admins',
  ])
  expect(town.ticket(number)).toMatchObject({
    category: 'on_hold',
    assigneeId: town.person('anton').id,
  })
  expect(said(ksenia)).toContain('Сделано 0 из 3, работа идёт')
  for (const child of children.slice(0, 2)) await town.solved(child)
  expect(said(ksenia)).toContain('Сделано 2 из 3, работа идёт')
  expect(said(anton)).toContain('Осталась 1 подзадача')
  expect(town.ticket(number).category).toBe('on_hold')
  await town.solved(children[2] ?? 0)
  expect(said(anton)).toContain('Все подзадачи закончены')
  expect(town.ticket(number).category).toBe('active')
})
