import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { outbox } from '../../db/tables/boxes.ts'
import { reply } from '../../desk/messages/replying.ts'
import { move } from '../../desk/tickets/assignment.ts'
import { setPriority } from '../../desk/tickets/priorities.ts'
import { pause, reject, resume, solve } from '../../desk/tickets/progress.ts'
import { setService } from '../../desk/tickets/services.ts'
import { HOUR, newDesk, type TestDesk, TUESDAY } from './desk.ts'
import { filed, importInto, PROMISES, reimport, saying, tickAll, told, writes } from './sla.ts'

const HOLIDAY = PROMISES.replace(
  '{key: office, timezone: Europe/Moscow,',
  '{key: office, timezone: Europe/Moscow, holidays: [2026-05-20],',
)

/** A ticket that has its first answer: only the resolution is promised. */
function answered(test: TestDesk, service = 'office'): number {
  const number = filed(test, service)
  reply(test.desk, test.person('vera'), number, saying())
  return number
}

/** How often the requester's card was drawn by what the deed does. */
function redrawn({ desk }: TestDesk, act: () => void): number {
  const cards = () =>
    desk.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.chatId, 1001), eq(outbox.kind, 'card')))
      .all()
  const before = cards().length
  act()
  return cards().length - before
}

function promised(test: TestDesk): number[] {
  return told(test, 'anna', 'promise').map((fact) => fact.dueAt)
}

describe('the requester is told another deadline', () => {
  it('when the priority moves it, later or earlier', () => {
    const test = newDesk(PROMISES)
    const number = answered(test)
    setPriority(test.desk, test.person('vera'), number, 'high')
    setPriority(test.desk, test.person('vera'), number, 'low')
    expect(promised(test)).toEqual([TUESDAY + 2 * HOUR, TUESDAY + 4 * HOUR])
  })

  it('when another service moves it', () => {
    const test = newDesk(PROMISES)
    const number = answered(test)
    setService(test.desk, test.person('vera'), number, 'late')
    expect(promised(test)).toEqual([TUESDAY + 6 * HOUR])
  })

  it('when an edited calendar moves it, once the clocks have followed', () => {
    const test = newDesk(PROMISES)
    test.at('2026-05-19T13:00:00Z')
    answered(test)
    importInto(test, HOLIDAY)
    expect(promised(test)).toEqual([])
    tickAll(test)
    expect(promised(test)).toEqual([Date.parse('2026-05-21T08:00:00Z')])
  })

  it('not when it stays', () => {
    const test = newDesk(PROMISES)
    const number = answered(test)
    setPriority(test.desk, test.person('vera'), number, 'low')
    move(test.desk, test.person('vera'), number, 'l2')
    reimport(test, HOLIDAY)
    expect(promised(test)).toEqual([])
  })

  it('not for a pause, an answer, or a reopening of their own', () => {
    const test = newDesk(PROMISES)
    const vera = test.person('vera')
    const number = answered(test)
    pause(test.desk, vera, number)
    test.pass(HOUR)
    resume(test.desk, vera, number)
    writes(test, number)
    reply(test.desk, vera, number, saying())
    solve(test.desk, vera, number)
    test.pass(HOUR)
    reject(test.desk, test.person('anna'), number)
    expect(promised(test)).toEqual([])
  })

  it('not when the new one has passed already', () => {
    const test = newDesk(PROMISES)
    const number = answered(test)
    test.pass(3 * HOUR)
    setPriority(test.desk, test.person('vera'), number, 'high')
    expect(promised(test)).toEqual([])
  })

  it('not while nothing is promised', () => {
    const test = newDesk(PROMISES)
    const number = answered(test)
    pause(test.desk, test.person('vera'), number)
    setPriority(test.desk, test.person('vera'), number, 'high')
    setService(test.desk, test.person('vera'), answered(test, 'free'), 'office')
    expect(promised(test)).toEqual([])
  })
})

describe('the card is drawn anew', () => {
  it('when the deadline moves, whatever moved it', () => {
    const test = newDesk(PROMISES)
    test.at('2026-05-19T13:00:00Z')
    const number = answered(test)
    expect(redrawn(test, () => reimport(test, HOLIDAY))).toBe(1)
    expect(redrawn(test, () => writes(test, number))).toBeGreaterThan(0)
    expect(redrawn(test, () => reply(test.desk, test.person('vera'), number, saying()))).toBe(1)
  })

  it('not when everything stays', () => {
    const test = newDesk(PROMISES)
    answered(test)
    expect(redrawn(test, () => reimport(test, HOLIDAY))).toBe(0)
  })
})
