import { schedule } from 'node-cron'
import type { Logger } from 'pino'
import { sweepWanted } from '../desk/chat/letting-in.ts'
import { sweepPending } from '../desk/chat/pending.ts'
import { sweepOutbox } from '../desk/delivery/delivery.ts'
import { sweepInbox } from '../desk/delivery/inbox.ts'
import type { Desk } from '../desk/desk.ts'
import { sweepPrepared } from '../desk/people/people-preparing.ts'
import { cronLog } from './cron-log.ts'
import { guarded } from './guarded.ts'
import { sweepFiles } from './sweeping-files.ts'

/** Forgets every hour what is old, in turns that let others have the event loop. */
export function startSweeper(desk: Desk, log: Logger, filesDir: string): () => Promise<void> {
  const sweep = async () => {
    const sweeps = [sweepInbox, sweepOutbox, sweepPending, sweepWanted, sweepPrepared]
    while (sweeps.some((forget) => forget(desk) > 0)) await new Promise(setImmediate)
    const swept = await sweepFiles(desk, filesDir)
    if (swept > 0) log.info({ files: swept }, 'files that nothing came to own were removed')
  }
  const options = { name: 'sweep', noOverlap: true, logger: cronLog(log) }
  const sweeping = schedule('17 * * * *', () => guarded(log, 'sweep', sweep), options)
  return async () => {
    await sweeping.destroy()
  }
}
