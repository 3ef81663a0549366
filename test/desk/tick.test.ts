import { describe, expect, it, vi } from 'vitest'
import { createDesk, type Desk } from '../../desk/desk.ts'
import { clocksOf } from '../../desk/sla/clocks.ts'
import { recomputeSome } from '../../desk/sla/recomputing.ts'
import { tick } from '../../desk/tick.ts'
import { move, take } from '../../desk/tickets/assignment.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { DAY, newDesk, type TestDesk } from './desk.ts'
import { filed, history, importInto, PROMISES, tickAll, told } from './sla.ts'

const RULES = 'priority_rules: [{when: {waiting_for: 2h}, set: high}]\n'
const HOLIDAY = PROMISES.replace(
  '{key: office, timezone: Europe/Moscow,',
  '{key: office, timezone: Europe/Moscow, holidays: [2026-05-20],',
)

/** What a tick asks the database, each question once. */
function questionsOf({ $client }: Desk['db'], act: () => void): string[] {
  const statements = Object.getPrototypeOf($client.prepare('select 1'))
  const asking = [vi.spyOn(statements, 'all'), vi.spyOn(statements, 'get')]
  act()
  const sources = asking.flatMap(({ mock }) => mock.contexts.map((one) => sourceOf(one)))
  vi.restoreAllMocks()
  return [...new Set(sources.filter((source) => /^select/i.test(source)))]
}

function sourceOf(statement: unknown): string {
  return (statement as { source: string }).source
}

function planOf({ $client }: Desk['db'], question: string): string[] {
  const values = [...question.matchAll(/\?/g)].map(() => 0)
  const steps = $client.prepare(`explain query plan ${question}`).all(...values)
  return (steps as { detail: string }[]).map(({ detail }) => detail)
}

/** The same desk on a machine so slow that every look at the clock takes some time. */
function slow({ desk }: TestDesk, ms: number): Desk {
  let late = 0
  return {
    ...desk,
    now: () => {
      late += ms
      return desk.now() + late
    },
  }
}

describe('a tick', () => {
  it('finds what is due by an index, and reads nothing else', () => {
    const test = newDesk(`${PROMISES}${RULES}`)
    for (let i = 0; i < 20; i++) filed(test)
    tickAll(test)
    const questions = questionsOf(test.desk.db, () => tick(test.desk))
    expect(questions.length).toBeGreaterThanOrEqual(6)
    for (const question of questions) {
      for (const step of planOf(test.desk.db, question)) expect(step, question).toMatch(/^SEARCH/)
    }
  })

  it('writes nothing when nothing is due', () => {
    const test = newDesk(`${PROMISES}${RULES}`)
    filed(test)
    tickAll(test)
    const { total } = changesOf(test)
    tick(test.desk)
    expect(changesOf(test).total).toBe(total)
  })

  it('after the program was down does everything once, in one go', () => {
    const test = newDesk(`${PROMISES}${RULES}`)
    const number = filed(test)
    test.pass(30 * DAY)
    tickAll(test)
    tickAll(test)
    expect(ticketOf(test.desk, number).priority).toBe('high')
    expect(history(test, number, 'breached')).toHaveLength(2)
    expect(history(test, number, 'priority_changed')).toHaveLength(1)
  })

  it('leaves the rest to the next one when it has taken its time', () => {
    const test = newDesk(PROMISES)
    const numbers = [filed(test), filed(test), filed(test)]
    tickAll(test)
    test.pass(DAY)
    const breached = () => numbers.filter((one) => history(test, one, 'breached').length > 0)
    expect(tick(slow(test, 20))).toBe(true)
    expect(breached()).toHaveLength(1)
    tickAll(test)
    expect(breached()).toHaveLength(3)
  })

  it('has more to do while a whole batch was due', () => {
    const test = newDesk(PROMISES)
    for (let i = 0; i < 120; i++) filed(test, 'steady')
    tickAll(test)
    test.pass(DAY)
    expect(tick(test.desk)).toBe(true)
    expect(tick(test.desk)).toBe(false)
  })

  it('tells a line that opens of what was filed at night, unless somebody has it', () => {
    const test = newDesk(PROMISES)
    test.at('2026-05-19T20:00:00Z')
    const [open, held, moved] = [filed(test), filed(test), filed(test)]
    take(test.desk, test.person('vera'), held)
    move(test.desk, test.person('vera'), moved, 'l2')
    test.at('2026-05-20T06:00:00Z')
    tickAll(test)
    const numbers = told(test, 'pavel', 'new_ticket').map((fact) => fact.number)
    expect(numbers).toEqual([open])
  })
})

