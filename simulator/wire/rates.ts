import { type Input, text } from '../api/input.ts'
import { tooMany } from '../refusal.ts'

export interface Rates {
  /** Counts what a call has made; throws 429 where that is too much, and counts none of it. */
  count: (method: string, made: unknown, input: Input) => void
}

/** Messages a bucket holds at most, and how many come back a second. */
interface Limit {
  most: number
  perSecond: number
}

interface Bucket {
  left: number
  at: number
}

const overall: Limit = { most: 30, perSecond: 30 }
const chat: Limit = { most: 5, perSecond: 1 }
const group: Limit = { most: 20, perSecond: 20 / 60 }
const counted = /^(send(?!ChatAction)|copyMessage|forwardMessage|editMessage)/
const keptBuckets = 10_000

/**
 * Limits messages and edits to about thirty a second, one a second in a chat with bursts of five,
 * and twenty a minute in a group.
 */
export function keepRates(now: () => number): Rates {
  const buckets = new Map<string, Bucket>()
  const bucketOf = (name: string, { most, perSecond }: Limit): Bucket => {
    const at = now()
    const former = buckets.get(name) ?? { left: most, at }
    const left = Math.min(most, former.left + ((at - former.at) / 1000) * perSecond)
    const bucket = { left, at }
    if (buckets.size >= keptBuckets) buckets.clear()
    buckets.set(name, bucket)
    return bucket
  }
  return {
    count(method, made, input) {
      if (!counted.test(method)) return
      const amount = Array.isArray(made) ? made.length : 1
      const chatId = text(input, 'chat_id')
      const limits: [string, Limit][] = [
        ['', overall],
        [`chat ${chatId}`, chat],
        ...(chatId.startsWith('-') ? [[`group ${chatId}`, group] as [string, Limit]] : []),
      ]
      const asked = limits.map(([name, limit]) => ({ limit, bucket: bucketOf(name, limit) }))
      const waits = asked.map(({ limit, bucket }) => {
        return (Math.min(amount, limit.most) - bucket.left) / limit.perSecond
      })
      const wait = Math.max(...waits)
      if (wait > 0) throw tooMany(Math.ceil(wait))
      for (const { bucket } of asked) bucket.left -= amount
    },
  }
}
