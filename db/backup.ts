import { rmSync, statSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import Sqlite from 'better-sqlite3'
import { bytesOf, pathsIn, shareFile } from './backup-files.ts'
import type { Database } from './open.ts'
import { inSmallSteps } from './small-steps.ts'

const FILES = 'backed_up_files'
/** All pages in one step: between two of them a write of another process would begin the copy anew. */
const ALL_PAGES = 0x7fffffff

/** What a backup holds; `missing`: attachments whose files were not there. Sizes in bytes. */
export interface BackedUp {
  tickets: number
  messages: number
  files: number
  missing: number
  bytes: number
}

/**
 * Copies the database while it is in use, and the attachments into the copy: one file that is
 * whole by itself. Verifies it and tells what it holds; throws when it is not sound.
 */
export async function backUp(db: Database, filesDir: string, target: string): Promise<BackedUp> {
  return copied(db, target, (copy) => {
    copy.exec(`create table ${FILES} (path text primary key, bytes blob not null)`)
    const insert = copy.prepare(`insert into ${FILES} (path, bytes) values (?, ?)`)
    for (const path of pathsIn(filesDir)) {
      const bytes = bytesOf(join(filesDir, path))
      if (bytes !== null) insert.run(path, bytes)
    }
    return Promise.resolve()
  })
}

/**
 * The same with the attachments in the folder `files` beside the copy: files never change, so that
 * those of an earlier backup are there already, and all take room once where links are possible.
 */
export function backUpBeside(db: Database, filesDir: string, target: string): Promise<BackedUp> {
  const beside = filesBeside(target)
  return copied(db, target, async () => {
    for (const path of pathsIn(filesDir)) {
      await shareFile(join(filesDir, path), join(beside, path))
    }
  })
}

/**
 * Takes a backup of either kind apart into a database file and its attachments; throws before
 * anything is written if it is not sound.
 */
export async function unpackBackup(
  backup: string,
  database: string,
  filesDir: string,
): Promise<BackedUp> {
  const packed = new Sqlite(backup, { fileMustExist: true, readonly: true })
  try {
    const holds = verified(packed, backup)
    await packed.backup(database, { progress: () => ALL_PAGES })
    if (isWhole(packed)) await unpackFiles(packed, backup, filesDir)
    else await bringFiles(packed, filesBeside(backup), filesDir)
    const restored = new Sqlite(database)
    restored.exec(`drop table if exists ${FILES}`)
    restored.close()
    return holds
  } finally {
    packed.close()
  }
}

/** Appears under its name only when it is whole and sound: an earlier one is not lost for a faulty one. */
async function copied(
  db: Database,
  target: string,
  addFiles: (copy: Sqlite.Database) => Promise<void>,
): Promise<BackedUp> {
  const half = `${target}.part`
  await mkdir(dirname(target), { recursive: true })
  rmSync(half, { force: true })
  try {
    await inSmallSteps(half, () => db.$client.backup(half, { progress: () => ALL_PAGES }))
    const holds = await completed(half, target, addFiles)
    await rename(half, target)
    return holds
  } finally {
    rmSync(half, { force: true })
  }
}

async function completed(
  half: string,
  target: string,
  addFiles: (copy: Sqlite.Database) => Promise<void>,
): Promise<BackedUp> {
  const copy = new Sqlite(half)
  try {
    copy.pragma('journal_mode = DELETE')
    await addFiles(copy)
    return verified(copy, target, half)
  } finally {
    copy.close()
  }
}

async function unpackFiles(packed: Sqlite.Database, backup: string, filesDir: string) {
  const rows = packed.prepare(`select path, bytes from ${FILES}`)
  for (const row of rows.iterate() as Iterable<{ path: string; bytes: Buffer }>) {
    const path = join(filesDir, row.path)
    if (relative(filesDir, path).startsWith('..')) throw new Error(`${backup}: a path leads out`)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, row.bytes)
  }
}

async function bringFiles(packed: Sqlite.Database, beside: string, filesDir: string) {
  const there = new Set(pathsIn(beside))
  for (const path of attachedPaths(packed)) {
    if (there.has(path)) await shareFile(join(beside, path), join(filesDir, path))
  }
}

function verified(copy: Sqlite.Database, target: string, file = target): BackedUp {
  const sound = copy.pragma('integrity_check', { simple: true })
  const dangling = copy.pragma('foreign_key_check') as unknown[]
  if (sound !== 'ok' || dangling.length > 0)
    throw new Error(`${target} is not a sound copy: ${sound}, ${dangling.length} dangling`)
  const count = (table: string) =>
    copy.prepare(`select count(*) from ${table}`).pluck().get() as number
  const there = new Set(isWhole(copy) ? packedPaths(copy) : pathsIn(filesBeside(target)))
  const paths = attachedPaths(copy)
  const found = paths.filter((path) => there.has(path)).length
  return {
    tickets: count('tickets'),
    messages: count('messages'),
    files: found,
    missing: paths.length - found,
    bytes: statSync(file).size,
  }
}

function attachedPaths(copy: Sqlite.Database): string[] {
  const stored = "select distinct path from attachments where path is not null and state = 'stored'"
  return copy.prepare(stored).pluck().all() as string[]
}

function packedPaths(copy: Sqlite.Database): string[] {
  return copy.prepare(`select path from ${FILES}`).pluck().all() as string[]
}

/** Whether the attachments are in the copy itself. */
function isWhole(copy: Sqlite.Database): boolean {
  const table = 'select count(*) from sqlite_master where name = ?'
  return copy.prepare(table).pluck().get(FILES) === 1
}

function filesBeside(backup: string): string {
  return join(dirname(backup), 'files')
}
