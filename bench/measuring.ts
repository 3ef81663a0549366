/** Milliseconds that something takes. */
export function timeOf(act: () => void): number {
  const began = performance.now()
  act()
  return performance.now() - began
}

export function sum(values: number[]): number {
  return values.reduce((all, value) => all + value, 0)
}

/** The middle one; of an even number the upper of the two. */
export function median(values: number[]): number {
  return share(values, 0.5)
}

/** The value that so great a share of them does not exceed; 1: the greatest. */
export function share(values: number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)] ?? Number.NaN
}

/** A time in the unit in which it reads well. */
export function say(ms: number): string {
  if (ms < 1) return `${round(ms * 1000)} µs`
  return ms < 10_000 ? `${round(ms)} ms` : `${round(ms / 1000)} s`
}

export function round(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(value < 100 ? 1 : 0)
}

/** Rows as a table of Markdown; the first is its head. */
export function table(rows: string[][]): string {
  const [head = [], ...body] = rows
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')
}

/** What something gives, waited for if need be, and the milliseconds that it took. */
export async function timed<T>(act: () => T | Promise<T>): Promise<{ given: T; ms: number }> {
  const began = performance.now()
  const given = await act()
  return { given, ms: performance.now() - began }
}
