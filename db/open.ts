import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { commonSettings } from './common.ts'

const MIGRATIONS = join(import.meta.dirname, 'migrations')
const OLDEST_SQLITE = '3.45.0'
const MOST_STATEMENTS = 500
/** Bytes. */
const LARGEST_LOG = 16 * 1024 * 1024

export type Database = ReturnType<typeof connect>

/**
 * Opens the database of a desk and brings it to the present schema; `:memory:` is a fresh one.
 * Throws with a sentence that says what to do when SQLite is too old, the file is from a newer
 * program, or a migration would break something (the file is then as it was before), or must not be
 * made: `mayMigrate` is asked where one is due.
 */
export function openDatabase(file: string, mayMigrate: () => boolean = () => true): Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const isNew = file === ':memory:' || !existsSync(file)
  const client = new Sqlite(file)
  try {
    const version = client.prepare('select sqlite_version()').pluck().get() as string
    if (compareVersions(version, OLDEST_SQLITE) < 0) {
      throw new Error(`SQLite ${version} is too old: ${OLDEST_SQLITE} or newer is needed.`)
    }
    const db = connect(client)
    bringUpToDate(db, file, isNew, mayMigrate)
    return db
  } catch (error) {
    client.close()
    throw error
  }
}

/** Opens the image of a migrated database (from `serialize()`), for tests. */
export function openImage(image: Buffer): Database {
  return connect(new Sqlite(image))
}

/** How many migrations this program knows. */
export function schemaVersion(): number {
  return journal().length
}

function connect(client: Sqlite.Database) {
  client.pragma('journal_mode = WAL')
  // A confirmed update must survive a power cut, so every commit reaches the disk.
  client.pragma('synchronous = FULL')
  // A copy holds the log's end back while it reads; what the log grew to then is given back.
  client.pragma(`journal_size_limit = ${LARGEST_LOG}`)
  client.pragma('foreign_keys = ON')
  commonSettings(client)
  return Object.assign(drizzle(rememberingStatements(client)), { $client: client })
}

/**
 * The same connection for drizzle, which has each of its statements prepared once instead of at
 * every question. It sets a statement's mode itself wherever it wants rows as arrays.
 */
function rememberingStatements(client: Sqlite.Database): Sqlite.Database {
  const known = new Map<string, Sqlite.Statement>()
  const prepare = (source: string) => {
    const found = known.get(source)
    if (found?.reader) return found.raw(false)
    if (found) return found
    const made = client.prepare(source)
    if (known.size >= MOST_STATEMENTS) known.delete(known.keys().next().value ?? '')
    known.set(source, made)
    return made
  }
  return Object.assign(Object.create(client), { prepare })
}

function bringUpToDate(
  db: Database,
  file: string,
  isNew: boolean,
  mayMigrate: () => boolean,
): void {
  const applied = appliedMigrations(db)
  const known = schemaVersion()
  if (applied > known) {
    throw new Error(
      `The database ${file} was made by a newer version of Okoshko (schema ${applied}, this one knows ${known}). Start the newer version, or restore a backup.`,
    )
  }
  if (applied === known) return
  if (!isNew && !mayMigrate()) {
    throw new Error('The server that runs is of an older version: start it anew first.')
  }
  const before = `${file}.before-${applied}`
  if (!isNew) copyWhole(db, before)
  const client = db.$client
  // Inside the migrator's transaction this pragma would do nothing and a rebuilt table would cascade.
  client.pragma('foreign_keys = OFF')
  migrate(db, { migrationsFolder: MIGRATIONS })
  client.pragma('foreign_keys = ON')
  const dangling = (client.pragma('foreign_key_check') as unknown[]).length
  const integrity = isNew ? 'ok' : client.pragma('integrity_check', { simple: true })
  if (dangling === 0 && integrity === 'ok') return
  if (!isNew) putBack(client, before, file)
  throw new Error(
    `The migration of ${file} would leave ${dangling} dangling references (integrity: ${integrity}). The database is as it was before.`,
  )
}

function appliedMigrations(db: Database): number {
  const table = "select count(*) from sqlite_master where name = '__drizzle_migrations'"
  if (!db.$client.prepare(table).pluck().get()) return 0
  return db.$client.prepare('select count(*) from __drizzle_migrations').pluck().get() as number
}

/** A copy by SQLite itself: whole also where another program reads or writes meanwhile. */
function copyWhole(db: Database, target: string): void {
  rmSync(target, { force: true })
  db.$client.prepare('vacuum into ?').run(target)
}

function putBack(client: Sqlite.Database, copy: string, file: string): void {
  client.close()
  for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
  copyFileSync(copy, file)
}

function journal(): { when: number }[] {
  const text = readFileSync(join(MIGRATIONS, 'meta', '_journal.json'), 'utf8')
  return (JSON.parse(text) as { entries: { when: number }[] }).entries
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number))
  for (let i = 0; i < 3; i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
