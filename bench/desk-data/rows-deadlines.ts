import type { Desk } from '../../desk/desk.ts'
import { inserter } from './inserts.ts'
import type { Life } from './life.ts'
import { POLICIES } from './pack.ts'

/** Gives a function that writes a ticket's clocks, and what they remind of while it is open. */
export function writeDeadlines(desk: Desk): (life: Life) => void {
  const clock = inserter(
    desk.db,
    'clocks',
    'ticket, target, policy, calendar, target_minutes, started_at, pauses, former, met_at, due_at, ' +
      'breached_at',
  )
  const reminder = inserter(desk.db, 'reminders', 'clock_id, threshold, due_at, at, done_at')
  const now = desk.now()

  const remind = (id: number, threshold: string, dueAt: number, at: number) =>
    reminder(id, threshold, dueAt, at, at <= now ? now : null)

  return (life) => {
    const { number, service, createdAt, answeredAt, solvedAt, answerDue, due, status } = life
    const [first, whole] = POLICIES[service.policy]
    const add = (target: string, hours: number, until: number, metAt: number | null) => {
      const stands = metAt === null && (status === 'needs_info' || status === 'paused')
      const reason = status === 'paused' ? 'on_hold' : 'waiting'
      const pauses = stands ? [{ from: createdAt, to: null, reason }] : []
      const dueAt = stands ? null : until
      const isLate = dueAt !== null && dueAt < (metAt ?? now)
      const times = [hours * 60, createdAt, JSON.stringify(pauses), '[]', metAt, dueAt] as const
      return clock(number, target, service.policy, 'office', ...times, isLate ? dueAt : null)
    }
    const answer = add('first_response', first, answerDue, answeredAt)
    if (answeredAt === null) remind(answer, 'breach', answerDue, answerDue + 1)
    const solution = add('resolution', whole, due, solvedAt)
    if (status !== 'new' && status !== 'in_progress') return
    remind(solution, '80%', life.nearAt, life.nearAt)
    remind(solution, 'breach', due, due + 1)
  }
}
