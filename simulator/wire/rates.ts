import { type Input, text } from '../api/input.ts'
import { tooMany } from '../refusal.ts'

export interface Rates {
  /** Counts the messages a call has made; throws 429, and counts none, where they are too many. */
  count: (method: string, made: unknown, input: Input) => void
}

/** A bucket holds `most` messages; one comes back every `everyMs`. */
interface Limit {
  most: number
  everyMs: number
}

const overall: Limit = { most: 30, everyMs: 33 }
const chat: Limit = { most: 5, everyMs: 1000 }
const group: Limit = { most: 20, everyMs: 3000 }
const counted = /^(send(?!ChatAction)|copyMessage|forwardMessage|editMessage)/
const keptBuckets = 10_000

/**
 * Limits messages and edits to about thirty a second, one a second in a chat with bursts of five,
 * and twenty a minute in a group. `now` in epoch milliseconds.
 */
export function keepRates(now: () => number): Rates {
  // Each bucket as the instant at which it is full again.
  const fullAt = new Map<string, number>()
  return {
    count(method, made, input) {
      if (!counted.test(method)) return
      const at = now()
      const amount = Array.isArray(made) ? made.length : 1
      const buckets = limitsOf(text(input, 'chat_id')).map(([name, limit]) => {
        const before = Math.max(fullAt.get(name) ?? at, at)
        // An album larger than the bucket goes when that is full.
        const needed = Math.min(amount, limit.most) * limit.everyMs
        const waitMs = before - at + needed - limit.most * limit.everyMs
        return { name, waitMs, after: before + amount * limit.everyMs }
      })
      const waitMs = Math.max(...buckets.map((bucket) => bucket.waitMs))
      if (waitMs > 0) throw tooMany(Math.ceil(waitMs / 1000))
      if (fullAt.size > keptBuckets) forgetFull(fullAt, at)
      for (const { name, after } of buckets) fullAt.set(name, after)
    },
  }
}

function limitsOf(chatId: string): [name: string, limit: Limit][] {
  const both: [string, Limit][] = [
    ['all', overall],
    [chatId, chat],
  ]
  return chatId.startsWith('-') ? [...both, [`group ${chatId}`, group]] : both
}

function forgetFull(fullAt: Map<string, number>, at: number): void {
  for (const [name, instant] of fullAt) if (instant <= at) fullAt.delete(name)
}
