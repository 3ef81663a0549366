import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { importYear } from '../desk/setup/production-import.ts'
import { recomputeSome } from '../desk/sla/recomputing.ts'
import { type Command, fileOf, openDesk, print } from './command.ts'

export const importYearFile: Command = {
  usage: 'import-year FILE',
  about: "load a later year of Russia's production calendar (a file of xmlcalendar.ru or isdayoff)",
  async run(config, given) {
    const file = fileOf(given, 'import-year FILE')
    const desk = openDesk(config)
    const year = importYear(desk, readFileSync(file, 'utf8'))
    while (recomputeSome(desk)) await setTimeout(1)
    print(given, { year }, [`The production calendar of ${year} is loaded.`])
    return 0
  },
}
