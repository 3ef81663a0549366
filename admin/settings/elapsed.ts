import type { Translate } from '../../locales/words.ts'

/** 3 д 12 ч, of "3d12h"; anything else as it is. */
export function sayElapsed(text: string, t: Translate): string {
  const parts = [...text.matchAll(/(\d+)([dhm])/g)]
  if (parts.length === 0) return text
  return parts.map(([, count, unit]) => `${count} ${t(`admin-unit-${unit}`)}`).join(' ')
}

/** "3d12h" of what people write: 3 д 12 ч, 3 days, 36h; anything else stays as it is. */
export function typedElapsed(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/(\d+)\s*(\p{L}+)\.?\s*/gu, (whole, count: string, word: string) => {
      const unit = unitOf(word)
      return unit === undefined ? whole : `${count}${unit}`
    })
}

function unitOf(word: string): string | undefined {
  if (/^(d|days?|д|дн|день|дня|дней|сут|сутки|суток)$/.test(word)) return 'd'
  if (/^(h|hours?|ч|час|часа|часов)$/.test(word)) return 'h'
  return /^(m|min|minutes?|м|мин|минут|минуты)$/.test(word) ? 'm' : undefined
}
