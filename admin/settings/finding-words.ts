import type { Translate } from '../../locales/words.ts'
import type { Finding } from '../../scenarios/fault.ts'

/** What is wrong, in the reader's words. */
export function sayFinding({ message }: Finding, _t: Translate): string {
  return message
}
