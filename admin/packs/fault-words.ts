import type { Translate } from '../../locales/words.ts'
import { codeOfFault } from '../../scenarios/fault-codes.ts'

/** What is wrong with a pack or a part of the set-up, in the reader's words. */
export function sayPackFault(message: string, t: Translate): string {
  const whole = said(message, t)
  if (whole !== undefined) return whole
  const parts = message.split(' or ').map((part) => said(part, t))
  const isKnown = parts.every((part) => part !== undefined)
  return isKnown ? parts.join(t('pack-fault-or')) : t('pack-fault-yaml', { said: message })
}

function said(message: string, t: Translate): string | undefined {
  const found = codeOfFault(message)
  if (!found) return undefined
  // What is left elsewhere has a fault of its own.
  const { fault, ...params } = found.params
  const within = fault === undefined ? {} : { fault: sayPackFault(fault, t) }
  return t(`pack-fault-${found.code}`, { ...params, ...within })
}
