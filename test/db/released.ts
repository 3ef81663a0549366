import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

const MIGRATIONS = join(import.meta.dirname, '../../db/migrations')
/** What the first released version had. */
const RELEASED = ['0000_spine', '0001_search']

/** Migrations in the order in which they are applied. */
export function journal(): { tag: string; when: number; idx: number }[] {
  const text = readFileSync(join(MIGRATIONS, 'meta/_journal.json'), 'utf8')
  return (JSON.parse(text) as { entries: { tag: string; when: number; idx: number }[] }).entries
}

/** Makes a filled database as the first released version left it: at work in every part. */
export function makeReleased(file: string): void {
  const db = new Sqlite(file)
  db.pragma('journal_mode = WAL')
  db.exec(
    'create table __drizzle_migrations (id serial primary key, hash text not null, created_at numeric)',
  )
  for (const { tag, when } of journal().filter((one) => RELEASED.includes(one.tag))) {
    db.exec(readFileSync(join(MIGRATIONS, `${tag}.sql`), 'utf8'))
    db.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run(tag, when)
  }
  db.pragma('foreign_keys = OFF')
  db.exec(readFileSync(join(import.meta.dirname, 'released-0001.sql'), 'utf8'))
  db.close()
}

/** How many rows each table of a database has. */
export function counts(file: string): Record<string, number> {
  const db = new Sqlite(file, { readonly: true })
  const own = "type = 'table' and name not like 'sqlite_%' and name <> '__drizzle_migrations'"
  const names = db.prepare(`select name from sqlite_master where ${own}`).pluck().all() as string[]
  const rows = names.map((name) => [
    name,
    db.prepare(`select count(*) from "${name}"`).pluck().get() as number,
  ])
  db.close()
  return Object.fromEntries(rows) as Record<string, number>
}
