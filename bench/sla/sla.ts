import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { addWorkingTime } from '../../desk/calendar.ts'
import type { Desk } from '../../desk/desk.ts'
import { recomputeSome } from '../../desk/sla/recomputing.ts'
import { tick } from '../../desk/tick.ts'
import { calendarOf } from '../../desk/time/calendars.ts'
import { median, round, say, share, sum, table, timeOf } from '../measuring.ts'
import { type BusyDesk, bring, busyDesk, MINUTE, NOW, pack } from './busy-desk.ts'
import { filing } from './filing.ts'

const FEW = 1_000
const MANY = 100_000
/** As many as the largest desk has open; each of them is written anew. */
const RECOMPUTED = 10_000
const DUE = 100
const ROUNDS = 5
const USUAL_MINUTES = 8 * 60
const TEN_YEARS_MINUTES = 10 * 1972 * 60

/** How the cost of deadlines grows: ticks, recomputation, the calendar, filing. Gives Markdown. */
export function sla(): string {
  const folder = mkdtempSync(join(tmpdir(), 'okoshko-bench-'))
  try {
    const began = performance.now()
    // One minute more than is measured, to warm up.
    const few = busyDesk(folder, FEW, ROUNDS + 1)
    const many = busyDesk(folder, MANY, ROUNDS + 1)
    const built = performance.now() - began
    const moved = busyDesk(folder, RECOMPUTED, 0)
    return [
      `Node ${process.version}, ${cpus().length} processors, ${loadavg()[0]?.toFixed(1)} programs busy on them. ${MANY} open tickets with three clocks each were built in ${say(built)}.`,
      ticks(few, many),
      recomputations(moved.desk),
      calendars(many.desk),
      filing(folder),
      '',
    ].join('\n\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function ticks(few: BusyDesk, many: BusyDesk): string {
  const [a, b] = [measuredTicks(few), measuredTicks(many)]
  for (let minute = 1; minute <= ROUNDS + 1; minute++) {
    for (const measured of [a, b]) measured.tickAt(minute)
  }
  const row = (open: number, { due, idle }: typeof a) => [
    String(open),
    say(median(due.slice(1))),
    say(median(idle.slice(1))),
  ]
  const ratio = (of: 'due' | 'idle') => round(median(b[of].slice(1)) / median(a[of].slice(1)))
  return [
    `## A tick in which ${DUE} tickets breach and remind (median of ${ROUNDS} interleaved rounds)`,
    table([
      ['open tickets', `${DUE} due`, 'nothing due'],
      row(FEW, a),
      row(MANY, b),
      ['ratio', ratio('due'), ratio('idle')],
    ]),
    `Longest block: ${say(share([...a.blocks, ...b.blocks], 1))}.`,
  ].join('\n\n')
}

/** Times of a desk's ticks, minute by minute; the first one warms up. */
function measuredTicks({ desk, at }: BusyDesk) {
  const [due, idle, blocks]: [number[], number[], number[]] = [[], [], []]
  const breaches = desk.db.$client.prepare("select count(*) from events where type = 'breached'")
  return {
    due,
    idle,
    blocks,
    tickAt(minute: number) {
      at(NOW + minute * MINUTE)
      const took = blocksOf(() => tick(desk))
      blocks.push(...took)
      due.push(sum(took))
      idle.push(timeOf(() => tick(desk)))
      const breached = breaches.pluck().get()
      if (breached !== minute * DUE) throw new Error(`${breached} breaches in minute ${minute}`)
    },
  }
}

function recomputations(desk: Desk): string {
  const measured = (what: string, text: string) => {
    bring(desk, text)
    const blocks = blocksOf(() => recomputeSome(desk))
    return [
      what,
      say(sum(blocks)),
      String(blocks.length),
      say(share(blocks, 0.99)),
      say(share(blocks, 1)),
    ]
  }
  return [
    `## Recomputation of ${RECOMPUTED} open tickets after a calendar was edited`,
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
  for (let isLeft = true; isLeft; ) {
    const took = timeOf(() => {
      isLeft = turn()
    })
    blocks.push(took)
  }
  return blocks
}
