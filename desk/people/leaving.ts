import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import { invites, people, sessions, signInLinks } from '../../db/tables/people.ts'
import { tickets } from '../../db/tables/tickets.ts'
import { dropDraft, openDraft } from '../chat/drafts.ts'
import { expectNothing } from '../chat/expectations.ts'
import { dropPending } from '../chat/pending.ts'
import { endPrompt } from '../chat/prompts.ts'
import { stopLetters } from '../delivery/reaching.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { approvalsFor } from '../processes/approval-rows.ts'
import { handOn as handOnApproval } from '../processes/approvals.ts'
import { handOn } from '../tickets/assignment.ts'
import { changePerson, isAgent, type Person, personById } from './people.ts'
import { ERASED } from './personal-data.ts'

const MOST_APPROVALS = 1000

/** What became of the tickets that somebody worked on. */
interface HandedOn {
  /** Given to somebody. */
  given: number
  /** Left to their lines, which have heard of them. */
  left: number
}

/**
 * Somebody has left the company. Their account is unlinked, what they had begun in the chat dropped,
 * their sessions end; tickets they worked on go to `handTo` or as their lines give tickets. Their own
 * history stays, and lines go on naming them, but they are never chosen, told or let in. Throws
 * `not_allowed`, `last_admin`, `cannot_take_over`.
 */
export function leave(
  desk: Desk,
  by: Person,
  personId: number,
  { handTo }: { handTo?: number | undefined } = {},
): HandedOn {
  return deed(desk, () => {
    const person = editable(desk, by, personId)
    if (person.archivedAt !== null) return { given: 0, left: 0 }
    keepAnAdmin(desk, person)
    const successor = handTo === undefined ? null : personById(desk, handTo)
    if (successor === undefined || (successor && !isAgent(successor))) {
      throw new DeskError('cannot_take_over')
    }
    if (successor?.id === person.id) throw new DeskError('cannot_take_over')
    if (person.telegramId !== null) clearChat(desk, person.telegramId)
    const left = changePerson(desk, person.id, { archivedAt: desk.now(), telegramId: null })
    endSessions(desk, person.id)
    endInvites(desk, person.id)
    const handed = handOnTickets(desk, by, left, successor)
    handOnApprovals(desk, left)
    record(desk, 'left', {
      by: by.id,
      data: { person: person.id, before: { telegramId: person.telegramId }, ...handed },
    })
    return handed
  })
}

/** Somebody is back: as they were, but that their account has to be linked again. */
export function comeBack(desk: Desk, by: Person, personId: number): Person {
  return deed(desk, () => {
    const person = editable(desk, by, personId)
    if (person.archivedAt === null) return person
    const back = changePerson(desk, person.id, { archivedAt: null })
    record(desk, 'came_back_to_work', {
      by: by.id,
      data: { person: person.id, before: { archivedAt: person.archivedAt } },
    })
    return back
  })
}

/**
 * A chat is no longer its person's: nothing that was begun there waits for whoever comes next, and
 * nothing more is said to whoever was there.
 * Within a deed.
 */
export function clearChat(desk: Desk, chatId: number): void {
  const draft = openDraft(desk, chatId)
  if (draft) dropDraft(desk, draft)
  dropPending(desk, chatId)
  expectNothing(desk, chatId)
  endPrompt(desk, chatId)
  stopLetters(desk, chatId)
}

/** Every browser of the person is signed out, and no link that was given out lets them in. Within a deed. */
export function endSessions(desk: Desk, personId: number): void {
  desk.db.delete(sessions).where(eq(sessions.personId, personId)).run()
  const unspent = and(eq(signInLinks.personId, personId), isNull(signInLinks.usedAt))
  desk.db.update(signInLinks).set({ usedAt: desk.now() }).where(unspent).run()
  desk.bus.note({ what: 'person', person: personId })
}

/** No invitation of the person links an account any more. Within a deed. */
export function endInvites(desk: Desk, personId: number): void {
  const unspent = and(eq(invites.personId, personId), isNull(invites.usedAt))
  desk.db.update(invites).set({ usedAt: desk.now() }).where(unspent).run()
}

/** Gives on what somebody worked on who no longer does. Within a deed. */
export function handOnTickets(
  desk: Desk,
  by: Person | null,
  from: Person,
  to: Person | null,
): HandedOn {
  const theirs = desk.db
    .select({ number: tickets.number })
    .from(tickets)
    .where(and(eq(tickets.assigneeId, from.id), ne(tickets.category, 'closed')))
    .orderBy(asc(tickets.number))
    .all()
  const handed = { given: 0, left: 0 }
  for (const { number } of theirs) {
    const ticket = handOn(desk, by, number, to)
    if (ticket.assigneeId === null) handed.left += 1
    else handed.given += 1
  }
  return handed
}

/** Gives on what somebody was to decide who has left. Within a deed. */
export function handOnApprovals(desk: Desk, left: Person): void {
  for (const approval of approvalsFor(desk, left, MOST_APPROVALS)) handOnApproval(desk, approval)
}

/** Refuses what would leave the desk without anybody who may set it up. */
export function keepAnAdmin(desk: Desk, person: Person): void {
  if (person.role !== 'admin') return
  const others = and(eq(people.role, 'admin'), isNull(people.archivedAt), ne(people.id, person.id))
  if (!desk.db.select({ id: people.id }).from(people).where(others).limit(1).get()) {
    throw new DeskError('last_admin')
  }
}

/** The person, for an admin who changes them; throws `not_allowed`, `not_found`. */
export function editable(desk: Desk, by: Person, personId: number): Person {
  if (by.role !== 'admin' || by.archivedAt !== null) throw new DeskError('not_allowed')
  const person = personById(desk, personId)
  if (!person) throw new DeskError('not_found')
  // Nobody is behind that row any more.
  if (person.origin === ERASED) throw new DeskError('not_allowed')
  return person
}
