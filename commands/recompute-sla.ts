import { recompute } from '../desk/recomputing.ts'
import { type Command, openDesk, print } from './command.ts'

export const recomputeSla: Command = {
  usage: 'recompute-sla [--dry-run]',
  about: 'read every open clock anew and print which deadlines change',
  run(config, given) {
    const moved = recompute(openDesk(config), given.dryRun)
    const say = (at: number | null) => (at === null ? 'none' : new Date(at).toISOString())
    print(
      given,
      moved,
      moved.map(({ ticket, from, to }) => `#${ticket}: ${say(from)} → ${say(to)}`),
    )
    return 0
  },
}
