import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The version of the program, as package.json has it. */
export function version(): string {
  const text = readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')
  return String((JSON.parse(text) as { version: unknown }).version)
}
