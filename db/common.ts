import type Sqlite from 'better-sqlite3'
import { keepPlans } from './plans.ts'

/** Of pages; the system keeps the file too. */
const CACHE_KILOBYTES = 4096

/** What all connections to a desk have in common. */
export function commonSettings(client: Sqlite.Database): void {
  client.pragma('busy_timeout = 5000')
  client.pragma('temp_store = MEMORY')
  client.pragma(`cache_size = -${CACHE_KILOBYTES}`)
  keepPlans(client)
}
