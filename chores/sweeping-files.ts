import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Desk } from '../desk/desk.ts'
import { ownedPaths, sweepUnowned } from '../desk/messages/unowned-files.ts'

/** Whoever fills a form in takes no longer, and what is being written is younger. */
const KEPT_MS = 24 * 3_600_000
/** Folders of files by the first letters of their names, and of tables that wait to be confirmed. */
const SHELF = /^([0-9a-f]{2}|kept)$/

/**
 * Removes what was uploaded a day ago for something that was never sent, and files on the disk that
 * no row names; gives how many files went.
 */
export async function sweepFiles(desk: Desk, filesDir: string): Promise<number> {
  let swept = 0
  for (let paths = sweepUnowned(desk); paths.length > 0; paths = sweepUnowned(desk)) {
    for (const path of paths) await rm(join(filesDir, path), { force: true })
    swept += paths.length
    await new Promise(setImmediate)
  }
  for (const shelf of await shelves(filesDir)) swept += await sweepShelf(desk, filesDir, shelf)
  return swept
}

async function sweepShelf(desk: Desk, filesDir: string, shelf: string): Promise<number> {
  const paths = (await readdir(join(filesDir, shelf))).map((name) => join(shelf, name))
  const owned = ownedPaths(desk, paths)
  let swept = 0
  for (const path of paths) {
    if (owned.has(path) || (await ageOf(desk, join(filesDir, path))) < KEPT_MS) continue
    await rm(join(filesDir, path), { force: true })
    swept += 1
  }
  return swept
}

async function shelves(filesDir: string): Promise<string[]> {
  try {
    return (await readdir(filesDir)).filter((name) => SHELF.test(name))
  } catch (error) {
    // A desk without attachments has no folder for them yet.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

async function ageOf(desk: Desk, file: string): Promise<number> {
  return desk.now() - (await stat(file)).mtimeMs
}
