import { expect, test } from 'vitest'
import { eventually } from '../eventually.ts'
import { openAddress, texts } from './address.ts'
import { openWithAnn } from './telegram.ts'

const minute = 60_000
const hour = 60 * minute

/** A webhook that answers 500 until `heal`; the world's clock stands unless it is moved. */
async function withBroken(status = 500, headers: Record<string, string> = {}) {
  const opened = await openWithAnn()
  const boris = opened.people.addUser({ first_name: 'Boris' })
  opened.people.start(boris.id)
  const health = { status }
  const address = await openAddress(({ update }) => {
    return update.message?.text === 'probe' ? 200 : { status: health.status, headers }
  })
  await opened.call('setWebhook', { url: address.url, drop_pending_updates: true })
  const tries = () => texts(address.deliveries).filter((text) => text !== 'probe')
  const info = async () => (await opened.call('getWebhookInfo')).result
  const count = async (n: number) => {
    await eventually(() => expect(tries()).toHaveLength(n))
    // The last answer may still be on its way back: what is asked from now on comes after it.
    await info()
  }
  /** Whatever is due is delivered with the message of somebody else. */
  const probe = async () => {
    const probes = () => address.deliveries.length - tries().length
    const before = probes()
    opened.people.send(boris.id, { text: 'probe' })
    await eventually(() => expect(probes()).toBe(before + 1))
  }
  const heal = (): void => {
    health.status = 200
  }
  const pass = (seconds: number): void => {
    opened.clock.now += seconds * 1000
  }
  return { ...opened, ...address, tries, count, probe, heal, pass, info }
}

test('what failed is tried again at once, then after 2, 4, 8 seconds', async () => {
  const { people, ann, count, probe, pass, tries } = await withBroken()
  people.send(ann.id, { text: 'one' })
  await count(2)
  for (const [index, seconds] of [2, 4, 8].entries()) {
    pass(seconds - 1)
    await probe()
    expect(tries()).toHaveLength(2 + index)
    pass(1)
    await count(3 + index)
  }
})

test('no pause is longer than two minutes', async () => {
  const { people, ann, count, pass } = await withBroken()
  people.send(ann.id, { text: 'one' })
  await count(2)
  for (let times = 3; times < 12; times += 1) {
    pass(120)
    await count(times)
  }
})

test('what follows in its chat waits, other chats and taps do not', async () => {
  const { call, people, ann, clock, simulator } = await openWithAnn()
  const reply_markup = { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] }
  await call('sendMessage', { chat_id: ann.id, text: 'a', reply_markup })
  const boris = people.addUser({ first_name: 'Boris' })
  people.start(boris.id)
  let isBroken = true
  const { url, deliveries } = await openAddress(({ update }) => {
    return isBroken && update.message?.text === 'one' ? 500 : 200
  })
  await call('setWebhook', { url, drop_pending_updates: true })
  for (const text of ['one', 'two', 'three']) people.send(ann.id, { text })
  people.send(boris.id, { text: 'other' })
  people.press(ann.id, { label: 'Go' })
  await eventually(() => {
    expect(texts(deliveries)).toContain('other')
    expect(deliveries.some(({ update }) => update.callback_query)).toBe(true)
    expect(texts(deliveries).filter((text) => text === 'one')).toHaveLength(2)
  })
  // The second failure may still be on its way back.
  await call('getWebhookInfo')
  isBroken = false
  clock.now += 2000
  await simulator.idle()
  expect(texts(deliveries).slice(-3)).toEqual(['one', 'two', 'three'])
})

test('a bot may ask to wait', async () => {
  const { people, ann, count, probe, pass, tries, heal } = await withBroken(503, {
    'retry-after': '30',
  })
  people.send(ann.id, { text: 'one' })
  await count(1)
  pass(29)
  await probe()
  expect(tries()).toHaveLength(1)
  heal()
  pass(1)
  await count(2)
})

test.each([
  [500, 'Wrong response from the webhook: 500 Internal Server Error'],
  [404, 'Wrong response from the webhook: 404 Not Found'],
  [302, 'Wrong response from the webhook: 302 Found'],
])('what went wrong with %i is told', async (status, last_error_message) => {
  const { people, ann, count, info, clock } = await withBroken(status, { location: '/elsewhere' })
  expect(await info()).not.toHaveProperty('last_error_date')
  people.send(ann.id, { text: 'one' })
  await count(2)
  const last_error_date = clock.now / 1000
  await eventually(async () => {
    expect(await info()).toMatchObject({
      pending_update_count: 1,
      last_error_date,
      last_error_message,
    })
  })
})

test('an address that cannot be reached, or does not answer in time, is a failure too', async () => {
  const { call, people, ann, clock } = await openWithAnn({ webhookAnswerMs: 100 })
  const silent = await openAddress(() => new Promise(() => undefined))
  await call('setWebhook', { url: silent.url })
  people.send(ann.id, { text: 'one' })
  const told = async () => (await call('getWebhookInfo')).result.last_error_message
  await eventually(async () => expect(await told()).toBe('Read timeout expired'))
  silent.close()
  await eventually(async () => {
    clock.now += minute
    expect(await told()).toBe('Connection refused')
  })
  expect((await call('getWebhookInfo')).result.pending_update_count).toBe(1)
})

test('an update is given up after a day, those after it go on', async () => {
  const { people, ann, count, heal, pass, deliveries, simulator } = await withBroken()
  people.send(ann.id, { text: 'old' })
  await count(2)
  pass(23 * 3600)
  await count(3)
  people.send(ann.id, { text: 'young' })
  heal()
  pass(3600)
  await simulator.idle()
  expect(texts(deliveries).slice(3)).toEqual(['young'])
})

test('an update that would be tried again too late is given up at once', async () => {
  const { people, ann, count, pass, info } = await withBroken(503, { 'retry-after': '3600' })
  people.send(ann.id, { text: 'one' })
  await count(1)
  pass(23.5 * 3600)
  await count(2)
  await eventually(async () => expect((await info()).pending_update_count).toBe(0))
})

test('a webhook set anew is tried at once', async () => {
  const { call, people, ann, count, simulator } = await withBroken()
  people.send(ann.id, { text: 'one' })
  await count(2)
  const fresh = await openAddress()
  await eventually(async () => {
    expect((await call('setWebhook', { url: fresh.url })).status).toBe(200)
  })
  await simulator.idle()
  expect(texts(fresh.deliveries)).toEqual(['one'])
  expect((await call('getWebhookInfo')).result).not.toHaveProperty('last_error_date')
})

test('a webhook that is gone for 23 hours is taken off', async () => {
  const { people, ann, count, pass, clock, info, call } = await withBroken(410)
  people.send(ann.id, { text: 'one' })
  await count(2)
  pass(20 * 3600)
  await count(3)
  expect((await info()).url).not.toBe('')
  people.send(ann.id, { text: 'two' })
  clock.now += 3 * hour + 10 * minute
  await eventually(async () => expect((await info()).url).toBe(''))
  expect((await call('getUpdates')).status).toBe(200)
})
