import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Figure, figureOf } from './figures.ts'

const DATA = join(import.meta.dirname, 'data')
const FILE = join(DATA, 'last-run.json')
const schema = z.record(z.string(), z.number())

/** The figures of the last run on this machine, by what they are. */
export function lastRun(): Map<string, number> {
  if (!existsSync(FILE)) return new Map()
  return new Map(Object.entries(schema.parse(JSON.parse(readFileSync(FILE, 'utf8')))))
}

/** Keeps the figures for the next run to compare with; those of parts that did not run stay. */
export function keepRun(last: Map<string, number>, figures: Figure[]): void {
  mkdirSync(DATA, { recursive: true })
  const now = figures.map((one): [string, number] => [one.what, figureOf(one).value])
  writeFileSync(FILE, JSON.stringify(Object.fromEntries([...last, ...now]), null, 1))
}
