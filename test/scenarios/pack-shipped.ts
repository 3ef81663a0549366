import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The pack that a new desk begins with. */
export const SHIPPED = readFileSync(
  join(import.meta.dirname, '../../scenarios/packs/it-support.yaml'),
  'utf8',
)
