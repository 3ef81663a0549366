import type { Listed } from '../../desk/tickets/queue.ts'
import { sayIn, sayMoment, sayOverdue } from '../../locales/when.ts'
import { Icon } from '../frame/icon.tsx'
import type { Reader } from '../panel.ts'

export type DueState = 'ok' | 'near' | 'over' | 'paused' | 'none'

type Clocked = Pick<Listed, 'open' | 'dueAt' | 'nearAt' | 'category' | 'policy'>

/** How a ticket stands to its nearest deadline. */
export function dueState(ticket: Clocked, now: number): DueState {
  if (ticket.open === 0) return 'none'
  const stands = ticket.category === 'waiting' || ticket.category === 'on_hold'
  if (ticket.dueAt === null) return stands && ticket.policy !== null ? 'paused' : 'none'
  if (ticket.dueAt < now) return 'over'
  return ticket.nearAt !== null && ticket.nearAt <= now ? 'near' : 'ok'
}

/** What is due and in how much, by words, a sign and a colour; the exact moment on hover. */
export function Due({ ticket, reader }: { ticket: Clocked; reader: Reader }) {
  const { speech, t } = reader
  const state = dueState(ticket, speech.now)
  if (state === 'none') return <span class="due none" />
  if (state === 'paused' || ticket.dueAt === null) {
    return (
      <span class="due paused" title={t('admin-due-paused-why')}>
        <Icon name="pause" />
        {t('admin-due-paused')}
      </span>
    )
  }
  const { dueAt } = ticket
  return (
    <time
      class={`due ${state}`}
      datetime={new Date(dueAt).toISOString()}
      title={sayMoment(dueAt, speech)}
    >
      <Icon name={state === 'over' ? 'warning' : 'clock'} />
      {state === 'over' ? sayOverdue(dueAt, speech) : sayIn(dueAt, speech)}
    </time>
  )
}
