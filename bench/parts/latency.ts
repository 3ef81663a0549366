import { setTimeout as wait } from 'node:timers/promises'
import { copiedDesk } from '../desk-data/kept.ts'
import type { Figure } from '../figures.ts'
import { share } from '../measuring.ts'
import { startRaw } from '../program/program.ts'
import { watch } from '../program/watching.ts'
import { type FakeTelegram, startTelegram } from '../telegram/server.ts'
import { type Sender, tapFrom, textFrom } from '../telegram/updates.ts'
import { arrivals, sendings } from './latency-panel.ts'
import { newcomers } from './newcomers.ts'
import { openProgram } from './open-desk.ts'
import type { Wanted } from './part.ts'

const SIZE = 100_000
/** New ones each round, who say one thing and tap once: as many letters as updates, within Telegram's rates. */
const PEOPLE = 60
const WARM_UP = 20
const WRITERS = 8
const A_SECOND = 20
const PATIENCE_MS = 10_000

/** How soon the bot answers, what an agent sends arrives, and what a requester writes is on the page. */
export async function latency({ rounds }: Wanted): Promise<Figure[]> {
  const copy = copiedDesk(SIZE, 'latency')
  const people = newcomers(copy.folder, WARM_UP + WRITERS + rounds * (PEOPLE + WRITERS))
  const [telegram, other] = [await startTelegram(), await startTelegram()]
  const desk = await openProgram(SIZE, copy.folder, telegram.apiRoot)
  const bare = await startRaw('bot', other.apiRoot, 'reply')
  const replies: number[][] = []
  const echoes: number[][] = []
  const sent: number[][] = []
  const shown: number[][] = []
  await conversed(telegram, people.splice(0, WARM_UP))
  await arrivals(desk, telegram, people.splice(0, WRITERS))
  const watcher = watch(copy.folder)
  for (let n = 0; n < rounds; n++) {
    // What the former round has left to say would hold this one up.
    await watcher.until("select count(*) from outbox where state = 'pending'", 0)
    const talkers = people.splice(0, PEOPLE)
    replies.push(await conversed(telegram, talkers))
    echoes.push(await conversed(other, talkers))
    sent.push(await sendings(desk, telegram, n))
    shown.push(await arrivals(desk, telegram, people.splice(0, WRITERS)))
  }
  watcher.close()
  await bare.stop()
  await desk.close()
  await telegram.close()
  await other.close()
  copy.remove()
  const figure = (what: string, times: number[][], part: number, atMost: number): Figure => ({
    part: 'latency',
    what: `${what}, p${part * 100}`,
    unit: 'ms',
    rounds: times.map((one) => share(one, part)),
    raw: { what: 'a bare grammY loop', rounds: echoes.map((one) => share(one, part)) },
    goal: { atMost },
  })
  return [
    figure(`update in → reply handed to the Bot API, ${A_SECOND} updates/s`, replies, 0.95, 30),
    figure(`update in → reply handed to the Bot API, ${A_SECOND} updates/s`, replies, 0.99, 100),
    figure("agent's Send → message at the Bot API", sent, 0.95, 50),
    figure("message in the chat → on the agent's open page", shown, 0.95, 50),
  ]
}

/** Milliseconds until each update is answered: everybody's command, then a tap on what came of it. */
async function conversed(telegram: FakeTelegram, people: Sender[]): Promise<number[]> {
  const times: number[] = []
  const asked = new Map<number, number>()
  const shown = new Map<number, { messageId: number; button: string }>()
  const deafen = telegram.listen(({ method, chatId, messageId, buttons, at }) => {
    const from = asked.get(chatId)
    if (from === undefined || !/^(send|edit)Message/.test(method)) return
    asked.delete(chatId)
    times.push(at - from)
    const [button] = buttons
    if (button === undefined) shown.delete(chatId)
    else shown.set(chatId, { messageId, button })
  })
  for (const one of [...people, ...people]) {
    const { telegramId } = one
    const live = shown.get(telegramId)
    shown.delete(telegramId)
    asked.set(telegramId, performance.now())
    telegram.push([live ? tapFrom(one, live.messageId, live.button) : textFrom(one, '/new')])
    await wait(1000 / A_SECOND)
  }
  const until = performance.now() + PATIENCE_MS
  while (asked.size > 0 && performance.now() < until) await wait(5)
  deafen()
  if (asked.size > 0) throw new Error(`${asked.size} updates were not answered`)
  return times
}
