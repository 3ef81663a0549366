import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPack, type PackTown, said } from './pack-town.ts'

const HIRED = 'Осина Лидия Сергеевна'
const INVOICE = { file: 'счёт.pdf' }

let town: PackTown

beforeEach(async () => {
  town = await openPack('back-office')
})
afterEach(() => town.close())

test('hiring goes from the HR record to the NDA and the contract, accounts and workplace beside them', async () => {
  const zhanna = await town.started('zhanna')
  const tatyana = await town.started('tatyana')
  const job = [HIRED, 'Методист', 'Жанна Ольхова', 'Трудовой', '01.06.2026', 'В офисе', '90000']
  const person = ['Почта', 'CRM', 'Готово', '+79001234567', 'osina@home.example', 'Пропустить']
  const number = await town.files(zhanna, 'Сотрудники › Оформление сотрудника', ...job, ...person)
  expect(town.child(number, 'record')).toBe(0)
  expect(tatyana.found('Нужно ваше решение').text).toContain(HIRED)
  await tatyana.taps('Согласовать')
  await town.later(0)
  const begun = () => {
    const keys = ['record', 'nda', 'contract', 'accounts', 'workplace']
    return keys.filter((key) => town.child(number, key) > 0).join(' ')
  }
  expect(begun()).toBe('record')
  expect(town.ticket(number).category).toBe('on_hold')
  await town.solved(town.child(number, 'record'))
  expect(begun()).toBe('record nda accounts workplace')
  expect(zhanna.found('из 5').text).toContain('Сделано 1 из 5')
  await town.solved(town.child(number, 'nda'))
  const contract = town.child(number, 'contract')
  expect(town.ticket(contract).answers).toMatchObject({
    employee: { text: HIRED },
    kind: { keys: ['employment'] },
    starts: { date: '2026-06-01' },
    salary: { value: 90_000 },
  })
  for (const key of ['accounts', 'workplace', 'contract']) {
    await town.solved(town.child(number, key))
  }
  expect(town.ticket(number).category).toBe('active')
  await town.solved(number, 'Лидия выходит первого июня')
  expect(said(zhanna)).toContain('Лидия выходит первого июня')
})

test('a large invoice without a contract needs the manager, the director and the lawyers', async () => {
  const sofia = await town.started('sofia')
  const timur = await town.started('timur')
  const veronika = await town.started('veronika')
  const bill = ['Площадка', '900000', 'Реклама', 'Нет', 'Работаем по оферте', 'завтра', INVOICE]
  const number = await town.files(sofia, 'Деньги › Оплата счёта', ...bill, 'Готово', 'Пропустить')
  expect(timur.found('Нужно ваше решение').text).toContain('Площадка')
  expect(timur.heard().map(({ media }) => media?.name)).toContain('счёт.pdf')
  await timur.taps('Согласовать')
  await town.later(0)
  const large = town.child(number, 'large')
  expect(veronika.found('Нужно ваше решение').text).toContain('Крупный платёж: Площадка')
  await veronika.taps('Согласовать')
  await town.later(0)
  await town.solved(large)
  await town.solved(town.child(number, 'legal'))
  expect(town.ticket(number)).toMatchObject({
    category: 'active',
    priority: 'high',
    assigneeId: town.person('tatyana').id,
  })
})

test('a manager refuses a small invoice in their own words, and nobody has to pay it', async () => {
  const sofia = await town.started('sofia')
  const timur = await town.started('timur')
  const bill = ['Типография', '4000', 'Реклама', 'Да', '7 от 1 мая', 'завтра', INVOICE, 'Готово']
  const number = await town.files(sofia, 'Деньги › Оплата счёта', ...bill, 'Пропустить')
  await timur.taps('Отклонить')
  await timur.says('Визитки уже печатали в апреле')
  await town.later(0)
  expect(town.ticket(number)).toMatchObject({ category: 'closed', priority: 'low' })
  expect(said(sofia)).toContain('Визитки уже печатали в апреле')
  expect(town.child(number, 'large') + town.child(number, 'legal')).toBe(0)
})
