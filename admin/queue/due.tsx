import type { QueueRow } from '../../desk/tickets/queue.ts'
import { sayIn, sayMoment, sayOverdue } from '../../locales/when.ts'
import { Icon } from '../frame/icon.tsx'
import type { Reader } from '../panel.ts'
import { standsWords } from '../ticket/clock-words.ts'

type DueState = 'ok' | 'near' | 'over' | 'paused' | 'none'

type Clocked = Pick<QueueRow, 'open' | 'dueAt' | 'nearAt' | 'standsFor'>

/** How a ticket stands to its nearest deadline. */
export function dueState(ticket: Clocked, now: number): DueState {
  if (ticket.open === 0) return 'none'
  if (ticket.dueAt === null) return ticket.standsFor === null ? 'none' : 'paused'
  if (ticket.dueAt < now) return 'over'
  return ticket.nearAt !== null && ticket.nearAt <= now ? 'near' : 'ok'
}

/** What is due and in how much, by words, a sign and a colour; the exact moment on hover. */
export function Due({ ticket, reader }: { ticket: Clocked; reader: Reader }) {
  const { speech, t } = reader
  const { dueAt, standsFor } = ticket
  const state = dueState(ticket, speech.now)
  if (state === 'paused' && standsFor !== null) {
    const why = standsWords(standsFor, t)
    return (
      <span class="due paused" title={t('admin-due-paused-why', { why })}>
        <Icon name="pause" />
        {why}
      </span>
    )
  }
  if (dueAt === null || state === 'none') return <span class="due none" />
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
