import { fold } from './fold.ts'
import type { StepOf } from './step.ts'
import { say } from './text.ts'

/** The number that people write as `12`, `1 234,50`, `1,234.50` or `5 GB`. Undefined: no number. */
export function readNumber(typed: string, step: StepOf<'number'>): number | undefined {
  if (typed.length > 60) return undefined
  const text = withoutUnit(fold(typed), step)
    .replace(/^[−–—]/u, '-')
    .replace(/(?<=\d)[\s'’_]+(?=\d)/gu, '')
    .trim()
  const written = decimalPoint(text, step.integer ?? false)
  return /^[-+]?\d{1,15}(?:\.\d{1,10})?$/.test(written) ? Number(written) : undefined
}

function withoutUnit(text: string, step: StepOf<'number'>): string {
  if (step.unit === undefined) return text
  const units = [say(step.unit, 'ru'), say(step.unit, 'en')].map((unit) => bare(fold(unit)))
  const [, number, word] = /^([-+−–—]?[\d\s.,'’_]*\d)\s*(\D+)$/u.exec(text) ?? []
  if (number === undefined || word === undefined) return text
  return units.some((unit) => unit.startsWith(bare(word)) && bare(word) !== '') ? number : text
}

function bare(unit: string): string {
  return unit.replaceAll('.', '').trim()
}

function decimalPoint(text: string, integer: boolean): string {
  const commas = text.split(',').length - 1
  const points = text.split('.').length - 1
  if (commas > 0 && points > 0) {
    const thousands = text.lastIndexOf(',') > text.lastIndexOf('.') ? '.' : ','
    return text.replaceAll(thousands, '').replace(',', '.')
  }
  const grouped = /^[-+]?\d{1,3}(?:([.,])\d{3})+$/.test(text)
  if (grouped && (commas + points > 1 || integer)) return text.replace(/[.,]/g, '')
  return text.replace(',', '.')
}
