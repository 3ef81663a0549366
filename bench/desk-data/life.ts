import { addWorkingTime } from '../../desk/calendar.ts'
import type { Desk } from '../../desk/desk.ts'
import { calendarOf } from '../../desk/time/calendars.ts'
import type { Dice } from './dice.ts'
import { type BenchService, POLICIES, SERVICES } from './pack.ts'

export const HOUR = 3_600_000
const DAY = 24 * HOUR
const YEARS = 5
/** Within so many days everything has been filed that is still open. */
const OPEN_DAYS = 20
const MOST_OPEN = 10_000

export type Status = 'new' | 'in_progress' | 'needs_info' | 'paused' | 'solved' | 'closed'

/** What becomes of a ticket; instants in milliseconds. */
export interface Life {
  number: number
  service: BenchService
  status: Status
  /** How many messages it has. */
  messages: number
  createdAt: number
  /** The deadlines of the first answer and of the solution. */
  answerDue: number
  due: number
  /** When 80 % of the time until the solution is used. */
  nearAt: number
  answeredAt: number | null
  solvedAt: number | null
  closedAt: number | null
}

/** How many of so many tickets are open. */
export function openOf(size: number): number {
  return Math.min(MOST_OPEN, Math.floor(size / 10))
}

/** The ticket with 50 messages: open, of the first line. */
export function longTicket(size: number): number {
  return size - 3
}

/** Tells the lives of so many tickets that end now: most are closed, the last weeks' are open. */
export function lives(desk: Desk, size: number, dice: Dice): (number: number) => Life {
  const now = desk.now()
  const window = Math.ceil(openOf(size) / 0.8)
  const oldest = now - YEARS * 365 * DAY
  const edge = now - OPEN_DAYS * DAY
  const deadline = deadlines(desk)
  const createdAt = (number: number): number => {
    const past = size - window
    if (number <= past) return Math.floor(oldest + ((edge - oldest) * number) / past)
    return Math.floor(edge + ((now - edge) * (number - past - 1)) / window)
  }
  return (number) => {
    const isLong = number === longTicket(size)
    const created = createdAt(number)
    const status = statusOf(number, number > size - window, isLong, dice)
    const service = isLong ? (SERVICES[0] as BenchService) : dice.of(SERVICES)
    const [first, whole] = POLICIES[service.policy]
    const isLive = status !== 'solved' && status !== 'closed'
    const at = isLive ? deadline : (from: number, hours: number) => from + hours * 3 * HOUR
    const solved = isLive ? null : solvedAt(status, created, now, dice)
    return {
      number,
      service,
      status,
      messages: isLong ? 50 : 2 + dice.below(4),
      createdAt: created,
      answerDue: at(created, first),
      due: at(created, whole),
      nearAt: at(created, whole * 0.8),
      answeredAt: status === 'new' ? null : Math.min(created + dice.below(8) * HOUR, solved ?? now),
      solvedAt: solved,
      closedAt: status === 'closed' && solved !== null ? Math.min(solved + 3 * DAY, now) : null,
    }
  }
}

function statusOf(number: number, isRecent: boolean, isLong: boolean, dice: Dice): Status {
  if (isLong) return 'in_progress'
  if (!isRecent) return 'closed'
  if (number % 5 === 0) return number % 10 === 0 ? 'solved' : 'closed'
  const share = dice.roll()
  if (share < 0.3) return 'new'
  if (share < 0.8) return 'in_progress'
  return share < 0.95 ? 'needs_info' : 'paused'
}

/** A solved ticket closes three days later: those that are solved now were lately. */
function solvedAt(status: Status, createdAt: number, now: number, dice: Dice): number {
  const lately = Math.max(createdAt, now - dice.below(2 * 24) * HOUR)
  return status === 'solved' ? lately : Math.min(createdAt + (1 + dice.below(60)) * HOUR, now)
}

/** Deadlines by working hours; tickets of the same minute have the same ones. */
function deadlines(desk: Desk): (from: number, hours: number) => number {
  const calendar = calendarOf(desk, 'office')
  if (!calendar) throw new Error('The pack has no office hours.')
  return (from, hours) => addWorkingTime(calendar, from, hours * 60) ?? Number.NaN
}
