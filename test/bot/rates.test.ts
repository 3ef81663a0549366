import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRates } from '../../bot/rates.ts'

/** When each of the messages to these chats, wanted one after another, could go. */
function goingTimes(chats: number[]): { chatId: number; at: number }[] {
  let now = 1_000_000
  const rates = createRates(() => now)
  return chats.map((chatId) => {
    now = Math.max(now, rates.readyAt(chatId))
    rates.take(chatId)
    rates.answered(chatId)
    return { chatId, at: now }
  })
}

/**
 * When so many messages, each for a chat of its own, arrive and are answered, eight under way at most.
 * The way there is open for some time, then stalls for some time, and so on.
 */
function arrivalsOf(count: number, stalls: [open: number, shut: number][]): number[] {
  let now = 1_000_000
  const rates = createRates(() => now)
  const arrivals: number[] = []
  let underWay: { chatId: number; at: number }[] = []
  for (let chatId = 1; chatId <= count; chatId++) {
    for (;;) {
      const readyAt = underWay.length < 8 ? rates.readyAt(chatId) : Number.POSITIVE_INFINITY
      if (readyAt <= now) break
      now = Math.min(readyAt, ...underWay.map(({ at }) => at))
      for (const one of underWay) if (one.at <= now) rates.answered(one.chatId)
      underWay = underWay.filter(({ at }) => at > now)
    }
    rates.take(chatId)
    const at = opensAt(now + 1, stalls)
    underWay.push({ chatId, at })
    arrivals.push(at)
  }
  return arrivals
}

/** The first instant from this one on at which the way is open. */
function opensAt(instant: number, stalls: [open: number, shut: number][]): number {
  let end = 1_000_000
  for (const [open, shut] of stalls) {
    if (instant < end + open) return instant
    end += open + shut
    if (instant < end) return end
  }
  return instant
}

/** The most of these instants that lie within any stretch of `ms`. */
function most(instants: number[], ms: number): number {
  return Math.max(0, ...instants.map((at) => instants.filter((b) => b >= at && b < at + ms).length))
}

const privateChat = fc.integer({ min: 1, max: 40 })
const group = fc.integer({ min: -3, max: -1 })

describe('Telegram never has to say that we are too fast', () => {
  test('at most 30 messages in any second', () => {
    fc.assert(
      fc.property(fc.array(privateChat, { minLength: 50, maxLength: 200 }), (chats) => {
        const times = goingTimes(chats).map(({ at }) => at)
        expect(most(times, 1000)).toBeLessThanOrEqual(30)
      }),
    )
  })

  test('at most 30 arrive in any second, however the way there stalls', () => {
    const ms = fc.integer({ min: 1, max: 1500 })
    fc.assert(
      fc.property(fc.array(fc.tuple(ms, ms), { minLength: 1, maxLength: 6 }), (stalls) => {
        const times = arrivalsOf(150, stalls)
        expect(times).toHaveLength(150)
        expect(most(times, 1000)).toBeLessThanOrEqual(30)
      }),
    )
  })

  test('a chat hears a burst of five, then one a second', () => {
    const times = goingTimes(Array.from({ length: 8 }, () => 7)).map(({ at }) => at)
    const [start = 0] = times
    expect(times.filter((at) => at < start + 1000)).toHaveLength(5)
    expect(times.at(-1)).toBe(start + 3000)
  })

  test('however late messages arrive, a chat hears no more than a burst of five and one a second', () => {
    const delay = fc.constantFrom(0, 0, 0, 0, 40, 700, 3000)
    const delays = fc.array(delay, { minLength: 20, maxLength: 60 })
    fc.assert(
      fc.property(delays, delays, (there, back) => {
        let now = 1_000_000
        const rates = createRates(() => now)
        const arrivals = there.map((ms, i) => {
          now = Math.max(now, rates.readyAt(7))
          rates.take(7)
          const at = now + ms
          now = at + (back[i] ?? 0)
          rates.answered(7)
          return at
        })
        for (let seconds = 1; seconds <= 20; seconds++) {
          expect(most(arrivals, seconds * 1000)).toBeLessThanOrEqual(4 + seconds)
        }
      }),
    )
  })

  test('at most 20 messages in any minute of a group', () => {
    fc.assert(
      fc.property(fc.array(group, { minLength: 30, maxLength: 150 }), (chats) => {
        const times = goingTimes(chats)
        for (const chatId of [-1, -2, -3]) {
          const mine = times.filter((one) => one.chatId === chatId).map(({ at }) => at)
          expect(most(mine, 60_000)).toBeLessThanOrEqual(20)
        }
      }),
    )
  })

  test('the files of an album count each', () => {
    let now = 0
    const rates = createRates(() => now)
    rates.take(7, 10)
    now = 5999
    expect(rates.readyAt(7)).toBe(6000)
  })

  test('taking a message away is no message to its chat', () => {
    const rates = createRates(() => 0)
    for (let n = 0; n < 10; n++) rates.take(null)
    expect(rates.readyAt(7)).toBe(rates.readyAt(null))
  })
})
