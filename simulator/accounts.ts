import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** The ids of everybody who had an account in the world of a folder; none where there never was one. */
export function accountsIn(dir: string): number[] {
  const file = join(dir, 'world.db')
  if (!existsSync(file)) return []
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    return db.prepare('SELECT id FROM people').pluck().all() as number[]
  } finally {
    db.close()
  }
}
