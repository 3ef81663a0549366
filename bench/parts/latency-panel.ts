import { randomUUID } from 'node:crypto'
import { get } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { openBrowser } from '../program/load.ts'
import { watch } from '../program/watching.ts'
import type { FakeTelegram } from '../telegram/server.ts'
import { type Sender, textFrom } from '../telegram/updates.ts'
import type { OpenDesk } from './open-desk.ts'

const SENDINGS = 12
/** So slowly that Telegram's rates hold nothing up. */
const EACH_MS = 160
const PATIENCE_MS = 10_000

/** Milliseconds from an agent's *Send* to the message at the Bot API, for some tickets. */
export async function sendings(
  desk: OpenDesk,
  telegram: FakeTelegram,
  round: number,
): Promise<number[]> {
  const browser = openBrowser(desk.url, desk.cookies.admin)
  const times: number[] = []
  for (const number of openTickets(desk.folder, round * SENDINGS, SENDINGS)) {
    const text = `Ответ ${randomUUID()}`
    const arrived = heard(telegram, text)
    const began = performance.now()
    const path = `/admin/tickets/${number}/messages`
    const { status } = await browser.post(path, { mode: 'reply', text, token: randomUUID() })
    if (status !== 303 && status !== 200) throw new Error(`${path} answered ${status}`)
    times.push((await arrived) - began)
    await wait(EACH_MS)
  }
  browser.close()
  return times
}

/** Milliseconds from a requester's message to the page that shows it, as a browser asks for it on news. */
export async function arrivals(
  desk: OpenDesk,
  telegram: FakeTelegram,
  people: Sender[],
): Promise<number[]> {
  const browser = openBrowser(desk.url, desk.cookies.admin)
  const watcher = watch(desk.folder)
  const times: number[] = []
  for (const one of people) {
    const own = `from tickets where requester_id = (select id from people where telegram_id = ${one.telegramId})`
    telegram.push([textFrom(one, 'Не работает почта')])
    await watcher.until(`select count(*) ${own}`, 1)
    const number = watcher.number(`select number ${own}`)
    const news = await openNews(desk, number)
    await wait(EACH_MS)
    const text = `Письмо ${randomUUID()}`
    const began = performance.now()
    telegram.push([textFrom(one, text)])
    for (let isThere = false; !isThere; ) {
      await news.next()
      const { body } = await browser.get(`/admin/tickets/${number}`)
      isThere = body.includes(text)
    }
    times.push(performance.now() - began)
    news.close()
  }
  watcher.close()
  browser.close()
  return times
}

/** Resolves with the instant at which a message of this text reached the Bot API. */
function heard(telegram: FakeTelegram, text: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('a reply did not arrive')), PATIENCE_MS)
    const deafen = telegram.listen((call) => {
      if (!call.text.includes(text)) return
      clearTimeout(timer)
      deafen()
      resolve(call.at)
    })
  })
}

/** The news of an open ticket page; `next` resolves when something about the ticket is told. */
function openNews(
  desk: OpenDesk,
  number: number,
): Promise<{ next(): Promise<void>; close(): void }> {
  return new Promise((resolve, reject) => {
    const headers = { cookie: desk.cookies.admin }
    const asked = get(`${desk.url}/admin/events?ticket=${number}`, { headers }, (response) => {
      let told = 0
      let wake: (() => void) | undefined
      response.on('data', (chunk: Buffer) => {
        if (!chunk.toString().includes('event: ticket')) return
        told += 1
        wake?.()
      })
      resolve({
        next: async () => {
          if (told === 0) await new Promise<void>((awake) => (wake = awake))
          told = 0
        },
        close: () => asked.destroy(),
      })
    })
    asked.once('error', reject)
  })
}

/** Open tickets of different requesters. */
function openTickets(folder: string, offset: number, count: number): number[] {
  const db = new Sqlite(join(folder, 'okoshko.db'), { readonly: true })
  const numbers = db
    .prepare(
      `select max(number) from tickets where open = 1 and status = 'in_progress'
       group by requester_id order by 1 desc limit ? offset ?`,
    )
    .pluck()
    .all(count, offset) as number[]
  db.close()
  return numbers
}
