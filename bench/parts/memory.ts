import { setTimeout as wait } from 'node:timers/promises'
import { emptyFolder, keptDesk } from '../desk-data/kept.ts'
import type { Figure } from '../figures.ts'
import { latencies, openBrowser } from '../program/load.ts'
import { startProgram } from '../program/program.ts'
import { startTelegram } from '../telegram/server.ts'
import { openProgram } from './open-desk.ts'
import { say } from './page-figures.ts'
import type { Wanted } from './part.ts'

/** After so long a program that nobody asks is at rest. */
const REST_MS = 2_000
const PAGES = 60

/** What memory the program takes, idle and with the largest desk; after filing, filing itself tells. */
export async function memory({ rounds, sizes }: Wanted): Promise<Figure[]> {
  const size = sizes.at(-1) ?? 0
  const folder = keptDesk(size)
  const telegram = await startTelegram()
  const idle: number[] = []
  const large: number[] = []
  for (let n = 0; n < rounds; n++) {
    idle.push(await atRest(telegram.apiRoot))
    large.push(await afterPages(size, folder, telegram.apiRoot))
  }
  await telegram.close()
  const what = `memory with ${say(size)} tickets, after ${PAGES} pages`
  return [
    { part: 'memory', what: 'memory idle', unit: 'MB', rounds: idle, goal: { atMost: 90 } },
    { part: 'memory', what, unit: 'MB', rounds: large, goal: { atMost: 150 } },
  ]
}

async function atRest(apiRoot: string): Promise<number> {
  const { folder, remove } = emptyFolder('idle')
  const program = await startProgram(folder, apiRoot)
  await wait(REST_MS)
  const megabytes = program.memory()
  await program.stop()
  remove()
  return megabytes
}

async function afterPages(size: number, folder: string, apiRoot: string): Promise<number> {
  const desk = await openProgram(size, folder, apiRoot)
  const browser = openBrowser(desk.url, desk.cookies.admin)
  const paths = ['/admin/tickets', '/admin/tickets?over=1', `/admin/tickets/${desk.long}`]
  await latencies(browser, paths, PAGES)
  browser.close()
  const megabytes = desk.program.memory()
  await desk.close()
  return megabytes
}
