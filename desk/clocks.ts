import { and, asc, eq, isNull } from 'drizzle-orm'
import { clocks, type Pause, type TARGETS } from '../db/tables/clocks.ts'
import { DEFAULT_PAUSES, type Policy } from '../scenarios/pack-policies.ts'
import { minutesOf as durationMinutes } from '../scenarios/when.ts'
import { config } from './config.ts'
import type { Desk } from './desk.ts'
import { record } from './events.ts'
import { raisingTime } from './raising-rules.ts'
import { type ClockRow, instantOf, readingOf } from './readings.ts'
import { dropReminders, planReminders } from './reminders.ts'
import { statusPauses } from './standstill.ts'
import { change, NO_DEADLINE, type Ticket, ticketOf } from './tickets.ts'

export type Target = (typeof TARGETS)[number]

const NEAR_SHARE = 0.8

/** All clocks of a ticket, oldest first. */
export function clocksOf(desk: Desk, ticket: number): ClockRow[] {
  return desk.db
    .select()
    .from(clocks)
    .where(and(eq(clocks.ticket, ticket), isNull(clocks.droppedAt)))
    .orderBy(asc(clocks.id))
    .all()
}

/** Starts what a new ticket is promised: a first response and a resolution. */
export function startClocks(desk: Desk, ticket: Ticket): void {
  startClock(desk, ticket, 'first_response', ticket.createdAt)
  startClock(desk, ticket, 'resolution', ticket.createdAt)
  refresh(desk, ticket.number)
}

/** The requester wrote: the next response is due from the first message that waits for an answer. */
export function expectResponse(desk: Desk, ticket: Ticket): void {
  const running = live(desk, ticket.number).some((clock) => clock.target === 'next_response')
  if (!running) startClock(desk, ticket, 'next_response', desk.now())
  refresh(desk, ticket.number)
}

/** An agent answered, asked or solved: the response clocks are met. */
export function meetResponse(desk: Desk, ticket: number): void {
  meet(desk, ticket, ['first_response', 'next_response'])
}

/** Solved: nothing more is owed. */
export function meetAll(desk: Desk, ticket: number): void {
  meet(desk, ticket, ['first_response', 'next_response', 'resolution'])
}

/** The next response is not owed after all; a first one still is. */
export function meetNextResponse(desk: Desk, ticket: number): void {
  meet(desk, ticket, ['next_response'])
}

/** A cancelled or merged ticket has no clocks. */
export function dropClocks(desk: Desk, ticket: number): void {
  for (const clock of live(desk, ticket)) drop(desk, clock)
  refresh(desk, ticket)
}

/** Enters or leaves a standstill: which clocks stand still is the policy's to say. */
export function standStill(desk: Desk, ticket: Ticket, reason: string | null): void {
  for (const clock of live(desk, ticket.number)) {
    const pauses = closePause(clock.pauses, desk.now())
    if (reason !== null && pausesClock(policyOf(desk, ticket), clock.target)) {
      pauses.push({ from: desk.now(), to: null, reason })
    }
    write(desk, clock.id, { pauses })
  }
  refresh(desk, ticket.number)
}

/** Reopened: the resolution goes on with what it had used; solved time does not count. */
export function resumeResolution(desk: Desk, ticket: Ticket, stoodSince: number): void {
  const clock = clocksOf(desk, ticket.number).findLast((one) => one.target === 'resolution')
  if (!clock) {
    startClock(desk, ticket, 'resolution', desk.now())
    refresh(desk, ticket.number)
    return
  }
  const pauses = [...clock.pauses, { from: stoodSince, to: desk.now(), reason: 'solved' }]
  write(desk, clock.id, { metAt: null, pauses })
  retarget(desk, ticket)
}

/** Service, line, policy or priority changed: used minutes are carried over, a breach stays. */
export function retarget(desk: Desk, ticket: Ticket): void {
  const policy = policyOf(desk, ticket)
  for (const clock of live(desk, ticket.number)) {
    const minutes = minutesOf(policy, ticket.priority, clock.target)
    if (!policy || minutes === undefined) drop(desk, clock)
    else if (clock.calendar === policy.calendar) {
      write(desk, clock.id, { policy: policy.key, targetMinutes: minutes })
    } else carryOver(desk, clock, policy, minutes)
  }
  startMissing(desk, ticket)
  refresh(desk, ticket.number)
}

