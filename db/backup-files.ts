import { readdirSync, readFileSync, statSync } from 'node:fs'
import { copyFile, link, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

/** Another file system, or one without links. */
const NO_LINKS = ['EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK', 'EOPNOTSUPP']

/** The files below a folder by their paths in it, but those that are still being written. */
export function pathsIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .filter((path) => !path.startsWith('incoming'))
  } catch (error) {
    // A desk without attachments has no folder for them yet.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** The bytes of a file; null where it was swept meanwhile: nobody misses it. */
export function bytesOf(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Has a file under a second name, by a link where that is possible; nothing happens where it is there. */
export async function shareFile(from: string, to: string): Promise<void> {
  if (statSync(to, { throwIfNoEntry: false })) return
  await mkdir(dirname(to), { recursive: true })
  try {
    await link(from, to)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // Swept meanwhile: nobody misses it.
    if (code === 'ENOENT') return
    if (!NO_LINKS.includes(code ?? '')) throw error
    await copyFile(from, `${to}.part`)
    await rename(`${to}.part`, to)
  }
}

/** Removes the shared files that for so long have not been among the present ones. */
export async function forgetFiles(beside: string, present: string, keptMs: number, now: number) {
  const there = new Set(pathsIn(present))
  for (const path of pathsIn(beside)) {
    const file = join(beside, path)
    // Losing its other name is the last change of a file that never changes.
    if (there.has(path) || now - statSync(file).ctimeMs < keptMs) continue
    await rm(file, { force: true })
  }
}
