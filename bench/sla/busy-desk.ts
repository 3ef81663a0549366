import { join } from 'node:path'
import { type Database, openDatabase } from '../../db/open.ts'
import { addWorkingTime } from '../../desk/calendar.ts'
import { createDesk, type Desk } from '../../desk/desk.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { tick } from '../../desk/tick.ts'
import { calendarOf } from '../../desk/time/calendars.ts'

export const MINUTE = 60_000
/** A Wednesday, 15:00 in Moscow. */
export const NOW = Date.parse('2026-05-20T12:00:00Z')

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri']
const HOURS = WEEK.map((day) => `${day}: ["09:00-13:00", "14:00-18:00"]`).join(', ')
const STEPS = 'steps: [{key: text, ask: What happened?, type: text}]'
const TARGETS = ['first_response', 'next_response', 'resolution'] as const
const SOON = { first_response: 30, next_response: 2400, resolution: 4800 }
const LATER = { first_response: 1200, next_response: 2400, resolution: 4800 }

/** A set-up with Russia's production calendar, lunch, two policies and reminders. */
export function pack(holiday = ''): string {
  const policy = (key: string, first: string) => `
  - key: ${key}
    calendar: office
    targets: {any: {first_response: ${first}, next_response: 40h, resolution: 80h}}
    reminders:
      - {when: 80%, notify: [lead]}
      - {when: breach, notify: [lead]}`
  return `
version: 1
pack: bench
calendars:
  - {key: office, timezone: Europe/Moscow, country: RU, week: {${HOURS}}, holidays: [${holiday}]}
people:
  - {key: anna, name: Anna, telegram_id: 1001}
  - {key: pavel, name: Pavel, role: lead, telegram_id: 2001}
lines: [{key: l1, name: L1, agents: [pavel], lead: pavel}]
policies:${policy('soon', '30m')}${policy('later', '20h')}
services:
  - {key: soon, name: Soon, line: l1, policy: soon, ${STEPS}}
  - {key: later, name: Later, line: l1, policy: later, ${STEPS}}
`
}

export interface BusyDesk {
  desk: Desk
  /** Sets the clock, which then goes on by itself. */
  at(instant: number): void
}

/**
 * A desk in a folder with so many open tickets of three running clocks each. In each of the minutes
 * after `NOW`, a hundred of them become due; the others not before days have passed.
 */
export function busyDesk(folder: string, open: number, minutes: number): BusyDesk {
  let began = performance.now()
  let from = NOW
  const db = openDatabase(join(folder, `${open}.db`))
  const desk = createDesk({ db, now: () => Math.floor(from + performance.now() - began) })
  const at = (instant: number) => {
    from = instant
    began = performance.now()
  }
  bring(desk, pack())
  while (tick(desk));
  fill(desk, open, minutes)
  db.$client.pragma('wal_checkpoint(TRUNCATE)')
  return { desk, at }
}

/** Imports a set-up, and leaves nothing of it to later ticks. */
export function bring(desk: Desk, text: string): void {
  const imported = importPack(desk, text, { linkAccounts: true })
  if (!imported.ok) throw new Error(JSON.stringify(imported.faults))
}

function fill(desk: Desk, open: number, minutes: number): void {
  const { $client } = desk.db
  const rows = { ...statementsOf(desk.db), dueTime: dueTimes(desk) }
  $client.exec('begin')
  for (let number = 1; number <= open; number++) {
    const minute = Math.ceil(number / 100)
    const isSoon = minute <= minutes
    // Due a little after the minute has begun, so that it is due in that minute and not before.
    const createdAt = isSoon
      ? NOW + (minute - SOON.first_response) * MINUTE - (number % 100)
      : NOW - (30 + (number % 240)) * MINUTE
    fillTicket(rows, number, createdAt, isSoon)
  }
  $client.exec('commit')
}

function fillTicket(
  {
    ticket,
    clock,
    reminder,
    card,
    dueTime,
  }: ReturnType<typeof statementsOf> & {
    dueTime: (startedAt: number, targetMinutes: number) => number
  },
  number: number,
  createdAt: number,
  isSoon: boolean,
): void {
  const policy = isSoon ? 'soon' : 'later'
  const minutes = isSoon ? SOON : LATER
  const dueAt = dueTime(createdAt, minutes.first_response)
  const nearAt = dueTime(createdAt, minutes.first_response * 0.8)
  const first = [number, `bench:${number}`, policy, `Printer ${number}`, policy]
  ticket.run(...first, dueAt, dueAt, nearAt, createdAt, createdAt, createdAt)
  card.run(number)
  TARGETS.forEach((target, i) => {
    const id = number * 3 + i
    const due = dueTime(createdAt, minutes[target])
    clock.run(id, number, target, policy, minutes[target], createdAt, due)
    const near = dueTime(createdAt, minutes[target] * 0.8)
    reminder.run(id, '80%', near, near, near < NOW ? NOW : null)
    reminder.run(id, 'breach', due, due + 1, null)
  })
}

/** Deadlines, each computed once: many tickets were filed in the same minute. */
function dueTimes(desk: Desk) {
  const known = new Map<string, number>()
  const calendar = calendarOf(desk, 'office')
  if (!calendar) throw new Error('no calendar')
  return (startedAt: number, targetMinutes: number): number => {
    const key = `${startedAt} ${targetMinutes}`
    const dueAt = known.get(key) ?? addWorkingTime(calendar, startedAt, targetMinutes) ?? Number.NaN
    known.set(key, dueAt)
    return dueAt
  }
}

function statementsOf({ $client }: Database) {
  return {
    ticket: $client.prepare(`insert into tickets
      (number, source, service, title, policy, due_at, queue_at, near_at, created_at, updated_at,
       last_message_at, scenario_version, answers, requester_id, filed_by_id, line, status,
       category, priority)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, '{}', 1, 1, 'l1', 'new', 'new', 'normal')`),
    clock: $client.prepare(`insert into clocks
      (id, ticket, target, policy, calendar, target_minutes, started_at, due_at, pauses, former)
      values (?, ?, ?, ?, 'office', ?, ?, ?, '[]', '[]')`),
    reminder: $client.prepare(`insert into reminders
      (clock_id, threshold, due_at, at, done_at) values (?, ?, ?, ?, ?)`),
    card: $client.prepare('insert into cards (ticket, chat_id) values (?, 1001)'),
  }
}
