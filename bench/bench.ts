import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isKept, keptDesk } from './desk-data/kept.ts'
import type { Figure } from './figures.ts'
import { keepRun, lastRun } from './last-run.ts'
import { say, timed } from './measuring.ts'
import { backlog } from './parts/backlog.ts'
import { browser } from './parts/browser.ts'
import { delivery } from './parts/delivery.ts'
import { filing } from './parts/filing.ts'
import { latency } from './parts/latency.ts'
import { memory } from './parts/memory.ts'
import { mixed } from './parts/mixed.ts'
import { pages, search } from './parts/pages.ts'
import type { Part, Wanted } from './parts/part.ts'
import { starting } from './parts/starting.ts'
import { plot } from './plot.ts'
import { runAside } from './program/program.ts'
import { rawBot } from './raw/bot.ts'
import { rawPage } from './raw/page.ts'
import { rawPostman } from './raw/postman.ts'
import { rawSender } from './raw/sender.ts'
import { report, type Took } from './report.ts'
import { writeSla } from './sla/write.ts'

/** In the order in which they run. */
const PARTS: Record<string, Part[]> = {
  filing: [filing, backlog],
  pages: [pages],
  search: [search],
  latency: [latency],
  load: [mixed],
  delivery: [delivery],
  start: [starting],
  memory: [memory],
  browser: [browser],
}
/** What this bench starts itself once more for. */
const ERRANDS: Record<string, (...given: string[]) => unknown> = {
  desk: (size = '') => keptDesk(Number(size)),
  'raw-page': (file = '') => rawPage(file),
  'raw-bot': (apiRoot = '', how = '') => rawBot(apiRoot, how),
  'raw-postman': (folder = '', apiRoot = '') => rawPostman(folder, apiRoot),
  'raw-sender': (apiRoot = '', count = '') => rawSender(apiRoot, Number(count)),
}
const WHOLE: Wanted = { rounds: 5, sizes: [10_000, 100_000, 1_000_000] }
const QUICK: Wanted = { rounds: 3, sizes: [10_000, 100_000] }

const [first = '', ...rest] = process.argv.slice(2)
const errand = ERRANDS[first]
if (errand) await errand(...rest)
else await run()

async function run(): Promise<void> {
  // Only who exits of its own accord takes along what it has started.
  process.once('SIGTERM', () => process.exit(143))
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false }, rounds: { type: 'string' } },
  })
  const unknown = positionals.filter((name) => name !== 'sla' && !PARTS[name])
  if (unknown.length > 0) {
    const known = ['sla', ...Object.keys(PARTS)].join(', ')
    process.stderr.write(`There is no part ${unknown.join(', ')}, but ${known}.\n`)
    process.exitCode = 1
    return
  }
  const usual = values.quick ? QUICK : WHOLE
  const wanted = { ...usual, rounds: Number(values.rounds ?? usual.rounds) }
  const names = positionals.length === 0 ? ['sla', ...Object.keys(PARTS)] : positionals
  await measure(names, wanted)
}

async function measure(names: string[], wanted: Wanted): Promise<void> {
  const parts = names.flatMap((name) => PARTS[name] ?? [])
  const took: Took[] = []
  const take = async <T>(what: string, act: () => T | Promise<T>): Promise<T> => {
    const { ms, given } = await timed(act)
    process.stderr.write(`${what}: ${say(ms)}\n`)
    took.push({ what, ms })
    return given
  }
  if (names.includes('sla')) await take('sla', writeSla)
  if (parts.length === 0) return
  await take('desks', () => buildDesks(wanted.sizes))
  const figures: Figure[] = []
  for (const part of parts) figures.push(...(await take(part.name, () => part(wanted))))
  const last = lastRun()
  const told = report(figures, last, took)
  process.stdout.write(`\n${told}`)
  keepRun(last, figures)
  // Only a whole run is worth keeping for others.
  if (parts.length < Object.values(PARTS).flat().length || wanted.sizes !== WHOLE.sizes) return
  writeFileSync(join(import.meta.dirname, 'results.md'), told)
  writeFileSync(join(import.meta.dirname, 'results.svg'), plot(figures))
}

/** Builds the desks that are not kept, all at once: the largest takes most of the time. */
async function buildDesks(sizes: number[]): Promise<void> {
  const absent = sizes.filter((size) => !isKept(size)).reverse()
  await Promise.all(absent.map((size) => runAside('desk', String(size))))
}
