import { examine } from '../desk/doctor.ts'
import { type Command, openDesk, print } from './command.ts'

export const doctor: Command = {
  usage: 'doctor [--json]',
  about: 'look for damage, stuck deliveries and unreachable people',
  run(config, given) {
    const found = examine(openDesk(config))
    print(given, found, [
      `integrity: ${found.integrity}`,
      `dangling references: ${found.danglingReferences}`,
      ...found.stuckDeliveries.map(
        (one) => `stuck delivery ${one.id} to chat ${one.chatId}, ${one.tries} tries: ${one.error}`,
      ),
      ...found.failedDeliveries.map(
        (one) => `failed delivery ${one.id} to chat ${one.chatId}: ${one.error}`,
      ),
      ...found.setAsideUpdates.map((one) => `update ${one.updateId} set aside: ${one.error}`),
      ...found.unreachablePeople.map((one) => `unreachable: ${one.key} (${one.name})`),
      found.isWell ? 'All is well.' : 'Something needs a look.',
    ])
    return found.integrity === 'ok' && found.danglingReferences === 0 ? 0 : 1
  },
}
