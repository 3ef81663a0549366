import { and, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm'
import { tickets } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import type { Person } from '../people/people.ts'
import { linesOf } from '../people/rights.ts'
import { type Found, findTickets } from '../search/finding.ts'
import { assigneeTerm, lineTerm, serviceTerm, watcherTerm } from '../search/scope-terms.ts'
import { numberIn, readWords } from '../search/wanted.ts'
import type { QueueFilters, QueueMark } from './queue.ts'
import { answerIs } from './queue-answers.ts'
import { priorityIs, processIs, watchedBy } from './queue-conditions.ts'
import { conditionsOf, type Listed, listed, overOf } from './queue-rows.ts'

/** The tickets of a person's work in which words stand, newest first; the one of a typed number before all. */
export function searched(
  desk: Desk,
  person: Person,
  filters: QueueFilters & { words: string },
  limit: number,
  after?: QueueMark,
): Found<Listed> {
  const { wanted } = readWords(filters.words)
  if (wanted.length === 0) return { found: [], stoppedAt: null }
  const check = (numbers: number[]) => checked(desk, person, filters, numbers)
  const number = numberIn(filters.words)
  const first = number === null ? [] : check([number])
  const { found, stoppedAt } = findTickets(
    desk,
    { wanted, scopes: terms(desk, person, filters), limit, below: after?.number },
    (numbers) => check(numbers.filter((one) => one !== number)),
  )
  return { found: after ? found : [...first, ...found].slice(0, limit), stoppedAt }
}

/** Those of the numbers that the person sees and the filters choose, newest first. */
function checked(desk: Desk, person: Person, filters: QueueFilters, numbers: number[]): Listed[] {
  if (numbers.length === 0) return []
  const isOver = filters.over || filters.overdue ? overOf(desk, filters) : undefined
  const conditions = and(
    sql`${tickets.number} in (select value from json_each(${JSON.stringify(numbers)}))`,
    visible(desk, person),
    ne(tickets.requesterId, person.id),
    ...conditionsOf(filters).map((one) => one.checked),
    isOver === undefined ? undefined : sql`+${tickets.open} = ${isOver ? 0 : 1}`,
    filters.overdue ? sql`+${tickets.queueAt} < ${desk.now()}` : undefined,
    processIs(filters.process),
    priorityIs(filters.priority),
    answerIs(filters.answer),
  )
  const order = sql`${tickets.number} desc`
  return desk.db.select(listed).from(tickets).where(conditions).orderBy(order).all()
}

/** What a ticket bears in the search for `checked` to let it through: it need not look at all the others. */
function terms(desk: Desk, person: Person, { line, assignee, service }: QueueFilters): string[][] {
  const seen = [
    ...linesOf(desk, person).map(lineTerm),
    assigneeTerm(person.id),
    watcherTerm(person.id),
  ]
  return [
    ...(person.role === 'admin' ? [] : [seen]),
    ...(line === undefined ? [] : [[lineTerm(line)]]),
    ...(assignee === undefined ? [] : [[assigneeTerm(assignee)]]),
    ...(service === undefined ? [] : [[serviceTerm(service)]]),
  ]
}

function visible(desk: Desk, person: Person): SQL | undefined {
  if (person.role === 'admin') return undefined
  return or(
    inArray(tickets.line, linesOf(desk, person)),
    eq(tickets.assigneeId, person.id),
    watchedBy(person).read,
  )
}
