import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addWorkingTime } from '../desk/calendar.ts'
import { calendarOf } from '../desk/calendars.ts'
import type { Desk } from '../desk/desk.ts'
import { recomputeSome } from '../desk/recomputing.ts'
import { tick } from '../desk/tick.ts'
import { type BusyDesk, bring, busyDesk, MINUTE, NOW, pack } from './busy-desk.ts'
import { median, round, say, share, table, timeOf } from './measuring.ts'

const FEW = 1_000
const MANY = 100_000
const DUE = 100
const ROUNDS = 5
const USUAL_MINUTES = 8 * 60
const TEN_YEARS_MINUTES = 10 * 1972 * 60

/** How the cost of deadlines grows: ticks, recomputation, the calendar. Gives Markdown. */
export function sla(): string {
  const folder = mkdtempSync(join(tmpdir(), 'okoshko-bench-'))
  try {
    const began = performance.now()
    // One minute more than is measured, to warm up.
    const few = busyDesk(folder, FEW, ROUNDS + 1)
    const many = busyDesk(folder, MANY, ROUNDS + 1)
    const built = performance.now() - began
    return [
      `Node ${process.version}. ${MANY} open tickets with three clocks each were built in ${say(built)}.`,
      ticks(few, many),
      recomputations(many.desk),
      calendars(many.desk),
      '',
    ].join('\n\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function ticks(few: BusyDesk, many: BusyDesk): string {
  const times = { few: [] as number[], many: [] as number[] }
  const idle = { few: [] as number[], many: [] as number[] }
  let longest = 0
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, { desk, at }] of Object.entries({ few, many }) as [
      'few' | 'many',
      BusyDesk,
    ][]) {
      at(NOW + (round + 1) * MINUTE)
      const blocks = blocksOf(() => tick(desk))
      const still = timeOf(() => tick(desk))
      if (round === 0) continue
      times[name].push(blocks.reduce((sum, ms) => sum + ms, 0))
      idle[name].push(still)
      longest = Math.max(longest, share(blocks, 1))
    }
  }
  const ratio = (a: number[], b: number[]) => round(median(a) / median(b))
  return [
    `## A tick in which ${DUE} tickets breach and remind (median of ${ROUNDS} interleaved rounds)`,
    table([
      ['open tickets', `${DUE} due`, 'nothing due'],
      [String(FEW), say(median(times.few)), say(median(idle.few))],
      [String(MANY), say(median(times.many)), say(median(idle.many))],
      ['ratio', ratio(times.many, times.few), ratio(idle.many, idle.few)],
    ]),
    `Longest block: ${say(longest)}.`,
  ].join('\n\n')
}

function recomputations(desk: Desk): string {
  const measured = (what: string, text: string) => {
    bring(desk, text)
    const blocks = blocksOf(() => recomputeSome(desk))
    const total = blocks.reduce((sum, ms) => sum + ms, 0)
    return [
      what,
      say(total),
      String(blocks.length),
      say(share(blocks, 0.99)),
      say(share(blocks, 1)),
    ]
  }
  return [
    `## Recomputation of ${MANY} open tickets after a calendar was edited`,
    table([
      ['the edit', 'all', 'deeds', '99 % of blocks within', 'longest block'],
      measured('moves no deadline', pack('2025-01-15')),
      measured('moves every deadline', pack('2026-05-21')),
    ]),
  ].join('\n\n')
}

function calendars(desk: Desk): string {
  const calendar = calendarOf(desk, 'office')
  if (!calendar) throw new Error('no calendar')
  const perCall = (minutes: number) => {
    const starts = Array.from({ length: 2_000 }, (_, i) => NOW + i * 37 * MINUTE)
    return median(starts.map((from) => timeOf(() => addWorkingTime(calendar, from, minutes))))
  }
  return [
    "## A deadline by Russia's production calendar with lunch (median of 2000)",
    table([
      ['working time', 'one deadline'],
      ['8 hours', say(perCall(USUAL_MINUTES))],
      ['10 years', say(perCall(TEN_YEARS_MINUTES))],
    ]),
  ].join('\n\n')
}

/** How long each turn takes, until there is nothing more to do. */
function blocksOf(turn: () => boolean): number[] {
  const blocks: number[] = []
  for (let isLeft = true; isLeft; ) blocks.push(timeOf(() => (isLeft = turn())))
  return blocks
}
