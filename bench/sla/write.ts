import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sla } from './sla.ts'

/** Measures how the cost of deadlines grows; prints its findings and keeps them in bench/results. */
export function writeSla(): void {
  const findings = `# sla\n\n${sla()}`
  const results = join(import.meta.dirname, '..', 'results')
  mkdirSync(results, { recursive: true })
  writeFileSync(join(results, 'sla.md'), findings)
  process.stdout.write(`\n${findings}`)
}
