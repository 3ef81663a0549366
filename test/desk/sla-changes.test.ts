import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { settings } from '../../db/tables/set-up.ts'
import { reply } from '../../desk/messages/replying.ts'
import { stepsOf } from '../../desk/setup/config.ts'
import { clocksOf } from '../../desk/sla/clocks.ts'
import { move } from '../../desk/tickets/assignment.ts'
import { setPriority } from '../../desk/tickets/priorities.ts'
import { ask, cancel, pause, reject, reopen, resume, solve } from '../../desk/tickets/progress.ts'
import { setService } from '../../desk/tickets/services.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { DAY, HOUR, MINUTE, newDesk, TUESDAY } from './desk.ts'
import {
  clockOf,
  dueOf,
  filed,
  history,
  importInto,
  PROMISES,
  reimport,
  saying,
  tickAll,
  writes,
} from './sla.ts'

describe('another priority', () => {
  it('has its own targets; what was used stays used', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    test.pass(HOUR)
    setPriority(test.desk, test.person('vera'), number, 'high')
    expect(dueOf(test, number, 'resolution')).toBe('tue 12:00')
    setPriority(test.desk, test.person('vera'), number, 'low')
    expect(dueOf(test, number, 'resolution')).toBe('tue 14:00')
  })

  it('raised past what was used breaches at the instant when it was used up', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    test.pass(3 * HOUR)
    setPriority(test.desk, test.person('vera'), number, 'high')
    expect(clockOf(test, number, 'resolution')?.breachedAt).toBe(TUESDAY + 2 * HOUR)
  })

  it('does not undo a breach', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    setPriority(test.desk, test.person('vera'), number, 'high')
    test.pass(3 * HOUR)
    tickAll(test)
    setPriority(test.desk, test.person('vera'), number, 'normal')
    expect(clockOf(test, number, 'resolution')).toMatchObject({
      breachedAt: TUESDAY + 2 * HOUR,
      dueAt: TUESDAY + 4 * HOUR,
    })
  })

  it('given while paused holds once it runs again', () => {
    const test = newDesk(PROMISES)
    const vera = test.person('vera')
    const number = filed(test)
    test.pass(HOUR)
    pause(test.desk, vera, number)
    test.pass(HOUR)
    setPriority(test.desk, vera, number, 'high')
    expect(dueOf(test, number, 'resolution')).toBeNull()
    test.pass(HOUR)
    resume(test.desk, vera, number)
    expect(dueOf(test, number, 'resolution')).toBe('tue 14:00')
  })

  it('without a target takes the clock away; with one again it counts from where it began', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    writes(test, number)
    test.pass(HOUR)
    setPriority(test.desk, test.person('vera'), number, 'high')
    expect(clockOf(test, number, 'next_response')).toBeUndefined()
    setPriority(test.desk, test.person('vera'), number, 'low')
    expect(dueOf(test, number, 'next_response')).toBe('tue 12:00')
  })

  it('that brings a target back owes nothing for what was answered meanwhile', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    writes(test, number)
    setPriority(test.desk, test.person('vera'), number, 'high')
    reply(test.desk, test.person('vera'), number, saying())
    setPriority(test.desk, test.person('vera'), number, 'low')
    expect(clocksOf(test.desk, number).filter((one) => one.metAt === null)).toMatchObject([
      { target: 'resolution' },
    ])
  })

  it('is in the history with the old and the new deadline', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    setPriority(test.desk, test.person('vera'), number, 'high')
    expect(history(test, number, 'priority_changed')).toMatchObject([
      {
        byId: test.person('vera').id,
        data: {
          from: 'normal',
          to: 'high',
          fromDue: TUESDAY + HOUR,
          toDue: TUESDAY + 30 * MINUTE,
        },
      },
    ])
  })
})

