import type { Reader } from '../panel.ts'

const STEP = 1024

/** 12 KB, 3.4 MB, in the reader's language. */
export function sizeWords(bytes: number, { locale, t }: Pick<Reader, 'locale' | 't'>): string {
  const megabytes = bytes / STEP / STEP
  const isLarge = megabytes >= 1
  const size = isLarge ? megabytes : Math.max(1, bytes / STEP)
  const digits = { maximumFractionDigits: isLarge && size < 10 ? 1 : 0 }
  const text = new Intl.NumberFormat(locale, digits).format(size)
  return isLarge ? t('admin-megabytes', { size: text }) : t('admin-kilobytes', { size: text })
}
