import type { Translate } from '../../locales/words.ts'

/** Why a reply has not arrived: what we know by name, else as Telegram put it. */
export function failureWords(error: string | null, t: Translate): string {
  switch (error) {
    case 'not_linked':
      return t('admin-failure-not-linked')
    case 'blocked':
      return t('admin-failure-blocked')
    case 'deactivated':
      return t('admin-failure-deactivated')
    case 'never_started':
    case 'chat not found':
      return t('admin-failure-never-started')
    case 'file_missing':
      return t('admin-failure-file-missing')
    case 'file_too_big':
      return t('admin-failure-file-too-big')
    case 'internal':
    case null:
      return t('admin-failure-internal')
    default:
      return error
  }
}
