import { getTableName } from 'drizzle-orm'
import { openDatabase } from '../../db/open.ts'
import { people } from '../../db/tables/people.ts'
import { scenarioVersions, settings, setup } from '../../db/tables/set-up.ts'
import { createDesk, type Desk } from '../desk.ts'

/** All on which it depends what a pack would change. */
const COPIED = [settings, setup, scenarioVersions, people]

/**
 * A desk in memory with the same set-up and people and nothing else, so that a pack can be rehearsed
 * where the desk itself may only be read. Its database is to be closed.
 */
export function deskToRehearse(desk: Desk): Desk {
  const db = openDatabase(':memory:')
  // Managers are named by people who come after them.
  db.$client.pragma('foreign_keys = OFF')
  for (const table of COPIED) {
    const name = getTableName(table)
    const rows = desk.db.$client.prepare(`select * from ${name}`)
    const places = rows.columns().map(() => '?')
    const insert = db.$client.prepare(`insert into ${name} values (${places.join()})`)
    db.$client.exec(`delete from ${name}`)
    db.$client.exec('begin')
    for (const row of rows.raw().iterate()) insert.run(...(row as unknown[]))
    db.$client.exec('commit')
  }
  db.$client.pragma('foreign_keys = ON')
  return createDesk({ ...desk, db })
}
