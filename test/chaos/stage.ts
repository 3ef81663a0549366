import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Simulator } from '../../simulator/start.ts'
import { browserOf, type Panel } from '../story/panel.ts'
import { type dataFolder, type Program, startProgram } from '../story/program.ts'
import { type Progress, untilDone } from './waiting.ts'

/** The built program on a folder of its own, between a simulated Telegram and agents' browsers. */
export interface Stage {
  program: Program
  /** The desk's database, to be read. */
  db: Sqlite.Database
  /** Signed-in browsers of the agents of these keys. */
  browsers(keys: string[]): Promise<Panel[]>
  /** Waits until every update is handled and every letter has gone, as long as that goes on. */
  rest(): Promise<void>
  /** Ends both; gives what of the program was not as it should be. The folder stays where told to. */
  close(keep: boolean): Promise<string[]>
}

interface Setting {
  folder: ReturnType<typeof dataFolder>
  telegram: Simulator
  pack: string
  variables?: Record<string, string>
}

/** Starts the program for a pack; `folder`: its data's. */
export async function openStage({ folder, telegram, pack, variables }: Setting): Promise<Stage> {
  const file = join(folder.dir, 'pack.yaml')
  writeFileSync(file, pack)
  const program = await startProgram(folder.dir, {
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    PACK: file,
    ...variables,
  })
  // Nothing is left behind by a proof that breaks off.
  process.once('exit', () => void program.kill())
  const db = new Sqlite(join(folder.dir, 'okoshko.db'), { readonly: true })
  const progress = db.prepare(
    `select (select count(*) from inbox where done_at is null)
       + (select count(*) from outbox where state = 'pending') as left,
     (select count(*) from inbox where done_at is not null)
       + (select count(*) from outbox where state <> 'pending') as done`,
  )
  return {
    program,
    db,
    browsers: async (keys) => {
      const all: Panel[] = []
      for (const key of keys) all.push(await browserOf(folder.dir, program.url, key))
      // The program closes what was idle for long: on a slow machine that may be while it is used.
      for (const { headers } of all) headers.connection = 'close'
      return all
    },
    rest: () =>
      untilDone(
        () => progress.get() as Progress,
        () => program.log().slice(-2000),
      ),
    close: async (keep) => {
      const code = await program.stop()
      const faults = code === 0 ? [] : [`the program ended with ${code}`]
      const check = db.pragma('integrity_check', { simple: true })
      if (check !== 'ok') faults.push(`integrity: ${check}`)
      faults.push(...complaints(program.log()))
      db.close()
      await telegram.close()
      if (!keep && faults.length === 0) folder.remove()
      return faults
    },
  }
}

/** What the log tells as an error, once each. */
function complaints(log: string): string[] {
  const errors = log.split('\n').flatMap((line) => {
    if (line === '') return []
    const { level, msg } = JSON.parse(line) as { level: number; msg: string }
    return level >= 50 ? [`the log says: ${msg}`] : []
  })
  return [...new Set(errors)]
}
