import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { commonSettings } from './common.ts'
import type { Database } from './open.ts'

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
  commonSettings(client)
  client.exec('begin')
  return Object.assign(drizzle(client), { $client: client })
}
