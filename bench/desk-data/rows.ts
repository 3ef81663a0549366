import type { Desk } from '../../desk/desk.ts'
import { NO_DEADLINE } from '../../desk/tickets/tickets.ts'
import type { Answers } from '../../scenarios/answer.ts'
import type { Dice } from './dice.ts'
import { inserter } from './inserts.ts'
import { HOUR, type Life, openOf } from './life.ts'
import { LINES, POLICIES, SYSTEMS } from './pack.ts'
import { agentIds, type Requester } from './people.ts'
import { writeDeadlines } from './rows-deadlines.ts'
import { writeThread } from './rows-thread.ts'
import { findable } from './searchable.ts'
import { RARE, type Writer } from './words.ts'

/** What writing rows needs at hand. */
export interface Hand {
  desk: Desk
  dice: Dice
  writer: Writer
  requesters: Requester[]
  /** How many tickets there will be. */
  size: number
}

/** A ticket whose row is written. */
export interface Filed {
  life: Life
  requester: Requester
  assignee: number | null
  /** What each of its messages says; the first is what it was filed with. */
  texts: string[]
  title: string
  answers: Answers
}

/** Gives what writes all rows of a ticket's life, and in the end what it has gathered of them. */
export function rowWriter(hand: Hand): { write(life: Life): void; end(): void } {
  const { desk, dice, writer, requesters, size } = hand
  const ticket = ticketRow(hand)
  const thread = writeThread(hand)
  const deadline = writeDeadlines(desk)
  const { find, end } = findable(desk)
  const agents = new Map(
    (Object.keys(LINES) as (keyof typeof LINES)[]).map((line) => [line, agentIds(desk, line)]),
  )
  const write = (life: Life) => {
    const requester = dice.of(requesters)
    const isTaken = life.status !== 'new' || dice.falls(0.5)
    const assignee = isTaken ? dice.of(agents.get(life.service.line) ?? []) : null
    const isRare = [5, openOf(size) + 5, size - 5].includes(life.number)
    const texts = Array.from({ length: life.messages }, () => writer.text())
    if (isRare) texts[0] += ` ${RARE}`
    const [text = ''] = texts
    const answers = answersOf(text, life.service.choice ? dice.of(SYSTEMS) : undefined)
    const filed = { life, requester, assignee, texts, title: text.slice(0, 120), answers }
    ticket(filed)
    deadline(life)
    thread(filed)
    find(filed)
  }
  return { write, end }
}

function ticketRow({ desk, dice }: Hand): (filed: Filed) => void {
  const add = inserter(
    desk.db,
    'tickets',
    'number, source, service, scenario_version, title, answers, requester_id, filed_by_id, line, ' +
      'assignee_id, status, category, status_before, priority, policy, open, due_at, queue_at, ' +
      'near_at, answered_at, close_at, unanswered_since, last_message_at, rating, rated_at, ' +
      'created_at, updated_at, solved_at, closed_at',
  )
  return ({ life, requester, assignee, title, answers }) => {
    const { number, service, status } = life
    const isOpen = life.solvedAt === null
    const runs = isOpen && (status === 'new' || status === 'in_progress')
    // Until somebody answers, the first answer is what is due.
    const due = status === 'new' ? life.answerDue : life.due
    const rating = status === 'closed' && dice.falls(0.5) ? 3 + dice.below(3) : null
    const lastAt = life.solvedAt ?? Math.min(life.createdAt + 5 * HOUR, desk.now())
    add(
      number,
      `bench:${number}`,
      service.key,
      1,
      title,
      JSON.stringify(answers),
      requester.id,
      requester.id,
      service.line,
      assignee,
      status,
      categoryOf(status),
      status === 'needs_info' ? 'in_progress' : null,
      dice.falls(0.1) ? 'high' : 'normal',
      service.policy,
      isOpen ? 1 : 0,
      runs ? due : null,
      runs ? due : NO_DEADLINE,
      runs ? nearOf(life, due) : null,
      life.answeredAt,
      status === 'solved' ? lastAt + 72 * HOUR : null,
      status === 'new' ? life.createdAt : null,
      lastAt,
      rating,
      rating === null ? null : life.closedAt,
      life.createdAt,
      lastAt,
      life.solvedAt,
      life.closedAt,
    )
  }
}

function categoryOf(status: Life['status']): string {
  const other = { in_progress: 'active', needs_info: 'waiting', paused: 'on_hold' }
  return Object.hasOwn(other, status) ? other[status as keyof typeof other] : status
}

function nearOf({ createdAt, nearAt, due, service }: Life, until: number): number {
  if (until === due) return nearAt
  return createdAt + Math.floor((until - createdAt) * (1 - 0.2 / POLICIES[service.policy][0]))
}

function answersOf(text: string, system: string | undefined): Answers {
  return {
    ...(system !== undefined && { system: { type: 'choice', keys: [system] } }),
    text: { type: 'text', text },
  }
}
