import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { unpackBackup } from '../db/backup.ts'
import { lockData } from '../db/lock.ts'
import { openDatabase } from '../db/open.ts'
import { type Command, databaseFile, fileOf, filesFolder, lockFile, print } from './command.ts'

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
      const held = await unpackBackup(file, database, join(fresh, 'files'))
      // An older copy is brought up to date before anything is replaced.
      openDatabase(database).$client.close()
      const former = join(config.dataDir, `before-restore-${Date.now()}`)
      mkdirSync(former)
      for (const suffix of ['', '-wal', '-shm']) {
        moveIf(`${databaseFile(config)}${suffix}`, join(former, `okoshko.db${suffix}`))
      }
      moveIf(filesFolder(config), join(former, 'files'))
      moveIf(database, databaseFile(config))
      moveIf(join(fresh, 'files'), filesFolder(config))
      rmSync(fresh, { recursive: true, force: true })
      print(given, { ...held, former }, [
        `tickets ${held.tickets}, messages ${held.messages}, files ${held.files}`,
        `What was there before: ${former}`,
      ])
      return 0
    } finally {
      lock.release()
    }
  },
}

function moveIf(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to)
}
