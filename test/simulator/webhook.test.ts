import { expect, test } from 'vitest'
import { eventually } from '../eventually.ts'
import { type Answer, openAddress, texts } from './address.ts'
import { openTelegram, openWithAnn, waiting } from './telegram.ts'

test('updates are posted with the secret and are then confirmed', async () => {
  const { call, people, ann, simulator } = await openWithAnn()
  const { url, deliveries } = await openAddress()
  expect(await call('setWebhook', { url, secret_token: 's3-cret_' })).toMatchObject({
    result: true,
    description: 'Webhook was set',
  })
  people.send(ann.id, { text: 'hi' })
  await simulator.idle()
  expect(deliveries).toMatchObject([{ secret: 's3-cret_', update: { message: { text: 'hi' } } }])
  expect((await call('getWebhookInfo')).result).toMatchObject({ url, pending_update_count: 0 })
})

test('a webhook and polling exclude each other', async () => {
  const { call, simulator } = await openTelegram()
  const { url } = await openAddress()
  const poll = call('getUpdates', { timeout: 30 })
  await simulator.until(simulator.isPolled)
  await call('setWebhook', { url })
  expect(await poll).toMatchObject({
    status: 409,
    description: 'Conflict: terminated by setWebhook request',
  })
  expect(await call('getUpdates')).toMatchObject({
    status: 409,
    description:
      "Conflict: can't use getUpdates method while webhook is active; " +
      'use deleteWebhook to delete the webhook first',
  })
  expect(await call('deleteWebhook')).toMatchObject({ description: 'Webhook was deleted' })
  expect((await call('getUpdates')).status).toBe(200)
  expect((await call('getWebhookInfo')).result).toEqual({
    url: '',
    has_custom_certificate: false,
    pending_update_count: 0,
  })
})

test('what one chat sent stays in order, and a slow chat does not hold up others', async () => {
  const { call, people, ann, simulator } = await openWithAnn()
  const boris = people.addUser({ first_name: 'Boris' })
  people.start(boris.id)
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const { url, deliveries } = await openAddress(async ({ update }) => {
    if (update.message?.text === 'slow') await held
    return 200
  })
  await call('setWebhook', { url, drop_pending_updates: true })
  for (const text of ['slow', 'after']) people.send(ann.id, { text })
  for (const text of ['b1', 'b2', 'b3']) people.send(boris.id, { text })
  await eventually(() => expect(texts(deliveries)).toContain('b3'))
  expect(texts(deliveries)).not.toContain('after')
  expect(texts(deliveries).filter((text) => text?.startsWith('b'))).toEqual(['b1', 'b2', 'b3'])
  release()
  await simulator.idle()
  expect(texts(deliveries).at(-1)).toBe('after')
})

const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }

test.each<[string, (chatId: number) => Answer]>([
  [
    'JSON',
    (chat_id) => ({
      headers: json,
      body: JSON.stringify({ method: 'sendMessage', chat_id, text: 'heard' }),
    }),
  ],
  ['a form', (id) => ({ headers: form, body: `method=sendmessage&chat_id=${id}&text=heard` })],
])('an answer may carry a method to call, as %s', async (_kind, answer) => {
  const { call, people, ann, simulator } = await openWithAnn()
  const { url } = await openAddress(() => answer(ann.id))
  await call('setWebhook', { url })
  people.send(ann.id, { text: 'hi' })
  await simulator.until(() => people.chat(ann.id).messages.at(-1)?.text === 'heard')
})

test.each<[string, Answer]>([
  ['of no told type', { body: '{"method":"setMyCommands","commands":[]}' }],
  ['that is no JSON', { headers: json, body: '{' }],
  ['that asks', { headers: json, body: '{"method":"getMe"}' }],
  ['that takes the webhook off', { headers: json, body: '{"method":"DeleteWebhook"}' }],
])('an answer %s is an answer and no more', async (_kind, answer) => {
  const { call, people, ann, simulator } = await openWithAnn()
  const { url } = await openAddress(() => answer)
  await call('setWebhook', { url })
  people.send(ann.id, { text: 'hi' })
  await simulator.idle()
  expect(simulator.calls.map(({ method }) => method).at(-1)).toBe('setWebhook')
  expect((await call('getWebhookInfo')).result).toMatchObject({ url, pending_update_count: 0 })
})

test('no more deliveries run at once than were asked for', async () => {
  const { call, people, simulator } = await openWithAnn()
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const { url, deliveries } = await openAddress(async () => {
    await held
    return 200
  })
  await call('setWebhook', { url, max_connections: 2 })
  expect((await call('getWebhookInfo')).result.max_connections).toBe(2)
  for (const first_name of ['A', 'B', 'C', 'D']) people.start(people.addUser({ first_name }).id)
  await eventually(() => expect(deliveries).toHaveLength(2))
  expect((await call('getMe')).status).toBe(200)
  expect(deliveries).toHaveLength(2)
  release()
  await simulator.idle()
  expect(deliveries).toHaveLength(4)
})

test('what nobody fetched is dropped on request only', async () => {
  const { call, people, ann } = await openWithAnn()
  people.send(ann.id, { text: 'hi' })
  await call('deleteWebhook')
  expect(await waiting(call)).toHaveLength(1)
  await call('deleteWebhook', { drop_pending_updates: true })
  expect(await waiting(call)).toHaveLength(0)
})

test.each([
  ['http://example.com/', 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook'],
  [
    'https://example.com:3000/',
    'Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
  ],
  ['https://192.168.0.5/', 'Bad Request: bad webhook: IP address 192.168.0.5 is reserved'],
  ['not an address', 'Bad Request: invalid webhook URL specified'],
])('%s cannot be a webhook', async (url, description) => {
  const { call } = await openTelegram()
  expect(await call('setWebhook', { url })).toMatchObject({ status: 400, description })
})

test.each([
  ['a b', 'Bad Request: secret token contains unallowed characters'],
  ['a'.repeat(257), 'Bad Request: secret token is too long'],
])('the secret cannot be %j', async (secret_token, description) => {
  const { call } = await openTelegram()
  const { url } = await openAddress()
  expect(await call('setWebhook', { url, secret_token })).toMatchObject({ description })
})

test('a webhook is set once a second at most', async () => {
  const { call } = await openTelegram()
  const { url } = await openAddress()
  await call('setWebhook', { url })
  expect(await call('setWebhook', { url })).toMatchObject({
    status: 429,
    description: 'Too Many Requests: retry after 1',
    parameters: { retry_after: 1 },
  })
})
