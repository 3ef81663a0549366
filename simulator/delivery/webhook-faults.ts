import { fact, setFact } from '../world/facts.ts'
import type { World } from '../world/open.ts'
import type { Posted } from './posting.ts'
import { keepWebhook } from './webhook-settings.ts'

/** What went wrong last; `at` in epoch milliseconds. */
interface Fault {
  at: number
  fault: string
}

const goneForMs = 23 * 3_600_000

/** What went wrong with the webhook last, if anything did. */
export function lastFault(world: World): Fault | undefined {
  const kept = fact(world, 'webhook_fault')
  return kept ? (JSON.parse(kept) as Fault) : undefined
}

/** Keeps what went wrong; a webhook that says for 23 hours that it is gone is taken off. */
export function noteAnswer(world: World, posted: Posted): void {
  if (!posted.ok) {
    const fault: Fault = { at: world.now(), fault: posted.fault }
    setFact(world, 'webhook_fault', JSON.stringify(fault))
  }
  const status = posted.ok ? 200 : posted.status
  const goneSince = fact(world, 'webhook_gone')
  if (status === 410) {
    if (goneSince === undefined) setFact(world, 'webhook_gone', String(world.now()))
    else if (world.now() > Number(goneSince) + goneForMs) keepWebhook(world, undefined)
  } else if (status !== 0 && goneSince !== undefined) setFact(world, 'webhook_gone', undefined)
}

export function forgetFaults(world: World): void {
  setFact(world, 'webhook_fault', undefined)
  setFact(world, 'webhook_gone', undefined)
}
