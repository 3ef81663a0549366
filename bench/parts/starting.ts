import { spawn } from 'node:child_process'
import { keptDesk } from '../desk-data/kept.ts'
import type { Figure } from '../figures.ts'
import { startProgram } from '../program/program.ts'
import { startTelegram } from '../telegram/server.ts'
import { say } from './page-figures.ts'
import type { Wanted } from './part.ts'

/** How soon the program serves and ends with the largest desk. */
export async function starting({ rounds, sizes }: Wanted): Promise<Figure[]> {
  const size = sizes.at(-1) ?? 0
  const folder = keptDesk(size)
  const telegram = await startTelegram()
  const started: number[] = []
  const ended: number[] = []
  const bare: number[] = []
  for (let n = 0; n < rounds; n++) {
    bare.push((await bareNode()) / 1000)
    const program = await startProgram(folder, telegram.apiRoot)
    started.push(program.startedIn / 1000)
    ended.push((await program.stop()) / 1000)
  }
  await telegram.close()
  const many = `with ${say(size)} tickets`
  return [
    {
      part: 'start',
      what: `start to serving ${many}`,
      unit: 's',
      rounds: started,
      raw: { what: 'a bare Node process', rounds: bare },
      goal: { atMost: 1 },
    },
    {
      part: 'start',
      what: `SIGTERM to exit ${many}`,
      unit: 's',
      rounds: ended,
      goal: { atMost: 3 },
    },
  ]
}

/** Milliseconds that Node itself takes to begin and to end. */
function bareNode(): Promise<number> {
  const began = performance.now()
  const child = spawn(process.execPath, ['--eval', ''], { stdio: 'ignore' })
  return new Promise((resolve) => child.once('exit', () => resolve(performance.now() - began)))
}
