import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTown, type Phone, packFile, type Town } from './town.ts'

let town: Town
let anna: Phone
let nextUpdate = 900_000_000

beforeAll(async () => {
  town = await openTown(packFile('hostile.yaml'), { TELEGRAM_MODE: 'webhook' })
  anna = town.phone({ id: 1001, first_name: '<b>Анна</b>' })
  town.phone({ id: 2001 }).start()
  await town.rest()
})

afterAll(() => town.close())

const hook = () => {
  const params = town.telegram.calls.findLast(({ method }) => method === 'setWebhook')?.params
  return { url: String(params?.url), secret: String(params?.secret_token) }
}
const push = async (update: unknown, secret = hook().secret): Promise<number> => {
  const body = typeof update === 'string' ? update : JSON.stringify(update)
  const headers = {
    connection: 'close',
    'content-type': 'application/json',
    'x-telegram-bot-api-secret-token': secret,
  }
  return (await fetch(hook().url, { method: 'POST', headers, body })).status
}
/** A tap as a forged app could send it: any data on any message. */
const forged = (id: number, data: string, messageId: number) => ({
  update_id: nextUpdate++,
  callback_query: {
    id: String(nextUpdate),
    from: { id, is_bot: false, first_name: 'F' },
    chat_instance: '1',
    data,
    message: { message_id: messageId, date: 0, chat: { id, type: 'private', first_name: 'F' } },
  },
})
const written = (id: number, messageId: number, text: string) => ({
  update_id: nextUpdate++,
  message: {
    message_id: messageId,
    from: { id, is_bot: false, first_name: 'A' },
    chat: { id, type: 'private', first_name: 'A' },
    date: 1,
    text,
  },
})
const tickets = () =>
  town.rows('select number, requester_id, category, rating, assignee_id, title from tickets')

it('a request is filed through the webhook as through polling', async () => {
  anna.start('service_question')
  anna.says('Не <b>печатает</b>')
  await anna.taps(/Отправить/)
  await anna.hears(/^№1 · Не <b>печатает<\/b>\nСоздано$/)
  await town.rest()
  expect(town.telegram.isPolled()).toBe(false)
  expect(tickets()).toHaveLength(1)
})

it('only whoever knows the secret is heard, and nonsense is refused', async () => {
  const update = written(1001, 500, 'Подделка')
  expect(await push(update, '')).toBe(401)
  expect(await push(update, `${hook().secret}x`)).toBe(401)
  expect(await push('{"update_id":')).toBe(400)
  expect((await fetch(hook().url)).status).toBe(404)
  for (const odd of [
    'null',
    '[]',
    '42',
    '{}',
    '{"update_id":"1"}',
    '{"update_id":7,"message":{}}',
  ]) {
    expect(await push(odd)).toBe(200)
  }
  await town.rest()
  expect(await push({ update_id: 1, text: 'x'.repeat(1_100_000) })).toBe(413)
  expect(town.rows('select * from messages')).toEqual([])
})

it('an update that comes again adds nothing, under its own number or another', async () => {
  const update = written(1001, 600, 'Скажу один раз')
  for (let times = 0; times < 3; times++) expect(await push(update)).toBe(200)
  expect(await push({ ...update, update_id: nextUpdate++ })).toBe(200)
  await anna.hears(/Добавили к заявке/)
  await town.rest()
  const former = hook().url
  await town.restart()
  await town.telegram.until(() => hook().url !== former)
  expect(await push(update)).toBe(200)
  await town.rest()
  expect(town.rows('select text from messages')).toEqual([{ text: 'Скажу один раз' }])
  expect(anna.texts().filter((text) => text.includes('Добавили к заявке'))).toHaveLength(1)
})

it('whoever guesses numbers and makes up taps learns nothing and changes nothing', async () => {
  const neil = town.phone({ id: 1005, first_name: 'Neil', language_code: 'en' })
  const stranger = town.phone({ id: 666, first_name: 'Чужой' })
  neil.start()
  stranger.start()
  anna.start('service_other')
  await anna.hears(/О чём речь\?/)
  await town.rest()
  const before = { tickets: tickets(), drafts: town.rows('select * from drafts') }
  const taps = [
    ...['show', 'message', 'cancel', 'cancelled', 'reject', 'thanks'].map(
      (one) => `ticket:${one}:1`,
    ),
    ...['take:1', 'ask:1', 'pause:1'].map((one) => `agent:${one}`),
    ...['rate:1:5', 'rate:1:9', 'which:1', 'which:new', 'which:draft', 'tickets:7'],
    ...['pass:reply:1', 'pass:note:1', 'draft:1:send', 'draft:2:cancel', 'draft:2:send'],
    ...['continue:2', 'instead:question', 'catalogue:5:999999999999999', 'mine:open:3'],
    ...['link:1:yes', 'language:de', '💥', 'x'.repeat(64), '', 'ticket:show:01e3', 'rate:1:-5'],
  ]
  for (const phone of [neil, stranger]) {
    for (const data of taps) expect(await push(forged(phone.id, data, 2))).toBe(200)
  }
  await town.rest()
  expect({ tickets: tickets(), drafts: town.rows('select * from drafts') }).toEqual(before)
  expect(town.rows('select text from messages')).toEqual([{ text: 'Скажу один раз' }])
  expect(neil.texts().join()).toContain('There is no such ticket, or you cannot see it.')
  for (const phone of [neil, stranger]) expect(phone.texts().join()).not.toMatch(/печатает|Анна/)
  const own = anna.heard().find(({ text }) => text?.startsWith('№1 '))
  for (const data of ['agent:take:1', 'agent:pause:1', 'pass:note:1', 'rate:1:5']) {
    await push(forged(1001, data, own?.messageId ?? 0))
  }
  await town.rest()
  expect(tickets()).toEqual(before.tickets)
  expect(town.rows('select update_id from inbox where error is not null')).toEqual([])
})
