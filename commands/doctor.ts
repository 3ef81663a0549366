import { examine } from '../desk/doctor.ts'
import { backupState } from '../desk/keeping/backups.ts'
import { lastGap } from '../desk/keeping/gaps.ts'
import { retryAll } from '../desk/keeping/retrying.ts'
import { type Command, openDesk, print } from './command.ts'

export const doctor: Command = {
  usage: 'doctor [--retry] [--json]',
  about: 'look for damage, what is stuck or failed, unreachable people; try what failed again',
  takes: ['retry'],
  run(config, given) {
    const desk = openDesk(config)
    const retried = given.retry ? retryAll(desk, null) : null
    const found = examine(desk)
    const { last: backup } = backupState(desk)
    const gap = lastGap(desk) ?? null
    print(given, { ...found, backup, gap, ...(retried && { retried }) }, [
      ...(retried ? [`tried again: updates ${retried.updates}, letters ${retried.letters}`] : []),
      `integrity: ${found.integrity}`,
      `dangling references: ${found.danglingReferences}`,
      `last nightly backup: ${backup ? `${dateOf(backup.at)} ${backup.file}` : 'none'}`,
      ...(gap ? [`updates lost, found ${dateOf(gap.foundAt)}: ${gap.missing}`] : []),
      ...(found.heldLetters > 0 ? [`letters held since a restore: ${found.heldLetters}`] : []),
      ...linesOf(found),
      found.isWell ? 'All is well.' : 'Something needs a look.',
    ])
    return found.integrity === 'ok' && found.danglingReferences === 0 ? 0 : 1
  },
}

function linesOf(found: ReturnType<typeof examine>): string[] {
  return [
    ...found.stuckDeliveries.map(
      (one) => `stuck delivery ${one.id} to chat ${one.chatId}, ${one.tries} tries: ${one.error}`,
    ),
    ...found.failedDeliveries.map(
      (one) => `failed delivery ${one.id} to chat ${one.chatId}: ${one.error}`,
    ),
    ...found.setAsideUpdates.map((one) => `update ${one.updateId} set aside: ${one.error}`),
    ...found.poisonedTickets.map(
      ({ work, failures, error }) =>
        `ticket ${work.ticket}: ${work.kind} failed ${failures} times: ${error}`,
    ),
    ...found.unreachablePeople.map((one) => `unreachable: ${one.key} (${one.name})`),
  ]
}

function dateOf(at: number): string {
  return new Date(at).toISOString()
}
