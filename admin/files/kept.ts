import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DeskError } from '../../desk/errors.ts'
import type { Person } from '../../desk/people/people.ts'
import type { Upload } from './uploads.ts'

const FOLDER = 'kept'
const DAY_MS = 24 * 3_600_000
const TOKEN = /^[\w-]{20,40}$/

/**
 * Keeps an uploaded file for a day between being looked at and being confirmed; gives the token under
 * which only this person finds it. Takes away what is older.
 */
export async function keepFile(filesDir: string, by: Person, upload: Upload): Promise<string> {
  const folder = join(filesDir, FOLDER)
  await mkdir(folder, { recursive: true })
  await sweep(folder)
  const token = randomBytes(18).toString('base64url')
  await rename(join(filesDir, upload.path), pathOf(filesDir, by, token))
  return token
}

/** What was kept; nothing where it is no longer there or another's. */
export async function keptFile(
  filesDir: string,
  by: Person,
  token: string,
): Promise<Buffer | undefined> {
  try {
    return await readFile(pathOf(filesDir, by, token))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Takes a kept file away: it has served. */
export async function dropFile(filesDir: string, by: Person, token: string): Promise<void> {
  await rm(pathOf(filesDir, by, token), { force: true })
}

// Backups leave .part out: these files are nobody's attachments.
function pathOf(filesDir: string, by: Person, token: string): string {
  if (!TOKEN.test(token)) throw new DeskError('not_found')
  return join(filesDir, FOLDER, `${by.id}.${token}.part`)
}

async function sweep(folder: string): Promise<void> {
  const oldest = Date.now() - DAY_MS
  for (const name of await readdir(folder)) {
    const file = join(folder, name)
    const { mtimeMs } = await stat(file)
    if (mtimeMs < oldest) await rm(file, { force: true })
  }
}
