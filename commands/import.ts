import { readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Changed, importPack } from '../desk/setup/pack-import.ts'
import { recomputeSome } from '../desk/sla/recomputing.ts'
import { decodeText } from '../desk/text-file.ts'
import { formatFaults } from '../scenarios/fault.ts'
import { type Command, fileOf, openDesk, print } from './command.ts'

const SHIPPED = join(import.meta.dirname, '..', 'scenarios', 'packs')

export const importFile: Command = {
  usage: 'import FILE [--dry-run]',
  about: 'bring a pack into the desk, all or nothing',
  takes: ['dry-run'],
  async run(config, given) {
    const desk = openDesk(config)
    const file = fileOf(given, 'import FILE')
    const linkAccounts = config.telegram.bot === 'simulator' || !isShipped(file)
    const imported = importPack(desk, decodeText(readFileSync(file)) ?? '', {
      linkAccounts,
      dryRun: given.dryRun,
    })
    if (!imported.ok) {
      process.stderr.write(`${formatFaults(imported.faults)}\n`)
      return 1
    }
    print(given, imported.changes, linesOf(imported.changes, given.dryRun))
    // A running server shares the work and gets its turn between two deeds.
    while (!given.dryRun && recomputeSome(desk)) await setTimeout(1)
    return 0
  },
}

/** Whether a file is one of the ready packs, whose people are fictional. */
export function isShipped(file: string): boolean {
  return dirname(realpathSync(file)) === realpathSync(SHIPPED)
}

function linesOf(changes: Changed[], dryRun: boolean): string[] {
  if (changes.length === 0) return ['Nothing to change.']
  const head = dryRun ? 'Would be changed:' : 'Changed:'
  return [head, ...changes.map(({ how, list, key }) => `  ${how} ${list} ${key}`)]
}
