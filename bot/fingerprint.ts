import { createHash } from 'node:crypto'
import type { Drawn } from './drawn.ts'

/** The same for the same drawing only: what is shown already need not be sent again. */
export function fingerprint(drawn: Drawn): string {
  return createHash('sha256').update(JSON.stringify(drawn)).digest('base64url')
}
