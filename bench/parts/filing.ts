import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { REQUESTERS } from '../desk-data/build.ts'
import { copiedDesk } from '../desk-data/kept.ts'
import { addRequesters, type Requester } from '../desk-data/people.ts'
import type { Figure } from '../figures.ts'
import { timeOf } from '../measuring.ts'
import { startProgram } from '../program/program.ts'
import { openDesk } from '../program/signing-in.ts'
import { watch } from '../program/watching.ts'
import { rawWriter, rowsSince } from '../raw/rows.ts'
import { type FakeTelegram, startTelegram } from '../telegram/server.ts'
import { textFrom } from '../telegram/updates.ts'
import type { Wanted } from './part.ts'

const A_ROUND = 2_000
const WARM_UP = 500
const SIZE = 10_000

/** What a ticket costs through the real bot, one commit each, beside its bare rows; memory after them. */
export async function filing({ rounds }: Wanted): Promise<Figure[]> {
  const copy = copiedDesk(SIZE, 'filing')
  const people = newcomers(copy.folder, WARM_UP + rounds * A_ROUND)
  const raw = rawWriter(equalDesk(copy.folder))
  const telegram = await startTelegram()
  const program = await startProgram(copy.folder, telegram.apiRoot)
  const watcher = watch(copy.folder)
  const filed: number[] = []
  const bare: number[] = []
  const round = async (writers: Requester[]) => {
    const before = watcher.number('select max(number) from tickets')
    const lastUpdate = telegram.lastUpdate()
    const seconds = await fileAll(telegram, watcher, writers, before)
    const rows = rowsSince(join(copy.folder, 'okoshko.db'), before, lastUpdate)
    return { rate: writers.length / seconds, rows }
  }
  const warm = await round(people.splice(0, WARM_UP))
  for (const rows of warm.rows) raw.write(rows)
  for (let n = 0; n < rounds; n++) {
    const { rate, rows } = await round(people.splice(0, A_ROUND))
    filed.push(rate)
    const took = timeOf(() => {
      for (const one of rows) raw.write(one)
    })
    bare.push(rows.length / (took / 1000))
  }
  const memory = program.memory()
  watcher.close()
  await program.stop()
  await telegram.close()
  raw.close()
  copy.remove()
  return [
    {
      part: 'filing',
      what: 'update → durable ticket through the real bot, one commit each',
      unit: '/s',
      rounds: filed,
      raw: { what: 'the same rows, bare SQLite', rounds: bare },
      goal: { atLeast: 1000 },
      share: 0.4,
    },
    {
      part: 'memory',
      what: `memory after ${rounds * A_ROUND} tickets`,
      unit: 'MB',
      rounds: [memory],
      goal: { atMost: 130 },
    },
  ]
}

/**
 * People who have filed nothing yet, so that what they write becomes a ticket; `after` so many who
 * were added before.
 */
export function newcomers(folder: string, count: number, after = 0): Requester[] {
  const desk = openDesk(folder)
  const first = REQUESTERS + 1 + after
  const added = desk.db.$client.transaction(() => addRequesters(desk, first, count))()
  desk.db.$client.close()
  return added
}

async function fileAll(
  telegram: FakeTelegram,
  watcher: ReturnType<typeof watch>,
  writers: Requester[],
  before: number,
): Promise<number> {
  const began = performance.now()
  telegram.push(writers.map((one, n) => textFrom(one, `Не печатает принтер номер ${n}, помогите`)))
  const ended = await watcher.until('select max(number) from tickets', before + writers.length)
  return (ended - began) / 1000
}

function equalDesk(folder: string): string {
  const beside = join(folder, 'raw')
  mkdirSync(beside)
  const file = join(beside, 'okoshko.db')
  cpSync(join(folder, 'okoshko.db'), file)
  return file
}
