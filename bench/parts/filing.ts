import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { copiedDesk } from '../desk-data/kept.ts'
import type { Requester } from '../desk-data/people.ts'
import type { Figure } from '../figures.ts'
import { timeOf } from '../measuring.ts'
import { startProgram } from '../program/program.ts'
import { type Watcher, watch } from '../program/watching.ts'
import { rawWriter, rowsSince } from '../raw/rows.ts'
import { type FakeTelegram, startTelegram } from '../telegram/server.ts'
import { textFrom } from '../telegram/updates.ts'
import { newcomers } from './newcomers.ts'
import type { Wanted } from './part.ts'

/** How many updates of a round come one at a time, and how many wait together. */
const ALONE = 400
const TOGETHER = 1_600
const WARM_UP = 500
const SIZE = 10_000
const COUNT = 'select max(number) from tickets'
const RAW = 'the same rows, bare SQLite, one commit each'

/** Has people file; resolves when the ticket of the last of them is durable. */
type File = (telegram: FakeTelegram, watcher: Watcher, writers: Requester[]) => Promise<void>

/** What a ticket costs through the real bot beside its bare rows, and the memory after them. */
export async function filing({ rounds }: Wanted): Promise<Figure[]> {
  const copy = copiedDesk(SIZE, 'filing')
  const people = newcomers(copy.folder, WARM_UP + rounds * (ALONE + TOGETHER))
  const raw = rawWriter(equalDesk(copy.folder))
  const telegram = await startTelegram()
  const program = await startProgram(copy.folder, telegram.apiRoot)
  const watcher = watch(copy.folder, turn)
  const round = async (file: File, writers: Requester[]): Promise<Rates> => {
    const before = watcher.number(COUNT)
    const lastUpdate = telegram.lastUpdate()
    const began = performance.now()
    await file(telegram, watcher, writers)
    const filed = performance.now() - began
    const rows = rowsSince(join(copy.folder, 'okoshko.db'), before, lastUpdate)
    const bare = timeOf(() => {
      for (const one of rows) raw.write(one)
    })
    return { filed: writers.length / (filed / 1000), bare: rows.length / (bare / 1000) }
  }
  const alone: Rates[] = []
  const together: Rates[] = []
  await round(fileTogether, people.splice(0, WARM_UP))
  for (let n = 0; n < rounds; n++) {
    alone.push(await round(fileInTurn, people.splice(0, ALONE)))
    together.push(await round(fileTogether, people.splice(0, TOGETHER)))
  }
  const memory = program.memory()
  watcher.close()
  await program.stop()
  await telegram.close()
  raw.close()
  copy.remove()
  return [
    figure('update → durable ticket through the real bot, one after the other', alone),
    figure('the same, updates that wait together, durable in rounds', together),
    {
      part: 'memory',
      what: `memory after ${rounds * (ALONE + TOGETHER)} tickets`,
      unit: 'MB',
      rounds: [memory],
      goal: { atMost: 130 },
    },
  ]
}

/** Tickets a second in a round. */
interface Rates {
  filed: number
  bare: number
}

function figure(what: string, rates: Rates[]): Figure {
  return {
    part: 'filing',
    what,
    unit: '/s',
    rounds: rates.map(({ filed }) => filed),
    raw: { what: RAW, rounds: rates.map(({ bare }) => bare) },
    goal: { atLeast: 1000 },
    share: 0.4,
  }
}

/** Each writes when the ticket of the one before is durable: no two of them share a commit. */
async function fileInTurn(
  telegram: FakeTelegram,
  watcher: Watcher,
  writers: Requester[],
): Promise<void> {
  for (const one of writers) await fileTogether(telegram, watcher, [one])
}

async function fileTogether(
  telegram: FakeTelegram,
  watcher: Watcher,
  writers: Requester[],
): Promise<void> {
  const before = watcher.number(COUNT)
  telegram.push(writers.map((one, n) => textFrom(one, `Не печатает принтер номер ${n}, помогите`)))
  await watcher.until(COUNT, before + writers.length)
}

function equalDesk(folder: string): string {
  const beside = join(folder, 'raw')
  mkdirSync(beside)
  const file = join(beside, 'okoshko.db')
  cpSync(join(folder, 'okoshko.db'), file)
  return file
}
