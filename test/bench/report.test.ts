import { describe, expect, test } from 'vitest'
import type { Figure } from '../../bench/figures.ts'
import { plot } from '../../bench/plot.ts'
import { report } from '../../bench/report.ts'

const queue = (size: string, rounds: number[]): Figure => ({
  part: 'pages',
  what: `queue, ${size}, p95`,
  unit: 'ms',
  rounds,
  raw: { what: 'a bare page', rounds: [2] },
  goal: { atMost: 8 },
})
const filed: Figure = {
  part: 'filing',
  what: 'update → ticket',
  unit: '/s',
  rounds: [1200],
  raw: { what: 'bare rows', rounds: [6000] },
  goal: { atLeast: 1000 },
  share: 0.4,
}

describe('the table of a run', () => {
  test('shows the median with its spread, the raw limit, the goal and the last run', () => {
    const told = report([queue('10,000', [4, 9, 6])], new Map([['queue, 10,000, p95', 5]]), [])
    expect(told).toContain(
      '| queue, 10,000, p95 | **6.00 ms** | 4.00–9.00 | 2.00 ms (a bare page) | 3.00× | ≤ 8.00 ms | met | 5.00 ms |',
    )
    expect(told).toContain('1 of 1 goals are met')
  })

  test('tells by how much a goal is missed', () => {
    expect(report([queue('10,000', [16])], new Map(), [])).toContain('| missed 2.00× |')
  })

  test('holds a rate to its share of the raw limit as well', () => {
    const told = report([filed], new Map(), [])
    expect(told).toContain('≥ 1,000/s, ≥ 40 % of raw | missed 2.00× |')
  })
})

describe('the end of a run', () => {
  test('tells what it took, altogether and part by part', () => {
    const took = [
      { what: 'desks', ms: 100_400 },
      { what: 'filing', ms: 20_400 },
    ]
    expect(report([filed], new Map(), took)).toMatch(
      /\nAll of it took 121 s: desks 100, filing 20\.\n$/,
    )
  })
})

describe('the plot of a run', () => {
  test('has a line for each kind of page over the sizes', () => {
    const drawn = plot([queue('10,000', [4]), queue('100,000', [5]), filed])
    expect(drawn.match(/<polyline/g)).toHaveLength(1)
    expect(drawn).toContain('queue · 5.00 ms')
    expect(drawn).not.toContain('NaN')
  })

  test('is left out where there is but one size', () => {
    expect(plot([queue('10,000', [4])])).toBe('')
  })
})
