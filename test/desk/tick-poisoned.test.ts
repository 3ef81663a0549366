import { describe, expect, it } from 'vitest'
import { createSetbacks, failsForAll, type Setbacks, type Work } from '../../desk/setbacks.ts'
import { recomputeSome } from '../../desk/sla/recomputing.ts'
import { tick } from '../../desk/tick.ts'
import { move } from '../../desk/tickets/assignment.ts'
import { solve } from '../../desk/tickets/progress.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { DAY, HOUR, MINUTE, newDesk, type TestDesk } from './desk.ts'
import { filed, history, importInto, PROMISES, saying, tickAll } from './sla.ts'

const RULES = 'priority_rules: [{when: {waiting_for: 2h}, set: high}]\n'
const HOLIDAY = PROMISES.replace(
  '{key: office, timezone: Europe/Moscow,',
  '{key: office, timezone: Europe/Moscow, holidays: [2026-05-20],',
)

interface Ticker extends TestDesk {
  setbacks: Setbacks
  /** Ticks until nothing more is done now; a ticker that spins fails. */
  ticks(): void
  /** What was told of failures. */
  told: { work: Work; error: unknown }[]
}

function newTicker(pack = PROMISES): Ticker {
  const test = newDesk(pack)
  const told: Ticker['told'] = []
  const setbacks = createSetbacks(test.desk, (work, error) => told.push({ work, error }))
  const ticks = () => {
    for (let turns = 1; tick(test.desk, setbacks); turns++) {
      if (turns > 1000) throw new Error('the ticker spins')
    }
  }
  return { ...test, setbacks, told, ticks }
}

/** Breaks rows for good: what a ticket's clocks have stood still is no JSON any more. */
function poison({ desk }: TestDesk, numbers: number[]): void {
  const spoil = desk.db.$client.prepare("update clocks set pauses = '[broken' where ticket = ?")
  for (const number of numbers) spoil.run(number)
}

function mend({ desk }: TestDesk): void {
  desk.db.$client.exec("update clocks set pauses = '[]' where pauses = '[broken'")
}

describe('a ticket with a broken row', () => {
  it('holds up no other, not even when a whole batch of them is due before it', () => {
    const test = newTicker()
    const broken = Array.from({ length: 120 }, () => filed(test))
    test.pass(MINUTE)
    const sound = filed(test)
    poison(test, broken)
    test.pass(DAY)
    test.ticks()
    expect(history(test, sound, 'breached')).not.toEqual([])
    expect(history(test, sound, 'reminded').length).toBe(0)
    expect(broken.flatMap((number) => history(test, number, 'breached'))).toEqual([])
  })

  it('is told once by its number, the kind of work and the error, however often it fails', () => {
    const test = newTicker()
    const number = filed(test)
    test.ticks()
    poison(test, [number])
    test.pass(DAY)
    for (let tries = 0; tries < 30; tries++) {
      test.ticks()
      test.pass(10 * MINUTE)
    }
    expect(test.told).toMatchObject([{ work: { kind: 'breach', ticket: number } }])
    expect(test.told[0]?.error).toBeInstanceOf(SyntaxError)
  })

  it('is tried again after pauses that grow to an hour', () => {
    const test = newTicker()
    const number = filed(test)
    test.ticks()
    poison(test, [number])
    test.pass(DAY)
    const { $client } = test.desk.db
    const exec = $client.exec
    let tries = 0
    $client.exec = (sql) => {
      if (sql === 'rollback') tries += 1
      return exec.call($client, sql)
    }
    const triesIn = (ms: number, step: number) => {
      const before = tries
      for (let passed = 0; passed < ms; passed += step) {
        test.ticks()
        test.pass(step)
      }
      return tries - before
    }
    expect(triesIn(10_000, 5000)).toBe(1)
    expect(triesIn(10 * MINUTE, 5000)).toBeLessThanOrEqual(7)
    triesIn(DAY, 10 * MINUTE)
    expect(triesIn(DAY, 10 * MINUTE)).toBe(24)
  })

  it('is done with as soon as it is mended and its pause is over', () => {
    const test = newTicker()
    const number = filed(test)
    poison(test, [number])
    test.pass(DAY)
    test.ticks()
    mend(test)
    test.ticks()
    expect(history(test, number, 'breached')).toEqual([])
    test.pass(10_000)
    test.ticks()
    expect(history(test, number, 'breached')).toHaveLength(2)
  })

  it('is tried at once, pause or not, when somebody asks for it, and no other is', () => {
    const test = newTicker()
    const [asked, other] = [filed(test), filed(test)]
    poison(test, [asked, other])
    test.pass(DAY)
    test.ticks()
    mend(test)
    test.setbacks.forget({ kind: 'breach', ticket: asked })
    test.ticks()
    expect(history(test, asked, 'breached')).toHaveLength(2)
    expect(history(test, other, 'breached')).toEqual([])
  })

  it('does not keep others from being raised, closed and announced', () => {
    const test = newTicker(`${PROMISES}${RULES}`)
    test.ticks()
    test.at('2026-05-19T20:00:00Z')
    const broken = Array.from({ length: 110 }, () => filed(test))
    const solved = filed(test)
    const waiting = filed(test)
    for (const number of [...broken.slice(0, 55), solved]) {
      solve(test.desk, test.person('vera'), number, saying())
    }
    const { $client } = test.desk.db
    $client.prepare("update tickets set answers = '{' where number <= ?").run(broken.length)
    test.at('2026-06-19T20:00:00Z')
    test.ticks()
    expect(ticketOf(test.desk, solved).category).toBe('closed')
    expect(ticketOf(test.desk, waiting)).toMatchObject({ priority: 'high', announceAt: null })
    const kinds = new Set(test.told.map(({ work }) => work.kind))
    expect([...kinds].sort()).toEqual(['announce', 'breach', 'close', 'raise'])
  })
})

