import { nextDue } from '../../desk/delivery/delivery.ts'
import type { Desk } from '../../desk/desk.ts'
import { figures } from '../../desk/keeping/figures.ts'
import { personByKey } from '../../desk/people/people.ts'
import { tick } from '../../desk/tick.ts'
import { type QueueFilters, queue } from '../../desk/tickets/queue.ts'
import { queueCounts } from '../../desk/tickets/queue-counts.ts'
import { ticketPage } from '../../desk/tickets/ticket-page.ts'
import { keptDesk } from '../desk-data/kept.ts'
import { longTicket } from '../desk-data/life.ts'
import { ADMIN, agentsOf } from '../desk-data/pack.ts'
import { COMMON, PAIR, PREFIX, RARE } from '../desk-data/words.ts'
import type { Figure } from '../figures.ts'
import { median, timeOf } from '../measuring.ts'
import { openDesk } from '../program/signing-in.ts'
import { say } from './page-figures.ts'
import type { Wanted } from './part.ts'

const TIMES = 15
const MINUTE = 60_000
const FILTERS: QueueFilters[] = [
  {},
  { over: true },
  { overdue: true },
  { line: 'l2' },
  { assignee: null },
  { status: 'closed' },
  { service: 'access', answer: { step: 'system', type: 'choice', key: 'crm' } },
  { process: 'approval' },
  { process: 'subtasks' },
  ...[RARE, COMMON.word, PREFIX, PAIR].map((words) => ({ words })),
]

/** What the desk reads for pages and chores, each timed alone on the largest desk; and the tick. */
export function statements({ rounds, sizes }: Wanted): Figure[] {
  const size = sizes.at(-1) ?? 0
  let ahead = 0
  const desk = openDesk(keptDesk(size), () => Date.now() + ahead)
  const { $client } = desk.db
  $client.exec('begin immediate')
  const reads = readsOf(desk, size)
  const all = new Map([...reads].map(([name]) => [name, [] as number[]]))
  const ticks: number[] = []
  while (tick(desk));
  for (let n = 0; n < rounds; n++) {
    for (const [name, act] of reads) {
      const times = Array.from({ length: TIMES }, () => timeOf(act))
      all.get(name)?.push(median(times))
    }
    ahead += MINUTE
    ticks.push(timeOf(() => tick(desk)))
  }
  // What the ticks did was for the measuring only.
  $client.exec('rollback')
  $client.close()
  const slowest = [...all].sort(([, a], [, b]) => median(b) - median(a))
  const [name, longest] = slowest[0] ?? ['', []]
  return [
    {
      part: 'event loop',
      what: `longest read of the desk, ${say(size)} tickets (now ${name})`,
      unit: 'ms',
      rounds: longest,
      goal: { atMost: 15 },
    },
    {
      part: 'event loop',
      what: `SLA tick of a minute, ${say(size)} tickets, 10,000 open`,
      unit: 'ms',
      rounds: ticks,
      goal: { atMost: 5 },
    },
    ...slowest.map(
      ([what, times]): Figure => ({
        part: 'reads of the desk',
        what: `${what}, ${say(size)}`,
        unit: 'ms',
        rounds: times,
      }),
    ),
  ]
}

function readsOf(desk: Desk, size: number): Map<string, () => void> {
  const agent = personByKey(desk, agentsOf('l1')[1] ?? '')
  const admin = personByKey(desk, ADMIN)
  if (!agent || !admin) throw new Error('The desk lacks its agents.')
  const reads = new Map<string, () => void>()
  for (const person of [agent, admin]) {
    for (const filters of FILTERS) {
      const name = `queue of ${person.role}, ${JSON.stringify(filters)}`
      reads.set(name, () => queue(desk, person, filters, 50))
    }
    reads.set(`counts of ${person.role}`, () => queueCounts(desk, person))
  }
  reads.set('ticket with 50 messages', () => ticketPage(desk, agent, longTicket(size)))
  reads.set('next letter', () => nextDue(desk, []))
  reads.set('figures of /metrics', () => figures(desk))
  return reads
}
