import { type Proof, unless } from './proof.ts'

/** What a program held at a moment; bytes. */
export interface Sample {
  /** Seconds since the beginning. */
  at: number
  resident: number
  heap: number
}

const MB = 1024 * 1024
const STEEPEST_MB_A_MINUTE = 1
const LARGEST_GROWTH = 1.1
const BAR = 50
const LINES = 32

/** Reads what the program at this address says of its memory. */
export async function sampleOf(url: string, at: number): Promise<Sample> {
  const answer = await fetch(`${url}/metrics`, { headers: { connection: 'close' } })
  const text = await answer.text()
  const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
  return {
    at,
    resident: figure('process_resident_memory_bytes'),
    heap: figure('nodejs_heap_size_used_bytes'),
  }
}

/** Whether memory stays flat once it has warmed up for so many seconds, of `seconds` in all. */
export function memoryVerdict(samples: Sample[], warmUp: number, seconds: number): Proof {
  const rest = samples.filter(({ at }) => at >= warmUp)
  const minute = (from: number) =>
    medianOf(samples.filter(({ at }) => at >= from && at < from + 60).map((one) => one.resident))
  const early = minute(warmUp)
  const late = minute(seconds - 60)
  const slope = slopeOf(rest, ({ resident }) => resident)
  const heapSlope = slopeOf(rest, ({ heap }) => heap)
  const mb = (bytes: number) => `${(bytes / MB).toFixed(1)} MB`
  return {
    rows: [
      ['samples', samples.length],
      ['resident, median of the minute after warming up', mb(early)],
      ['resident, median of the last minute', mb(late)],
      ['resident, growth after warming up', `${slope.toFixed(2)} MB a minute`],
      ['heap, median after warming up', mb(medianOf(rest.map(({ heap }) => heap)))],
      ['heap, growth after warming up', `${heapSlope.toFixed(2)} MB a minute`],
    ],
    faults: [
      ...unless(slope < STEEPEST_MB_A_MINUTE, `memory grows by ${slope.toFixed(2)} MB a minute`),
      ...unless(
        late <= early * LARGEST_GROWTH,
        `the last minute holds ${mb(late)}, an early one ${mb(early)}`,
      ),
    ],
  }
}

/** The samples as bars, one below the other. */
export function plotOf(samples: Sample[]): string {
  const most = Math.max(...samples.map(({ resident }) => resident))
  const step = Math.max(1, Math.ceil(samples.length / LINES))
  return samples
    .filter((_, i) => i % step === 0)
    .map(({ at, resident, heap }) => {
      const minutes = Math.floor(at / 60)
      const clock = `${minutes}:${String(Math.round(at) % 60).padStart(2, '0')}`
      const inner = Math.round((BAR * heap) / most)
      const bar = '#'.repeat(inner).padEnd(Math.round((BAR * resident) / most), '-')
      return `${clock.padStart(5)} ${bar} ${(resident / MB).toFixed(0)} (${(heap / MB).toFixed(0)}) MB`
    })
    .join('\n')
}

/** By least squares, in megabytes a minute. */
function slopeOf(samples: Sample[], of: (sample: Sample) => number): number {
  const mean = (values: number[]) => values.reduce((all, one) => all + one, 0) / values.length
  const [at, size] = [mean(samples.map((one) => one.at)), mean(samples.map(of))]
  const above = samples.reduce((all, one) => all + (one.at - at) * (of(one) - size), 0)
  const below = samples.reduce((all, one) => all + (one.at - at) ** 2, 0)
  return ((above / below) * 60) / MB
}

function medianOf(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
