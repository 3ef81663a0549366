type Labels = Record<string, string>

/** One number of a metric, with what tells it from others of its name. */
interface Sample {
  labels?: Labels
  value: number
  /** What follows the metric's name: of a histogram. */
  suffix?: '_bucket' | '_sum' | '_count'
}

export interface Metric {
  name: string
  help: string
  type: 'counter' | 'gauge' | 'histogram'
  samples: Sample[]
}

/** The metrics as Prometheus reads them (text format 0.0.4). */
export function metricsText(metrics: Metric[]): string {
  return metrics.map(linesOf).join('')
}

/** A metric of one number. */
export function gauge(name: string, help: string, value: number): Metric {
  return { name, help, type: 'gauge', samples: [{ value }] }
}

/** A counter that is told apart by one label. */
export function counter(
  name: string,
  help: string,
  label: string,
  counts: Record<string, number>,
): Metric {
  const samples = Object.entries(counts).map(([key, value]) => ({
    labels: { [label]: key },
    value,
  }))
  return { name, help, type: 'counter', samples }
}

/** A histogram of counts by class; `bounds` are the upper ones of all classes but the last. */
export function histogram(
  name: string,
  help: string,
  bounds: number[],
  observed: { classes: number[]; sum: number },
): Metric {
  let total = 0
  const buckets = observed.classes.map((count, at): Sample => {
    total += count
    return { suffix: '_bucket', labels: { le: String(bounds[at] ?? '+Inf') }, value: total }
  })
  const ends: Sample[] = [
    { suffix: '_sum', value: observed.sum },
    { suffix: '_count', value: total },
  ]
  return { name, help, type: 'histogram', samples: [...buckets, ...ends] }
}

function linesOf({ name, help, type, samples }: Metric): string {
  const lines = samples.map(
    ({ labels = {}, value, suffix = '' }) => `${name}${suffix}${labelled(labels)} ${value}\n`,
  )
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`
}

function labelled(labels: Labels): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}="${escaped(value)}"`)
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}

function escaped(value: string): string {
  return value.replace(/[\\"\n]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`))
}
