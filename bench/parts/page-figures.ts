import type { Figure } from '../figures.ts'
import type { Kind } from './page-kinds.ts'
import type { Samples } from './page-samples.ts'

const BARE = 'a bare Hono page'
const DEEPER = 1.2
const LARGER = 1.5

/** The figures of pages: p95 by size, rates, depth and growth. */
export function pageFigures(
  samples: Samples,
  kinds: Kind[],
  sizes: number[],
  rated: number,
): Figure[] {
  const timed = kinds.filter(({ most }) => most !== undefined)
  return [
    ...timed.flatMap((kind) => sizes.map((size) => latency(samples, kind, size))),
    ...kinds.flatMap((kind) => rate(samples, kind, rated)),
    ...sizes.flatMap((size) => [
      ...depth(samples, kinds, 'open tickets', size),
      ...depth(samples, kinds, 'closed tickets', size),
    ]),
    ...timed.flatMap((kind) => growth(samples, kind, sizes)),
    ...timed.flatMap((kind) => sizes.flatMap((size) => byAddress(samples, kind, size))),
  ]
}

function latency(samples: Samples, kind: Kind, size: number): Figure {
  const most = kind.most?.[size >= 1_000_000 ? 1 : 0] ?? null
  return {
    part: 'pages',
    what: `${kind.name}, ${say(size)}, p95`,
    unit: 'ms',
    rounds: samples.of(kind, size).p95,
    raw: { what: BARE, rounds: samples.rawOf(kind).p95 },
    ...(most === null || size < 100_000 ? {} : { goal: { atMost: most } }),
  }
}

function rate(samples: Samples, kind: Kind, size: number): Figure[] {
  if (kind.rate === undefined) return []
  return [
    {
      part: 'pages',
      what: `${kind.name}, ${say(size)}, 8 connections`,
      unit: '/s',
      rounds: samples.rates.get(kind.name) ?? [],
      raw: { what: BARE, rounds: samples.rawRates.get(kind.name) ?? [] },
      goal: { atLeast: kind.rate },
    },
  ]
}

function depth(samples: Samples, kinds: Kind[], what: string, size: number): Figure[] {
  const [first, middle] = kinds.filter(({ name }) => name.startsWith(what))
  if (!first || !middle) return []
  return [
    {
      part: 'pages',
      what: `${what}, a page in the middle against the first, ${say(size)}`,
      unit: '×',
      rounds: ratios(samples, [middle, size], [first, size]),
      goal: { atMost: DEEPER },
    },
  ]
}

function growth(samples: Samples, kind: Kind, sizes: number[]): Figure[] {
  const [small, large] = [sizes[0], sizes.at(-1)]
  if (small === undefined || large === undefined || small === large) return []
  return [
    {
      part: 'pages',
      what: `${kind.name}, ${say(large)} against ${say(small)}`,
      unit: '×',
      rounds: ratios(samples, [kind, large], [kind, small]),
      goal: { atMost: LARGER },
    },
  ]
}

function byAddress(samples: Samples, kind: Kind, size: number): Figure[] {
  const { byPath } = samples.of(kind, size)
  if (byPath.size < 2) return []
  return [...byPath].map(([path, rounds]) => ({
    part: 'addresses',
    what: `${kind.reader}: \`${path}\`, ${say(size)}, median`,
    unit: 'ms' as const,
    rounds,
  }))
}

function ratios(samples: Samples, one: [Kind, number], other: [Kind, number]): number[] {
  const below = samples.of(...other).p50
  return samples.of(...one).p50.map((value, n) => value / (below[n] ?? Number.NaN))
}

/** A number of tickets as people read it. */
export function say(size: number): string {
  return size.toLocaleString('en-US')
}
