import type { Api } from 'grammy/web'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { createIntake } from '../../bot/intake.ts'
import type { Pause } from '../../bot/pause.ts'
import { createSlowing } from '../../bot/slowing.ts'
import { newDesk } from '../desk/desk.ts'

const FLOODER = 1001
const OTHER = 1002

function written(updateId: number, chatId: number) {
  const person = { id: chatId, is_bot: false, first_name: 'A' }
  const chat = { id: chatId, type: 'private', first_name: 'A' }
  const message = { message_id: updateId, date: 0, chat, from: person, text: 'a' }
  return { update_id: updateId, message }
}

/** An intake whose pauses end when their time has come, in a time of its own. */
function newFlooded() {
  const test = newDesk()
  const handled: { chat: number | undefined; at: number }[] = []
  const waiting: { at: number; end: () => void }[] = []
  const start = test.desk.now()
  const pause: Pause = (ms, signal) =>
    new Promise((end) => {
      const over = () => {
        signal.removeEventListener('abort', over)
        end()
      }
      waiting.push({ at: test.desk.now() + ms, end: over })
      signal.addEventListener('abort', over)
    })
  const intake = createIntake({
    desk: test.desk,
    api: {} as unknown as Api,
    log: pino({ level: 'silent' }),
    pause,
    slowing: createSlowing(() => test.desk.now()),
    handle: (update) => {
      handled.push({ chat: update.message?.chat.id, at: test.desk.now() - start })
    },
  })
  /** The rounds that are due have been. */
  const settle = async () => {
    for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate)
  }
  /** Lets so much time go by, pause by pause. */
  const pass = async (ms: number) => {
    const until = test.desk.now() + ms
    for (await settle(); ; await settle()) {
      waiting.sort((a, b) => a.at - b.at)
      const next = waiting[0]
      if (!next || next.at > until) break
      waiting.shift()
      test.pass(Math.max(0, next.at - test.desk.now()))
      next.end()
    }
    test.pass(until - test.desk.now())
  }
  const told = (chatId: number) =>
    test.desk.db.$client
      .prepare("select count(*) from outbox where chat_id = ? and data like '%too_fast%'")
      .pluck()
      .get(chatId)
  const of = (chat: number) => handled.filter((one) => one.chat === chat)
  return { intake, pass, told, of }
}

describe('whoever writes a hundred messages in ten seconds', () => {
  test('is slowed and told so once, and nothing of it is lost', async () => {
    const { intake, pass, told, of } = newFlooded()
    for (let id = 1; id <= 100; id++) {
      intake.accept([written(id, FLOODER)])
      await pass(100)
    }
    expect(of(FLOODER).length).toBeGreaterThan(40)
    expect(of(FLOODER).length).toBeLessThan(70)
    expect(told(FLOODER)).toBe(1)
    await pass(60_000)
    expect(of(FLOODER)).toHaveLength(100)
    expect(told(FLOODER)).toBe(1)
    intake.stop()
  })

  test('keeps nobody else waiting', async () => {
    const { intake, pass, told, of } = newFlooded()
    intake.accept(Array.from({ length: 600 }, (_, index) => written(index + 1, FLOODER)))
    await pass(0)
    for (let id = 1001; id <= 1010; id++) {
      intake.accept([written(id, OTHER)])
      await pass(200)
    }
    expect(of(OTHER).map(({ at }) => at)).toEqual(
      [0, 2, 4, 6, 8, 10, 12, 14, 16, 18].map((n) => n * 100),
    )
    expect(told(OTHER)).toBe(0)
    await pass(600_000)
    expect(of(FLOODER)).toHaveLength(600)
    intake.stop()
  })

  test('a thousand of them at once as well, in order', async () => {
    const { intake, pass, of } = newFlooded()
    const flood = Array.from({ length: 1500 }, (_, index) => written(index + 1, FLOODER))
    intake.accept(flood)
    intake.accept([written(2000, OTHER)])
    await pass(0)
    expect(of(OTHER)).toHaveLength(1)
    await pass(3_600_000)
    expect(of(FLOODER)).toHaveLength(1500)
    intake.stop()
  })
})

describe('people', () => {
  test('who write as people do wait for nothing', async () => {
    const { intake, pass, told, of } = newFlooded()
    for (let id = 1; id <= 100; id++) {
      intake.accept([written(id, OTHER)])
      await pass(600)
    }
    expect(of(OTHER)).toHaveLength(100)
    expect(told(OTHER)).toBe(0)
    intake.stop()
  })

  test('are told again in another flood', () => {
    let now = 0
    const slowing = createSlowing(() => now)
    const flood = () => Array.from({ length: 50 }, () => slowing('a')?.isNew ?? false)
    expect(flood().filter(Boolean)).toHaveLength(1)
    now += 60_000
    expect(flood().filter(Boolean)).toHaveLength(1)
    expect(slowing('b')).toBeUndefined()
  })
})
