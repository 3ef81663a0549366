import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Database } from './open.ts'
import { keepPlans } from './plans.ts'

/** Where a database lies: a file, or the image of one (from `serialize()`). */
export type Source = string | Uint8Array

/**
 * Opens a migrated database that nobody writes through this connection. All that is read is of one
 * moment, which the first question fixes; whoever holds it for long keeps the log from being reused.
 */
export function openReading(source: Source): Database {
  const client =
    typeof source === 'string'
      ? new Sqlite(source, { readonly: true, fileMustExist: true })
      : new Sqlite(Buffer.from(source), { readonly: true })
  client.pragma('busy_timeout = 5000')
  client.pragma('temp_store = MEMORY')
  client.exec('begin')
  keepPlans(client)
  return Object.assign(drizzle(client), { $client: client })
}
