import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startPostman } from '../../bot/postman.ts'
import { lease, nextDue } from '../../desk/delivery/delivery.ts'
import { noticesOf } from '../../desk/delivery/notify.ts'
import { messageById } from '../../desk/messages/messages.ts'
import { reply } from '../../desk/messages/replying.ts'
import { isReachable } from '../../desk/people/chats.ts'
import { fileTicket } from '../desk/filing.ts'
import { ANNA, BORIS, newPost, type PostWorld, VERA } from './postman-world.ts'

let world: PostWorld

beforeEach(async () => {
  world = await newPost()
})

afterEach(() => world.close())

describe('a chat hears in order', () => {
  test('whatever fails on the way, nothing overtakes and nothing is lost', async () => {
    const { sim, say, deliverAll, seenBy } = world
    for (let n = 1; n <= 12; n++) say(ANNA, `letter ${n}`)
    sim.faults.fail({ contains: 'letter 2', answer: 'drop_before', times: 3 })
    sim.faults.fail({
      contains: 'letter 4',
      answer: { error_code: 500, description: 'Internal Server Error: restart' },
      times: 2,
    })
    sim.faults.fail({
      contains: 'letter 7',
      answer: {
        error_code: 429,
        description: 'Too Many Requests: retry after 3',
        parameters: { retry_after: 3 },
      },
    })
    await deliverAll()
    expect(seenBy(ANNA)).toEqual(Array.from({ length: 12 }, (_, n) => `letter ${n + 1}`))
  })

  test('one chat that must wait does not hold up another', async () => {
    const { sim, say, postman, seenBy } = world
    sim.faults.fail({ chatId: ANNA, answer: 'drop_before' })
    say(ANNA, 'waits')
    say(BORIS, 'goes')
    await postman.drain()
    expect(seenBy(ANNA)).toEqual([])
    expect(seenBy(BORIS)).toEqual(['goes'])
  })

  test('nothing goes twice when Telegram answers', async () => {
    const { say, postman, deliverAll, callsOf } = world
    say(ANNA, 'once')
    await Promise.all([postman.drain(), postman.drain()])
    await deliverAll()
    await world.anotherPostman().drain()
    expect(callsOf('sendMessage')).toHaveLength(1)
  })

  test('only a call whose answer was lost is repeated', async () => {
    const { sim, say, deliverAll, seenBy } = world
    sim.faults.fail({ contains: 'second', answer: 'drop_after' })
    for (const text of ['first', 'second', 'third']) say(ANNA, text)
    await deliverAll()
    expect(seenBy(ANNA)).toEqual(['first', 'second', 'second', 'third'])
  })

  test('what a killed program had taken is taken up by the next', async () => {
    const { desk, say, seenBy } = world
    say(ANNA, 'first')
    say(ANNA, 'second')
    const due = nextDue(desk, [])
    if (due) lease(desk, due)
    expect(await world.postman.drain()).toBeNull()
    expect(seenBy(ANNA)).toEqual([])
    await world.anotherPostman().drain()
    expect(seenBy(ANNA)).toEqual(['first', 'second'])
  })
})

describe('Telegram asks to wait', () => {
  const flood = (retry_after: number) => ({
    error_code: 429,
    description: `Too Many Requests: retry after ${retry_after}`,
    parameters: { retry_after },
  })

  test('the chat hears nothing before that, and it is no failure of the letter', async () => {
    const { sim, desk, say, postman, pass, callsOf } = world
    sim.faults.fail({ chatId: ANNA, answer: flood(7), times: 1 })
    say(ANNA, 'patience')
    const start = desk.now()
    expect(await postman.drain()).toBe(start + 7000)
    pass(6999)
    await postman.drain()
    expect(callsOf('sendMessage')).toHaveLength(1)
    pass(1)
    expect(await postman.drain()).toBeNull()
    expect(callsOf('sendMessage')).toHaveLength(2)
  })

  test('when it asks in a second chat, the whole bot is quiet', async () => {
    const { sim, desk, say, postman, pass, seenBy } = world
    sim.faults.fail({ chatId: ANNA, answer: flood(7) })
    sim.faults.fail({ chatId: BORIS, answer: flood(5) })
    say(ANNA, 'a')
    say(BORIS, 'b')
    await postman.drain()
    say(VERA, 'v')
    expect(await postman.drain()).toBe(desk.now() + 7000)
    expect(seenBy(VERA)).toEqual([])
    pass(7000)
    await postman.drain()
    expect(seenBy(VERA)).toEqual(['v'])
  })
})

