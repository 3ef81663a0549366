import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Answers } from '../../scenarios/answer.ts'
import { HOUR } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { openPack, type PackTown, said } from './pack-town.ts'

const WISH: Answers = {
  goal: { type: 'choice', keys: ['see'] },
  now: { type: 'text', text: 'Звоню на склад' },
  wanted: { type: 'text', text: 'Видеть остатки в заказе' },
}

let town: PackTown

beforeEach(async () => {
  town = await openPack('three-lines')
})
afterEach(() => town.close())

test('L1 answers what it can and passes on what it cannot, with the reason', async () => {
  const tarasov = await town.started('tarasov')
  const shubin = await town.started('shubin')
  const asks = (text: string) => town.files(tarasov, 'Спросить (L1) › Как сделать в 1С', text)
  const easy = await asks('Как вернуть товар поставщику?')
  const l1 = await town.panel('klyueva')
  await l1.assigns(easy, 'me')
  await l1.sets(easy, 'solved', 'Документ «Возврат поставщику» в разделе закупок')
  expect(said(tarasov)).toContain('Документ «Возврат поставщику»')
  const hard = await asks('Возврат не проводится')
  await l1.moves(hard, 'l2', 'Нужно исправить партии')
  expect(town.ticket(hard).line).toBe('l2')
  const second = await town.panel('shubin')
  await second.assigns(hard, 'me')
  expect(said(shubin)).toContain('Нужно исправить партии')
  await second.sets(hard, 'solved', 'Исправили, проводится')
  expect(said(tarasov)).toContain('Исправили, проводится')
})

test('programmers get an improvement once its department has put it first', async () => {
  const sedova = await town.started('sedova')
  const kuzmin = await town.started('kuzmin')
  const asked = [
    'Видеть, что происходит',
    'Звоню на склад',
    'Видеть остатки в заказе',
    'Пропустить',
  ]
  const number = await town.files(sedova, 'Улучшить (L3) › Улучшить процесс', ...asked)
  await town.later(HOUR)
  expect(town.ticket(number).line).toBe('upstream')
  await kuzmin.taps('Упорядочить')
  const label =
    kuzmin
      .buttons()
      .flat()
      .find((one) => one.includes(`№${number}`)) ?? ''
  await kuzmin.taps(label)
  await kuzmin.taps('На первое место')
  await town.later(0)
  expect(town.ticket(number).line).toBe('l3')
  const programmer = await town.panel('loginova')
  await programmer.assigns(number, 'me')
  expect(sedova.found(`№${number} ·`).text).toContain('В работе')
})

test('no more than five improvements are kept ready; the next comes when one is begun', async () => {
  const kuzmin = await town.started('kuzmin')
  const all = Array.from(
    { length: 6 },
    () => fileTicket(town, 'improvement', WISH, 'sedova').number,
  )
  await town.later(0)
  await kuzmin.taps('Упорядочить')
  const choose = async (number: number) => {
    const label =
      kuzmin
        .buttons()
        .flat()
        .find((one) => one.includes(`№${number}`)) ?? ''
    await kuzmin.taps(label)
    await kuzmin.taps('В конец')
  }
  for (const number of all) await choose(number)
  await town.later(0)
  const lines = () => all.map((number) => town.ticket(number).line)
  expect(lines().filter((line) => line === 'l3')).toHaveLength(5)
  expect(town.ticket(all[5] ?? 0).line).toBe('upstream')
  const programmer = await town.panel('khasanov')
  await programmer.assigns(all[0] ?? 0, 'me')
  expect(lines().filter((line) => line === 'l3')).toHaveLength(6)
})
