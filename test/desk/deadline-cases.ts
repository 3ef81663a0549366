import { take } from '../../desk/tickets/assignment.ts'
import { newDesk, type TestDesk } from './desk.ts'
import { filed, PROMISES, tickAll, told } from './sla.ts'

/** The company whose office policy has these targets, and what else is given. */
export const policy = (targets: string, rest = '') =>
  PROMISES.replace(
    'high: {first_response: 30m, resolution: 2h}\n      any: {first_response: 1h, next_response: 2h, resolution: 4h}',
    targets + (rest ? `\n    ${rest}` : ''),
  )
/** The company whose office policy has reminders. */
export const reminding = (...reminders: string[]) =>
  PROMISES.replace(
    'next_response: 2h, resolution: 4h}',
    `next_response: 2h, resolution: 4h}\n    reminders: [${reminders.join(', ')}]`,
  )

export const HALF = '{when: 50%, of: resolution, notify: [assignee]}'
export const BREACH = '{when: breach, of: resolution, notify: [assignee]}'

/** A ticket in Vera's hands. */
export function taken(pack: string) {
  const world = newDesk(pack)
  const number = filed(world)
  take(world.desk, world.person('vera'), number)
  return { world, number }
}

/** Ticks as the program does, at each of these instants of Moscow. */
export function ticksAt(world: TestDesk, ...times: string[]): void {
  for (const time of times) {
    world.at(`${time.replace(' ', 'T')}+03:00`)
    tickAll(world)
  }
}

/** Of what a person was reminded: "resolution breach". */
export const thresholds = (world: TestDesk, key: string) =>
  told(world, key, 'reminder').map((fact) => `${fact.target} ${fact.threshold}`)
