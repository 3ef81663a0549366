import type { Work } from './setbacks.ts'

/**
 * What changed: doors redraw the ticket, the postman looks into the outbox, the bot into the inbox,
 * the ticker into what is due; on `retry` also into what has failed lately: all of it, or one work.
 */
export type Change =
  | { what: 'ticket'; ticket: number; deed: string }
  | { what: 'outbox' }
  | { what: 'inbox' }
  | { what: 'due' }
  | { what: 'retry'; work?: Work }
  | { what: 'person'; person: number }
  | { what: 'config' }

export interface Bus {
  /** Notes a change of the running deed; told to nobody before its commit. */
  note(change: Change): void
  /** Tells the noted changes to every listener. */
  flush(): void
  /** How many changes are noted and not told yet. */
  noted(): number
  /** Drops what a failed deed noted: all but the first so many. */
  forget(kept?: number): void
  /** Listens to changes until the returned function is called. */
  listen(listener: (change: Change) => void): () => void
}

/** A bus in memory: what is lost with the process is only the hint, never the fact. */
export function createBus(): Bus {
  let noted: Change[] = []
  const listeners = new Set<(change: Change) => void>()
  return {
    note: (change) => {
      noted.push(change)
    },
    flush: () => {
      const changes = noted
      noted = []
      for (const change of changes) for (const listener of listeners) listener(change)
    },
    noted: () => noted.length,
    forget: (kept = 0) => {
      noted.length = kept
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
