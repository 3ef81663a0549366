import type { Proof } from './proof.ts'
import { unless } from './proof.ts'

/** One call that says or changes something in a chat, as the Bot API met it. */
export interface Told {
  /** Epoch milliseconds. */
  at: number
  status: number
  method: string
  chatId: number
}

/** Telegram's rates: so many messages and edits within so long. */
const ALL_A_SECOND = 30
const GROUP_A_MINUTE = 20
const BURST = 5
const WINDOW_MS = 10_000
/** Until the return is noticed. */
const NOTICING_SECONDS = 2

/**
 * Holds what was told within so many seconds against Telegram's rates: never more, and at least
 * `leastShare` (0 to 1) of what they allow.
 */
export function rateRows(told: Told[], seconds: number, leastShare: number): Proof {
  const went = told.filter(({ status, method }) => status === 200 && !method.startsWith('delete'))
  const floods = told.filter(({ status }) => status === 429).length
  const chats = byChat(went)
  const isGroup = ([id]: [number, Told[]]) => id < 0
  const inGroups = [...chats].filter(isGroup).map(([, all]) => all)
  const inPrivate = [...chats].filter((one) => !isGroup(one)).map(([, all]) => all)
  const mostOf = (some: Told[][], ms: number) => Math.max(0, ...some.map((all) => most(all, ms)))
  const figures = {
    all: most(went, WINDOW_MS),
    chat: mostOf(inPrivate, WINDOW_MS),
    group: mostOf(inGroups, 60_000),
  }
  const bound = Math.max(
    went.length / ALL_A_SECOND,
    ...inPrivate.map((all) => all.length - BURST),
    ...inGroups.map((all) => (all.length - GROUP_A_MINUTE) * (60 / GROUP_A_MINUTE)),
  )
  const faults = [
    ...unless(floods <= 1, `Telegram had to say 429 ${floods} times`),
    ...unless(figures.all <= (ALL_A_SECOND * WINDOW_MS) / 1000, `${figures.all} in ten seconds`),
    ...unless(figures.chat <= BURST + WINDOW_MS / 1000, `${figures.chat} in a chat in ten seconds`),
    ...unless(figures.group <= GROUP_A_MINUTE, `${figures.group} in a group in a minute`),
    ...unless(
      seconds <= bound / leastShare + NOTICING_SECONDS,
      `${seconds.toFixed(1)} s, where the rates allow ${bound.toFixed(1)} s`,
    ),
  ]
  return {
    rows: [
      ['messages and edits that went', went.length],
      ['chats', chats.size],
      ['answers 429', floods],
      ['most in ten seconds: in all (of 300)', figures.all],
      ['most in ten seconds: in a private chat (of 15)', figures.chat],
      ['most in a minute: in a group (of 20)', figures.group],
      ['seconds that the rates allow it in', bound.toFixed(1)],
      ['share of what the rates allow', `${((100 * bound) / seconds).toFixed(1)} %`],
    ],
    faults,
  }
}

function byChat(told: Told[]): Map<number, Told[]> {
  const chats = new Map<number, Told[]>()
  for (const one of told) {
    const known = chats.get(one.chatId)
    if (known) known.push(one)
    else chats.set(one.chatId, [one])
  }
  return chats
}

/** The most of them that lie within so many milliseconds. */
function most(told: Told[], ms: number): number {
  const times = told.map(({ at }) => at).sort((a, b) => a - b)
  let found = 0
  let from = 0
  times.forEach((at, i) => {
    while ((times[from] ?? at) <= at - ms) from += 1
    found = Math.max(found, i - from + 1)
  })
  return found
}