describe('a recomputation that meets a broken row', () => {
  it('passes it over, finishes all others, and takes it up once it is mended', () => {
    const test = newTicker()
    test.at('2026-05-19T14:30:00Z')
    const numbers = Array.from({ length: 60 }, () => filed(test))
    test.ticks()
    poison(test, [3, 4, 50])
    importInto(test, HOLIDAY)
    test.ticks()
    const moved = () => numbers.filter((one) => history(test, one, 'deadline_moved').length === 1)
    expect(moved()).toEqual(numbers.filter((one) => ![3, 4, 50].includes(one)))
    expect(test.told.map(({ work }) => work)).toEqual(
      [3, 4, 50].map((ticket) => ({ kind: 'recompute', ticket })),
    )
    mend(test)
    test.pass(HOUR)
    test.ticks()
    expect(moved()).toEqual(numbers)
  })

  it('knows after a restart what it has passed over', () => {
    const test = newTicker()
    test.at('2026-05-19T14:30:00Z')
    const number = filed(test)
    test.ticks()
    poison(test, [number])
    importInto(test, HOLIDAY)
    test.ticks()
    mend(test)
    tickAll(test)
    expect(history(test, number, 'deadline_moved')).toHaveLength(1)
  })

  it('stops where nothing can be recomputed at all, and goes on when it can', () => {
    const test = newTicker()
    test.at('2026-05-19T14:30:00Z')
    const numbers = Array.from({ length: 250 }, () => filed(test, 'steady'))
    test.ticks()
    poison(test, numbers)
    importInto(test, HOLIDAY)
    test.ticks()
    expect(test.told.filter(({ work }) => work.kind === 'recompute')).toHaveLength(200)
    expect(recomputeSome(test.desk)).toBe(false)
    mend(test)
    test.pass(HOUR)
    test.ticks()
    const moved = numbers.filter((one) => history(test, one, 'deadline_moved').length === 1)
    expect(moved).toHaveLength(250)
  })
})

it('where the machine is at fault nothing is held against a ticket: it is thrown, and all is tried again', () => {
  const test = newTicker()
  const number = filed(test)
  move(test.desk, null, number, 'l2')
  test.pass(DAY)
  const { $client } = test.desk.db
  const exec = $client.exec
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
  $client.exec = (sql) => {
    if (sql === 'commit') throw full
    return exec.call($client, sql)
  }
  expect(test.ticks).toThrow('disk is full')
  $client.exec = exec
  test.ticks()
  expect(history(test, number, 'breached')).not.toEqual([])
  expect(test.told).toEqual([])
  expect(failsForAll(new SyntaxError('no JSON'))).toBe(false)
})
