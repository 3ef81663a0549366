import type { Desk } from './desk.ts'

const FIRST_PAUSE_MS = 10_000
const LONGEST_PAUSE_MS = 3_600_000
const MOST = 100_000

/** What comes due by itself. */
export const WORKS = [
  'recompute',
  'raise',
  'remind',
  'breach',
  'close',
  'announce',
  'hand_on',
  'advance',
  'rank',
] as const

/** A piece of work that comes due by itself: about a ticket (0: about none), or about one clock of it. */
export interface Work {
  kind: (typeof WORKS)[number]
  ticket: number
  clock?: number
}

/** Work that has failed so often in a row and is tried again at an instant. */
export interface Setback {
  work: Work
  failures: number
  until: number
  /** What it failed by, without any words of people. */
  error: string
}

/** What failed lately: it waits, longer each time, and others go on. */
export interface Setbacks {
  /** All of it, what failed first in front. */
  all(): Setback[]
  /** How much of a kind has failed lately. */
  count(kind: Work['kind']): number
  /** Whether it failed and its pause is not over. */
  waits(work: Work): boolean
  /** It is tried anew as if it had never failed. */
  forget(work: Work): void
  /** Notes that it failed; throws the error again where nothing else could be done either. */
  failed(work: Work, error: unknown): void
  /** Does the work, unless it fails: then that is noted. */
  attempt(work: Work, act: () => void): void
}

/** Setbacks in memory: after a restart everything is tried anew. `tell` hears of each work's first failure. */
export function createSetbacks(
  desk: Pick<Desk, 'now'>,
  tell: (work: Work, error: unknown) => void,
): Setbacks {
  const known = new Map<string, Setback>()
  const failed = (work: Work, error: unknown) => {
    if (failsForAll(error)) throw error
    const key = keyOf(work)
    const failures = (known.get(key)?.failures ?? 0) + 1
    if (failures === 1) tell(work, error)
    const [oldest] = known.keys()
    if (oldest !== undefined && known.size >= MOST) known.delete(oldest)
    const until = desk.now() + pauseAfter(failures)
    known.set(key, { work, failures, until, error: nameOf(error) })
  }
  return {
    all: () => [...known.values()],
    count: (kind) => [...known.keys()].filter((key) => key.startsWith(`${kind}:`)).length,
    waits: (work) => (known.get(keyOf(work))?.until ?? 0) > desk.now(),
    forget: (work) => {
      known.delete(keyOf(work))
    },
    failed,
    attempt: (work, act) => {
      try {
        act()
        known.delete(keyOf(work))
      } catch (error) {
        failed(work, error)
      }
    },
  }
}

/** Forgives nothing: what fails is thrown. */
export const NO_SETBACKS: Setbacks = {
  all: () => [],
  count: () => 0,
  waits: () => false,
  forget: () => undefined,
  failed: (_work, error) => {
    throw error
  },
  attempt: (_work, act) => act(),
}

/** Whether the machine is at fault and not the work: no room, no access, somebody else writes. */
export function failsForAll(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN|NOMEM)/.test(code)
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name
}

function keyOf({ kind, ticket, clock }: Work): string {
  return `${kind}:${ticket}:${clock ?? ''}`
}

function pauseAfter(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 20))
}
