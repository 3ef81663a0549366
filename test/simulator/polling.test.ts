import { expect, test } from 'vitest'
import { forget, type Loose, openTelegram, openWithAnn, waiting } from './telegram.ts'

const ids = (updates: Loose[]) => updates.map((update) => Number(update.update_id))

async function withThree() {
  const opened = await openWithAnn()
  const { people, ann } = opened
  const sent = ['one', 'two', 'three'].map((text) => people.send(ann.id, { text }).updateId ?? 0)
  const [one = 0, two = 0, three = 0] = sent
  return { ...opened, one, two, three }
}

test('updates come in order until an offset confirms them', async () => {
  const { call, one, two, three } = await withThree()
  expect(ids(await waiting(call))).toEqual([one, two, three])
  expect(ids(await waiting(call))).toEqual([one, two, three])
  expect((await call('getUpdates', { offset: two })).result).toMatchObject([
    { update_id: two, message: { text: 'two' } },
    { update_id: three },
  ])
  expect(ids(await waiting(call))).toEqual([two, three])
})

test('a limit bounds how many come, at least one and at most a hundred', async () => {
  const { call, one, two } = await withThree()
  const limited = async (limit: number) =>
    ids(Object.values((await call('getUpdates', { limit })).result))
  expect(await limited(2)).toEqual([one, two])
  expect(await limited(-5)).toEqual([one])
  expect(await limited(1000)).toHaveLength(3)
})

test('a negative offset counts from the end and forgets what is before', async () => {
  const { call, two, three } = await withThree()
  const { result } = await call('getUpdates', { offset: -2 })
  expect(ids(Object.values(result))).toEqual([two, three])
  expect(ids(await waiting(call))).toEqual([two, three])
})

test('an offset far ahead of the last update is taken for a mistake', async () => {
  const { call, three } = await withThree()
  expect(Object.values((await call('getUpdates', { offset: three + 11 })).result)).toHaveLength(3)
  expect(Object.values((await call('getUpdates', { offset: three + 10 })).result)).toHaveLength(0)
})

test('a poll waits for the first update', async () => {
  const { call, people, ann, simulator } = await openWithAnn()
  const poll = call('getUpdates', { timeout: 30 })
  await simulator.until(simulator.isPolled)
  people.send(ann.id, { text: 'now' })
  people.send(ann.id, { text: 'at once' })
  expect((await poll).result).toMatchObject([
    { message: { text: 'now' } },
    { message: { text: 'at once' } },
  ])
  expect(simulator.calls.at(-1)).toMatchObject({ method: 'getUpdates', params: { timeout: 30 } })
})

test('a poll ends empty when its time is over', async () => {
  const { call } = await openTelegram()
  expect((await call('getUpdates', { timeout: 1 })).result).toEqual([])
})

test('a second poll that waits ends the first, one that need not wait does not', async () => {
  const { call, people, ann, simulator } = await openWithAnn()
  const first = call('getUpdates', { timeout: 30 })
  await simulator.until(simulator.isPolled)
  await call('getUpdates')
  const second = call('getUpdates', { timeout: 30 })
  expect(await first).toMatchObject({
    status: 409,
    description:
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  })
  people.send(ann.id, { text: 'now' })
  expect((await second).result).toMatchObject([{ message: { text: 'now' } }])
})

test('a poll whose caller hung up takes no update with it', async () => {
  const { call, simulator, people, ann } = await openWithAnn()
  const { apiRoot, token } = simulator
  const hangUp = new AbortController()
  const poll = fetch(`${apiRoot}/bot${token}/getUpdates?timeout=30`, { signal: hangUp.signal })
  await simulator.until(simulator.isPolled)
  hangUp.abort()
  await expect(poll).rejects.toThrow()
  await simulator.until(() => simulator.calls.at(-1)?.params.timeout === '30')
  people.send(ann.id, { text: 'kept' })
  expect(await waiting(call)).toHaveLength(1)
})

test('an update is for those who asked for its kind when it happened', async () => {
  const { call, people, ann } = await openWithAnn()
  expect(people.react(ann.id, { messageId: 1, emoji: '👍' })).toBeUndefined()
  expect(await waiting(call)).toEqual([])
  await call('getUpdates', { allowed_updates: ['message_reaction'] })
  people.react(ann.id, { messageId: 1, emoji: '👎' })
  expect(people.send(ann.id, { text: 'unheard' })).not.toHaveProperty('updateId')
  expect(await waiting(call)).toMatchObject([
    {
      message_reaction: {
        message_id: 1,
        old_reaction: [{ type: 'emoji', emoji: '👍' }],
        new_reaction: [{ type: 'emoji', emoji: '👎' }],
      },
    },
  ])
  await forget(call)
  people.react(ann.id, { messageId: 1 })
  expect(await waiting(call)).toHaveLength(1)
  await call('getUpdates', { allowed_updates: [] })
  expect(people.send(ann.id, { text: 'heard' }).updateId).toBeGreaterThan(0)
  people.react(ann.id, { messageId: 1, emoji: '👍' })
  expect(await waiting(call)).toHaveLength(2)
})

test('a message waits a day for the bot, no longer', async () => {
  const { call, clock } = await withThree()
  clock.now += 86_400_000 - 1
  expect(await waiting(call)).toHaveLength(3)
  clock.now += 1
  expect((await call('getWebhookInfo')).result.pending_update_count).toBe(0)
  expect(await waiting(call)).toHaveLength(0)
})
