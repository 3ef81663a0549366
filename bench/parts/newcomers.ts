import { REQUESTERS } from '../desk-data/build.ts'
import { addRequesters, type Requester } from '../desk-data/people.ts'
import { openDesk } from '../program/signing-in.ts'

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
