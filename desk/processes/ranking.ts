import { and, asc, count, eq, isNotNull, isNull, notInArray, or, sql } from 'drizzle-orm'
import { people } from '../../db/tables/people.ts'
import { ranks } from '../../db/tables/processes.ts'
import { tickets } from '../../db/tables/tickets.ts'
import { DEFAULT_KEEP_READY, type PackLine } from '../../scenarios/pack-lines.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { type Person, personById } from '../people/people.ts'
import { leadOf } from '../people/rights.ts'
import { config } from '../setup/config.ts'
import { move } from '../tickets/assignment.ts'
import { asTicket, type Ticket, ticketOf } from '../tickets/tickets.ts'
import { isStillReady } from './ready.ts'

/** Why a ticket was moved, as its history and the pushes say it. */
export const RANKED = 'ranked'

/** The part of everybody whose department has no owner: the lead's. */
export const OTHERS = ''

const MOST = 500

export interface RankedTicket {
  ticket: Ticket
  /** Its place from 1; null until its owner has put it somewhere. */
  place: number | null
}

/** The upstream lines in which a person orders tickets, each with the departments that are theirs. */
export function rankingsOf(desk: Desk, person: Person): { line: PackLine; parts: string[] }[] {
  return config(desk).lines.live.flatMap((line) => {
    if (!line.ranking) return []
    const owners = Object.entries(line.ranking.owners)
    const isLead = person.role === 'admin' || leadOf(desk, line.key)?.id === person.id
    const parts = owners.filter(([, owner]) => isLead || owner === person.key).map(([part]) => part)
    if (isLead) parts.push(OTHERS)
    return parts.length > 0 ? [{ line, parts }] : []
  })
}

/**
 * A department's part of an upstream line: in the order of its owner, then those without a place, oldest
 * first. What waits for an approval is not there yet.
 */
export function rankedIn(desk: Desk, line: string, part: string): RankedTicket[] {
  const here = and(
    eq(tickets.line, line),
    eq(tickets.open, 1),
    isNull(tickets.gate),
    isOf(desk, line, part),
  )
  return desk.db
    .select({ ticket: tickets, place: ranks.place })
    .from(tickets)
    .innerJoin(people, eq(people.id, tickets.requesterId))
    .leftJoin(ranks, and(eq(ranks.ticket, tickets.number), isNull(ranks.readyAt)))
    .where(here)
    .orderBy(sql`${ranks.place} is null`, asc(ranks.place), asc(tickets.number))
    .limit(MOST)
    .all()
    .map(({ ticket, place }) => ({ ticket: asTicket(ticket), place }))
}

/**
 * An owner puts a ticket at a place of their part, 1 for the top, or (null) takes its place away. What
 * has a place goes on to work, the first ones first. Throws `not_found` for what is not theirs,
 * `approval_waiting` before its approval.
 */
export function rankTicket(desk: Desk, by: Person, number: number, place: number | null): void {
  deed(desk, () => {
    const { line, part } = partOf(desk, by, number)
    const placed = rankedIn(desk, line.key, part)
      .filter((one) => one.place !== null && one.ticket.number !== number)
      .map((one) => one.ticket.number)
    if (place === null) desk.db.delete(ranks).where(eq(ranks.ticket, number)).run()
    else placed.splice(Math.max(0, Math.min(place - 1, placed.length)), 0, number)
    for (const [index, ticket] of placed.entries()) {
      const values = { ticket, line: line.key, part, place: index + 1, readyAt: null }
      desk.db
        .insert(ranks)
        .values(values)
        .onConflictDoUpdate({ target: ranks.ticket, set: values })
        .run()
    }
    record(desk, 'ranked', { ticket: number, by: by.id, data: { place } })
    desk.bus.note({ what: 'due' })
  })
}

/** Fills the working line of every ranking up to what it keeps ready; true where something moved. */
export function moveReady(desk: Desk): boolean {
  const rankings = config(desk).lines.live.filter((line) => line.ranking !== undefined)
  return rankings.map((line) => fill(desk, line)).includes(true)
}

function fill(desk: Desk, line: PackLine): boolean {
  const { ranking } = line
  if (!ranking || !hasPlaced(desk, line.key)) return false
  return deed(desk, () => {
    const ready = readyIn(desk, line.key, ranking.to)
    const wanted = (ranking.keep_ready ?? DEFAULT_KEEP_READY) - ready.length
    for (let moved = 0; moved < wanted; moved++) {
      const next = nextOf(desk, line, ready)
      if (!next) return moved > 0
      desk.db.update(ranks).set({ readyAt: desk.now() }).where(eq(ranks.ticket, next.ticket)).run()
      move(desk, null, next.ticket, ranking.to, RANKED)
      ready.push(next.part)
    }
    return wanted > 0
  })
}

function hasPlaced(desk: Desk, line: string): boolean {
  const placed = and(eq(ranks.line, line), isNull(ranks.readyAt), isNotNull(ranks.place))
  return (desk.db.select({ n: count() }).from(ranks).where(placed).get()?.n ?? 0) > 0
}

/** The parts of what is ready and nobody's work yet; what was begun, or went elsewhere, no longer counts. */
function readyIn(desk: Desk, line: string, to: string): string[] {
  const rows = desk.db
    .select({ rank: ranks, ticket: tickets })
    .from(ranks)
    .innerJoin(tickets, eq(tickets.number, ranks.ticket))
    .where(and(eq(ranks.line, line), isNotNull(ranks.readyAt)))
    .all()
  return rows.flatMap(({ rank, ticket }) => {
    if (isStillReady(asTicket(ticket), to)) return [rank.part]
    desk.db.delete(ranks).where(eq(ranks.ticket, rank.ticket)).run()
    return []
  })
}

/** The first ticket of the part that has the fewest ready, so that no owner is left waiting. */
function nextOf(desk: Desk, line: PackLine, ready: string[]) {
  const parts = [...Object.keys(line.ranking?.owners ?? {}), OTHERS]
  const load = (part: string) => ready.filter((one) => one === part).length
  const inTurn = [...parts].sort((a, b) => load(a) - load(b))
  for (const part of inTurn) {
    const first = rankedIn(desk, line.key, part).find(({ place }) => place !== null)
    if (first) return { ticket: first.ticket.number, part }
  }
  return undefined
}

function isOf(desk: Desk, line: string, part: string) {
  if (part !== OTHERS) return eq(people.department, part)
  const owned = Object.keys(config(desk).lines.get(line)?.ranking?.owners ?? {})
  return or(isNull(people.department), notInArray(people.department, owned))
}

function partOf(desk: Desk, by: Person, number: number) {
  const ticket = ticketOf(desk, number)
  const owners = config(desk).lines.get(ticket.line)?.ranking?.owners ?? {}
  const department = personById(desk, ticket.requesterId)?.department ?? OTHERS
  const part = Object.hasOwn(owners, department) ? department : OTHERS
  const mine = rankingsOf(desk, by).find(({ line }) => line.key === ticket.line)
  if (!mine?.parts.includes(part) || ticket.open === 0) throw new DeskError('not_found', { number })
  if (ticket.gate !== null) throw new DeskError('approval_waiting', { number })
  return { line: mine.line, part }
}
