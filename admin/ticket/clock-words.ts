import type { Translate } from '../../locales/words.ts'

/** First response, next response, resolution. */
export function targetName(target: string, t: Translate): string {
  if (target === 'first_response') return t('admin-target-first-response')
  if (target === 'next_response') return t('admin-target-next-response')
  return t('admin-target-resolution')
}

/** Why a clock stands still. */
export function standstillName(reason: string, t: Translate): string {
  if (reason === 'waiting') return t('admin-stood-waiting')
  if (reason === 'on_hold') return t('admin-stood-on-hold')
  return t('admin-stood-over')
}
