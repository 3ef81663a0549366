import { approvals } from '../../db/tables/processes.ts'
import { minutesOf } from '../../scenarios/when.ts'
import { addWorkingTime } from '../calendar.ts'
import { redrawCards } from '../chat/cards.ts'
import { about, tellPerson, tellRequester } from '../delivery/notify.ts'
import { post } from '../delivery/outbox.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { attachmentsOf } from '../messages/attachments.ts'
import { isInternal } from '../messages/reading-files.ts'
import { type NewReply, say } from '../messages/replying.ts'
import { isReachable } from '../people/chats.ts'
import { isAgent, type Person, personById } from '../people/people.ts'
import { leadOf, ticketFor } from '../people/rights.ts'
import { config, type LiveService } from '../setup/config.ts'
import { standStill } from '../sla/clocks.ts'
import { cleanText } from '../texts.ts'
import { begin } from '../tickets/assignment.ts'
import { endWithoutClocks } from '../tickets/statuses.ts'
import { change, type Ticket, ticketOf } from '../tickets/tickets.ts'
import { calendarOf } from '../time/calendars.ts'
import {
  type ApprovalRow,
  approvalOf,
  changeApproval,
  decidersOf,
  waitingApproval,
} from './approval-rows.ts'
import { approverFor, standInFor } from './approvers.ts'
import { tellDecider } from './deciders.ts'

const LONGEST_COMMENT = 2000
const FILES_SHOWN = 10

/** Asks for the approval that a new ticket's service wants; nothing begins before it. Within a deed. */
export function askApproval(desk: Desk, ticket: Ticket, service: LiveService): void {
  const { approval } = service
  const requester = personById(desk, ticket.requesterId)
  if (!approval || !requester) return
  const approver = approverFor(desk, approval, requester, ticket.line)
  const standIn = standInFor(desk, approval, requester, approver)
  const row = desk.db
    .insert(approvals)
    .values({
      ticket: ticket.number,
      approverId: approver?.id ?? null,
      standInId: standIn?.id ?? null,
      dueAt: dueOf(desk, ticket, approval.deadline),
      state: 'waiting',
      askedAt: desk.now(),
    })
    .returning()
    .get()
  record(desk, 'approval_asked', {
    ticket: ticket.number,
    data: { approver: approver?.id ?? null, dueAt: row.dueAt },
  })
  if (approver) askPerson(desk, ticket, row, approver)
  if (!approver || !canDecide(desk, approver)) handOn(desk, row)
}

/** A ticket that ended without its approval is at work again: it is asked for once more. Within a deed. */
export function askAgain(desk: Desk, ticket: Ticket): Ticket {
  const { number } = ticket
  const service = config(desk).services.get(ticket.service)
  const last = approvalOf(desk, number)
  if (!service?.approval || !last || last.state === 'approved') return ticket
  const gated = change(desk, number, { gate: 'approval' })
  askApproval(desk, gated, service)
  standStill(desk, gated)
  redrawCards(desk, number)
  return ticketOf(desk, number)
}

/** The approver says yes: the line hears of the ticket, its clocks begin to run. */
export function approve(desk: Desk, by: Person, number: number, comment = ''): Ticket {
  return deed(desk, () => {
    const { text } = decide(desk, by, number, 'approved', comment)
    const open = change(desk, number, { gate: null, advanceAt: desk.now() })
    standStill(desk, open)
    desk.bus.note({ what: 'due' })
    redrawCards(desk, number)
    tellRequester(desk, open, { fact: 'approved', ...about(open), by: by.name, ...text })
    // Only now is it somebody's work.
    begin(desk, ticketOf(desk, number))
    return ticketOf(desk, number)
  })
}

/** The approver says no: the ticket ends, and its requester is told why. */
export function reject(desk: Desk, by: Person, number: number, comment = ''): Ticket {
  return deed(desk, () => {
    const { ticket, text } = decide(desk, by, number, 'rejected', comment)
    const open = change(desk, number, { gate: null })
    const reason = text.comment === undefined ? {} : { reason: text.comment }
    const closed = endWithoutClocks(desk, open, { by, quiet: true, ...reason })
    tellRequester(desk, ticket, { fact: 'rejected', ...about(ticket), by: by.name, ...text })
    return closed
  })
}

/** The approver asks the requester, whose answer comes back to them; nothing is decided yet. */
export function askBeforeDeciding(desk: Desk, by: Person, number: number, saying: NewReply): void {
  deed(desk, () => {
    const { ticket } = forDecision(desk, by, number)
    say(desk, ticket, by, { ...saying, question: true })
  })
}

/** Shows in the chat of whoever decides, once more, what they are asked. Throws as a decision does. */
export function askOnceMore(desk: Desk, by: Person, number: number): void {
  deed(desk, () => {
    const { ticket, approval } = forDecision(desk, by, number)
    const asked = askedOf(desk, ticket, approval, by)
    tellPerson(desk, by, asked, ticket)
    showFiles(desk, ticket, by, asked.requester)
  })
}

/** The deadline of an approval has passed: the stand-in is asked too, or the approver once more. */
export function handOn(desk: Desk, approval: ApprovalRow): void {
  deed(desk, () => {
    const ticket = ticketOf(desk, approval.ticket)
    changeApproval(desk, approval.id, { dueAt: null })
    const standIn = approval.standInId === null ? undefined : personById(desk, approval.standInId)
    if (standIn && standIn.archivedAt === null && approval.handedAt === null) {
      const handed = changeApproval(desk, approval.id, { handedAt: desk.now() })
      record(desk, 'approval_handed_on', { ticket: ticket.number, data: { to: standIn.id } })
      askPerson(desk, ticket, handed, standIn)
      return
    }
    const deciders = decidersOf(desk, approval)
    if (deciders.length === 0 && askNext(desk, ticket, approval)) return
    for (const person of deciders) {
      tellDecider(desk, person, ticket, { fact: 'approval_late', ...about(ticket) })
    }
    tellLeadOf(desk, ticket)
  })
}

