import type { Desk } from '../../desk/desk.ts'
import { createPlaces } from './places.ts'
import { type Answer, faultOf } from './talk.ts'
import { startThread, type Thread } from './thread.ts'
import type { Work } from './works.ts'

const EXPORTS = 2
const CHECKS = 1
const CHECKS_WAITING = 5
const IDLE_MS = 60_000

/** Milliseconds, but for the memory. While a work lasts the database's log grows. */
interface Limits {
  longest: number
  /** For how long nobody may ask for the next piece. */
  stalled: number
  /** Megabytes of a worker's heap: a faulty pack must not take the machine. */
  memory: number
}

const LIMITS: Limits = { longest: 15 * 60_000, stalled: 60_000, memory: 768 }

export interface AsideOptions {
  /** Where the database is read: its file, or an image of it. */
  source: () => string | Uint8Array
  limits?: Limits
}

type Told = Extract<Answer, { is: 'piece' | 'end' }>

/** A document that is being made. */
export interface Making {
  /** The next piece, or the end; rejects where the work failed, was dropped or took too long. */
  next(): Promise<Told>
  /** Ends the work where it is; harmless after its end. */
  drop(): void
}

/** Does aside what reads or checks much, so that nobody else waits for it. */
export interface Aside {
  /**
   * Begins a document; its rights are checked by then. Throws `not_allowed`, `not_found`, and
   * `too_busy` where two others are being made.
   */
  begin(work: Work): Promise<Making>
  /** What a work without pieces finds. Throws `not_allowed`, and `too_busy` where many wait. */
  check<T>(work: Work): Promise<T>
  /** Ends everything at once. */
  close(): void
}

/** Threads are started when something is to be done, kept for a minute, and replaced where one crashed. */
export function createAside(desk: Desk, options: AsideOptions): Aside {
  const exports = createPlaces(EXPORTS, 0)
  const checks = createPlaces(CHECKS, CHECKS_WAITING)
  const limits = options.limits ?? LIMITS
  const busy = new Set<Thread>()
  const idle = new Map<Thread, NodeJS.Timeout>()
  let isClosed = false

  async function startIn(free: () => void, work: Work): Promise<Making> {
    try {
      return await start(work, free)
    } catch (error) {
      free()
      throw error
    }
  }

  async function start(work: Work, free: () => void): Promise<Making> {
    if (isClosed) throw new Error('the program is stopping')
    const thread = idleThread() ?? startThread(limits.memory)
    busy.add(thread)
    // The thread may do the next work by then.
    let isOver = false
    const leave = () => {
      if (isOver) return
      isOver = true
      clearTimeout(longest)
      clearTimeout(stalled)
      busy.delete(thread)
      if (thread.isAlive()) rest(thread)
      free()
    }
    const drop = (why = 'nobody wants it any more') => {
      if (isOver) return
      void thread.end(new Error(why))
      leave()
    }
    const longest = setTimeout(drop, limits.longest, 'it took too long').unref()
    let stalled: NodeJS.Timeout | undefined
    const told = async (asked: Promise<Answer>): Promise<Told> => {
      try {
        const answer = await asked
        if (answer.is === 'piece') {
          stalled = setTimeout(drop, limits.stalled, 'nobody took the next piece').unref()
          return answer
        }
        leave()
        if (answer.is === 'end') return answer
        throw faultOf(answer)
      } catch (error) {
        leave()
        throw error
      }
    }
    const { locale, publicUrl } = desk
    const begin = { work, source: options.source(), now: desk.now(), locale, publicUrl }
    let first: Told | null = await told(thread.ask(begin))
    return {
      next: async () => {
        clearTimeout(stalled)
        const known = first
        first = null
        return known ?? told(thread.ask('more'))
      },
      drop,
    }
  }

  function idleThread(): Thread | undefined {
    for (const [thread, ending] of idle) {
      clearTimeout(ending)
      idle.delete(thread)
      if (thread.isAlive()) return thread
    }
    return undefined
  }

  function rest(thread: Thread): void {
    const end = () => {
      idle.delete(thread)
      void thread.end(new Error('idle'))
    }
    if (isClosed) end()
    else idle.set(thread, setTimeout(end, IDLE_MS).unref())
  }

  return {
    begin: async (work) => startIn(await exports.take(), work),
    check: async <T>(work: Work) => {
      const making = await startIn(await checks.take(), work)
      const told = await making.next()
      making.drop()
      if (told.is !== 'end') throw new Error(`${work.kind} is a document`)
      return told.found as T
    },
    close: () => {
      isClosed = true
      for (const thread of [...busy, ...idle.keys()]) {
        void thread.end(new Error('the program is stopping'))
      }
    },
  }
}
