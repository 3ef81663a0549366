export const MINUTE = 60_000
export const DAY = 86_400_000
/** Instants are counted up to the end of the year 9999. */
export const END_OF_TIME = Date.UTC(10_000, 0, 1)

/** Throws a RangeError, with the name given, for what is no instant of the years up to 9999. */
export function assertInstant(name: string, at: number): void {
  if (Math.abs(at) < END_OF_TIME) return
  throw new RangeError(`${name}: ${at} is not an instant in epoch milliseconds`)
}

/**
 * Minutes as whole milliseconds: a third of a minute is 20,000. Throws a RangeError, with the name
 * given, for negative or endless ones.
 */
export function toMilliseconds(name: string, minutes: number): number {
  if (!Number.isFinite(minutes) || minutes < 0) {
    throw new RangeError(`${name}: ${minutes} is not a number of minutes, 0 or more`)
  }
  return Math.round(minutes * MINUTE)
}
