import { setTimeout as wait } from 'node:timers/promises'
import { post } from '../../desk/delivery/outbox.ts'
import { deed } from '../../desk/desk.ts'
import { copiedDesk } from '../desk-data/kept.ts'
import type { Figure } from '../figures.ts'
import { startProgram, startRaw } from '../program/program.ts'
import { openDesk } from '../program/signing-in.ts'
import { type FakeTelegram, startTelegram } from '../telegram/server.ts'
import { newcomers } from './newcomers.ts'
import type { Wanted } from './part.ts'

const SIZE = 10_000
const CHATS = 500
const LETTERS = 2_000
const WINDOW_MS = 3_000
const TELEGRAMS = 30

/** How fast letters go out: as fast as they can, and by Telegram's rates. */
export async function delivery({ rounds }: Wanted): Promise<Figure[]> {
  const free: number[] = []
  const bare: number[] = []
  for (let n = 0; n < rounds; n++) {
    free.push(await unlimited())
    bare.push(await sentBare())
  }
  const { rates, refused } = await limited(rounds)
  return [
    {
      part: 'delivery',
      what: 'deliveries without rate limits',
      unit: '/s',
      rounds: free,
      raw: { what: 'bare grammY calls, eight at once', rounds: bare },
      goal: { atLeast: 800 },
    },
    {
      part: 'delivery',
      what: `deliveries by Telegram's rates, of ${TELEGRAMS}/s`,
      unit: '%',
      rounds: rates.map((rate) => (rate / TELEGRAMS) * 100),
      goal: { atLeast: 90 },
    },
    {
      part: 'delivery',
      what: 'times that Telegram had to say "too many requests"',
      unit: '',
      rounds: [refused],
      goal: { atMost: 0 },
    },
  ]
}

/** The postman alone under a clock so fast that every bucket is always full. */
async function unlimited(): Promise<number> {
  const copy = copiedDesk(SIZE, 'delivery')
  write(copy.folder, LETTERS)
  const telegram = await startTelegram()
  const rate = rateOf(telegram, LETTERS)
  const postman = await startRaw('postman', copy.folder, telegram.apiRoot)
  const perSecond = await rate
  await postman.stop()
  await telegram.close()
  copy.remove()
  return perSecond
}

async function sentBare(): Promise<number> {
  const telegram = await startTelegram()
  const rate = rateOf(telegram, LETTERS)
  const sender = await startRaw('sender', telegram.apiRoot, String(LETTERS))
  const perSecond = await rate
  await sender.stop()
  await telegram.close()
  return perSecond
}

async function limited(rounds: number): Promise<{ rates: number[]; refused: number }> {
  const copy = copiedDesk(SIZE, 'delivery')
  write(copy.folder, (rounds + 2) * (WINDOW_MS / 1000) * TELEGRAMS)
  const telegram = await startTelegram()
  telegram.limit(true)
  const program = await startProgram(copy.folder, telegram.apiRoot)
  const rates: number[] = []
  const sends = () => telegram.calls.filter(({ method }) => method === 'sendMessage').length
  await wait(2_000)
  for (let n = 0; n < rounds; n++) {
    const [before, began] = [sends(), performance.now()]
    await wait(WINDOW_MS)
    rates.push(((sends() - before) * 1000) / (performance.now() - began))
  }
  await program.stop()
  await telegram.close()
  copy.remove()
  return { rates, refused: telegram.refused() }
}

/** Messages a second from the first to the last of so many. */
function rateOf(telegram: FakeTelegram, count: number): Promise<number> {
  return new Promise((resolve) => {
    let sent = 0
    let first = 0
    const deafen = telegram.listen(({ method, at }) => {
      if (method !== 'sendMessage') return
      sent += 1
      if (sent === 1) first = at
      if (sent < count) return
      deafen()
      resolve((count - 1) / ((at - first) / 1000))
    })
  })
}

/** Puts letters for many chats into the outbox, as the desk does. */
function write(folder: string, letters: number): void {
  const people = newcomers(folder, CHATS)
  const desk = openDesk(folder)
  const about = { number: 1, title: 'Принтер', status: 'В работе', category: 'active' }
  deed(desk, () => {
    for (let n = 0; n < letters; n++) {
      const chatId = people[n % people.length]?.telegramId ?? 0
      post(desk, { chatId, ticket: 1 }, { kind: 'fact', fact: { fact: 'status', ...about } })
    }
  })
  desk.db.$client.close()
}
