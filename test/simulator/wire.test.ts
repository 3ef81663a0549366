import { expect, test } from 'vitest'
import { formOf, openTelegram, openWithAnn, post } from './telegram.ts'

test('methods are called by GET and POST, in any case of letters', async () => {
  const { simulator, call } = await openTelegram()
  const { apiRoot, token } = simulator
  const got = await fetch(`${apiRoot}/bot${token}/GETME`)
  expect(await got.json()).toEqual({ ok: true, result: (await call('getMe')).result })
})

test('a bot knows who it is', async () => {
  const { call } = await openTelegram({
    token: '123:abc',
    botName: 'Desk',
    botUsername: 'desk_bot',
  })
  expect((await call('getMe')).result).toMatchObject({
    id: 123,
    is_bot: true,
    first_name: 'Desk',
    username: 'desk_bot',
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  })
})

test('parameters come by query, JSON, form and multipart alike', async () => {
  const { simulator, call, ann } = await openWithAnn()
  const fields = { chat_id: String(ann.id), text: 'hi' }
  const { apiRoot, token } = simulator
  const query = await fetch(`${apiRoot}/bot${token}/sendMessage?${new URLSearchParams(fields)}`)
  const texts = [
    ((await query.json()) as { result: { text: string } }).result.text,
    (await call('sendMessage', fields)).result.text,
    (await post(simulator, 'sendMessage', new URLSearchParams(fields))).result.text,
    (await post(simulator, 'sendMessage', formOf(fields))).result.text,
  ]
  expect(texts).toEqual(['hi', 'hi', 'hi', 'hi'])
})

test('the query beats the body', async () => {
  const { call, ann } = await openWithAnn()
  const reply = await call('sendMessage?text=query', { chat_id: ann.id, text: 'body' })
  expect(reply.result.text).toBe('query')
})

test('objects within forms are JSON', async () => {
  const { simulator, ann } = await openWithAnn()
  const reply_markup = JSON.stringify({ inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] })
  const form = new URLSearchParams({ chat_id: String(ann.id), text: 'hi', reply_markup })
  const reply = await post(simulator, 'sendMessage', form)
  expect(reply.result).toMatchObject({
    reply_markup: { inline_keyboard: [[{ callback_data: 'a' }]] },
  })
})

test('a wrong token is answered 401', async () => {
  const { simulator } = await openTelegram()
  const response = await fetch(`${simulator.apiRoot}/bot1:wrong/getMe`)
  expect(response.status).toBe(401)
  expect(await response.json()).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' })
})

test('an unknown method and an unknown path are answered 404', async () => {
  const { simulator, call } = await openTelegram()
  expect(await call('sendNothing')).toMatchObject({
    status: 404,
    ok: false,
    error_code: 404,
    description: 'Not Found: method not found',
  })
  const response = await fetch(`${simulator.apiRoot}/`)
  expect(response.status).toBe(404)
  expect(await response.json()).toEqual({ ok: false, error_code: 404, description: 'Not Found' })
})

test.each(['//', '/bot%zz/getMe', '/file/bot%zz/a', '/file/botTOKEN/%zz'])(
  'a path that is none (%s) is answered 404',
  async (path) => {
    const { simulator } = await openTelegram()
    const answer = await fetch(simulator.apiRoot + path.replace('TOKEN', simulator.token))
    expect(answer.status).toBe(404)
    expect(await answer.json()).toEqual({ ok: false, error_code: 404, description: 'Not Found' })
  },
)

test('a body that cannot be read is answered 400, in the envelope', async () => {
  const { simulator } = await openTelegram()
  const response = await fetch(`${simulator.apiRoot}/bot${simulator.token}/getMe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"a":',
  })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ ok: false, error_code: 400 })
})

test('a request beyond 50 MB is answered 413', async () => {
  const { simulator } = await openTelegram()
  const bytes = new Uint8Array(52 * 1024 * 1024)
  const form = formOf({ chat_id: '1', document: { name: 'a.bin', bytes } })
  expect(await post(simulator, 'sendDocument', form)).toMatchObject({
    status: 413,
    error_code: 413,
    description: 'Request Entity Too Large',
  })
})

test('every call is on record with what it was answered', async () => {
  const { simulator, call, ann } = await openWithAnn()
  await call('sendmessage', { chat_id: ann.id, text: 'hi' })
  await call('sendMessage', { chat_id: 1, text: 'hi' })
  expect(simulator.calls.slice(-2)).toMatchObject([
    { method: 'sendMessage', params: { chat_id: ann.id, text: 'hi' }, status: 200 },
    { method: 'sendMessage', status: 400, error: 'Bad Request: chat not found' },
  ])
})

test('the record shows uploads by name and size where they were meant', async () => {
  const { simulator, ann } = await openWithAnn()
  const media = JSON.stringify([{ type: 'document', media: 'attach://x1', caption: 'one' }])
  const form = formOf({
    chat_id: String(ann.id),
    media,
    x1: { name: 'a.txt', bytes: Buffer.from('12345') },
  })
  await post(simulator, 'sendMediaGroup', form)
  expect(simulator.calls.at(-1)?.params).toEqual({
    chat_id: String(ann.id),
    media: [{ type: 'document', media: { file: 'a.txt', size: 5 }, caption: 'one' }],
  })
})
