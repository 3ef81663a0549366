import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'

const LOOK_MS = 2
const PATIENCE_MS = 120_000

/** Looks at a program's database from beside it. */
export interface Watcher {
  /** The one number that a question of SQL gives. */
  number(sql: string): number
  /** Resolves with the instant (`performance.now()`) at which a question is first answered so. */
  until(sql: string, wanted: number): Promise<number>
  close(): void
}

/** Watches the database of a folder, reading only; between two looks it waits for `pause`. */
export function watch(folder: string, pause = (): Promise<void> => wait(LOOK_MS)): Watcher {
  const db = new Sqlite(join(folder, 'okoshko.db'), { readonly: true })
  const number = (sql: string) => Number(db.prepare(sql).pluck().get())
  return {
    number,
    until: async (sql, wanted) => {
      const began = performance.now()
      const asked = db.prepare(sql).pluck()
      while (asked.get() !== wanted) {
        if (performance.now() - began > PATIENCE_MS) {
          throw new Error(`${sql} is ${asked.get()}, not ${wanted}`)
        }
        await pause()
      }
      return performance.now()
    },
    close: () => db.close(),
  }
}