describe('a recomputation', () => {
  it('looks through tickets by their numbers, and sorts none', () => {
    const test = newDesk(PROMISES)
    filed(test)
    const questions = questionsOf(test.desk.db, () => recomputeSome(test.desk))
    const range = questions.filter((question) => question.includes('limit'))
    const plans = range.flatMap((question) => planOf(test.desk.db, question))
    expect(plans).toContainEqual(expect.stringMatching(/^SEARCH tickets USING INTEGER PRIMARY KEY/))
    expect(plans.filter((step) => !step.startsWith('SEARCH'))).toEqual([])
  })

  it('begins with the import and goes on in slices, each ticket once', () => {
    const test = newDesk(PROMISES)
    test.at('2026-05-19T14:30:00Z')
    const numbers = Array.from({ length: 5 }, () => filed(test))
    tickAll(test)
    importInto(test, HOLIDAY)
    const moved = () => numbers.filter((one) => history(test, one, 'deadline_moved').length === 1)
    expect(moved()).toEqual([])
    expect(recomputeSome(slow(test, 20))).toBe(true)
    expect(moved()).toEqual(numbers.slice(0, 1))
    // What was done and what is left is in the database: another process goes on.
    const { db, now } = test.desk
    const another = createDesk({ db, now })
    expect(recomputeSome(another)).toBe(false)
    expect(moved()).toEqual(numbers)
    expect(recomputeSome(another)).toBe(false)
  })

  it('that failed goes on where it stood', () => {
    const test = newDesk(PROMISES)
    test.at('2026-05-19T14:30:00Z')
    const numbers = [filed(test), filed(test)]
    tickAll(test)
    importInto(test, HOLIDAY)
    const full = 'create trigger full before update on clocks when new.ticket = 2 begin'
    test.desk.db.$client.exec(`${full} select raise(abort, 'disk full'); end`)
    expect(() => recomputeSome(test.desk)).toThrow('disk full')
    expect(history(test, 1, 'deadline_moved')).toEqual([])
    test.desk.db.$client.exec('drop trigger full')
    tickAll(test)
    for (const number of numbers) expect(history(test, number, 'deadline_moved')).toHaveLength(1)
  })

  it('begins anew when the set-up changes again', () => {
    const test = newDesk(PROMISES)
    test.at('2026-05-19T14:30:00Z')
    const [first] = [filed(test), filed(test)]
    tickAll(test)
    importInto(test, HOLIDAY)
    recomputeSome(slow(test, 20))
    importInto(test, PROMISES)
    tickAll(test)
    const due = clocksOf(test.desk, first).map((clock) => clock.dueAt)
    expect(due[0]).toBe(Date.parse('2026-05-20T06:30:00Z'))
  })

  it('is not needed for what no clock counts by', () => {
    const test = newDesk(PROMISES)
    tickAll(test)
    importInto(test, PROMISES.replace('name: Первая', 'name: L1'))
    expect(recomputeSome(slow(test, 20))).toBe(false)
  })

  it('passes over numbers that are closed or were never given', () => {
    const test = newDesk(PROMISES)
    test.at('2026-05-19T14:30:00Z')
    const number = filed(test)
    test.desk.db.$client.exec("update sqlite_sequence set seq = 3000 where name = 'tickets'")
    const far = filed(test)
    tickAll(test)
    importInto(test, HOLIDAY)
    tickAll(test)
    expect(far).toBeGreaterThan(3000)
    for (const one of [number, far]) expect(history(test, one, 'deadline_moved')).toHaveLength(1)
  })
})

function changesOf({ desk }: TestDesk): { total: number } {
  return desk.db.$client.prepare('select total_changes() as total').get() as { total: number }
}
