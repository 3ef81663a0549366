import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { outbox } from '../../db/tables/boxes.ts'
import { settings } from '../../db/tables/set-up.ts'
import type { Fact } from '../../desk/delivery/letters.ts'
import { reply } from '../../desk/messages/replying.ts'
import { changePerson } from '../../desk/people/people.ts'
import { assign, take } from '../../desk/tickets/assignment.ts'
import { setPriority } from '../../desk/tickets/priorities.ts'
import { ask, pause, reject, resume, solve } from '../../desk/tickets/progress.ts'
import { setService } from '../../desk/tickets/services.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { DAY, HOUR, MINUTE, newDesk, TUESDAY } from './desk.ts'
import {
  clockOf,
  filed,
  history,
  importInto,
  noticed,
  PROMISES,
  reimport,
  saying,
  tickAll,
  told,
  writes,
} from './sla.ts'

/** The office's policy with reminders; solving is due after four hours. */
const reminding = (...reminders: string[]) =>
  PROMISES.replace(
    'next_response: 2h, resolution: 4h}',
    `next_response: 2h, resolution: 4h}\n    reminders: [${reminders.join(', ')}]`,
  )
const HALF = '{when: 50%, of: resolution, notify: [assignee]}'
const BREACH = '{when: breach, of: resolution, notify: [assignee]}'
const AFTER = '{when: breach+30m, of: resolution, notify: [lead]}'

/** A ticket in Vera's hands. */
function taken(pack: string) {
  const test = newDesk(pack)
  const number = filed(test)
  take(test.desk, test.person('vera'), number)
  return { test, number }
}

