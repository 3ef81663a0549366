import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { PATIENCE_MS } from '../patience.ts'
import type { Panel } from './panel.ts'
import { liveKeyboards, openTown, type Phone, packFile, type Town } from './town.ts'

const ANNA = 1001
const FLOOD = {
  error_code: 429,
  description: 'Too Many Requests: retry after 1',
  parameters: { retry_after: 1 },
}

let town: Town
let anna: Phone
let boris: Phone
let panel: Panel

beforeAll(async () => {
  town = await openTown(packFile('hostile.yaml'))
  anna = town.phone({ id: ANNA, first_name: 'Анна' })
  boris = town.phone({ id: 1002, first_name: 'Борис' })
  town.phone({ id: 2001 }).start()
  anna.start('service_question')
  anna.says('Сломалось <b>')
  await anna.taps(/Отправить/)
  await anna.hears(/^№1 /)
  panel = await town.panel('vera')
  await town.rest()
})

afterAll(() => town.close())

/** The replies as they came, in order. */
const replies = () => anna.texts().flatMap((text) => /`x`:\n(Ответ .*)$/.exec(text)?.[1] ?? [])

it('what was said while Telegram was away arrives in order once it is back', async () => {
  const { faults } = town.telegram
  faults.offline()
  for (const word of ['раз', 'два', 'три']) {
    expect((await panel.replies(1, `Ответ ${word}`)).status).toBe(303)
  }
  anna.says('Написано в тишине')
  const waiting = "select 1 from outbox where state = 'pending' and tries > 0"
  await vi.waitUntil(() => town.rows(waiting).length > 0, { timeout: PATIENCE_MS })
  faults.online()
  await anna.hears(/Добавили к заявке/)
  await town.rest()
  expect(replies()).toEqual(['Ответ раз', 'Ответ два', 'Ответ три'])
  expect(town.rows("select text from messages where kind = 'message'")).toEqual([
    { text: 'Написано в тишине' },
  ])
})

it('whatever Telegram answers, nothing is lost or overtaken, and only a lost answer is said twice', async () => {
  const { faults } = town.telegram
  const before = replies().length
  const failing = [
    { answer: FLOOD, times: 2 },
    { answer: { error_code: 502, description: 'Bad Gateway' } },
    { answer: 'drop_before' as const },
    { answer: 'drop_after' as const },
  ]
  for (const [index, rule] of failing.entries()) {
    faults.fail({ method: 'sendMessage', chatId: ANNA, contains: `Ответ ${index}а`, ...rule })
    await panel.replies(1, `Ответ ${index}а`)
    await panel.replies(1, `Ответ ${index}б`)
  }
  await anna.hears(/Ответ 3б/)
  await town.rest()
  expect(replies().slice(before)).toEqual([
    'Ответ 0а',
    'Ответ 0б',
    'Ответ 1а',
    'Ответ 1б',
    'Ответ 2а',
    'Ответ 2б',
    'Ответ 3а',
    'Ответ 3а',
    'Ответ 3б',
  ])
  expect(town.rows("select distinct delivery from messages where kind = 'reply'")).toEqual([
    { delivery: 'sent' },
  ])
})

it('a question whose answer was lost stands twice; the stale one changes nothing, however often tapped', async () => {
  const { people, faults } = town.telegram
  faults.fail({ method: 'sendMessage', chatId: 1002, answer: 'drop_after' })
  boris.start('service_question')
  await town.rest()
  const [stale, live] = boris.heard()
  expect(stale?.text).toBe(live?.text)
  faults.fail({ method: 'deleteMessage', chatId: 1002, answer: 'drop_after' })
  boris.says('Что-то с <b>')
  await boris.hears(/Проверьте заявку/)
  await town.rest()
  people.press(1002, { messageId: stale?.messageId ?? 0, label: 'Отменить' })
  people.press(1002, { messageId: stale?.messageId ?? 0, label: 'Отменить' })
  await town.rest()
  expect(boris.last().text).toMatch(/^Проверьте заявку\nЧто случилось: Что-то с <b>$/)
  expect(liveKeyboards(boris)).toEqual([boris.last()])
  faults.fail({ method: 'editMessageText', chatId: 1002, answer: 'drop_after' })
  await boris.taps(/Отправить/)
  await boris.hears(/^№2 /)
  await town.rest()
  expect(boris.texts().filter((text) => text.startsWith('№2 '))).toHaveLength(1)
  expect(liveKeyboards(boris)).toEqual([])
})
