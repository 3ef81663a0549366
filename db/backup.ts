import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Database } from './open.ts'

const FILES = 'backed_up_files'

export interface BackedUp {
  tickets: number
  messages: number
  files: number
  bytes: number
}

/**
 * Copies the database while it is in use, and the attachments into the copy: one file that is
 * whole by itself. Verifies it and tells what it holds; throws when it is not sound.
 */
export async function backUp(db: Database, filesDir: string, target: string): Promise<BackedUp> {
  await mkdir(dirname(target), { recursive: true })
  rmSync(target, { force: true })
  await db.$client.backup(target)
  const copy = new Sqlite(target)
  try {
    copy.pragma('journal_mode = DELETE')
    copy.exec(`create table ${FILES} (path text primary key, bytes blob not null)`)
    const insert = copy.prepare(`insert into ${FILES} (path, bytes) values (?, ?)`)
    for (const path of pathsIn(filesDir)) insert.run(path, readFileSync(join(filesDir, path)))
    return verified(copy, target)
  } finally {
    copy.close()
  }
}

/** Takes a backup apart into a database file and its attachments; throws before anything is written if it is not sound. */
export async function unpackBackup(
  backup: string,
  database: string,
  filesDir: string,
): Promise<BackedUp> {
  const packed = new Sqlite(backup, { fileMustExist: true, readonly: true })
  try {
    const holds = verified(packed, backup)
    await packed.backup(database)
    const rows = packed.prepare(`select path, bytes from ${FILES}`)
    for (const row of rows.iterate() as Iterable<{ path: string; bytes: Buffer }>) {
      const path = join(filesDir, row.path)
      if (relative(filesDir, path).startsWith('..')) throw new Error(`${backup}: a path leads out`)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, row.bytes)
    }
    const restored = new Sqlite(database)
    restored.exec(`drop table ${FILES}`)
    restored.close()
    return holds
  } finally {
    packed.close()
  }
}

function verified(copy: Sqlite.Database, file: string): BackedUp {
  const sound = copy.pragma('integrity_check', { simple: true })
  const dangling = copy.pragma('foreign_key_check') as unknown[]
  if (sound !== 'ok' || dangling.length > 0)
    throw new Error(`${file} is not a sound copy: ${sound}`)
  const count = (table: string) =>
    copy.prepare(`select count(*) from ${table}`).pluck().get() as number
  return {
    tickets: count('tickets'),
    messages: count('messages'),
    files: count(FILES),
    bytes: statSync(file).size,
  }
}

function pathsIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  } catch (error) {
    // A desk without attachments has no folder for them yet.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
