import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Calendar, workingTimeBetween } from '../../desk/calendar.ts'
import { DeskError } from '../../desk/errors.ts'
import { noAnswerNeeded, reply } from '../../desk/messages/replying.ts'
import { config } from '../../desk/setup/config.ts'
import { readingOf } from '../../desk/sla/readings.ts'
import { recompute } from '../../desk/sla/recomputing.ts'
import { move } from '../../desk/tickets/assignment.ts'
import { setPriority } from '../../desk/tickets/priorities.ts'
import { ask, close, pause, reject, reopen, resume, solve } from '../../desk/tickets/progress.ts'
import { setService } from '../../desk/tickets/services.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { calendarOf } from '../../desk/time/calendars.ts'
import { MINUTE, newDesk, type TestDesk } from './desk.ts'
import { clockOf, filed, history, PROMISES, saying, tickAll, writes } from './sla.ts'

const REMINDERS =
  'reminders: [{when: 50%, notify: [assignee]}, {when: breach, notify: [assignee]}, {when: breach+30m, notify: [lead], escalate: true}]'
const PACK = PROMISES.replace(
  'next_response: 2h, resolution: 4h}',
  `next_response: 2h, resolution: 4h}\n    ${REMINDERS}`,
)

const DEEDS: Record<string, (world: TestDesk, number: number) => unknown> = {
  reply: ({ desk, person }, number) => reply(desk, person('dina'), number, saying()),
  ask: ({ desk, person }, number) => ask(desk, person('dina'), number, saying('Где?')),
  writes: (world, number) => writes(world, number),
  pause: ({ desk, person }, number) => pause(desk, person('dina'), number),
  resume: ({ desk, person }, number) => resume(desk, person('dina'), number),
  solve: ({ desk, person }, number) => solve(desk, person('dina'), number),
  close: ({ desk, person }, number) => close(desk, person('dina'), number),
  reject: ({ desk, person }, number) => reject(desk, person('anna'), number),
  reopen: ({ desk, person }, number) => reopen(desk, person('dina'), number),
  unneeded: ({ desk, person }, number) => noAnswerNeeded(desk, person('dina'), number),
  high: ({ desk, person }, number) => setPriority(desk, person('dina'), number, 'high'),
  low: ({ desk, person }, number) => setPriority(desk, person('dina'), number, 'low'),
  office: ({ desk, person }, number) => setService(desk, person('dina'), number, 'office'),
  long: ({ desk, person }, number) => setService(desk, person('dina'), number, 'long'),
  late: ({ desk, person }, number) => setService(desk, person('dina'), number, 'late'),
  steady: ({ desk, person }, number) => setService(desk, person('dina'), number, 'steady'),
  l2: ({ desk, person }, number) => move(desk, person('dina'), number, 'l2'),
  tick: (world) => tickAll(world),
}

const story = fc.array(
  fc.tuple(
    fc.constantFrom(...Object.keys(DEEDS)),
    fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 4000 })),
  ),
  { minLength: 1, maxLength: 14 },
)

/** Does a deed as a door would: one that is refused changes nothing. */
function does(world: TestDesk, number: number, name: string): void {
  try {
    DEEDS[name]?.(world, number)
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
  }
}

/** The calendar by which the ticket is measured now, and whether its resolution runs. */
function terms({ desk }: TestDesk, number: number): { calendar: Calendar; runs: boolean } {
  const { policy, category } = ticketOf(desk, number)
  const calendar = calendarOf(desk, config(desk).policies.get(policy)?.calendar)
  if (!calendar) throw new Error('every service here has a policy')
  const works = category === 'new' || category === 'active'
  const waits = category === 'waiting' || category === 'on_hold'
  return { calendar, runs: works || (waits && policy === 'steady') }
}

test('whatever happens to a ticket, its resolution has used exactly its open, running hours', () => {
  fc.assert(
    fc.property(story, (steps) => {
      const world = newDesk(PACK)
      const number = filed(world)
      let used = 0
      for (const [name, minutes] of steps) {
        does(world, number, name)
        const { calendar, runs } = terms(world, number)
        const from = world.desk.now()
        world.pass(minutes * MINUTE)
        if (runs) used += workingTimeBetween(calendar, from, world.desk.now())
      }
      const clock = clockOf(world, number, 'resolution')
      const reading = clock && readingOf(world.desk, clock, world.desk.now())
      expect(reading?.usedMinutes).toBeCloseTo(used, 6)
    }),
    { numRuns: 150 },
  )
})

test('whatever happens, computing every clock anew moves no deadline', () => {
  fc.assert(
    fc.property(story, (steps) => {
      const world = newDesk(PACK)
      const number = filed(world)
      for (const [name, minutes] of steps) {
        does(world, number, name)
        expect([...recompute(world.desk, true)].flat()).toEqual([])
        world.pass(minutes * MINUTE)
      }
      tickAll(world)
      expect([...recompute(world.desk, true)].flat()).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test('whatever happens, a reminder comes once a clock and threshold, while the clock runs, in its hours', () => {
  fc.assert(
    fc.property(story, (steps) => {
      const world = newDesk(PACK)
      const number = filed(world)
      for (const [name, minutes] of steps) {
        does(world, number, name)
        tickAll(world)
        const before = reminded(world, number)
        world.pass(minutes * MINUTE)
        tickAll(world)
        const sent = reminded(world, number).slice(before.length)
        const { calendar, runs } = terms(world, number)
        const now = world.desk.now()
        // A deadline at closing is told at closing.
        const isOpen = workingTimeBetween(calendar, now - MINUTE, now + 1) > 0
        if (sent.length > 0) expect(isOpen).toBe(true)
        if (sent.includes('resolution')) expect(runs).toBe(true)
      }
      const sent = world.desk.db.$client
        .prepare('select count(*) from reminders where done_at is not null and skipped = 0')
        .pluck()
        .get()
      expect(reminded(world, number).length).toBe(sent)
    }),
    { numRuns: 100 },
  )
})

function reminded(world: TestDesk, number: number): unknown[] {
  return history(world, number, 'reminded')
    .toSorted((a, b) => a.id - b.id)
    .map(({ data }) => data.target)
}
