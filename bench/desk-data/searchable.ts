import type { Desk } from '../../desk/desk.ts'
import { readIn } from '../../desk/search/reading-in.ts'

const AT_ONCE = 200
/** Bytes of words that the index gathers before it writes them; at work it is a megabyte. */
const GATHERED = 256 * 1024 * 1024
const USUAL = 1024 * 1024

/** Makes all tickets findable, as the desk itself does, but many in one transaction. */
export function makeFindable(desk: Desk): void {
  const { $client } = desk.db
  gather(desk, GATHERED)
  $client.exec('insert or ignore into search_due select number from tickets')
  for (let isMore = true; isMore; ) {
    $client.exec('begin')
    for (let n = 0; isMore && n < AT_ONCE; n++) isMore = readIn(desk)
    $client.exec('commit')
  }
  gather(desk, USUAL)
}

/** Written out, as a number that is bound would be a fraction to SQLite. */
function gather({ db }: Desk, bytes: number): void {
  db.$client.exec(`insert into ticket_search (ticket_search, rank) values ('hashsize', ${bytes})`)
}