/** Recomputes due times and reminders of a ticket's clocks from what is stored. */
export function refresh(desk: Desk, number: number): Ticket {
  const now = desk.now()
  let dueAt: number | null = null
  let nearAt: number | null = null
  for (const clock of live(desk, number)) {
    const reading = readingOf(desk, clock, now)
    if (!reading) continue
    const breachedAt = clock.breachedAt ?? reading.breachedAt
    if (breachedAt !== null && clock.breachedAt === null) noteBreach(desk, clock, breachedAt)
    write(desk, clock.id, { dueAt: reading.dueAt, breachedAt })
    planReminders(desk, clock)
    dueAt = nearest(dueAt, reading.dueAt)
    nearAt = nearest(nearAt, instantOf(desk, clock, clock.targetMinutes * NEAR_SHARE))
  }
  const raiseAt = raisingTime(desk, ticketOf(desk, number))
  return change(desk, number, { dueAt, nearAt, raiseAt, queueAt: dueAt ?? NO_DEADLINE })
}

function live(desk: Desk, ticket: number): ClockRow[] {
  return clocksOf(desk, ticket).filter((clock) => clock.metAt === null)
}

function startClock(desk: Desk, ticket: Ticket, target: Target, startedAt: number): void {
  const policy = policyOf(desk, ticket)
  const targetMinutes = minutesOf(policy, ticket.priority, target)
  if (!policy || targetMinutes === undefined) return
  const pauses = pausesClock(policy, target) ? statusPauses(desk, ticket, startedAt) : []
  desk.db
    .insert(clocks)
    .values({
      ticket: ticket.number,
      target,
      policy: policy.key,
      calendar: policy.calendar,
      targetMinutes,
      startedAt,
      pauses,
      former: [],
    })
    .run()
}

function startMissing(desk: Desk, ticket: Ticket): void {
  if (ticket.category === 'solved' || ticket.category === 'closed') return
  const all = clocksOf(desk, ticket.number)
  for (const target of ['first_response', 'resolution'] as const) {
    const answered = target === 'first_response' && ticket.answeredAt !== null
    if (!answered && !all.some((clock) => clock.target === target)) {
      startClock(desk, ticket, target, ticket.createdAt)
    }
  }
}

function meet(desk: Desk, ticket: number, targets: Target[]): void {
  const metAt = desk.now()
  for (const clock of live(desk, ticket)) {
    if (!targets.includes(clock.target)) continue
    const reading = readingOf(desk, clock, metAt)
    const breachedAt = clock.breachedAt ?? reading?.breachedAt ?? null
    if (breachedAt !== null && clock.breachedAt === null) noteBreach(desk, clock, breachedAt)
    write(desk, clock.id, { metAt, breachedAt, dueAt: reading?.dueAt ?? null })
    dropReminders(desk, clock.id)
  }
  refresh(desk, ticket)
}

function carryOver(desk: Desk, clock: ClockRow, policy: Policy, targetMinutes: number): void {
  const now = desk.now()
  const usedMinutes = readingOf(desk, clock, now)?.usedMinutes ?? clock.usedBefore
  const standing = clock.pauses.find((pause) => pause.to === null)
  write(desk, clock.id, {
    policy: policy.key,
    calendar: policy.calendar,
    targetMinutes,
    usedBefore: usedMinutes,
    startedAt: now,
    pauses: standing ? [{ ...standing, from: now }] : [],
    former: [
      ...clock.former,
      {
        calendar: clock.calendar,
        from: clock.startedAt,
        to: now,
        usedMinutes,
        pauses: closePause(clock.pauses, now),
      },
    ],
  })
}

function drop(desk: Desk, clock: ClockRow): void {
  write(desk, clock.id, { droppedAt: desk.now(), dueAt: null })
  dropReminders(desk, clock.id)
}

function noteBreach(desk: Desk, clock: ClockRow, at: number): void {
  record(desk, 'breached', { ticket: clock.ticket, data: { target: clock.target, at } })
}

function write(desk: Desk, id: number, values: Partial<typeof clocks.$inferInsert>): void {
  desk.db.update(clocks).set(values).where(eq(clocks.id, id)).run()
}

function policyOf(desk: Desk, ticket: Ticket): Policy | undefined {
  return config(desk).policies.get(ticket.policy)
}

function pausesClock(policy: Policy | undefined, target: Target): boolean {
  return policy?.pauses?.[target] ?? DEFAULT_PAUSES[target]
}

function minutesOf(policy: Policy | undefined, priority: string, target: Target) {
  const targets = policy?.targets[priority] ?? policy?.targets.any
  const duration = targets?.[target]
  return duration === undefined ? undefined : durationMinutes(duration)
}

function closePause(pauses: Pause[], at: number): Pause[] {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause))
}

function nearest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.min(a, b)
}
