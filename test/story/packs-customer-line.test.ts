import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, MINUTE } from '../desk/desk.ts'
import { openPack, type PackTown, said } from './pack-town.ts'

const STRANGER = 77_001

let town: PackTown

beforeEach(async () => {
  town = await openPack('customer-line')
})
afterEach(() => town.close())

test("a stranger's plain message is a ticket that has to be answered in three minutes", async () => {
  const kostya = await town.started('kostya')
  const rita = await town.started('rita')
  const stranger = await town.started(STRANGER)
  await stranger.says('Касса не пробивает чек, очередь стоит')
  await town.later(0)
  expect(town.ticket(1)).toMatchObject({
    service: 'message',
    line: 'first',
    title: 'Касса не пробивает чек, очередь стоит',
  })
  expect(said(stranger)).toContain('Ответим до 10:03 сегодня')
  await town.later(150_000)
  expect(said(kostya)).toContain('Срок близко: первый ответ до 10:03')
  await town.later(MINUTE)
  expect(said(rita)).toContain('Срок прошёл: первый ответ')
  const panel = await town.panel('kostya')
  expect(town.ticket(1).assigneeId).toBe(town.person('kostya').id)
  await panel.replies(1, 'Уже смотрим, какая касса?')
  await stranger.says('Вторая')
  expect(said(kostya)).toContain('Вторая')
  await panel.sets(1, 'solved', 'Готово')
  await stranger.taps('5')
  expect(said(kostya)).toContain('Оценка 5 из 5')
})

test('what waits for two days rises, and who waits on rises further', async () => {
  const galina = await town.started('galina')
  await galina.says('Не сходится отчёт за вчера')
  await town.later(0)
  expect(town.ticket(1).priority).toBe('in_turn')
  await town.later(2 * DAY)
  expect(town.ticket(1).priority).toBe('two_days')
  await town.later(2 * DAY)
  expect(town.ticket(1).priority).toBe('urgent')
  const panel = await town.panel('rita')
  await panel.assigns(1, 'rita')
  await panel.replies(1, 'Нашли: не выгрузилась смена')
  await town.later(2 * DAY)
  expect(town.ticket(1).priority).toBe('urgent')
})