test('a chat that must wait for a day keeps nobody quiet for a day', async () => {
  const { sim, say, postman, pass, seenBy } = world
  const answer = (retry_after: number) => ({
    error_code: 429,
    description: `Too Many Requests: retry after ${retry_after}`,
    parameters: { retry_after },
  })
  sim.faults.fail({ chatId: ANNA, answer: answer(86_400) })
  say(ANNA, 'a')
  await postman.drain()
  pass(1000)
  sim.faults.fail({ chatId: BORIS, answer: answer(2) })
  say(BORIS, 'b')
  await postman.drain()
  say(VERA, 'v')
  await postman.drain()
  expect(seenBy(VERA)).toEqual([])
  pass(2000)
  for (let n = 0; n < 3; n++) {
    await postman.drain()
    pass(100)
  }
  expect([seenBy(BORIS), seenBy(VERA)]).toEqual([['b'], ['v']])
})

describe('after a chat could not be reached', () => {
  const attempts = () => world.callsOf('sendMessage').filter((call) => call.params.chat_id === ANNA)

  test.each([
    ['by a broken line', 'drop_before'],
    ['by a 502', { error_code: 502, description: 'Bad Gateway' }],
  ] as const)('%s, the first letter that arrives anywhere ends its pause', async (_why, answer) => {
    const { desk, sim, say, postman, pass, seenBy } = world
    sim.faults.fail({ chatId: ANNA, answer, times: 6 })
    say(ANNA, 'waits')
    for (let at = await postman.drain(); attempts().length < 6; at = await postman.drain()) {
      pass(Math.max(1, (at ?? 0) - desk.now()))
    }
    // Half a minute still to wait.
    say(BORIS, 'goes')
    for (let second = 0; second < 3; second++) {
      await postman.drain()
      pass(1000)
    }
    expect(seenBy(ANNA)).toEqual(['waits'])
  })

  test.each(['drop_before', 'drop_after'] as const)(
    '(%s) while others are, its pauses grow',
    async (answer) => {
      const { sim, say, postman, pass } = world
      sim.faults.fail({ chatId: ANNA, answer, times: 1000 })
      say(ANNA, 'waits')
      for (let second = 0; second < 120; second++) {
        say(BORIS, `second ${second}`)
        await postman.drain()
        pass(1000)
      }
      // At 0, 1, 3, 7, 15, 31 and 63 seconds, and once when another arrived.
      expect(attempts().length).toBeLessThanOrEqual(8)
    },
  )
})

test('a backlog goes no faster than Telegram takes it', async () => {
  const { sim, say, deliverAll } = world
  for (let n = 1; n <= 9; n++) for (const chat of [ANNA, BORIS, VERA]) say(chat, `letter ${n}`)
  await deliverAll()
  const most = (calls: { at: number }[]) =>
    Math.max(...calls.map(({ at }) => calls.filter((b) => b.at >= at && b.at < at + 1000).length))
  expect(sim.calls).toHaveLength(27)
  expect(most(sim.calls)).toBeLessThanOrEqual(30)
  expect(most(sim.calls.filter((call) => call.params.chat_id === ANNA))).toBe(5)
})

