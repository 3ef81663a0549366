import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { createDesk, type Desk } from '../../desk/desk.ts'
import { historyOf } from '../../desk/events.ts'
import { personByKey } from '../../desk/people/people.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { remindingClocks } from '../../desk/sla/reminders.ts'
import { tick } from '../../desk/tick.ts'
import { take } from '../../desk/tickets/assignment.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { loadWords } from '../../locales/words.ts'
import type { TestDesk } from './desk.ts'
import { fileTicket } from './filing.ts'
import { clockOf, noticed, PROMISES, told } from './sla.ts'

const REMINDERS = [
  '{when: 50%, notify: [assignee]}',
  '{when: breach, notify: [assignee]}',
  '{when: breach+30m, of: resolution, notify: [assignee], escalate: true}',
]
const PACK = PROMISES.replace(
  'next_response: 2h, resolution: 4h}',
  `next_response: 2h, resolution: 4h}\n    reminders: [${REMINDERS.join(', ')}]`,
)
const FILED = '2026-05-19T10:00:00+03:00'
const words = loadWords()

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'okoshko-outage-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

/** The program runs from one instant to another, ticking each minute, and is then ended. */
function runs(from: string, to: string, act: (world: TestDesk) => void = () => undefined): void {
  let now = Date.parse(from)
  const desk: Desk = createDesk({
    db: openDatabase(join(folder, 'desk.db')),
    now: () => now,
    words: (locale) => words.in(locale),
  })
  const person = (key: string) => personByKey(desk, key) ?? expect.fail(key)
  const world: TestDesk = {
    desk,
    person,
    pass: (ms) => {
      now += ms
    },
    at: (iso) => {
      now = Date.parse(iso)
    },
  }
  for (; now <= Date.parse(to); now += 60_000) {
    while (tick(desk));
    if (now === Date.parse(from)) act(world)
  }
  now = Date.parse(to)
  looked = {
    reminded: told(world, 'vera', 'reminder').map((fact) => `${fact.target} ${fact.threshold}`),
    notices: noticed(world, 'vera', 'reminder'),
    line: ticketOf(desk, 1).line,
    breaches: historyOf(desk, 1, 1000).filter(({ type }) => type === 'breached').length,
    breachedAt: clockOf(world, 1, 'resolution')?.breachedAt ?? null,
    waiting: remindingClocks(desk, 100).length,
  }
  desk.db.$client.close()
}

let looked: {
  reminded: string[]
  notices: number
  line: string
  breaches: number
  breachedAt: number | null
  waiting: number
}

const files = (world: TestDesk) => {
  importPack(world.desk, PACK, { linkAccounts: true })
  fileTicket(world, 'office')
  take(world.desk, world.person('vera'), 1)
}

test('a program that never stops tells each of them in its time', () => {
  runs(FILED, '2026-05-19T15:00:00+03:00', files)
  expect(looked.reminded).toEqual([
    'first_response 50%',
    'first_response breach',
    'resolution 50%',
    'resolution breach',
    'resolution breach+30m',
  ])
  expect(looked.notices).toBe(5)
})

test('one that was down over every deadline tells the latest of each clock, once, and escalates', () => {
  runs(FILED, '2026-05-19T10:01:00+03:00', files)
  runs('2026-05-19T16:00:00+03:00', '2026-05-19T16:01:00+03:00')
  const after = ['first_response breach', 'resolution breach+30m']
  expect(looked).toEqual({
    reminded: after,
    notices: 2,
    line: 'l2',
    breaches: 2,
    breachedAt: Date.parse('2026-05-19T14:00:00+03:00'),
    waiting: 0,
  })
  runs('2026-05-19T16:02:00+03:00', '2026-05-19T17:00:00+03:00')
  expect(looked.reminded).toEqual(after)
  expect(looked.line).toBe('l2')
})

test('one that comes back at night says nothing before the morning', () => {
  runs(FILED, '2026-05-19T10:01:00+03:00', files)
  runs('2026-05-20T02:00:00+03:00', '2026-05-20T08:59:00+03:00')
  // Nothing of it is looked at again before.
  expect(looked).toMatchObject({ reminded: [], line: 'l1', breaches: 2, waiting: 0 })
  runs('2026-05-20T09:00:00+03:00', '2026-05-20T09:00:00+03:00')
  expect(looked.reminded).toEqual(['first_response breach', 'resolution breach+30m'])
})

test('one that was down between two reminders tells the next in its time', () => {
  runs(FILED, '2026-05-19T10:31:00+03:00', files)
  runs('2026-05-19T12:30:00+03:00', '2026-05-19T14:02:00+03:00')
  expect(looked.reminded).toEqual([
    'first_response 50%',
    'first_response breach',
    'resolution 50%',
    'resolution breach',
  ])
})
