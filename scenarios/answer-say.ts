import type { Answer } from './answer.ts'
import { sayPhone } from './answer-contact.ts'
import type { Step } from './step.ts'
import { type Locale, say, type Translate } from './text.ts'

const TAGS = { ru: 'ru', en: 'en-GB' } as const

// Controls and marks of direction could hide or turn around what stands beside an answer.
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/**
 * An answer in words for summaries, cards and titles. With `today` (YYYY-MM-DD) a date of this year
 * goes without its year. Text keeps its lines.
 */
export function sayAnswer(
  step: Step,
  answer: Answer,
  locale: Locale,
  t: Translate,
  today?: string,
): string {
  switch (answer.type) {
    case 'choice':
      return clean([...answer.keys.map((key) => optionName(step, key, locale)), answer.other])
    case 'number': {
      const unit = step.type === 'number' && step.unit ? `\u00a0${say(step.unit, locale)}` : ''
      return sayNumber(answer.value, locale) + unit
    }
    case 'date':
      return sayDate(answer.date, locale, today)
    case 'person':
      return clean([answer.name])
    case 'yes_no':
      return t(answer.value ? 'scenario-yes' : 'scenario-no')
    case 'phone':
      return sayPhone(answer.text)
    case 'files':
      return t('scenario-files', { count: answer.files.length })
    default:
      return clean([answer.text])
  }
}

/** The short name of a step: its `name`, or the question without its mark. */
export function labelOf(step: Step, locale: Locale): string {
  return say(step.name ?? step.ask, locale).replace(/[\s?？!:.…]+$/u, '')
}

/** 31 декабря 2026; without the year if it is the year of `today`. */
export function sayDate(date: string, locale: Locale, today?: string): string {
  const sameYear = today !== undefined && date.slice(0, 4) === today.slice(0, 4)
  return format(date, locale, {
    day: 'numeric',
    month: 'long',
    ...(!sameYear && { year: 'numeric' }),
  })
}

/** Декабрь 2026. */
export function sayMonth(month: string, locale: Locale): string {
  const words = format(`${month}-01`, locale, { month: 'long', year: 'numeric' })
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** пн; `weekday` is 0 for Monday. */
export function sayWeekday(weekday: number, locale: Locale): string {
  // 1 January 2024 was a Monday.
  return format(`2024-01-0${weekday + 1}`, locale, { weekday: 'short' })
}

/** 1 500,5 in Russian, 1,500.5 in English. */
export function sayNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(TAGS[locale], { maximumFractionDigits: 10 }).format(value)
}

/** On one line, and cut with … to `max` characters. */
export function cut(text: string, max: number): string {
  const chars = [...text.replace(/\s+/gu, ' ').trim()]
  return chars.length > max
    ? `${chars
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`
    : chars.join('')
}

function optionName(step: Step, key: string, locale: Locale): string {
  const options = step.type === 'choice' ? step.options : []
  const option = options.find((one) => one.key === key)
  return option ? say(option.name, locale) : key
}

function clean(parts: (string | undefined)[]): string {
  const text = parts.filter((part) => part !== undefined).join(', ')
  return text.replace(UNSEEN, (mark) => (mark === '\n' ? mark : ''))
}

function format(date: string, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const words = new Intl.DateTimeFormat(TAGS[locale], { ...options, timeZone: 'UTC' })
  return words.format(Date.parse(date)).replace(/\s*г\.$/u, '')
}
