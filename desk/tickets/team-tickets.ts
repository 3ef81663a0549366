import { desc, sql } from 'drizzle-orm'
import { people } from '../../db/tables/people.ts'
import { tickets } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import type { Person } from '../people/people.ts'
import { config } from '../setup/config.ts'
import { asTicket, type Category, type Ticket } from './tickets.ts'

const OPEN: Category[] = ['new', 'active', 'waiting', 'on_hold', 'solved']
const OVER: Category[] = ['closed']

/** The departments whose people's tickets a person sees as their head; none where the company does not want that. */
export function departmentsSeenBy(desk: Desk, person: Person): string[] {
  if (!config(desk).headsSee || person.archivedAt !== null) return []
  return config(desk)
    .departments.live.filter(({ head }) => head === person.key)
    .map(({ key }) => key)
}

/**
 * What the people of a head's departments asked for, newest first: `over`, or not closed (solved
 * counts as open). Not the head's own, nor what goes on behind a request.
 */
export function teamTicketsOf(
  desk: Desk,
  head: Person,
  over: boolean,
  limit: number,
  before = Number.MAX_SAFE_INTEGER,
): Ticket[] {
  const departments = JSON.stringify(departmentsSeenBy(desk, head))
  const categories = JSON.stringify(over ? OVER : OPEN)
  // The newest few of each person and category come from an index; only those are put in order.
  const newest = sql`
    select own.number
    from json_each(${departments}) as department
    cross join ${people} as member on member.department = department.value and member.id <> ${head.id}
    cross join json_each(${categories}) as wanted
    cross join ${tickets} as own on own.number in (
      select number from ${tickets} as one
      where one.requester_id = member.id and one.category = wanted.value
        and one.quiet = 0 and one.number < ${before}
      order by one.number desc limit ${limit})
    order by own.number desc limit ${limit}`
  return desk.db
    .select()
    .from(tickets)
    .where(sql`${tickets.number} in (${newest})`)
    .orderBy(desc(tickets.number))
    .all()
    .map(asTicket)
}
