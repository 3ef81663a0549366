import { and, eq } from 'drizzle-orm'
import { subtasks } from '../../db/tables/processes.ts'
import type { Answers } from '../../scenarios/answer.ts'
import { type Given, givenAnswer } from '../../scenarios/answer-given.ts'
import { wordsOf } from '../../scenarios/answer-title.ts'
import { isPublic, type Step } from '../../scenarios/step.ts'
import { factsFor } from '../chat/facts.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { type Person, personById } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { config, stepsOf } from '../setup/config.ts'
import { file } from '../tickets/filing.ts'
import { defaultStatus, enter } from '../tickets/statuses.ts'
import { change, isDone, type Ticket, ticketOf } from '../tickets/tickets.ts'
import {
  advanceLater,
  changeSubtask,
  HELD,
  isHeld,
  isProcessRunning,
  isReady,
  type Subtask,
  subtasksOf,
} from './subtask-rows.ts'

/**
 * Starts every subtask of a ticket whose turn has come. While its process runs elsewhere the ticket
 * is on hold; it goes on once all of it is over.
 */
export function advance(desk: Desk, number: number): void {
  deed(desk, () => {
    const parent = change(desk, number, { advanceAt: null })
    for (const subtask of subtasksOf(desk, number)) {
      if (subtask.state !== 'planned') continue
      if (isDone(parent)) changeSubtask(desk, subtask.id, { state: 'dropped' })
      else if (isDue(parent, subtask) && isReady(desk, subtask)) start(desk, parent, subtask, null)
    }
    if (!isDone(parent)) holdOrGoOn(desk, ticketOf(desk, number))
  })
}

/** An agent starts a subtask that waits for a hand. Throws `subtask_not_ready` before what it comes after. */
export function startByHand(desk: Desk, by: Person, id: number): Ticket {
  return deed(desk, () => {
    const { parent, subtask } = plannedFor(desk, by, id)
    if (parent.gate !== null) throw new DeskError('approval_waiting', { number: parent.number })
    if (!isReady(desk, subtask, true)) throw new DeskError('subtask_not_ready')
    const child = start(desk, parent, subtask, by)
    advanceLater(desk, parent.number)
    return child
  })
}

/** An agent strikes out a subtask that has not begun: what comes after it no longer waits for it. */
export function dropSubtask(desk: Desk, by: Person, id: number): void {
  deed(desk, () => {
    const { parent, subtask } = plannedFor(desk, by, id)
    changeSubtask(desk, id, { state: 'dropped' })
    for (const other of subtasksOf(desk, parent.number)) {
      const after = other.after.filter((key) => key !== subtask.key)
      if (after.length < other.after.length) changeSubtask(desk, other.id, { after })
    }
    const data = { key: subtask.key, title: subtask.title }
    record(desk, 'subtask_dropped', { ticket: parent.number, by: by.id, data })
    advanceLater(desk, parent.number)
  })
}

/** A ticket that an agent files out of another one: its child, which the parent need not wait for. */
export function adopt(desk: Desk, by: Person, parentNumber: number, child: Ticket): void {
  deed(desk, () => {
    const parent = ticketFor(desk, by, parentNumber, 'subtasks')
    if (parent.number === child.number) throw new DeskError('link_itself')
    desk.db
      .insert(subtasks)
      .values({
        parent: parent.number,
        key: `_${child.number}`,
        service: child.service,
        title: child.title,
        answers: {},
        after: [],
        start: 'by_hand',
        state: 'started',
        child: child.number,
        createdAt: desk.now(),
      })
      .onConflictDoNothing()
      .run()
    const data = { child: child.number, title: child.title }
    record(desk, 'subtask_started', { ticket: parent.number, by: by.id, data })
    desk.bus.note({ what: 'ticket', ticket: child.number, deed: 'subtask_started' })
  })
}

function plannedFor(desk: Desk, by: Person, id: number) {
  const subtask = desk.db
    .select()
    .from(subtasks)
    .where(and(eq(subtasks.id, id)))
    .get()
  if (!subtask) throw new DeskError('not_found')
  const parent = ticketFor(desk, by, subtask.parent, 'subtasks')
  if (isDone(parent)) throw new DeskError('ticket_closed', { number: parent.number })
  if (subtask.state !== 'planned') throw new DeskError('subtask_not_ready')
  return { parent, subtask }
}

function isDue(parent: Ticket, { start }: Subtask): boolean {
  if (start === 'by_hand') return false
  return start === 'filed' || parent.gate === null
}

function start(desk: Desk, parent: Ticket, subtask: Subtask, by: Person | null): Ticket {
  const service = config(desk).services.get(subtask.service)
  const requester = personById(desk, parent.requesterId)
  if (!service || !requester) throw new DeskError('unknown_service', { service: subtask.service })
  const answers = answersOf(desk, parent, subtask, requester)
  const child = file(desk, {
    source: `subtask:${subtask.id}`,
    service: service.key,
    scenarioVersion: service.version,
    title: subtask.title,
    answers,
    requester,
    by: by ?? requester,
    attachments: [],
    quiet: true,
  })
  changeSubtask(desk, subtask.id, { state: 'started', child: child.number })
  const data = { child: child.number, title: child.title, key: subtask.key }
  record(desk, 'subtask_started', { ticket: parent.number, by: by?.id ?? null, data })
  return child
}

/**
 * What the parent knows is answered; the rest of the child's scenario its line fills in, and what the
 * requester would read of what only agents were asked.
 */
function answersOf(desk: Desk, parent: Ticket, subtask: Subtask, requester: Person): Answers {
  const service = config(desk).services.get(subtask.service)
  if (!service) return {}
  const { locale } = config(desk)
  const steps = stepsOf(desk, parent.service, parent.scenarioVersion)
  const known = (among: Step[]) => ({
    answers: Object.fromEntries(
      Object.entries(parent.answers).filter(([key]) => among.some((step) => step.key === key)),
    ),
    words: wordsOf(among, parent.answers, locale, desk.words(locale)),
  })
  const [all, told] = [known(steps), known(steps.filter(isPublic))]
  const facts = factsFor(desk, requester, service.key, true)
  const given = subtask.answers as Record<string, Given>
  return Object.fromEntries(
    service.steps.flatMap((step) => {
      const raw = Object.hasOwn(given, step.key) ? given[step.key] : undefined
      const from = isPublic(step) ? told : all
      const answer = raw === undefined ? undefined : givenAnswer(step, raw, from, facts)
      return answer ? [[step.key, answer]] : []
    }),
  )
}

function holdOrGoOn(desk: Desk, parent: Ticket): void {
  const hasProcess = subtasksOf(desk, parent.number).some(({ start }) => start !== 'by_hand')
  const isRunning = isProcessRunning(desk, parent.number)
  if (isRunning && (parent.category === 'new' || parent.category === 'active')) {
    const reason = HELD
    enter(desk, parent, defaultStatus(desk, 'on_hold'), { by: null, reason })
  }
  if (!isRunning && hasProcess && parent.category === 'on_hold' && isHeld(desk, parent.number)) {
    enter(desk, parent, defaultStatus(desk, 'active'), { by: null })
  }
}
