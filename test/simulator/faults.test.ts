import { expect, test } from 'vitest'
import { openWithAnn } from './telegram.ts'

const flood = {
  error_code: 429,
  description: 'Too Many Requests: retry after 7',
  parameters: { retry_after: 7 },
}

test('a call fails as told, as often as told', async () => {
  const { call, simulator, ann } = await openWithAnn()
  simulator.faults.fail({ method: 'sendMessage', times: 2, answer: flood })
  const send = () => call('sendMessage', { chat_id: ann.id, text: 'hi' })
  expect(await send()).toMatchObject({ status: 429, ok: false, ...flood })
  expect(await send()).toMatchObject({ status: 429 })
  expect(await send()).toMatchObject({ status: 200, result: { message_id: 2 } })
})

test('a 429 tells the seconds in its header too', async () => {
  const { simulator, ann } = await openWithAnn()
  simulator.faults.fail({ answer: flood })
  const { apiRoot, token } = simulator
  const response = await fetch(`${apiRoot}/bot${token}/getChat?chat_id=${ann.id}`)
  expect(response.headers.get('retry-after')).toBe('7')
})

test('a fault picks its calls by method, chat and words', async () => {
  const { call, simulator, people, ann } = await openWithAnn()
  const boris = people.addUser({ first_name: 'Boris' })
  people.start(boris.id)
  simulator.faults.fail({ method: /^send/, chatId: ann.id, contains: 'secret', answer: flood })
  expect((await call('sendMessage', { chat_id: boris.id, text: 'secret' })).status).toBe(200)
  expect((await call('sendMessage', { chat_id: ann.id, text: 'open' })).status).toBe(200)
  expect((await call('getChat', { chat_id: ann.id, a: 'secret' })).status).toBe(200)
  expect((await call('sendMessage', { chat_id: ann.id, text: 'secret' })).status).toBe(429)
})

test('a connection is cut before or after the deed', async () => {
  const { call, simulator, people, ann } = await openWithAnn()
  simulator.faults.fail({ answer: 'drop_before' })
  await expect(call('sendMessage', { chat_id: ann.id, text: 'never' })).rejects.toThrow()
  simulator.faults.fail({ answer: 'drop_after' })
  await expect(call('sendMessage', { chat_id: ann.id, text: 'done' })).rejects.toThrow()
  expect(people.chat(ann.id).messages.map(({ text }) => text)).toEqual(['/start', 'done'])
  expect(simulator.calls.slice(-2)).toMatchObject([{ status: 0 }, { status: 0 }])
})

test('an answer can be late', async () => {
  const { call, simulator, ann } = await openWithAnn()
  simulator.faults.fail({ delayMs: 80 })
  const before = performance.now()
  expect((await call('sendMessage', { chat_id: ann.id, text: 'hi' })).status).toBe(200)
  expect(performance.now() - before).toBeGreaterThanOrEqual(75)
})

test('a fault is taken back, alone or with all', async () => {
  const { call, simulator } = await openWithAnn()
  const takeBack = simulator.faults.fail({ answer: flood })
  takeBack()
  expect((await call('getMe')).status).toBe(200)
  simulator.faults.fail({ answer: flood })
  simulator.faults.clear()
  expect((await call('getMe')).status).toBe(200)
})

test('offline every request is cut, waiting polls too, and people go on', async () => {
  const { call, simulator, people, ann } = await openWithAnn()
  const poll = call('getUpdates', { timeout: 30 })
  const cut = expect(poll).rejects.toThrow()
  await simulator.until(simulator.isPolled)
  simulator.faults.offline()
  await cut
  await expect(call('getMe')).rejects.toThrow()
  people.send(ann.id, { text: 'anybody?' })
  simulator.faults.online()
  expect((await call('getUpdates')).result).toMatchObject([{ message: { text: 'anybody?' } }])
})
