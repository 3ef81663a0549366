import { randomBytes, randomInt } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Change } from '../types.ts'
import { makeTables } from './schema.ts'

interface BotAccount {
  id: number
  token: string
  username: string
  first_name: string
}

/** Everything that exists in the simulated Telegram. */
export interface World {
  db: Database.Database
  bot: BotAccount
  /** Epoch milliseconds. */
  now: () => number
  /** Where the bytes of files lie. */
  filesDir: () => string
  /** A statement, prepared once. */
  sql: <Row = unknown>(text: string) => Database.Statement<unknown[], Row>
  /** Makes a change known, once what made it is committed. */
  tell: (change: Change) => void
  on: (listener: (change: Change) => void) => () => void
  /** Runs an act whole or not at all, then tells its changes. */
  inOneGo: <T>(act: () => T) => T
  close: () => void
}

interface WorldOptions {
  dir?: string | undefined
  now?: (() => number) | undefined
  token?: string | undefined
  botName?: string | undefined
  botUsername?: string | undefined
}

/** Opens the world kept in `dir`, or an empty one in memory. */
export function openWorld(options: WorldOptions): World {
  if (options.dir) mkdirSync(options.dir, { recursive: true })
  const db = openDatabase(options.dir)
  const files = fileFolder(options.dir)
  const statements = new Map<string, Database.Statement<unknown[], unknown>>()
  const listeners = new Set<(change: Change) => void>()
  const untold: Change[] = []
  const whole = db.transaction((act: () => unknown) => act())

  return {
    db,
    bot: botAccount(db, options),
    now: options.now ?? Date.now,
    filesDir: files.path,
    sql<Row>(text: string) {
      let statement = statements.get(text)
      if (!statement) {
        statement = db.prepare<unknown[], unknown>(text)
        statements.set(text, statement)
      }
      return statement as Database.Statement<unknown[], Row>
    },
    tell: (change) => {
      if (db.inTransaction) untold.push(change)
      else for (const listener of [...listeners]) listener(change)
    },
    on: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    inOneGo<T>(act: () => T): T {
      if (db.inTransaction) return act()
      try {
        const result = whole.immediate(act) as T
        for (const change of untold.splice(0)) {
          for (const listener of [...listeners]) listener(change)
        }
        return result
      } finally {
        untold.length = 0
      }
    },
    close: () => {
      db.close()
      files.forget()
    },
  }
}

function openDatabase(dir: string | undefined): Database.Database {
  const db = new Database(dir ? join(dir, 'world.db') : ':memory:')
  db.pragma('journal_mode = WAL')
  // A killed process loses nothing at NORMAL; only a power cut could, and this is a demo's world.
  db.pragma('synchronous = NORMAL')
  makeTables(db)
  const begun = db.prepare("SELECT 1 FROM sqlite_sequence WHERE name = 'updates'").get()
  if (!begun) {
    db.prepare("INSERT INTO sqlite_sequence (name, seq) VALUES ('updates', ?)").run(
      randomInt(100_000_000, 900_000_000),
    )
  }
  return db
}

function fileFolder(dir: string | undefined): { path: () => string; forget: () => void } {
  let folder = dir && join(dir, 'files')
  return {
    path: () => {
      folder ??= mkdtempSync(join(tmpdir(), 'simulator-'))
      return folder
    },
    forget: () => {
      if (!dir && folder) rmSync(folder, { recursive: true, force: true })
    },
  }
}

function botAccount(db: Database.Database, options: WorldOptions): BotAccount {
  const fact = (name: string, given: string | undefined, first: () => string): string => {
    const kept = db.prepare('SELECT value FROM facts WHERE name = ?').pluck().get(name)
    const value = given ?? (typeof kept === 'string' ? kept : first())
    db.prepare('INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)').run(name, value)
    return value
  }
  const token = fact('token', options.token, () => {
    return `7000000001:AA${randomBytes(25).toString('base64url').slice(0, 33)}`
  })
  return {
    id: Number.parseInt(token, 10),
    token,
    username: fact('bot_username', options.botUsername, () => 'okoshko_demo_bot'),
    first_name: fact('bot_name', options.botName, () => 'Okoshko'),
  }
}
