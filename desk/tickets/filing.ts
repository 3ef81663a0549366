import { eq, sql } from 'drizzle-orm'
import { tickets } from '../../db/tables/tickets.ts'
import type { Answers } from '../../scenarios/answer.ts'
import { giveCard } from '../chat/cards.ts'
import { about, tellRequester } from '../delivery/notify.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { attachTo } from '../messages/attachments.ts'
import type { Person } from '../people/people.ts'
import { prepared, preparedInsert } from '../prepared.ts'
import { wasApproved } from '../processes/approval-rows.ts'
import { askApproval } from '../processes/approvals.ts'
import { putChecklist } from '../processes/checklist.ts'
import { planSubtasks } from '../processes/subtask-plan.ts'
import { config, type LiveService } from '../setup/config.ts'
import { startClocks } from '../sla/clocks.ts'
import { announce } from './assignment.ts'
import { type Decision, decide, firstAssignee } from './routing.ts'
import { defaultStatus } from './statuses.ts'
import { asTicket, NO_DEADLINE, type Ticket, ticketOf } from './tickets.ts'

interface NewTicket {
  /** What causes it ("draft:12", "form:TOKEN"): the same cause files once. */
  source: string
  service: string
  scenarioVersion: number
  /** At most 120 characters, one line. */
  title: string
  answers: Answers
  requester: Person
  by: Person
  /** Numbers of the attachments that its answers name. */
  attachments: number[]
  /** The closed ticket that this one follows. */
  followUpOf?: number
  /** The message in the requester's chat that becomes the ticket's card. */
  cardMessageId?: number | null
  /** Who has done what it asks already: it is theirs, and nobody else is told to begin. */
  doneBy?: Person
  /** Its requester hears only what people write to them: a subtask. */
  quiet?: boolean
}

const ofSource = prepared((db) =>
  db
    .select()
    .from(tickets)
    .where(eq(tickets.source, sql.placeholder('source')))
    .prepare(),
)

const add = preparedInsert(tickets, [
  'source',
  'service',
  'scenarioVersion',
  'title',
  'answers',
  'requesterId',
  'filedById',
  'line',
  'assigneeId',
  'status',
  'category',
  'priority',
  'policy',
  'gate',
  'quiet',
  'queueAt',
  'followUpOf',
  'unansweredSince',
  'lastMessageAt',
  'createdAt',
  'updatedAt',
])

/** Files a ticket: number, line, assignee and deadline; the requester gets its card, the agents hear of it. */
export function file(desk: Desk, filing: NewTicket): Ticket {
  return deed(desk, () => {
    const known = ticketBySource(desk, filing.source)
    if (known) return known
    const service = config(desk).services.get(filing.service)
    if (!service) throw new DeskError('unknown_service', { service: filing.service })
    const isNew = beginsAnew(desk, service, filing.followUpOf)
    const wantsApproval = service.approval !== undefined && isNew
    const route = decide(desk, service, filing.requester, filing.answers)
    const ticket = insert(desk, filing, route, {
      gate: wantsApproval ? 'approval' : null,
      quiet: filing.quiet === true || service.internal === true ? 1 : 0,
    })
    attachTo(desk, filing.attachments, { ticket: ticket.number, ownerId: filing.by.id })
    record(desk, 'filed', {
      ticket: ticket.number,
      by: filing.by.id,
      data: { service: service.key, line: ticket.line, assignee: ticket.assigneeId },
    })
    if (isNew) {
      putChecklist(desk, ticket, service.checklist ?? [])
      planSubtasks(desk, ticket, service)
    }
    if (wantsApproval) askApproval(desk, ticket, service)
    const promised = startClocks(desk, ticketOf(desk, ticket.number))
    giveCard(desk, promised, filing.cardMessageId ?? null)
    if (service.auto_reply !== undefined) {
      tellRequester(desk, ticket, {
        fact: 'auto_reply',
        ...about(ticket),
        text: service.auto_reply,
      })
    }
    if (!wantsApproval && !filing.doneBy) announce(desk, promised)
    return ticketOf(desk, ticket.number)
  })
}

/** The ticket that this cause has already filed. */
export function ticketBySource(desk: Desk, source: string): Ticket | undefined {
  const row = ofSource(desk).get({ source })
  return row && asTicket(row)
}

/** What follows a closed request goes on with it and starts nothing again, unless that was never approved. */
function beginsAnew(
  desk: Desk,
  { approval }: LiveService,
  followUpOf: number | undefined,
): boolean {
  if (followUpOf === undefined) return true
  return approval !== undefined && !wasApproved(desk, followUpOf)
}

function insert(
  desk: Desk,
  filing: NewTicket,
  route: Decision,
  being: Pick<Ticket, 'gate' | 'quiet'>,
): Ticket {
  const now = desk.now()
  const status = defaultStatus(desk, 'new')
  const number = add(desk, {
    source: filing.source,
    service: filing.service,
    scenarioVersion: filing.scenarioVersion,
    title: filing.title,
    answers: filing.answers,
    requesterId: filing.requester.id,
    filedById: filing.by.id,
    line: route.line,
    assigneeId: assigneeAtFirst(desk, filing, route, being),
    status: status.key,
    category: status.category,
    priority: route.priority,
    policy: route.policy,
    ...being,
    queueAt: NO_DEADLINE,
    followUpOf: filing.followUpOf ?? null,
    unansweredSince: now,
    lastMessageAt: now,
    createdAt: now,
    updatedAt: now,
  })
  return ticketOf(desk, number)
}

/** Nobody works on what is not approved yet, nor is anybody's turn spent on it. */
function assigneeAtFirst(
  desk: Desk,
  { doneBy, requester }: NewTicket,
  route: Decision,
  { gate }: Pick<Ticket, 'gate'>,
): number | null {
  if (doneBy) return doneBy.id
  return gate === null ? firstAssignee(desk, route, requester.id) : null
}
