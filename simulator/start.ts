import type { PersonPlane } from './person.ts'
import type { Call, Change, Faults } from './types.ts'

export interface SimulatorOptions {
  /** Where the world is kept; absent: in memory, gone at close. */
  dir?: string
  /** Default: any free port. Always on 127.0.0.1. */
  port?: number
  /** Epoch milliseconds. */
  now?: () => number
  token?: string
  botName?: string
  botUsername?: string
}

/** A running local Telegram with one bot. */
export interface Simulator {
  /** `http://127.0.0.1:PORT`, no trailing slash. */
  apiRoot: string
  /** Stable for a `dir`. */
  token: string
  bot: { id: number; username: string; first_name: string }
  people: PersonPlane
  faults: Faults
  /** The latest calls, oldest first; bounded. */
  calls: Call[]
  /** Tells of every change; returns what ends it. */
  on(listener: (change: Change) => void): () => void
  /** Resolves with what `look` finds, looking again after each change; rejects after `ms` (default 5000). */
  until<T>(look: () => T | undefined | null | false, ms?: number): Promise<T>
  /** Resolves when every update is confirmed and nothing was called for `quietMs` (default 50). */
  idle(quietMs?: number): Promise<void>
  close(): Promise<void>
}

/** Starts the local Bot API and its world. */
export async function startSimulator(_options: SimulatorOptions = {}): Promise<Simulator> {
  throw new Error('not built yet')
}
