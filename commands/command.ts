import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Config, callersFolder, linkBase } from '../config.ts'
import { lockData } from '../db/lock.ts'
import { openDatabase } from '../db/open.ts'
import { createDesk, type Desk } from '../desk/desk.ts'
import { loadWords } from '../locales/words.ts'

export interface Given {
  json: boolean
  dryRun: boolean
  /** Of backup: the night's, among those that are kept for some days. */
  nightly?: boolean
  /** Of doctor: what failed is tried again. */
  retry?: boolean
  positionals: string[]
}

/** A command of the command line; `run` gives the exit code, and throws what the user should read. */
export interface Command {
  usage: string
  about: string
  /** The options that it has besides --json; others are refused, so that none is passed over. */
  takes?: readonly ('dry-run' | 'nightly' | 'retry')[]
  run(config: Config, given: Given): number | Promise<number>
}

/** The desk of DATA_DIR; an empty folder becomes an empty desk. `publicUrl`: base of the links it gives out. */
export function openDesk(config: Config, publicUrl = linkBase(config)): Desk {
  refuseHalfRestored(config)
  const words = loadWords()
  return createDesk({
    db: openDatabase(databaseFile(config), () => !isServing(config)),
    now: () => Date.now(),
    locale: config.locale,
    publicUrl,
    words: (locale) => words.in(locale),
  })
}

/** A restore that was cut off while it changed the desk has left none: an empty one must not take its place. */
export function refuseHalfRestored(config: Config): void {
  const isLeft = existsSync(databaseFile({ ...config, dataDir: restoringFolder(config) }))
  if (!isLeft || existsSync(databaseFile(config))) return
  throw new Error('A restore was cut off: run it again, `okoshko restore` with the same file.')
}

/** Whether a server runs on DATA_DIR. */
export function isServing(config: Config): boolean {
  const lock = lockData(lockFile(config))
  lock?.release()
  return lock === null
}

export function databaseFile(config: Config): string {
  return join(config.dataDir, 'okoshko.db')
}

export function filesFolder(config: Config): string {
  return join(config.dataDir, 'files')
}

/** Where a backup is taken apart before it becomes the desk. */
export function restoringFolder(config: Config): string {
  return join(config.dataDir, 'restoring')
}

export function lockFile(config: Config): string {
  return join(config.dataDir, 'running.lock')
}

/** A file that the user named. */
export function fileOf(given: Given, what: string): string {
  const [name] = given.positionals
  if (name === undefined) throw new Error(`Name the file: ${what}.`)
  return resolve(callersFolder(), name)
}

/** Prints data for programs or lines for people. */
export function print(given: Given, data: unknown, lines: string[]): void {
  const text = given.json ? JSON.stringify(data, null, 2) : lines.join('\n')
  if (text !== '') process.stdout.write(`${text}\n`)
}
