import { describe, expect, it } from 'vitest'
import type { Answers } from '../../scenarios/answer.ts'
import { sayAnswer } from '../../scenarios/answer-say.ts'
import { fillTemplate, titleOf } from '../../scenarios/answer-title.ts'
import { stepsOf, words } from './access.ts'

const ru = words.in('ru')

const fill = (template: string, given: Record<string, string>) =>
  fillTemplate(template, (key) => new Map(Object.entries(given)).get(key) ?? '')

describe('a template', () => {
  it.each([
    [
      '{action}: {system}, {employee}',
      { action: 'Выдать', system: 'CRM', employee: 'Ольга' },
      'Выдать: CRM, Ольга',
    ],
    ['{action}: {system}, {employee}', { action: 'Выдать', employee: 'Ольга' }, 'Выдать, Ольга'],
    ['{action}: {system}, {employee}', { system: 'CRM' }, 'CRM'],
    ['{action}: {system}, {employee}', { action: 'Выдать' }, 'Выдать'],
    ['Доступ: {system}', {}, 'Доступ'],
    ['{a} {b}', { a: '{b}', b: 'нет' }, '{b} нет'],
    ['{unknown}', {}, ''],
    ['Без ответов', {}, 'Без ответов'],
  ] as const)('%s with %j is «%s»', (template, given, filled) => {
    expect(fill(template, given)).toBe(filled)
  })
})

describe('a title', () => {
  const steps = stepsOf(
    {
      key: 'kind',
      type: 'choice',
      options: [
        { key: 'a', name: 'Замена' },
        { key: 'b', name: 'Б' },
      ],
    },
    { key: 'text', type: 'text' },
  )
  const service = { name: { ru: 'Вопрос', en: 'Question' }, steps }
  const answers: Answers = {
    kind: { type: 'choice', keys: ['a'] },
    text: { type: 'text', text: 'Не печатает\n  принтер {kind}' },
  }

  it('is the template of the service', () => {
    expect(titleOf({ ...service, title: '{kind}: {text}' }, answers, 'ru', ru)).toBe(
      'Замена: Не печатает принтер {kind}',
    )
  })

  it('is else the first text, and else the name of the service', () => {
    expect(titleOf(service, answers, 'ru', ru)).toBe('Не печатает принтер {kind}')
    expect(titleOf(service, {}, 'en', words.in('en'))).toBe('Question')
    expect(titleOf({ ...service, title: '{text}' }, {}, 'ru', ru)).toBe('Вопрос')
  })

  it('is one line of at most 120 characters', () => {
    const long: Answers = { text: { type: 'text', text: 'слово '.repeat(100) } }
    const title = titleOf(service, long, 'ru', ru)
    expect([...title].length).toBeLessThanOrEqual(120)
    expect(title).toMatch(/^слово .*…$/)
  })
})

it('says an answer in words', () => {
  const [choice, number, any] = stepsOf(
    {
      key: 'a',
      type: 'choice',
      options: [
        { key: 'x', name: { ru: 'Икс', en: 'Ex' } },
        { key: 'y', name: 'Игрек' },
      ],
    },
    { key: 'b', type: 'number', unit: { ru: 'ГБ', en: 'GB' } },
    { key: 'c', type: 'text' },
  )
  if (!choice || !number || !any) throw new Error('no steps')
  const both = { type: 'choice' as const, keys: ['x', 'y'], other: 'своё' }
  expect(sayAnswer(choice, both, 'ru', ru)).toBe('Икс, Игрек, своё')
  expect(sayAnswer(choice, both, 'en', words.in('en'))).toBe('Ex, Игрек, своё')
  const space = '\u00a0'
  expect(sayAnswer(number, { type: 'number', value: 1500.5 }, 'ru', ru)).toBe(
    `1${space}500,5${space}ГБ`,
  )
  const date = { type: 'date' as const, date: '2026-12-31' }
  expect(sayAnswer(any, date, 'ru', ru)).toBe('31 декабря 2026')
  expect(sayAnswer(any, date, 'en', ru)).toBe('31 December 2026')
  expect(sayAnswer(any, date, 'ru', ru, '2026-11-22')).toBe('31 декабря')
  expect(sayAnswer(any, { type: 'phone', text: '+79001112233' }, 'ru', ru)).toBe('+7 900 111 22 33')
  expect(sayAnswer(any, { type: 'yes_no', value: true }, 'ru', ru)).toBe('Да')
})
