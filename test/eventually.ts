import { vi } from 'vitest'
import { PATIENCE_MS } from './patience.ts'

/** Looks again and again until `look` throws no more; resolves with what it then gave. */
export function eventually<T>(look: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(look, { timeout: PATIENCE_MS, interval: 20 })
}
