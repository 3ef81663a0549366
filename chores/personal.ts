import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { schedule } from 'node-cron'
import type { Logger } from 'pino'
import type { Desk } from '../desk/desk.ts'
import { eraseSome, overwriteDeleted } from '../desk/people/personal-data-erasing.ts'
import { filesGone, removableFiles } from '../desk/people/personal-data-texts.ts'
import { tidy } from '../desk/people/personal-data-tidying.ts'
import { beginRetention, retainSome } from '../desk/people/retention.ts'
import { cronLog } from './cron-log.ts'
import { guarded } from './guarded.ts'

const FILES_AT_ONCE = 20
/** Nobody works then. */
const FIRST_HOUR = 3

/** Goes on with erasures, in turns that let others have the event loop, and forgets at night what is old. */
export function startPersonal(desk: Desk, log: Logger, filesDir: string): () => Promise<void> {
  overwriteDeleted(desk)
  const stopping = new AbortController()
  let running: Promise<void> | null = null
  const run = () => {
    running ??= guarded(log, 'personal', () => workOff(desk, filesDir, stopping.signal)).finally(
      () => {
        running = null
      },
    )
    return running
  }
  const night = () => {
    const hour = new Date(desk.now()).getHours()
    if (hour >= FIRST_HOUR) beginRetention(desk)
  }
  const options = { noOverlap: true, logger: cronLog(log) }
  const going = schedule('*/5 * * * * *', run, { ...options, name: 'personal' })
  const nightly = schedule('23 * * * *', () => guarded(log, 'retention', night), {
    ...options,
    name: 'retention',
  })
  return async () => {
    stopping.abort()
    await going.destroy()
    await nightly.destroy()
    await running
  }
}

/** Does all that can be done now of erasures, retention and the files they leave. */
export async function workOff(desk: Desk, filesDir: string, signal: AbortSignal): Promise<void> {
  for (let goesOn = true; goesOn && !signal.aborted; ) {
    const removed = await removeFiles(desk, filesDir)
    const erasing = eraseSome(desk)
    const retaining = retainSome(desk)
    goesOn = erasing || retaining || removed > 0
    await new Promise(setImmediate)
  }
  if (!signal.aborted) tidy(desk)
}

async function removeFiles(desk: Desk, filesDir: string): Promise<number> {
  const files = removableFiles(desk, FILES_AT_ONCE)
  for (const { path, isFree } of files) {
    if (isFree) await rm(join(filesDir, path), { force: true })
  }
  // Once the bytes are gone: a crash before it removes them again.
  if (files.length > 0)
    filesGone(
      desk,
      files.map(({ path }) => path),
    )
  return files.length
}
