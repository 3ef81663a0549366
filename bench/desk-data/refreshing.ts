import type { Database } from '../../db/open.ts'
import { NO_DEADLINE } from '../../desk/tickets/tickets.ts'

/** A kept desk grows older between runs: whatever will be due is put off by so many milliseconds. */
export function refresh({ $client }: Database, ms: number): void {
  const acts = [
    `update tickets set close_at = close_at + @ms where close_at is not null`,
    `update tickets set due_at = due_at + @ms, near_at = near_at + @ms,
       queue_at = case when queue_at < ${NO_DEADLINE} then queue_at + @ms else queue_at end
       where open = 1`,
    `update clocks set due_at = due_at + @ms
       where met_at is null and dropped_at is null and due_at is not null`,
    `update clocks set breached_at = breached_at + @ms
       where met_at is null and dropped_at is null and breached_at is not null`,
    `update reminders set due_at = due_at + @ms, at = at + @ms where done_at is null`,
    // What a part that was broken off has left.
    `delete from sessions`,
    `update outbox set state = 'sent' where state = 'pending'`,
    `update inbox set done_at = received_at where done_at is null`,
  ]
  $client.transaction(() => {
    for (const sql of acts) $client.prepare(sql).run(sql.includes('@ms') ? { ms } : {})
  })()
}
