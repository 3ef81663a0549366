import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keptDesk } from '../desk-data/kept.ts'
import type { Figure } from '../figures.ts'
import { openBrowser, throughput } from '../program/load.ts'
import { type Raw, startRaw } from '../program/program.ts'
import { startTelegram } from '../telegram/server.ts'
import { type OpenDesk, openProgram } from './open-desk.ts'
import { pageFigures } from './page-figures.ts'
import { type Kind, PAGES, SEARCHES } from './page-kinds.ts'
import { createSamples } from './page-samples.ts'
import type { Wanted } from './part.ts'

/** Rates are measured on the desk of this size. */
const RATED = 100_000
const CONNECTIONS = 8
const RATE_MS = 1_000

/** Queue and ticket over HTTP with a session, for desks of each size, beside a bare page of Hono. */
export function pages(wanted: Wanted): Promise<Figure[]> {
  return measured(PAGES, wanted)
}

/** The same for what is searched for. */
export function search(wanted: Wanted): Promise<Figure[]> {
  return measured(SEARCHES, wanted)
}

async function measured(kinds: Kind[], { rounds, sizes }: Wanted): Promise<Figure[]> {
  const telegram = await startTelegram()
  const desks: OpenDesk[] = []
  for (const size of sizes) desks.push(await openProgram(size, keptDesk(size), telegram.apiRoot))
  const rated = desks.find(({ size }) => size === RATED) ?? (desks.at(-1) as OpenDesk)
  const raws = await rawPages(kinds, rated)
  const samples = createSamples()
  // The first round warms up and is thrown away.
  for (let n = 0; n <= rounds; n++) {
    if (n === 1) samples.clear()
    for (const kind of kinds) {
      for (const desk of desks) await samples.time(kind, desk)
      const raw = raws.get(kind.page)
      if (raw) await samples.timeRaw(kind, raw.url)
    }
    for (const kind of kinds.filter(({ rate }) => rate !== undefined)) {
      const load = { connections: CONNECTIONS, ms: n === 0 ? RATE_MS / 2 : RATE_MS }
      const cookie = rated.cookies[kind.reader]
      samples.rate(kind, await throughput(rated.url, cookie, kind.paths(rated), load))
      const raw = raws.get(kind.page)
      if (raw) samples.rawRate(kind, await throughput(raw.url, '', ['/'], load))
    }
  }
  for (const { raw } of raws.values()) await raw.stop()
  for (const desk of desks) await desk.close()
  await telegram.close()
  return pageFigures(samples, kinds, sizes, rated.size)
}

/** For each page of the program one of as many bytes that a bare Hono gives out. */
async function rawPages(
  kinds: Kind[],
  desk: OpenDesk,
): Promise<Map<string, { raw: Raw; url: string }>> {
  const raws = new Map<string, { raw: Raw; url: string }>()
  for (const kind of kinds) {
    if (raws.has(kind.page)) continue
    const browser = openBrowser(desk.url, desk.cookies[kind.reader])
    const { body } = await browser.get(kind.paths(desk)[0] ?? '/')
    browser.close()
    const file = join(desk.folder, `${kind.page}.html`)
    writeFileSync(file, body)
    const raw = await startRaw('page', file)
    raws.set(kind.page, { raw, url: await raw.said(/^http/) })
  }
  return raws
}
