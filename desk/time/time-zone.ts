import { DAY, MINUTE } from './instants.ts'

const SECOND = 1_000
// No zone has left an offset and come back within a week, so a step under a week misses no change.
const STEP = 6 * DAY
const WINDOW = 60 * STEP
const MOST_WINDOWS = 1_000
const FIXED = /^([+-])([01]\d|2[0-3]):?([0-5]\d)$/

/** A time in which a zone keeps one offset: [from, to) in epoch milliseconds, offset in milliseconds. */
interface OffsetSpan {
  from: number
  to: number
  offset: number
}

interface Zone {
  format: Intl.DateTimeFormat
  windows: Map<number, OffsetSpan[]>
}

const zones = new Map<string, Zone>()

/** Whether this is a zone we can count in: an IANA name, or a fixed offset such as "+03:00". */
export function isTimeZone(name: string): boolean {
  if (FIXED.test(name)) return true
  try {
    return zoneOf(name) !== undefined
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/**
 * The span around `at`. Spans also end where our windows of about a year do, so neighbours may have
 * the same offset. Throws a RangeError for an unknown zone.
 */
export function offsetSpan(timeZone: string, at: number): OffsetSpan {
  const fixed = fixedOffset(timeZone)
  if (fixed !== undefined) return { from: -Infinity, to: Infinity, offset: fixed }
  const zone = zoneOf(timeZone)
  const spans = windowOf(zone, Math.floor(at / WINDOW))
  const span = spans.find(({ to }) => at < to)
  if (!span) throw new RangeError(`${at} lies in no span of ${timeZone}`)
  return span
}

function fixedOffset(name: string): number | undefined {
  const [, sign, hours, minutes] = FIXED.exec(name) ?? []
  if (sign === undefined) return undefined
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE
}

function zoneOf(name: string): Zone {
  const known = zones.get(name)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
  const zone: Zone = { format, windows: new Map() }
  zones.set(name, zone)
  return zone
}

function windowOf(zone: Zone, index: number): OffsetSpan[] {
  const known = zone.windows.get(index)
  if (known) return known
  if (zone.windows.size >= MOST_WINDOWS) zone.windows.clear()
  const spans = readSpans(zone.format, index * WINDOW)
  zone.windows.set(index, spans)
  return spans
}

function readSpans(format: Intl.DateTimeFormat, start: number): OffsetSpan[] {
  const spans: OffsetSpan[] = []
  const end = start + WINDOW
  let from = start
  let offset = readOffset(format, start)
  for (let at = start + STEP; at <= end; at += STEP) {
    const next = readOffset(format, at)
    if (next === offset) continue
    const change = findChange(format, at - STEP, at, offset)
    spans.push({ from, to: change, offset })
    from = change
    offset = next
  }
  spans.push({ from, to: end, offset })
  return spans
}

/** The first whole second in (low, high] whose offset is no longer `before`. */
function findChange(
  format: Intl.DateTimeFormat,
  low: number,
  high: number,
  before: number,
): number {
  let [still, changed] = [low / SECOND, high / SECOND]
  while (changed - still > 1) {
    const middle = Math.floor((still + changed) / 2)
    if (readOffset(format, middle * SECOND) === before) still = middle
    else changed = middle
  }
  return changed * SECOND
}

function readOffset(format: Intl.DateTimeFormat, at: number): number {
  const text = format.format(at)
  const [, sign, hours, minutes, seconds] =
    /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text) ?? []
  if (sign === undefined) return 0
  const size = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds ?? 0)
  return (sign === '-' ? -size : size) * SECOND
}
