import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startSimulator } from '../../simulator/start.ts'
import { dataFolder } from '../story/program.ts'
import { companyOf } from './company.ts'
import { diceOf } from './dice.ts'
import { newLedger } from './ledger.ts'
import { type Load, loadAsAgent, loadAsPerson } from './load-deeds.ts'
import { memoryVerdict, plotOf, type Sample, sampleOf } from './memory.ts'
import type { Proof, Say } from './proof.ts'
import { openStage } from './stage.ts'
import { pause } from './waiting.ts'

interface MixedLoad {
  seed: number
  minutes: number
}

const PEOPLE = 20
const AGENTS = 4
const SAMPLE_MS = 5000
/** Until V8 has compiled what is used, and SQLite's statements are prepared. */
const WARM_UP_MINUTES = 3

/**
 * Lets people and agents do all kinds of things, to warm up and then for so many minutes: in these
 * the memory of the program, a process of its own, must stay flat.
 */
export async function proveLoad({ seed, minutes }: MixedLoad, say: Say): Promise<Proof> {
  const folder = dataFolder()
  const telegram = await startSimulator()
  const company = companyOf(PEOPLE, AGENTS)
  // Some of what is taken out is for admins.
  const pack = company.pack.replaceAll('role: agent}', 'role: admin}')
  for (const id of company.people) {
    telegram.people.addUser({ id, first_name: `P${id}`, language_code: 'ru' })
  }
  const variables = collecting(folder.dir)
  const stage = await openStage({ folder, telegram, pack, variables })
  const browsers = await stage.browsers(company.agents)
  const open = stage.db
    .prepare('select number from tickets where open = 1 order by number desc limit 50')
    .pluck()
  let isOver = false
  const load: Load = {
    dice: diceOf(seed),
    ledger: newLedger(),
    isOver: () => isOver,
    tally: new Map(),
    faults: new Set(),
    open: () => open.all() as number[],
  }
  // Two tables at once, so that both threads that make them are there from the beginning.
  await Promise.all(browsers.slice(0, 2).map((browser) => browser.get('/admin/tickets.csv')))
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  const acting = [
    ...company.people.map((id) => loadAsPerson(telegram, id, load)),
    ...browsers.map((browser) => loadAsAgent(browser, load)),
  ]
  const ending = Promise.all(acting).catch((error: Error) => {
    load.faults.add(error.message)
  })
  const samples: Sample[] = []
  const warmUp = Math.min(WARM_UP_MINUTES, minutes) * 60
  const whole = warmUp + minutes * 60
  while (seconds() < whole) {
    await pause(SAMPLE_MS)
    const sample = await sampleOf(stage.program.url, seconds())
    samples.push(sample)
    if (samples.length % 12 === 0) say(`${Math.round(sample.at / 60)} minutes`)
  }
  isOver = true
  await ending
  await stage.rest()
  const memory = memoryVerdict(samples, warmUp, whole)
  say(plotOf(samples))
  const faults = [...load.faults, ...memory.faults]
  faults.push(...(await stage.close(faults.length > 0)))
  const deeds = [...load.tally].sort(([one], [other]) => one.localeCompare(other))
  return { rows: [...deeds, ...memory.rows], faults }
}

/**
 * Has the program collect its garbage before each sample: what is left to the collector's leisure comes
 * and goes by tens of megabytes over minutes, and would hide what is kept for good.
 */
function collecting(dir: string): Record<string, string> {
  const preload = join(dir, 'collecting.mjs')
  writeFileSync(preload, `setInterval(globalThis.gc, ${SAMPLE_MS}).unref()\n`)
  return { NODE_OPTIONS: `--expose-gc --import=${pathToFileURL(preload)}` }
}
