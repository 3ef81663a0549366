import type { Logger } from 'pino'
import { pause } from './bot/pause.ts'
import { databaseFile, lockFile, refuseHalfRestored } from './commands/command.ts'
import type { Config } from './config.ts'
import { lockData } from './db/lock.ts'
import { type Database, openDatabase } from './db/open.ts'
import { TROUBLES, troubleOfOpening } from './storage.ts'
import type { Web } from './web.ts'

const PAUSE_MS = 5000

/** The data folder, taken for this process, and what is made of its database. */
interface Opened<T> {
  lock: { release(): void }
  made: T
}

/** Throws where another Okoshko runs on the data: it is told of before its port is. */
export function refuseSecond(config: Config): void {
  try {
    takeLock(config).release()
  } catch (error) {
    // A faulty storage is met by `openData`.
    if (troubleOfOpening(error) === null) throw error
  }
}

/**
 * Takes the data folder, opens its database and makes something of it. Where the disk or the
 * database is at fault it says so once, in the log and on the web, lets the folder go, and tries
 * again until it works: a supervisor that starts the program over and over would mend nothing.
 */
export async function openData<T>(
  config: Config,
  web: Web,
  log: Logger,
  make: (db: Database) => T,
): Promise<Opened<T>> {
  const forever = new AbortController().signal
  for (let told: string | undefined; ; ) {
    try {
      return openOnce(config, make)
    } catch (error) {
      const trouble = troubleOfOpening(error)
      if (trouble === null) throw error
      web.wait(TROUBLES[trouble])
      if (told !== trouble) log.error({ trouble, dataDir: config.dataDir }, TROUBLES[trouble])
      told = trouble
      await pause(PAUSE_MS, forever)
    }
  }
}

function openOnce<T>(config: Config, make: (db: Database) => T): Opened<T> {
  refuseHalfRestored(config)
  const lock = takeLock(config)
  let db: Database | undefined
  try {
    db = openDatabase(databaseFile(config))
    return { lock, made: make(db) }
  } catch (error) {
    db?.$client.close()
    lock.release()
    throw error
  }
}

function takeLock(config: Config): { release(): void } {
  const lock = lockData(lockFile(config))
  if (!lock) throw new Error(`Another Okoshko is running on ${config.dataDir}: stop it first.`)
  return lock
}
