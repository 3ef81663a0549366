import { DAY, END_OF_TIME } from './instants.ts'
import type { OpeningHours, Stretch } from './opening-hours.ts'
import { offsetSpan } from './time-zone.ts'

const PAGE = 28 * DAY
const MOST_PAGES = 200

/** Four weeks of a calendar, laid out in instants once and then only looked up. */
interface Page {
  start: number
  end: number
  stretches: Stretch[]
  /** Open milliseconds of the whole page. */
  open: number
}

const books = new WeakMap<OpeningHours, Map<number, Page>>()

/** The open stretches of [from, until) in order; those that touch where pages meet come apart. */
export function* openings(
  hours: OpeningHours,
  from: number,
  until = END_OF_TIME,
): Generator<Stretch, void> {
  for (const page of pages(hours, from, until)) {
    for (const [open, close] of page.stretches) {
      if (close > from && open < until) yield [Math.max(open, from), Math.min(close, until)]
    }
  }
}

/** Open milliseconds of [from, until). */
export function measure(hours: OpeningHours, from: number, until: number): number {
  let sum = 0
  for (const page of pages(hours, from, until)) {
    if (from <= page.start && page.end <= until) sum += page.open
    else for (const [open, close] of page.stretches) sum += overlap(open, close, from, until)
  }
  return sum
}

/** The instant at which `time` open milliseconds have passed since `from`; null if there are not as many. */
export function spend(hours: OpeningHours, from: number, time: number): number | null {
  if (time === 0) return from
  let left = time
  for (const page of pages(hours, from, END_OF_TIME)) {
    if (from <= page.start && page.open < left) {
      left -= page.open
      continue
    }
    for (const [open, close] of page.stretches) {
      const length = overlap(open, close, from, END_OF_TIME)
      // What is due at closing stays at closing.
      if (left <= length) return close - length + left
      left -= length
    }
  }
  return null
}

function* pages(hours: OpeningHours, from: number, until: number): Generator<Page, void> {
  let at = from
  while (at < until) {
    // No zone is a whole day away from UTC: no earlier local date than this comes (again).
    const next = hours.nextOpenDay(Math.floor(at / DAY) - 1)
    if (next === undefined) return
    const page = pageOf(hours, Math.floor(Math.max(at, (next - 1) * DAY) / PAGE))
    yield page
    at = page.end
  }
}

function pageOf(hours: OpeningHours, number: number): Page {
  const book = books.get(hours) ?? new Map<number, Page>()
  books.set(hours, book)
  const known = book.get(number)
  if (known) return known
  if (book.size >= MOST_PAGES) book.clear()
  const page = readPage(hours, number * PAGE)
  book.set(number, page)
  return page
}

function readPage(hours: OpeningHours, start: number): Page {
  const page: Page = { start, end: start + PAGE, stretches: [], open: 0 }
  let at = start
  while (at < page.end) {
    const { to, offset } = offsetSpan(hours.timeZone, at)
    const end = Math.min(to, page.end)
    for (let day = Math.floor((at + offset) / DAY); day * DAY - offset < end; day++) {
      const midnight = day * DAY - offset
      for (const [open, close] of hours.on(day)) {
        lay(page, Math.max(midnight + open, at), Math.min(midnight + close, end))
      }
    }
    at = end
  }
  return page
}

function lay(page: Page, open: number, close: number): void {
  if (open >= close) return
  page.open += close - open
  const last = page.stretches.at(-1)
  if (last?.[1] === open) last[1] = close
  else page.stretches.push([open, close])
}

function overlap(open: number, close: number, from: number, until: number): number {
  return Math.max(0, Math.min(close, until) - Math.max(open, from))
}
