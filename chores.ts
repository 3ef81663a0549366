import type { Logger } from 'pino'
import { type MakeBackup, startNightly } from './chores/nightly.ts'
import { noticeOthers } from './chores/others.ts'
import { startPersonal } from './chores/personal.ts'
import { startPulse } from './chores/pulse.ts'
import { startReader } from './chores/reader.ts'
import { startSweeper } from './chores/sweeper.ts'
import { startTicker } from './chores/ticker.ts'
import type { Desk } from './desk/desk.ts'
import { notePoisoned } from './desk/keeping/poisoned.ts'
import type { Storage } from './storage.ts'

interface ChoreParts {
  desk: Desk
  log: Logger
  storage: Storage
  /** The folder of the files. */
  filesDir: string
  /** Absent: no backups are made. */
  backup?: MakeBackup
  /** Whether updates wait to be handled. */
  isBusy: () => boolean
}

export interface Chores {
  /** For how long the ticker has stood still, in milliseconds, where that is too long; else null. */
  still(): number | null
  stop(): Promise<void>
}

/** Starts what happens by itself: the ticker over stored due times, sweeping, and noticing others. */
export function startChores(parts: ChoreParts): Chores {
  const { desk, log, storage, filesDir, backup } = parts
  const ticker = startTicker(desk, log, (setbacks) => notePoisoned(desk, setbacks.all()))
  const beginHourly = () => [
    startSweeper(desk, log, filesDir),
    startReader(desk, log, parts.isBusy),
    startPersonal(desk, log, filesDir),
    ...(backup ? [startNightly(desk, log, backup)] : []),
  ]
  let hourly = beginHourly()
  const stopPulse = startPulse(desk, log, storage, () => {
    ticker.renew()
    for (const stop of hourly) void stop()
    hourly = beginHourly()
  })
  const stopLooking = noticeOthers(desk, log)
  const stopListening = desk.bus.listen((change) => {
    if (change.what !== 'retry') return
    if (change.work) ticker.retry(change.work)
    else ticker.renew()
  })
  return {
    still: ticker.still,
    stop: async () => {
      stopListening()
      stopLooking()
      stopPulse()
      await ticker.stop()
      await Promise.all(hourly.map((stop) => stop()))
    },
  }
}
