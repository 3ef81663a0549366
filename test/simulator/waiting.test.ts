import { expect, test } from 'vitest'
import type { Change } from '../../simulator/types.ts'
import { forget, openTelegram, openWithAnn } from './telegram.ts'

test('a listener hears every change once it is made, until it has had enough', async () => {
  const { people, ann, simulator } = await openWithAnn()
  const heard: Change[] = []
  const stop = simulator.on((change) => {
    expect(people.chat(ann.id).messages.at(-1)?.text).toBe('hi')
    heard.push(change)
  })
  const { messageId, updateId } = people.send(ann.id, { text: 'hi' })
  expect(heard).toEqual([
    { kind: 'message', chatId: ann.id, messageId },
    { kind: 'update', updateId },
  ])
  stop()
  people.send(ann.id, { text: 'again' })
  expect(heard).toHaveLength(2)
})

test('an act that fails changes nothing and tells nothing', async () => {
  const { people, ann, simulator } = await openWithAnn()
  const heard: Change[] = []
  simulator.on((change) => heard.push(change))
  const items = [{ kind: 'photo' as const, bytes: Buffer.from('1') }]
  const second = { kind: 'photo' as const, bytes: Buffer.from('2'), caption: 'a'.repeat(1025) }
  expect(() => people.sendAlbum(ann.id, [...items, second])).toThrow('too long')
  expect(heard).toEqual([])
  expect(people.chat(ann.id).messages).toHaveLength(1)
})

test('until finds what is there, waits for what comes, and gives up with what it sought', async () => {
  const { people, ann, simulator } = await openWithAnn()
  const last = () => people.chat(ann.id).messages.find(({ text }) => text === 'late')
  const found = simulator.until(last)
  people.send(ann.id, { text: 'late' })
  expect(await found).toMatchObject({ text: 'late' })
  expect(await simulator.until(last)).toMatchObject({ text: 'late' })
  await expect(simulator.until(() => undefined, 20)).rejects.toThrow('waited 20 ms in vain')
  const broken = simulator.until(() => {
    throw new Error('broken look')
  })
  await expect(broken).rejects.toThrow('broken look')
})

test('idle waits for what is queued and for a quiet moment', async () => {
  const { people, ann, simulator, call } = await openWithAnn()
  people.send(ann.id, { text: 'hi' })
  let isIdle = false
  const idle = simulator.idle(30).then(() => {
    isIdle = true
  })
  await call('getMe')
  expect(isIdle).toBe(false)
  await forget(call)
  await idle
  expect(isIdle).toBe(true)
})

test('a bot counts as polling only while its poll waits', async () => {
  const { call, simulator } = await openTelegram()
  expect(simulator.isPolled()).toBe(false)
  const poll = call('getUpdates', { timeout: 1 })
  await simulator.until(simulator.isPolled)
  await poll
  expect(simulator.isPolled()).toBe(false)
})
