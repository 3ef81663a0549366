import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Config, callersFolder } from '../config.ts'
import { type BackedUp, backUp } from '../db/backup.ts'
import { backUpNightly } from '../db/nightly.ts'
import type { Desk } from '../desk/desk.ts'
import { noteBackup } from '../desk/keeping/backups.ts'
import { type Command, databaseFile, filesFolder, openDesk, print } from './command.ts'

export const backup: Command = {
  usage: 'backup [FILE]',
  about: 'copy the desk with its attachments into one file, also in use',
  takes: ['nightly'],
  async run(config, given) {
    const desk = openDesk(config)
    const [name] = given.positionals
    const held = given.nightly ? await nightly(config, desk) : await whole(config, desk, name)
    print(given, held, [held.file, figuresOf(held)])
    return 0
  },
}

/** What a backup holds, on one line. */
export function figuresOf({ tickets, messages, files, missing, bytes }: BackedUp): string {
  const lost = missing > 0 ? ` (${missing} more are missing on the disk)` : ''
  return `sound: tickets ${tickets}, messages ${messages}, files ${files}${lost}, bytes ${bytes}`
}

async function whole(config: Config, desk: Desk, name: string | undefined) {
  const stamp = new Date(desk.now()).toISOString().slice(0, 19).replaceAll(':', '-')
  const file =
    name === undefined
      ? join(backupsFolder(config), `okoshko-${stamp}.db`)
      : resolve(callersFolder(), name)
  refuseOwn(config, file)
  return { file, ...(await backUp(desk.db, filesFolder(config), file)) }
}

/** A copy in the place of what it is a copy of would leave a running server without its database. */
function refuseOwn(config: Config, file: string): void {
  const own = statSync(databaseFile(config))
  const there = statSync(file, { throwIfNoEntry: false })
  if (there?.isDirectory()) throw new Error(`${file} is a folder: name a file.`)
  if (there?.ino === own.ino && there.dev === own.dev) {
    throw new Error(`${file} is the database of the desk itself: name another file.`)
  }
}

async function nightly(config: Config, desk: Desk) {
  const now = desk.now()
  // Swedish dates are written as ISO has them: the day as this machine's clock shows it.
  const day = new Date(now).toLocaleDateString('sv-SE')
  const folders = { files: filesFolder(config), backups: backupsFolder(config) }
  const keep = Math.max(1, config.backupKeep)
  const held = await backUpNightly(desk.db, folders, { day, keep, now })
  noteBackup(desk, held)
  return held
}

function backupsFolder(config: Config): string {
  return join(config.dataDir, 'backups')
}