describe('a message of an agent', () => {
  test('of 10,000 characters arrives in parts and is delivered with the last of them', async () => {
    const { desk, sim, person, postman, pass, seenBy } = world
    const { number } = fileTicket(world)
    await world.deliverAll()
    const text = `${'слово '.repeat(1666)}end`
    const message = reply(desk, person('vera'), number, { text, source: 'form:1' })
    sim.faults.fail({ contains: '"2: ', answer: 'drop_before' })
    await postman.drain()
    expect(messageById(desk, message.id)?.delivery).toBe('queued')
    pass(1000)
    await world.deliverAll()
    expect(messageById(desk, message.id)?.delivery).toBe('sent')
    const parts = seenBy(ANNA).filter((one) => /^\d: /.test(one))
    expect(parts.map((part) => part.slice(3)).join(' ')).toBe(text)
  })

  test('to somebody who blocked the bot has failed, is seen by the agent, and nothing else is tried', async () => {
    const { desk, sim, person, deliverAll, callsOf } = world
    const { number } = fileTicket(world)
    await deliverAll()
    sim.people.block(ANNA)
    const message = reply(desk, person('vera'), number, {
      text: 'x'.repeat(8000),
      source: 'form:1',
    })
    const before = callsOf('sendMessage').filter((call) => call.params.chat_id === ANNA).length
    await deliverAll()
    const tried = callsOf('sendMessage').filter((call) => call.params.chat_id === ANNA).length
    expect(tried - before).toBe(1)
    expect(messageById(desk, message.id)).toMatchObject({
      delivery: 'failed',
      deliveryError: 'blocked',
    })
    expect(isReachable(desk, ANNA)).toBe(false)
    expect(noticesOf(desk, person('vera'), 10)[0]).toMatchObject({ kind: 'undelivered' })
    expect(world.seenBy(VERA)).toContain('undelivered')
  })

  test('that Telegram refuses is dead with its reason, and the chat goes on', async () => {
    const { desk, sim, person, say, deliverAll, seenBy } = world
    const { number } = fileTicket(world)
    await deliverAll()
    sim.faults.fail({
      contains: '0: xxx',
      answer: { error_code: 400, description: 'Bad Request: TEXT_INVALID' },
    })
    const message = reply(desk, person('vera'), number, {
      text: 'x'.repeat(8000),
      source: 'form:1',
    })
    say(ANNA, 'life goes on')
    await deliverAll()
    expect(messageById(desk, message.id)).toMatchObject({
      delivery: 'failed',
      deliveryError: 'TEXT_INVALID',
    })
    expect(isReachable(desk, ANNA)).toBe(true)
    expect(seenBy(ANNA).at(-1)).toBe('life goes on')
    expect(seenBy(ANNA).some((text) => /^\d: /.test(text))).toBe(false)
  })
})

test('the token is in no log and in no stored error', async () => {
  const { desk, sim, say, postman, logged } = world
  say(ANNA, 'unheard')
  sim.faults.offline()
  await postman.drain()
  const stored = desk.db.$client.prepare('select group_concat(error) from outbox').pluck().get()
  expect(stored).toBe('network')
  expect(logged()).toContain('a letter waits')
  expect(logged()).not.toContain(sim.token)
  expect(logged()).not.toContain('unheard')
})

describe('a postman that was started', () => {
  test('delivers what is posted and what may go after a pause, until it is stopped', async () => {
    const { sim, say, pass, seenBy } = world
    const running = startPostman(world.mail, pino({ level: 'silent' }))
    for (const chat of [ANNA, BORIS, VERA]) say(chat, 'hello')
    const greeted = () => [ANNA, BORIS, VERA].filter((chat) => seenBy(chat).length > 0)
    await sim.until(() => greeted().length === 2)
    pass(1000)
    await sim.until(() => greeted().length === 3)
    await running.stop()
    say(ANNA, 'too late')
    for (let n = 0; n < 3; n++) await world.mail.telegram.api.getMe()
    expect(seenBy(ANNA)).toEqual(['hello'])
  })
})
