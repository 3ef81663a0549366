import { resolve } from 'node:path'
import { callersFolder } from '../config.ts'
import { backUp } from '../db/backup.ts'
import { type Command, filesFolder, openDesk, print } from './command.ts'

export const backup: Command = {
  usage: 'backup [FILE]',
  about: 'copy the desk with its attachments into one file, also in use',
  async run(config, given) {
    const desk = openDesk(config)
    const stamp = new Date(desk.now()).toISOString().slice(0, 19).replaceAll(':', '-')
    const [name] = given.positionals
    const file =
      name === undefined
        ? resolve(config.dataDir, 'backups', `okoshko-${stamp}.db`)
        : resolve(callersFolder(), name)
    const held = await backUp(desk.db, filesFolder(config), file)
    print(given, { file, ...held }, [
      file,
      `tickets ${held.tickets}, messages ${held.messages}, files ${held.files}, bytes ${held.bytes}`,
    ])
    return 0
  },
}
