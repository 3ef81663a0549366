import { setTimeout } from 'node:timers/promises'
import { type MovedDeadline, recompute } from '../desk/sla/recomputing.ts'
import { type Command, openDesk, print } from './command.ts'

export const recomputeSla: Command = {
  usage: 'recompute-sla [--dry-run]',
  about: 'read every open clock anew and print which deadlines change',
  takes: ['dry-run'],
  async run(config, given) {
    const all: MovedDeadline[] = []
    for (const moved of recompute(openDesk(config), given.dryRun)) {
      if (given.json) all.push(...moved)
      else print(given, moved, moved.map(lineOf))
      // A running server gets its turn between two deeds.
      await setTimeout(1)
    }
    if (given.json) print(given, all, [])
    return 0
  },
}

function lineOf({ ticket, target, from, to }: MovedDeadline): string {
  return `#${ticket} ${target}: ${say(from)} → ${say(to)}`
}

function say(at: number | null): string {
  return at === null ? 'none' : new Date(at).toISOString()
}