describe('a reminder', () => {
  it('comes at its share of the working time, and once', () => {
    const { test } = taken(reminding(HALF))
    test.pass(2 * HOUR - 1)
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toEqual([])
    test.pass(1)
    tickAll(test)
    test.pass(MINUTE)
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toMatchObject([
      { target: 'resolution', threshold: '50%', over: false, dueAt: TUESDAY + 4 * HOUR },
    ])
  })

  it('of a breach comes after the deadline, not at it', () => {
    const { test } = taken(reminding(BREACH, AFTER))
    test.pass(4 * HOUR)
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toEqual([])
    test.pass(1)
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toMatchObject([{ threshold: 'breach', over: true }])
    test.pass(30 * MINUTE)
    tickAll(test)
    expect(told(test, 'pavel', 'reminder')).toMatchObject([{ threshold: 'breach+30m' }])
  })

  it('without a target is for every clock', () => {
    const { test } = taken(reminding('{when: breach, notify: [assignee]}'))
    test.pass(HOUR + 1)
    tickAll(test)
    test.pass(3 * HOUR)
    tickAll(test)
    expect(told(test, 'vera', 'reminder').map((fact) => fact.target)).toEqual([
      'first_response',
      'resolution',
    ])
  })

  it('does not come for what was done in time', () => {
    const { test, number } = taken(reminding('{when: breach, notify: [assignee]}'))
    reply(test.desk, test.person('vera'), number, saying())
    solve(test.desk, test.person('vera'), number)
    test.pass(DAY)
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toEqual([])
  })

  it('tells each person once, whatever they are to the ticket', () => {
    const pack = reminding('{when: 50%, of: resolution, notify: [assignee, lead, person:pavel]}')
    const { test, number } = taken(pack)
    assign(test.desk, test.person('dina'), number, test.person('pavel').id)
    test.pass(2 * HOUR)
    tickAll(test)
    expect(told(test, 'pavel', 'reminder')).toHaveLength(1)
    expect(noticed(test, 'pavel', 'reminder')).toBe(1)
  })

  it('for the assignee of what nobody has is for the line', () => {
    const test = newDesk(reminding(HALF))
    filed(test)
    test.pass(2 * HOUR)
    tickAll(test)
    expect(['vera', 'pavel', 'ivan'].map((key) => told(test, key, 'reminder').length)).toEqual([
      1, 1, 0,
    ])
  })

  it('tells the line, the lead, the requester or a person by name', () => {
    const { test } = taken(
      reminding(
        '{when: 25%, of: resolution, notify: [line]}',
        '{when: 50%, of: resolution, notify: [lead]}',
        '{when: 75%, of: resolution, notify: [requester]}',
        '{when: breach, of: resolution, notify: [person:dina]}',
      ),
    )
    for (let hour = 0; hour < 5; hour++) {
      tickAll(test)
      test.pass(HOUR)
    }
    const thresholds = (key: string) => told(test, key, 'reminder').map((fact) => fact.threshold)
    expect(thresholds('vera')).toEqual(['25%'])
    expect(thresholds('pavel')).toEqual(['25%', '50%'])
    expect(thresholds('anna')).toEqual(['75%'])
    expect(noticed(test, 'anna', 'reminder')).toBe(0)
    test.pass(MINUTE)
    tickAll(test)
    expect(thresholds('dina')).toEqual(['breach'])
  })

  it('tells no lead who is no agent any more', () => {
    const { test } = taken(reminding('{when: 25%, of: resolution, notify: [lead]}'))
    changePerson(test.desk, test.person('pavel').id, { role: 'requester' })
    test.pass(HOUR)
    tickAll(test)
    expect(told(test, 'pavel', 'reminder')).toEqual([])
  })

  it('at the same instant as another comes with it', () => {
    const lead = '{when: 50%, of: resolution, notify: [lead]}'
    const { test, number } = taken(reminding(HALF, lead, '{when: 50%, notify: [person:dina]}'))
    reply(test.desk, test.person('vera'), number, saying())
    test.pass(2 * HOUR)
    tickAll(test)
    expect(['vera', 'pavel', 'dina'].map((key) => told(test, key, 'reminder').length)).toEqual([
      1, 1, 1,
    ])
    expect(history(test, number, 'reminded')).toHaveLength(1)
  })

  it('after an outage is only the latest, in whatever order the policy names them', () => {
    const { test } = taken(reminding(AFTER, HALF, BREACH))
    test.pass(5 * HOUR)
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toEqual([])
    expect(told(test, 'pavel', 'reminder').map((fact) => fact.threshold)).toEqual(['breach+30m'])
  })

  it('after an outage is the latest of each clock, however many are due', () => {
    const test = newDesk(reminding(HALF, BREACH))
    for (let i = 0; i < 70; i++) take(test.desk, test.person('vera'), filed(test))
    test.pass(5 * HOUR)
    tickAll(test)
    const thresholds = told(test, 'vera', 'reminder').map((fact) => fact.threshold)
    expect(thresholds).toEqual(Array(70).fill('breach'))
  })

  it('that could not be delivered gives way to a later one of its clock, and to no other', () => {
    const { test } = taken(
      reminding(HALF, BREACH, '{when: breach, of: first_response, notify: [assignee]}'),
    )
    for (const hours of [1, 1, 2]) {
      test.pass(hours * HOUR + MINUTE)
      tickAll(test)
    }
    expect(told(test, 'vera', 'reminder')).toHaveLength(3)
    const waiting = test.desk.db.select().from(outbox).where(eq(outbox.state, 'pending')).all()
    const reminders = waiting.flatMap(({ data }) => {
      const fact = data.fact as Fact | undefined
      return fact?.fact === 'reminder' ? [[fact.target, fact.threshold]] : []
    })
    expect(reminders).toEqual([
      ['first_response', 'breach'],
      ['resolution', 'breach'],
    ])
  })

  it('that was sent does not come again under another priority or service', () => {
    const { test, number } = taken(reminding(HALF))
    test.pass(2 * HOUR)
    tickAll(test)
    setPriority(test.desk, test.person('vera'), number, 'high')
    setService(test.desk, test.person('vera'), number, 'late')
    setService(test.desk, test.person('vera'), number, 'office')
    test.pass(HOUR)
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toHaveLength(1)
  })

  it('of a reopened ticket comes only if it has not come before', () => {
    const { test, number } = taken(reminding(HALF, BREACH))
    test.pass(2 * HOUR)
    tickAll(test)
    solve(test.desk, test.person('vera'), number)
    test.pass(HOUR)
    reject(test.desk, test.person('anna'), number)
    test.pass(2 * HOUR + 1)
    tickAll(test)
    expect(told(test, 'vera', 'reminder').map((fact) => fact.threshold)).toEqual(['50%', 'breach'])
  })

  it('follows the policy as it is now', () => {
    const { test } = taken(reminding(HALF))
    reimport(test, reminding('{when: 75%, of: resolution, notify: [lead]}'))
    test.pass(3 * HOUR)
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toEqual([])
    expect(told(test, 'pavel', 'reminder')).toHaveLength(1)
  })
})

describe('before the clocks have followed an edited policy', () => {
  it('nobody is reminded of a deadline that is none any more', () => {
    const { test } = taken(reminding(BREACH))
    importInto(test, reminding(BREACH).replace('resolution: 4h', 'resolution: 6h'))
    test.desk.db.delete(settings).where(eq(settings.key, 'recompute:after')).run()
    test.pass(5 * HOUR)
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toEqual([])
    test.pass(HOUR + 1)
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toHaveLength(1)
  })
})

describe('while the clock stands still', () => {
  it('nobody is reminded; afterwards the time that is left counts', () => {
    const { test, number } = taken(reminding(HALF))
    test.pass(HOUR)
    pause(test.desk, test.person('vera'), number)
    test.pass(3 * HOUR)
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toEqual([])
    resume(test.desk, test.person('vera'), number)
    test.pass(HOUR)
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toHaveLength(1)
  })

  it('nobody is reminded of what came due before, but once it goes on', () => {
    const { test, number } = taken(reminding(HALF, AFTER))
    test.pass(3 * HOUR)
    ask(test.desk, test.person('vera'), number, saying('Где?'))
    tickAll(test)
    test.pass(3 * HOUR)
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toEqual([])
    writes(test, number, 'Тут')
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toHaveLength(1)
  })

  it('breached, nobody is told that it is over for longer', () => {
    const { test, number } = taken(reminding(AFTER))
    test.pass(4 * HOUR + 10 * MINUTE)
    tickAll(test)
    pause(test.desk, test.person('vera'), number)
    expect(clockOf(test, number, 'resolution')?.dueAt).toBe(TUESDAY + 4 * HOUR)
    test.pass(2 * HOUR)
    tickAll(test)
    expect(told(test, 'pavel', 'reminder')).toEqual([])
  })
})

