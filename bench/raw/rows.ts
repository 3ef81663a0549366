import Sqlite from 'better-sqlite3'

type Row = Record<string, unknown>
type Rows = [table: string, row: Row][]

/**
 * Every table into which filing by a message writes, a referenced one before those that refer to it;
 * what the search has to read in is marked by triggers.
 */
const TABLES = [
  'drafts',
  'tickets',
  'messages',
  'bindings',
  'events',
  'clocks',
  'reminders',
  'cards',
  'outbox',
  'notices',
]
const OF_TICKET: Record<string, string> = {
  tickets: 'number',
  reminders: '(select ticket from clocks where id = clock_id)',
}

/** The rows that each ticket after a number has, in the order of the tickets: what filing it wrote. */
export function rowsSince(file: string, after: number, afterUpdate: number): Rows[] {
  const db = new Sqlite(file, { readonly: true })
  const byTicket = new Map<number, Rows>()
  const give = (ticket: number, table: string, row: Row) => {
    const rows = byTicket.get(ticket) ?? []
    rows.push([table, row])
    byTicket.set(ticket, rows)
  }
  // The ticket of a draft is known only once it is there.
  const drafted: [number, Row][] = []
  for (const table of TABLES) {
    const of = OF_TICKET[table] ?? 'ticket'
    const rows = db.prepare(`select ${of} as its_ticket, * from ${table} where its_ticket > ?`)
    for (const { its_ticket: ticket, ...row } of rows.all(after) as Row[]) {
      if (table === 'drafts') drafted.push([Number(ticket), row])
      else give(Number(ticket), table, row)
    }
  }
  for (const [ticket, row] of drafted) give(ticket, 'drafts', row)
  const updates = db.prepare('select * from inbox where update_id > ? order by update_id')
  const all = [...byTicket].sort(([a], [b]) => a - b).map(([, rows]) => rows)
  const inbox = updates.all(afterUpdate) as Row[]
  for (const [at, rows] of all.entries()) {
    const row = inbox[at]
    if (row) rows.push(['inbox', row])
  }
  db.close()
  return all
}

/** Writes rows into an equal database by bare SQLite, WAL and FULL, a transaction for each ticket. */
export function rawWriter(file: string): { write(rows: Rows): void; close(): void } {
  const db = new Sqlite(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  const statements = new Map<string, Sqlite.Statement>()
  const insertOf = (table: string, row: Row): Sqlite.Statement => {
    const known = statements.get(table)
    if (known) return known
    const names = Object.keys(row)
    const values = names.map((name) => `@${name}`).join(', ')
    const made = db.prepare(`insert into ${table} (${names.join(', ')}) values (${values})`)
    statements.set(table, made)
    return made
  }
  const write = db.transaction((rows: Rows) => {
    for (const [table, row] of rows) insertOf(table, row).run(row)
  })
  return { write: (rows) => write.immediate(rows), close: () => db.close() }
}
