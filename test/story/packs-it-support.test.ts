import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../desk/desk.ts'
import { openPack, type PackTown, said } from './pack-town.ts'

let town: PackTown

beforeEach(async () => {
  town = await openPack('it-support')
})
afterEach(() => town.close())

test('access is granted within 40 minutes, with a reminder before and stars after', async () => {
  const anna = await town.started('anna')
  const vera = await town.started('vera')
  const answers = ['Выдать доступ', 'CRM', 'Ольга Котова', 'Пропустить', 'Для новой сделки']
  const files = [{ file: 'заявление.pdf' }, 'Готово']
  const number = await town.files(anna, 'Доступы › Управление доступами', ...answers, ...files)
  expect(town.ticket(number)).toMatchObject({
    title: 'Выдать доступ: CRM, Ольга Котова',
    line: 'l1',
    assigneeId: town.person('vera').id,
    priority: 'normal',
  })
  expect(said(anna)).toContain('Ответим до 10:10 сегодня')
  const panel = await town.panel('vera')
  await panel.sets(number, 'needs_info', 'Ольге нужны права на чтение или на запись?')
  await town.later(HOUR)
  await anna.says('На запись')
  expect(town.ticket(number).status).toBe('in_progress')
  expect(said(vera)).not.toContain('Срок близко')
  await town.later(32 * MINUTE)
  expect(vera.found('Срок близко').text).toContain('решение до 11:40')
  await panel.ticks(number, 1)
  await panel.sets(number, 'solved', 'Готово, Ольга уже вошла')
  expect(said(anna)).toContain('Готово, Ольга уже вошла')
  await anna.taps('5')
  expect(said(vera)).toContain('Оценка 5 из 5')
})

test('access that was not granted in time is told to the lead, then goes to the second line', async () => {
  const anna = await town.started('anna')
  const pavel = await town.started('pavel')
  const answers = ['Прекратить доступ', 'Почта', 'Олег Котов', 'Пропустить', 'Пропустить']
  const number = await town.files(anna, 'Доступы › Управление доступами', ...answers)
  await town.later(41 * MINUTE)
  expect(pavel.found('Срок прошёл').text).toContain('решение')
  await town.later(30 * MINUTE)
  expect(town.ticket(number)).toMatchObject({ line: 'l2' })
  expect(said(pavel)).toContain('Срок прошёл, поэтому заявка перешла дальше')
})

test('a tender is filed by heads only', async () => {
  const anna = await town.started('anna')
  await anna.says('/new')
  expect(anna.buttons().flat().join()).not.toContain('Тендеры')
  await town.forge(anna, 'service:tender')
  expect(said(anna)).toContain('Эта услуга вам недоступна')
  const boris = await town.started('boris')
  const asked = ['Город Мурманск', 'Серверы', '1500000', 'завтра', 'Да', 'Пропустить', 'Пропустить']
  const number = await town.files(boris, 'Тендеры › Заявка в тендерный отдел', ...asked)
  expect(number).toBe(1)
  expect(town.ticket(number)).toMatchObject({
    title: 'Тендер: Город Мурманск, Серверы',
    line: 'tender',
    assigneeId: town.person('nina').id,
    priority: 'high',
  })
})