describe('another service', () => {
  it('with other hours counts by them from then on; used minutes are carried over', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    test.pass(HOUR)
    setService(test.desk, test.person('vera'), number, 'late')
    expect(dueOf(test, number, 'resolution')).toBe('tue 15:00')
    expect(clockOf(test, number, 'resolution')?.former).toMatchObject([
      { calendar: 'office', from: TUESDAY, to: TUESDAY + HOUR },
    ])
  })

  it('given while paused stands still in its hours too', () => {
    const test = newDesk(PROMISES)
    const vera = test.person('vera')
    const number = filed(test)
    test.pass(HOUR)
    pause(test.desk, vera, number)
    test.pass(3 * HOUR)
    setService(test.desk, vera, number, 'late')
    test.pass(HOUR)
    resume(test.desk, vera, number)
    expect(dueOf(test, number, 'resolution')).toBe('tue 18:00')
  })

  it('after the breach keeps it, and says when it was due', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    test.pass(5 * HOUR)
    setService(test.desk, test.person('vera'), number, 'late')
    test.pass(HOUR)
    tickAll(test)
    expect(clockOf(test, number, 'resolution')).toMatchObject({
      breachedAt: TUESDAY + 4 * HOUR,
      dueAt: TUESDAY + 4 * HOUR,
    })
    expect(history(test, number, 'breached')).toHaveLength(2)
  })

  it('that promises more time after the breach gives a new deadline; the breach stays, noted by a tick or not', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    test.pass(5 * HOUR)
    setService(test.desk, test.person('vera'), number, 'long')
    expect(clockOf(test, number, 'resolution')?.breachedAt).toBe(TUESDAY + 4 * HOUR)
    expect(dueOf(test, number, 'resolution')).toBe('mon 14:00')
  })

  it('that stands still in a pause stops the clock, one that does not lets it run', () => {
    const test = newDesk(PROMISES)
    const vera = test.person('vera')
    const number = filed(test)
    pause(test.desk, vera, number)
    test.pass(HOUR)
    setService(test.desk, vera, number, 'steady')
    expect(dueOf(test, number, 'resolution')).toBe('tue 15:00')
    test.pass(HOUR)
    setService(test.desk, vera, number, 'office')
    expect(dueOf(test, number, 'resolution')).toBeNull()
    test.pass(HOUR)
    resume(test.desk, vera, number)
    expect(dueOf(test, number, 'resolution')).toBe('tue 16:00')
  })

  it('without a policy has no clocks; back with one they count from filing', () => {
    const test = newDesk(PROMISES)
    const vera = test.person('vera')
    const number = filed(test)
    test.pass(HOUR)
    setService(test.desk, vera, number, 'free')
    expect(clocksOf(test.desk, number)).toEqual([])
    expect(ticketOf(test.desk, number).dueAt).toBeNull()
    test.pass(HOUR)
    pause(test.desk, vera, number)
    test.pass(HOUR)
    setService(test.desk, vera, number, 'office')
    test.pass(HOUR)
    resume(test.desk, vera, number)
    expect(dueOf(test, number, 'resolution')).toBe('tue 16:00')
  })

  it('that is the first to promise something counts from filing, without the pauses since', () => {
    const test = newDesk(PROMISES)
    const vera = test.person('vera')
    const number = filed(test, 'free')
    ask(test.desk, vera, number, saying('Где?'))
    test.pass(HOUR)
    writes(test, number, 'Тут')
    test.pass(HOUR)
    setService(test.desk, vera, number, 'office')
    expect(clocksOf(test.desk, number).map((clock) => clock.target)).toEqual([
      'resolution',
      'next_response',
    ])
    expect(dueOf(test, number, 'resolution')).toBe('tue 15:00')
    expect(dueOf(test, number, 'next_response')).toBe('tue 13:00')
  })

  it('of a reopened ticket starts no first response', () => {
    const test = newDesk(PROMISES)
    const number = filed(test, 'free')
    solve(test.desk, test.person('vera'), number)
    reject(test.desk, test.person('anna'), number)
    setService(test.desk, test.person('vera'), number, 'office')
    expect(clocksOf(test.desk, number).map((clock) => clock.target)).toEqual(['resolution'])
  })

  it('counts a pause that began before the clock did', () => {
    const test = newDesk(PROMISES)
    const vera = test.person('vera')
    const number = filed(test, 'free')
    reply(test.desk, vera, number, saying())
    pause(test.desk, vera, number)
    test.pass(HOUR)
    writes(test, number)
    setService(test.desk, vera, number, 'late')
    test.pass(HOUR)
    setService(test.desk, vera, number, 'free')
    test.pass(HOUR)
    resume(test.desk, vera, number)
    test.pass(HOUR)
    setService(test.desk, vera, number, 'office')
    expect(dueOf(test, number, 'resolution')).toBe('tue 17:00')
  })

  it('is the service of the version that is live when it is chosen', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    reimport(test, PROMISES.replaceAll('Что случилось?', 'В чём дело?'))
    setService(test.desk, test.person('vera'), number, 'late')
    setService(test.desk, test.person('vera'), number, 'long')
    const { service, scenarioVersion } = ticketOf(test.desk, number)
    expect(stepsOf(test.desk, service, scenarioVersion)).toMatchObject([
      { key: 'text', ask: 'В чём дело?' },
    ])
    expect(history(test, number, 'service_changed').map((event) => event.data.to)).toEqual([
      'late',
      'long',
    ])
  })
})

