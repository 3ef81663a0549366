import type { Desk } from '../desk.ts'
import { setSetting, settingOf } from '../settings.ts'

/** What the keeping of the desk remembers, one settings row each. */
type Mark = 'alive' | 'backup' | 'restored' | 'gap' | 'poisoned' | 'retry'

/** What a mark says; undefined where it was never set. Its shape is known to whoever writes it. */
export function markOf<T>(desk: Desk, mark: Mark): T | undefined {
  return settingOf<T>(desk, keyOf(mark))
}

/** Sets a mark; null removes it. */
export function setMark(desk: Desk, mark: Mark, value: object | null): void {
  setSetting(desk, keyOf(mark), value)
}

function keyOf(mark: Mark): string {
  return `keeping:${mark}`
}
