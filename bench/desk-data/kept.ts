import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { openDatabase, schemaVersion } from '../../db/open.ts'
import { say, timeOf } from '../measuring.ts'
import { buildDesk } from './build.ts'
import { refresh } from './refreshing.ts'

/** Counts the ways in which desks were built: another one builds them anew. */
const VERSION = 4
const DATA = join(import.meta.dirname, '..', 'data')
const madeSchema = z.object({ version: z.int(), schema: z.int(), at: z.int() })

/**
 * The folder of a built desk of so many tickets, as DATA_DIR of a program: kept between runs, made
 * where it is absent or of another schema, with its deadlines as far away as when it was made.
 */
export function keptDesk(size: number): string {
  const folder = join(DATA, String(size))
  const file = join(folder, 'okoshko.db')
  const made = madeOf(folder)
  if (!made) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const took = timeOf(() => buildDesk(file, size))
    process.stderr.write(`built a desk of ${size} tickets in ${say(took)}\n`)
    note(folder, Date.now())
  } else {
    const db = openDatabase(file)
    refresh(db, Date.now() - made.at)
    db.$client.close()
    note(folder, Date.now())
  }
  return folder
}

/** Whether a desk of so many tickets need not be built. */
export function isKept(size: number): boolean {
  return madeOf(join(DATA, String(size))) !== undefined
}

/** A copy of a kept desk that a part may fill and throw away; `name` tells it from others. */
export function copiedDesk(size: number, name: string): { folder: string; remove(): void } {
  const from = keptDesk(size)
  const folder = join(DATA, 'work', name)
  const remove = () => rmSync(folder, { recursive: true, force: true })
  remove()
  mkdirSync(folder, { recursive: true })
  cpSync(join(from, 'okoshko.db'), join(folder, 'okoshko.db'))
  return { folder, remove }
}

/** An empty folder for a part. */
export function emptyFolder(name: string): { folder: string; remove(): void } {
  const folder = join(DATA, 'work', name)
  const remove = () => rmSync(folder, { recursive: true, force: true })
  remove()
  mkdirSync(folder, { recursive: true })
  return { folder, remove }
}

/** How a folder's desk was made; undefined where it is to be made. */
function madeOf(folder: string): z.infer<typeof madeSchema> | undefined {
  const file = join(folder, 'made.json')
  if (!existsSync(file)) return undefined
  const made = madeSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  return made?.version === VERSION && made.schema === schemaVersion() ? made : undefined
}

function note(folder: string, at: number): void {
  const made = { version: VERSION, schema: schemaVersion(), at }
  writeFileSync(join(folder, 'made.json'), JSON.stringify(made))
}
