import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Known } from '../../scenarios/cross-names.ts'
import { formatFaults } from '../../scenarios/fault.ts'
import type { Pack } from '../../scenarios/pack.ts'
import { readPack } from '../../scenarios/pack-read.ts'

/** Every shorthand of the format in one file. */
export const EXAMPLE = readFileSync(join(import.meta.dirname, 'pack-example.yaml'), 'utf8')

/** A small sound pack: line 1 and 2 are its head, what is given begins on line 3. */
export function packOf(body: string): string {
  return `version: 1\npack: test\n${body}`
}

/** The faults of a file as the command line shows them; none for a sound one. */
export function faultsIn(yaml: string, known?: Known): string[] {
  const read = readPack(yaml, known)
  return read.ok ? [] : formatFaults(read.faults).split('\n')
}

/** The pack of a sound file; the faults in the error of any other. */
export function soundPack(yaml: string, known?: Known): Pack {
  const read = readPack(yaml, known)
  if (!read.ok) throw new Error(formatFaults(read.faults))
  return read.pack
}
