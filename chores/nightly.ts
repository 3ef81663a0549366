import { execFile } from 'node:child_process'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { schedule } from 'node-cron'
import type { Logger } from 'pino'
import { faultOf } from '../bot/fault.ts'
import type { Desk } from '../desk/desk.ts'
import { backupState, noteFailedBackup } from '../desk/keeping/backups.ts'
import { cronLog } from './cron-log.ts'
import { guarded } from './guarded.ts'

/** Nobody works then, and what the night missed the next hours make good. */
const FIRST_HOUR = 3
const LONGEST_MS = 3_600_000

/** Makes the night's backup, as a program of its own; gives when it has ended. */
export type MakeBackup = (signal: AbortSignal) => Promise<unknown>

/** Runs the command line's `backup --nightly`, which leaves this process its time. */
export const backUpAside: MakeBackup = (signal) => {
  const cli = join(dirname(process.argv[1] ?? ''), 'cli.js')
  const args = [cli, 'backup', '--nightly']
  return promisify(execFile)(process.execPath, args, { signal, timeout: LONGEST_MS })
}

/** Looks every hour whether the day's backup is there, from three in the morning. */
export function startNightly(desk: Desk, log: Logger, make: MakeBackup): () => Promise<void> {
  const stopping = new AbortController()
  const look = () => guarded(log, 'backup', () => backUpOnce(desk, log, make, stopping.signal))
  const options = { name: 'backup', noOverlap: true, logger: cronLog(log) }
  const looking = schedule('41 * * * *', look, options)
  return async () => {
    stopping.abort()
    await looking.destroy()
  }
}

/** Makes the backup of the day where it is time and it has not been made; tells of it in the log. */
export async function backUpOnce(
  desk: Desk,
  log: Logger,
  make: MakeBackup,
  signal: AbortSignal,
): Promise<void> {
  if (!isDue(desk)) return
  try {
    await make(signal)
    const { last } = backupState(desk)
    log.info({ ...last }, 'the desk was backed up')
  } catch (error) {
    if (signal.aborted) return
    noteFailedBackup(desk)
    log.error({ fault: faultOf(error) }, 'the desk could not be backed up; in an hour again')
  }
}

function isDue(desk: Desk): boolean {
  const now = new Date(desk.now())
  const { last } = backupState(desk)
  const isMade = last !== null && new Date(last.at).toDateString() === now.toDateString()
  return now.getHours() >= FIRST_HOUR && !isMade
}
