import { expect, it } from 'vitest'
import { stepSchema } from '../../scenarios/step.ts'
import { say } from '../../scenarios/text.ts'

const options = [
  { key: 'a', name: 'А' },
  { key: 'b', name: 'Б' },
]

it.each([
  { type: 'choice', options, multiple: true, other: true, default: ['a', 'b'] },
  { type: 'choice', options: [{ ...options[0], when: { x: 'y' } }, options[1]], default: 'a' },
  { type: 'text', min: 1, max: 2000, pattern: '^\\d+$', pattern_hint: { en: 'Digits' } },
  { type: 'number', min: 0.5, max: 10, integer: false, unit: 'ГБ', default: 3 },
  { type: 'date', min: 'today', max: 'today+7', default: '2026-12-31' },
  { type: 'person', departments: ['sales'], other: true, default: 'requester' },
  { type: 'yes_no', default: 'no' },
  { type: 'phone', default: '+79001112233' },
  { type: 'email' },
  { type: 'files', min: 1, max: 5 },
])('takes %j', (settings) => {
  const step = {
    key: 'step_1-a',
    ask: { ru: 'Что?', en: 'What?' },
    name: 'Что',
    hint: 'Подсказка',
    optional: true,
    agents_only: true,
    when: { before: 'x' },
    ...settings,
  }
  expect(stepSchema.parse(step)).toEqual(step)
})

it.each([
  ['an unknown type', { type: 'slider' }],
  ['an unknown setting', { type: 'text', lenght: 5 }],
  ['a setting of another type', { type: 'text', options }],
  ['one option', { type: 'choice', options: options.slice(0, 1) }],
  [
    '101 options',
    {
      type: 'choice',
      options: Array.from({ length: 101 }, (_, at) => ({ key: `o${at}`, name: 'x' })),
    },
  ],
  ['the same option twice', { type: 'choice', options: [options[0], options[0]] }],
  ['a default that is no option', { type: 'choice', options, default: 'c' }],
  ['two defaults of one answer', { type: 'choice', options, default: ['a', 'b'] }],
  ['min over max', { type: 'number', min: 5, max: 1 }],
  ['a broken pattern', { type: 'text', pattern: '(' }],
  ['a date in words', { type: 'date', min: 'tomorrow' }],
  ['a day that does not exist', { type: 'date', max: '2026-02-30' }],
  ['a key with a capital', { type: 'text', key: 'Step' }],
  ['a key that is too long', { type: 'text', key: 'a'.repeat(33) }],
  ['a key that conditions use', { type: 'text', key: 'department' }],
  ['the key not', { type: 'text', key: 'not' }],
  ['an empty question', { type: 'text', ask: ' ' }],
  ['a question in no language', { type: 'text', ask: {} }],
  ['a question in a third language', { type: 'text', ask: { de: 'Was?' } }],
])('refuses %s', (_, step) => {
  expect(stepSchema.safeParse({ key: 'a', ask: 'Что?', ...step }).success).toBe(false)
})

it('says a text in the language of the reader, else in the other', () => {
  expect(say('Что', 'en')).toBe('Что')
  expect(say({ ru: 'Что', en: 'What' }, 'en')).toBe('What')
  expect(say({ ru: 'Что' }, 'en')).toBe('Что')
  expect(say({ en: 'What' }, 'ru')).toBe('What')
})
