import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { copiedDesk } from '../desk-data/kept.ts'
import type { Figure } from '../figures.ts'
import { type Browser, openBrowser } from '../program/load.ts'
import { command } from '../program/program.ts'
import { type FakeTelegram, startTelegram } from '../telegram/server.ts'
import { type Sender, textFrom } from '../telegram/updates.ts'
import { newcomers } from './newcomers.ts'
import { type OpenDesk, openProgram } from './open-desk.ts'
import type { Wanted } from './part.ts'
import { statements } from './statements.ts'

const SIZE = 100_000
const PEOPLE = 400
const ROUND_MS = 5_000
const UPDATE_MS = 50
const PAGE_MS = 20

/** How long the event loop is held up while people write, agents read and a backup runs; the longest read. */
export async function mixed(wanted: Wanted): Promise<Figure[]> {
  const copy = copiedDesk(SIZE, 'mixed')
  const people = newcomers(copy.folder, PEOPLE)
  const telegram = await startTelegram()
  const desk = await openProgram(SIZE, copy.folder, telegram.apiRoot)
  const browser = openBrowser(desk.url, desk.cookies.admin, 4)
  const delays: Delay[] = []
  for (let n = 0; n <= wanted.rounds; n++) {
    await readDelay(browser)
    const until = performance.now() + ROUND_MS
    const [backups] = await Promise.all([
      backUp(copy.folder, until),
      write(telegram, people, until),
      read(browser, desk, until),
    ])
    if (backups === 0) throw new Error('no backup was made')
    if (n > 0) delays.push(await readDelay(browser))
  }
  browser.close()
  await desk.close()
  await telegram.close()
  copy.remove()
  return [
    {
      part: 'event loop',
      what: 'delay under mixed load with a backup running, p99',
      unit: 'ms',
      rounds: delays.map(({ p99 }) => p99),
      goal: { atMost: 20 },
    },
    {
      part: 'event loop',
      what: 'the same, longest',
      unit: 'ms',
      rounds: delays.map(({ most }) => most),
    },
    ...statements(wanted),
  ]
}

interface Delay {
  p99: number
  most: number
}

/** The program's own figures since they were read last, in milliseconds. */
async function readDelay(browser: Browser): Promise<Delay> {
  const { body } = await browser.get('/metrics')
  const of = (quantile: string) => {
    const line = new RegExp(
      `^okoshko_event_loop_delay_seconds\\{quantile="${quantile}"\\} (\\S+)$`,
      'm',
    )
    return Number(line.exec(body)?.[1]) * 1000
  }
  return { p99: of('0.99'), most: of('1') }
}

/** One backup after the other; tells how many. */
async function backUp(folder: string, until: number): Promise<number> {
  let made = 0
  for (; performance.now() < until; made++) {
    await command(folder, 'backup', join(folder, 'copy.db'))
    rmSync(join(folder, 'copy.db'))
  }
  return made
}

async function write(telegram: FakeTelegram, people: Sender[], until: number): Promise<void> {
  for (let n = 0; performance.now() < until; n++) {
    const one = people[n % people.length]
    if (one) telegram.push([textFrom(one, `Опять не печатает принтер, ${n}`)])
    await wait(UPDATE_MS)
  }
}

async function read(browser: Browser, desk: OpenDesk, until: number): Promise<void> {
  const paths = ['', '?over=1', '?overdue=1', '?q=принтер', `/${desk.long}`]
  for (let n = 0; performance.now() < until; n++) {
    await browser.get(encodeURI(`/admin/tickets${paths[n % paths.length]}`))
    await wait(PAGE_MS)
  }
}
