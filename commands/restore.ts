import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { unpackBackup } from '../db/backup.ts'
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
} from './command.ts'

export const restore: Command = {
  usage: 'restore FILE',
  about: 'put a backup in the place of the desk; what was there is kept',
  async run(config, given) {
    const file = fileOf(given, 'restore FILE')
    if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
    const lock = lockData(lockFile(config))
    if (!lock) throw new Error('The server is running on this data: stop it first.')
    try {
      const fresh = join(config.dataDir, 'restoring')
      rmSync(fresh, { recursive: true, force: true })
      mkdirSync(fresh, { recursive: true })
      const database = join(fresh, basename(databaseFile(config)))
      const holds = await unpackBackup(file, database, join(fresh, 'files'))
      // An older copy is brought up to date before anything is replaced.
      const held = heldBack(openDesk({ ...config, dataDir: fresh }))
      const former = join(config.dataDir, `before-restore-${Date.now()}`)
      mkdirSync(former)
      for (const suffix of ['', '-wal', '-shm']) {
        moveIf(`${databaseFile(config)}${suffix}`, join(former, `okoshko.db${suffix}`))
      }
      moveIf(filesFolder(config), join(former, 'files'))
      moveIf(database, databaseFile(config))
      moveIf(join(fresh, 'files'), filesFolder(config))
      rmSync(fresh, { recursive: true, force: true })
      print(given, { ...holds, heldLetters: held, former }, [
        figuresOf(holds),
        ...(held > 0 ? [`letters held until an admin decides, on /admin/system: ${held}`] : []),
        `What was there before: ${former}`,
      ])
      return 0
    } finally {
      lock.release()
    }
  },
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
