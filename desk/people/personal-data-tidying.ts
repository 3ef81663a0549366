import type { Desk } from '../desk.ts'
import { keep, kept } from './personal-data.ts'

/** A file of this size is written anew in a moment; in larger ones deleted rows are overwritten in place. */
const SMALL_BYTES = 32 * 1024 * 1024

/**
 * After an erasure: leaves nothing of what was deleted in the journal, nor in the free room of a small
 * database. Where somebody reads meanwhile, it waits for the next call. Tells whether all is tidy.
 */
export function tidy(desk: Desk, smallBytes = SMALL_BYTES): boolean {
  if (kept(desk, 'tidy') === undefined) return true
  const { $client: client } = desk.db
  const size = (name: string) => Number(client.pragma(name, { simple: true }))
  if (size('page_count') * size('page_size') <= smallBytes) client.exec('vacuum')
  const [checkpoint] = client.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
  if (checkpoint?.busy !== 0) return false
  keep(desk, 'tidy', null)
  return true
}