/** All who were asked have left: whoever would be asked now is; false: it would be nobody. */
function askNext(desk: Desk, ticket: Ticket, { id, approverId }: ApprovalRow): boolean {
  const service = config(desk).services.get(ticket.service)
  const requester = personById(desk, ticket.requesterId)
  if (!service?.approval || !requester) return false
  const next = approverFor(desk, service.approval, requester, ticket.line)
  if (!next || next.id === approverId) return false
  const dueAt = dueOf(desk, ticket, service.approval.deadline)
  const asked = changeApproval(desk, id, { approverId: next.id, dueAt })
  record(desk, 'approval_handed_on', { ticket: ticket.number, data: { to: next.id } })
  askPerson(desk, ticket, asked, next)
  return true
}

function decide(
  desk: Desk,
  by: Person,
  number: number,
  state: 'approved' | 'rejected',
  comment: string,
) {
  const { ticket, approval } = forDecision(desk, by, number)
  const clean = cleanText(comment)
  if (clean.length > LONGEST_COMMENT) {
    throw new DeskError('text_too_long', { length: clean.length, max: LONGEST_COMMENT })
  }
  const text = clean === '' ? {} : { comment: clean }
  changeApproval(desk, approval.id, {
    state,
    decidedById: by.id,
    comment: clean === '' ? null : clean,
    decidedAt: desk.now(),
    dueAt: null,
  })
  record(desk, 'approval_decided', {
    ticket: number,
    by: by.id,
    data: { decision: state, ...text },
  })
  const others = decidersOf(desk, approval).filter((person) => person.id !== by.id)
  for (const person of others) {
    tellDecider(desk, person, ticket, {
      fact: 'approval_over',
      ...about(ticket),
      state,
      by: by.name,
    })
  }
  return { ticket, text }
}

/** What a person decides about now; throws `not_found`, `not_allowed`, and `approval_over` with what was decided. */
export function forDecision(desk: Desk, by: Person, number: number) {
  const ticket = ticketFor(desk, by, number, 'approve')
  const approval = approvalOf(desk, number)
  if (!approval) throw new DeskError('not_found', { number })
  if (approval.state !== 'waiting') {
    const name = approval.decidedById === null ? '' : personById(desk, approval.decidedById)?.name
    throw new DeskError('approval_over', { number, name: name ?? '', state: approval.state })
  }
  return { ticket, approval }
}

function askPerson(desk: Desk, ticket: Ticket, approval: ApprovalRow, person: Person): void {
  const asked = askedOf(desk, ticket, approval, person)
  tellDecider(desk, person, ticket, asked)
  showFiles(desk, ticket, person, asked.requester)
  // From now on they find what waits for them in their menu.
  desk.bus.note({ what: 'person', person: person.id })
}

function askedOf(desk: Desk, ticket: Ticket, approval: ApprovalRow, person: Person) {
  const instead = person.id === approval.approverId ? undefined : approval.approverId
  const name = instead == null ? undefined : personById(desk, instead)?.name
  return {
    fact: 'approval_asked' as const,
    ...about(ticket),
    requester: personById(desk, ticket.requesterId)?.name ?? '',
    dueAt: approval.dueAt,
    ...(name === undefined ? {} : { instead: name }),
  }
}

/** Nobody approves a bill unseen. */
function showFiles(desk: Desk, ticket: Ticket, person: Person, by: string): void {
  const chatId = person.telegramId
  if (chatId === null || !isReachable(desk, chatId)) return
  const files = attachmentsOf(desk, ticket.number).filter((one) => !isInternal(desk, one, ticket))
  const attachments = files.slice(0, FILES_SHOWN).map((file) => file.id)
  if (attachments.length === 0) return
  post(
    desk,
    { chatId, ticket: ticket.number },
    { kind: 'files', about: about(ticket), by, attachments, head: true },
  )
}

function tellLeadOf(desk: Desk, ticket: Ticket): void {
  const lead = leadOf(desk, ticket.line)
  const approval = waitingApproval(desk, ticket.number)
  const known = approval ? decidersOf(desk, approval).map((person) => person.id) : []
  if (!lead || known.includes(lead.id)) return
  tellDecider(desk, lead, ticket, { fact: 'approval_late', ...about(ticket) })
}

/** Whether they can be asked at all: somebody away, or without a chat and without the panel, cannot. */
function canDecide(desk: Desk, person: Person): boolean {
  if (person.awayAt !== null) return false
  if (isAgent(person)) return true
  return person.telegramId !== null && isReachable(desk, person.telegramId)
}

function dueOf(desk: Desk, ticket: Ticket, deadline: string | undefined): number | null {
  const minutes = deadline === undefined ? undefined : minutesOf(deadline)
  if (minutes === undefined) return null
  const setup = config(desk)
  const key = setup.policies.get(ticket.policy)?.calendar ?? setup.lines.get(ticket.line)?.calendar
  const calendar = calendarOf(desk, key)
  return calendar ? addWorkingTime(calendar, desk.now(), minutes) : desk.now() + minutes * 60_000
}
