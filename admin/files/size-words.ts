import type { Reader } from '../panel.ts'

const STEP = 1024
const UNITS = ['kilobytes', 'megabytes', 'gigabytes'] as const

/** 12 KB, 3.4 MB, 68 GB, in the reader's language. */
export function sizeWords(bytes: number, { locale, t }: Pick<Reader, 'locale' | 't'>): string {
  let size = Math.max(1, bytes / STEP)
  let unit = 0
  while (size >= STEP && unit < UNITS.length - 1) {
    size /= STEP
    unit++
  }
  const digits = { maximumFractionDigits: unit > 0 && size < 10 ? 1 : 0 }
  const text = new Intl.NumberFormat(locale, digits).format(size)
  return t(`admin-${UNITS[unit]}`, { size: text })
}
