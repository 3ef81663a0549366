import type { Translate } from '../../locales/words.ts'
import type { Finding } from '../../scenarios/fault.ts'
import { sayPackFault } from '../packs/fault-words.ts'

/** What is wrong, in the reader's words, as a sentence. */
export function sayFinding({ message }: Finding, t: Translate): string {
  const words = sayPackFault(message, t)
  const sentence = words.slice(0, 1).toUpperCase() + words.slice(1)
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`
}
