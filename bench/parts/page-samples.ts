import { median, share } from '../measuring.ts'
import { latencies, openBrowser } from '../program/load.ts'
import type { OpenDesk } from './open-desk.ts'
import type { Kind } from './page-kinds.ts'

/** So many requests of a kind in a round, at least four of each address. */
const REQUESTS = 40

/** What the rounds have shown of a kind of page for desks of a size; one number a round. */
export interface Shown {
  p50: number[]
  p95: number[]
  /** By address: where the time goes. */
  byPath: Map<string, number[]>
}

/** What was measured of pages so far. */
export interface Samples {
  time(kind: Kind, desk: OpenDesk): Promise<void>
  timeRaw(kind: Kind, url: string): Promise<void>
  rate(kind: Kind, perSecond: number): void
  rawRate(kind: Kind, perSecond: number): void
  /** Forgets everything: what warmed up. */
  clear(): void
  of(kind: Kind, size: number): Shown
  rawOf(kind: Kind): Shown
  rates: Map<string, number[]>
  rawRates: Map<string, number[]>
}

/** Nothing is measured yet. */
export function createSamples(): Samples {
  const shown = new Map<string, Shown>()
  const rates = new Map<string, number[]>()
  const rawRates = new Map<string, number[]>()
  const at = (key: string): Shown => {
    const known = shown.get(key) ?? { p50: [], p95: [], byPath: new Map() }
    shown.set(key, known)
    return known
  }
  const measure = async (key: string, url: string, cookie: string, paths: string[]) => {
    const browser = openBrowser(url, cookie)
    const each = Math.max(4, Math.ceil(REQUESTS / paths.length))
    const times = await latencies(browser, paths, each * paths.length)
    browser.close()
    const { p50, p95, byPath } = at(key)
    p50.push(median(times))
    p95.push(share(times, 0.95))
    for (const [n, path] of paths.entries()) {
      const own = times.filter((_, i) => i % paths.length === n)
      byPath.set(path, [...(byPath.get(path) ?? []), median(own)])
    }
  }
  return {
    time: (kind, desk) =>
      measure(`${kind.name} ${desk.size}`, desk.url, desk.cookies[kind.reader], kind.paths(desk)),
    timeRaw: (kind, url) => measure(`${kind.name} raw`, url, '', ['/']),
    rate: ({ name }, perSecond) => rates.set(name, [...(rates.get(name) ?? []), perSecond]),
    rawRate: ({ name }, perSecond) =>
      rawRates.set(name, [...(rawRates.get(name) ?? []), perSecond]),
    clear: () => {
      for (const all of [shown, rates, rawRates]) all.clear()
    },
    of: (kind, size) => at(`${kind.name} ${size}`),
    rawOf: (kind) => at(`${kind.name} raw`),
    rates,
    rawRates,
  }
}
