import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openTelegram, openWithAnn, waiting } from './telegram.ts'

interface Delivery {
  secret: string | undefined
  update: { update_id: number; message?: { text: string; chat: { id: number } } }
}

/** A bot's address; `answer` decides over each delivery, by its number from 1. */
async function openAddress(
  answer: (delivery: Delivery, number: number) => Promise<string | number> | string | number = () =>
    200,
) {
  const deliveries: Delivery[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const secret = request.headers['x-telegram-bot-api-secret-token']
    const delivery = { secret: secret?.toString(), update: JSON.parse(body) }
    deliveries.push(delivery)
    const given = await answer(delivery, deliveries.length)
    response.statusCode = typeof given === 'number' ? given : 200
    response.end(typeof given === 'string' ? given : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/hook`, deliveries }
}

const texts = (deliveries: Delivery[]) => deliveries.map(({ update }) => update.message?.text)

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
  await vi.waitFor(() => expect(texts(deliveries)).toContain('b3'))
  expect(texts(deliveries)).not.toContain('after')
  expect(texts(deliveries).filter((text) => text?.startsWith('b'))).toEqual(['b1', 'b2', 'b3'])
  release()
  await simulator.idle()
  expect(texts(deliveries).at(-1)).toBe('after')
})

test('what was answered with an error comes again, before what follows in its chat', async () => {
  const { call, people, ann, simulator } = await openWithAnn()
  const { url, deliveries } = await openAddress((_delivery, number) => (number === 1 ? 500 : 200))
  await call('setWebhook', { url })
  people.send(ann.id, { text: 'one' })
  people.send(ann.id, { text: 'two' })
  await simulator.idle()
  expect(texts(deliveries)).toEqual(['one', 'one', 'two'])
  expect((await call('getWebhookInfo')).result.last_error_message).toMatch(
    'Wrong response from the webhook: 500',
  )
})

test('an answer may carry a method to call', async () => {
  const { call, people, ann, simulator } = await openWithAnn()
  const { url } = await openAddress(({ update }) => {
    return JSON.stringify({
      method: 'sendMessage',
      chat_id: update.message?.chat.id,
      text: `heard ${update.message?.text}`,
    })
  })
  await call('setWebhook', { url })
  people.send(ann.id, { text: 'hi' })
  await simulator.until(() => people.chat(ann.id).messages.at(-1)?.text === 'heard hi')
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
