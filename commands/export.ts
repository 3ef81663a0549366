import { exportPack } from '../desk/setup/pack-export.ts'
import { writePack } from '../scenarios/pack-write.ts'
import { type Command, openDesk } from './command.ts'

export const exportDesk: Command = {
  usage: 'export [--json]',
  about: 'print the desk as a pack',
  run(config, given) {
    const pack = exportPack(openDesk(config))
    process.stdout.write(given.json ? `${JSON.stringify(pack, null, 2)}\n` : writePack(pack))
    return 0
  },
}
