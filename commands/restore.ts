import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type BackedUp, unpackBackup } from '../db/backup.ts'
import { lockData } from '../db/lock.ts'
import { type Desk, deed } from '../desk/desk.ts'
import { noteRestored } from '../desk/keeping/gaps.ts'
import { holdLetters } from '../desk/keeping/holding.ts'
import { figuresOf } from './backup.ts'
import {
  type Command,
  databaseFile,
  fileOf,
  filesFolder,
  lockFile,
  openDesk,
  print,
  restoringFolder,
} from './command.ts'

export const restore: Command = {
  usage: 'restore FILE',
  about: 'put a backup in the place of the desk; what was there is kept',
  async run(config, given) {
    const file = fileOf(given, 'restore FILE')
    if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
    const lock = lockData(lockFile(config))
    if (!lock) throw new Error('The server is running on this data: stop it first.')
    const fresh = restoringFolder(config)
    let isReplacing = false
    try {
      rmSync(fresh, { recursive: true, force: true })
      mkdirSync(fresh, { recursive: true })
      const database = join(fresh, basename(databaseFile(config)))
      const holds = await unpacked(file, database, join(fresh, 'files'))
      // An older copy is brought up to date before anything is replaced.
      const held = heldBack(openDesk({ ...config, dataDir: fresh }))
      const former = join(config.dataDir, `before-restore-${Date.now()}`)
      mkdirSync(former)
      isReplacing = true
      // The database goes first and comes last: whoever finds none knows that a restore was cut off.
      for (const suffix of ['', '-wal', '-shm']) {
        moveIf(`${databaseFile(config)}${suffix}`, join(former, `okoshko.db${suffix}`))
      }
      moveIf(filesFolder(config), join(former, 'files'))
      moveIf(join(fresh, 'files'), filesFolder(config))
      moveIf(database, databaseFile(config))
      isReplacing = false
      print(given, { ...holds, heldLetters: held, former }, [
        figuresOf(holds),
        ...(held > 0 ? [`letters held until an admin decides, on /admin/system: ${held}`] : []),
        `What was there before: ${former}`,
      ])
      return 0
    } finally {
      // Where the desk is gone it is all that tells of the restore.
      if (!isReplacing) rmSync(fresh, { recursive: true, force: true })
      lock.release()
    }
  },
}

async function unpacked(file: string, database: string, filesDir: string): Promise<BackedUp> {
  try {
    return await unpackBackup(file, database, filesDir)
  } catch (error) {
    const { code } = error as { code?: string }
    if (!/^SQLITE_(NOTADB|CORRUPT|ERROR)/.test(code ?? '')) throw error
    throw new Error(`${file} is no sound backup of a desk.`, { cause: error })
  }
}

/** What waited to be sent when the backup was made may have been sent since. */
function heldBack(desk: Desk): number {
  const held = deed(desk, () => {
    const letters = holdLetters(desk)
    noteRestored(desk, letters)
    return letters
  })
  desk.db.$client.close()
  return held
}

function moveIf(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to)
}
