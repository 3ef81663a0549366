import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const { scripts } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'),
) as { scripts: { start: string } }

/** What `npm start` tells Node before the program. */
export const START_FLAGS = scripts.start.split(' ').filter((word) => word.startsWith('--'))