describe('another line', () => {
  it('with other hours changes no deadline: the policy counts by its own', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    test.pass(HOUR)
    move(test.desk, test.person('vera'), number, 'l2')
    expect(dueOf(test, number, 'resolution')).toBe('tue 14:00')
    expect(clockOf(test, number, 'resolution')?.former).toEqual([])
  })
})

describe('an edited calendar', () => {
  const SHORT = PROMISES.replace(
    '{key: office, timezone: Europe/Moscow, week: {mon: ["09:00-18:00"], tue: ["09:00-18:00"]',
    '{key: office, timezone: Europe/Moscow, week: {mon: ["09:00-18:00"], tue: ["09:00-13:00", "14:00-18:00"]',
  )
  const HOLIDAY = PROMISES.replace(
    '{key: office, timezone: Europe/Moscow,',
    '{key: office, timezone: Europe/Moscow, holidays: [2026-05-19],',
  )

  it('measures anew what has passed as well', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    test.pass(2 * HOUR)
    reimport(test, HOLIDAY)
    expect(dueOf(test, number, 'resolution')).toBe('wed 13:00')
    reimport(test, PROMISES)
    expect(dueOf(test, number, 'resolution')).toBe('tue 14:00')
    reimport(test, SHORT)
    expect(dueOf(test, number, 'resolution')).toBe('tue 15:00')
  })

  it('measures anew what was carried over from it', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    test.pass(2 * HOUR)
    setService(test.desk, test.person('vera'), number, 'late')
    expect(dueOf(test, number, 'resolution')).toBe('tue 14:00')
    reimport(test, HOLIDAY)
    expect(dueOf(test, number, 'resolution')).toBe('tue 16:00')
  })

  it('does not undo a breach', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    test.pass(5 * HOUR)
    tickAll(test)
    reimport(test, HOLIDAY)
    expect(clockOf(test, number, 'resolution')?.breachedAt).toBe(TUESDAY + 4 * HOUR)
    expect(dueOf(test, number, 'resolution')).toBe('wed 13:00')
  })

  it('is in the history of each ticket whose deadline it moved', () => {
    const test = newDesk(PROMISES)
    const [moved, other] = [filed(test), filed(test, 'late')]
    reimport(test, HOLIDAY)
    expect(history(test, moved, 'deadline_moved')).toMatchObject([
      { byId: null, data: { fromDue: TUESDAY + HOUR, toDue: TUESDAY + DAY } },
    ])
    expect(history(test, other, 'deadline_moved')).toEqual([])
  })
})

describe('an edited policy', () => {
  const EDITED = PROMISES.replace('next_response: 2h, resolution: 4h', 'resolution: 6h')

  it('changes the targets of open tickets and takes away what it no longer promises', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    reply(test.desk, test.person('vera'), number, saying())
    writes(test, number)
    reimport(test, EDITED)
    expect(dueOf(test, number, 'resolution')).toBe('tue 16:00')
    expect(clockOf(test, number, 'next_response')).toBeUndefined()
  })

  it('leaves solved and cancelled tickets alone; reopened they have the new targets', () => {
    const test = newDesk(PROMISES)
    const [solved, cancelled] = [filed(test), filed(test)]
    solve(test.desk, test.person('vera'), solved)
    cancel(test.desk, test.person('anna'), cancelled)
    reimport(test, EDITED)
    expect(dueOf(test, solved, 'resolution')).toBe('tue 14:00')
    expect(clocksOf(test.desk, cancelled)).toEqual([])
    reopen(test.desk, test.person('vera'), solved)
    expect(dueOf(test, solved, 'resolution')).toBe('tue 16:00')
  })

  it('does not breach what its new target has not reached, also before its turn comes', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    importInto(test, EDITED)
    test.desk.db.delete(settings).where(eq(settings.key, 'recompute:after')).run()
    test.pass(5 * HOUR)
    tickAll(test)
    expect(clockOf(test, number, 'resolution')?.breachedAt).toBeNull()
    expect(dueOf(test, number, 'resolution')).toBe('tue 16:00')
  })
})