describe('outside the policy’s hours', () => {
  it('nobody is reminded before the next opening, and then of the latest', () => {
    const { test } = taken(reminding(HALF, BREACH))
    test.at('2026-05-19T16:00:00Z')
    tickAll(test)
    test.at('2026-05-20T05:59:59Z')
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toEqual([])
    test.at('2026-05-20T06:00:00Z')
    tickAll(test)
    expect(told(test, 'vera', 'reminder').map((fact) => fact.threshold)).toEqual(['breach'])
  })

  it('what is due at closing is told at closing', () => {
    const test = newDesk(reminding(HALF, BREACH))
    test.at('2026-05-19T11:00:00Z')
    take(test.desk, test.person('vera'), filed(test))
    test.at('2026-05-19T13:00:00Z')
    tickAll(test)
    test.at('2026-05-19T15:00:03Z')
    tickAll(test)
    expect(told(test, 'vera', 'reminder').map((fact) => fact.threshold)).toEqual(['50%', 'breach'])
  })

  it('what was due at closing waits for the opening if nobody told it then', () => {
    const test = newDesk(reminding(BREACH))
    test.at('2026-05-19T11:00:00Z')
    take(test.desk, test.person('vera'), filed(test))
    test.at('2026-05-19T15:10:00Z')
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toEqual([])
    test.at('2026-05-20T06:00:00Z')
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toHaveLength(1)
  })

  it('what was due a moment before closing waits for the opening', () => {
    const test = newDesk(reminding(HALF))
    test.at('2026-05-19T12:59:59Z')
    take(test.desk, test.person('vera'), filed(test))
    test.at('2026-05-19T15:00:01Z')
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toEqual([])
  })

  it('what came due by other hours waits for those that the clock counts by now', () => {
    const pack = reminding('{when: breach, notify: [assignee]}').replace(
      '{key: late, calendar: late,',
      '{key: late, calendar: late, reminders: [{when: breach, notify: [assignee]}],',
    )
    const { test, number } = taken(pack)
    test.at('2026-05-19T08:00:01Z')
    setService(test.desk, test.person('vera'), number, 'late')
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toEqual([])
    test.at('2026-05-19T09:00:00Z')
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toMatchObject([{ target: 'first_response' }])
  })

  it('a deadline that a deed moves into the past disturbs nobody at night', () => {
    const { test, number } = taken(reminding(BREACH))
    test.at('2026-05-19T17:00:00Z')
    setService(test.desk, test.person('vera'), number, 'late')
    setService(test.desk, test.person('vera'), number, 'office')
    test.at('2026-05-19T17:00:01Z')
    tickAll(test)
    expect(told(test, 'vera', 'reminder')).toEqual([])
  })
})

describe('an escalation', () => {
  const UP = '{when: breach, of: resolution, notify: [lead], escalate: true}'
  const UP_AGAIN = '{when: breach+30m, of: resolution, escalate: true}'

  it('moves the ticket to the next line, says why and tells its people', () => {
    const { test, number } = taken(reminding(UP))
    test.pass(4 * HOUR + 1)
    tickAll(test)
    expect(ticketOf(test.desk, number)).toMatchObject({ line: 'l2', assigneeId: null })
    expect(told(test, 'ivan', 'moved_here')).toMatchObject([{ reason: 'escalated' }])
    expect(history(test, number, 'moved')).toMatchObject([
      { byId: null, data: { from: 'l1', to: 'l2', reason: 'escalated' } },
    ])
  })

  it('tells the people of the line that let it pass, too', () => {
    const { test } = taken(reminding(UP))
    test.pass(4 * HOUR + 1)
    tickAll(test)
    expect(told(test, 'pavel', 'reminder')).toHaveLength(1)
  })

  it('that an outage passed over happens all the same, line by line', () => {
    const { test, number } = taken(reminding(UP, UP_AGAIN))
    test.pass(5 * HOUR)
    tickAll(test)
    expect(ticketOf(test.desk, number).line).toBe('l3')
    expect(told(test, 'ivan', 'moved_here')).toEqual([])
    expect(told(test, 'pavel', 'reminder')).toEqual([])
  })

  it('of the last line leaves the ticket where it is', () => {
    const { test, number } = taken(reminding(UP).replace('escalates_to: l2', ''))
    test.pass(4 * HOUR + 1)
    tickAll(test)
    expect(ticketOf(test.desk, number)).toMatchObject({
      line: 'l1',
      assigneeId: test.person('vera').id,
    })
  })
})
