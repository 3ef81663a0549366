/** Until when Telegram asked the whole bot to be quiet, in milliseconds UTC. */
export interface Flood {
  until(): number
  /** Telegram asked a chat's letter to wait until an instant. */
  noted(chatId: number, until: number): void
}

/** Where Telegram means the whole bot, the chats that it tells so are to wait about equally long. */
const SAME_FLOOD_MS = 60_000

/**
 * Telegram does not say whether it means one chat or the bot. A chat that must wait waits alone; when
 * another must wait too, all do, but not for one that has to wait far longer.
 */
export function createFlood(now: () => number): Flood {
  const chats = new Map<number, number>()
  let allUntil = 0
  return {
    until: () => allUntil,
    noted: (chatId, until) => {
      for (const [chat, end] of chats) if (end <= now()) chats.delete(chat)
      chats.set(chatId, until)
      if (chats.size < 2) return
      const ends = [...chats.values()]
      const first = Math.min(...ends)
      allUntil = Math.max(allUntil, ...ends.filter((end) => end - first <= SAME_FLOOD_MS))
    },
  }
}
