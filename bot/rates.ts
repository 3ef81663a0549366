/** How fast the bot may speak, so that Telegram never has to say so. */
interface Rates {
  /**
   * When the next message for this chat, or (null) a call that is no message, may go, in
   * milliseconds UTC; now or earlier: at once.
   */
  readyAt(chatId: number | null): number
  /** Counts the messages that go to this chat now, or (null) one call that is no message. */
  take(chatId: number | null, messages?: number): void
  /**
   * Telegram has answered for them by now: it may have counted them as late as this, where the way
   * there was long.
   */
  answered(chatId: number | null, messages?: number): void
}

interface Pace {
  intervalMs: number
  burst: number
}

// Telegram: about 30 a second in all, 1 a second in a chat (short bursts pass), 20 a minute in a
// group. A burst and what follows it within the minute or second stay below that together.
const ALL: Pace = { intervalMs: 35, burst: 2 }
const PRIVATE: Pace = { intervalMs: 1000, burst: 5 }
const GROUP: Pace = { intervalMs: 4000, burst: 5 }

/** Of Telegram's own over all chats, within any of its seconds. */
const MOST_A_SECOND = 30
/** A second by clocks that leave fractions of a millisecond out. */
const SECOND_MS = 1001

const FORGET_ABOVE = 1000
/** No bucket takes longer to fill: the clock was set back. */
const LONGEST_MS = 120_000

/**
 * Token buckets, each kept as the one instant at which it is full again. Over all chats Telegram's
 * limit is kept besides however unevenly messages travel: each counts until a second after its answer.
 */
export function createRates(now: () => number): Rates {
  let all = 0
  let underWay = 0
  /** Instants of the last second, oldest first. */
  let answers: number[] = []
  const chats = new Map<number, number>()
  const sound = (at: number) => (at - now() > LONGEST_MS ? 0 : at)
  const fullAt = (chatId: number) => sound(chats.get(chatId) ?? 0)
  const secondAt = () => {
    answers = answers.filter((at) => at <= now() && now() - at < SECOND_MS)
    const tooMany = underWay + answers.length + 1 - MOST_A_SECOND
    return tooMany > 0 ? (answers[tooMany - 1] ?? now()) + SECOND_MS : 0
  }
  return {
    readyAt: (chatId) => {
      const whole = Math.max(readyAt(sound(all), ALL), secondAt())
      return chatId === null ? whole : Math.max(whole, readyAt(fullAt(chatId), paceOf(chatId)))
    },
    take: (chatId, messages = 1) => {
      const at = now()
      all = taken(sound(all), ALL, at, messages)
      underWay += messages
      if (chatId === null) return
      chats.set(chatId, taken(fullAt(chatId), paceOf(chatId), at, messages))
      if (chats.size > FORGET_ABOVE) forgetFull(chats, at)
    },
    answered: (chatId, messages = 1) => {
      underWay -= messages
      for (let n = 0; n < messages; n++) answers.push(now())
      if (chatId === null) return
      const latest = now() + messages * paceOf(chatId).intervalMs
      chats.set(chatId, Math.max(fullAt(chatId), latest))
    },
  }
}

function paceOf(chatId: number): Pace {
  return chatId < 0 ? GROUP : PRIVATE
}

function readyAt(fullAt: number, pace: Pace): number {
  return fullAt - (pace.burst - 1) * pace.intervalMs
}

function taken(fullAt: number, pace: Pace, at: number, messages: number): number {
  return Math.max(fullAt, at) + messages * pace.intervalMs
}

function forgetFull(chats: Map<number, number>, at: number): void {
  for (const [chatId, fullAt] of chats) if (fullAt <= at) chats.delete(chatId)
}
