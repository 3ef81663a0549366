import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A clock that runs ahead of the machine's, for a program started with its `variables`. */
interface MovingClock {
  variables: Record<string, string>
  /** Milliseconds by which it is ahead now. */
  ahead(): number
  /** Sets it so many milliseconds ahead; the program follows within moments. */
  set(ms: number): void
}

/** Keeps what the program needs of the clock in this folder. */
export function movingClock(dir: string): MovingClock {
  const file = join(dir, 'clock-ahead')
  const preload = join(dir, 'clock.mjs')
  let ahead = 0
  const set = (ms: number): void => {
    ahead = Math.round(ms)
    // Renamed, so that nobody reads half of it.
    writeFileSync(`${file}.new`, String(ahead))
    renameSync(`${file}.new`, file)
  }
  set(0)
  writeFileSync(
    preload,
    `import { readFileSync } from 'node:fs'
const RealDate = Date
let ahead = 0
const look = () => { ahead = Number(readFileSync(${JSON.stringify(file)}, 'utf8')) }
look()
setInterval(look, 20).unref()
globalThis.Date = class extends RealDate {
  constructor(...parts) { super(...(parts.length === 0 ? [RealDate.now() + ahead] : parts)) }
  static now() { return RealDate.now() + ahead }
}`,
  )
  const variables = { NODE_OPTIONS: `--import=${pathToFileURL(preload)}` }
  return { variables, ahead: () => ahead, set }
}
