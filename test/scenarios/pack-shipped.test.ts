import { expect, test } from 'vitest'
import { faultsIn, soundPack } from './pack-faults.ts'
import { SHIPPED } from './pack-shipped.ts'

test('the shipped pack reads without fault', () => {
  expect(faultsIn(SHIPPED)).toEqual([])
})

test('every text of it is in Russian and in English', () => {
  const texts = textsOf(soundPack(SHIPPED))
  expect(texts.length).toBeGreaterThan(100)
  expect(texts.filter(([, ...languages]) => languages.join() !== 'ru,en')).toEqual([])
})

test('its Russian has no Latin look-alikes inside words, its English no Cyrillic', () => {
  const mixed = /[а-яё][a-z]|[a-z][а-яё]/i
  const { ru, en } = wordsOf(soundPack(SHIPPED))
  expect(ru.filter((text) => mixed.test(text))).toEqual([])
  expect(en.filter((text) => /[а-яё]/i.test(text))).toEqual([])
})

test('it is calm: no exclamation marks', () => {
  expect(SHIPPED).not.toContain('!')
})

test('access asks what, to which system, for whom, until when, why, and for files', () => {
  const access = soundPack(SHIPPED).services?.find(({ key }) => key === 'access')
  expect(access?.steps.map(({ key, type }) => `${key}: ${type}`)).toEqual([
    'action: choice',
    'system: choice',
    'employee: person',
    'until: date',
    'comment: text',
    'files: files',
  ])
})

test('a name may be shared by two people, so that the search has to tell them apart', () => {
  const names = soundPack(SHIPPED).people?.map(({ name }) => name)
  expect(names?.filter((name) => /Котов/.test(name))).toEqual(['Ольга Котова', 'Олег Котов'])
})

const TEXTS = new Set([
  'company',
  'name',
  'group',
  'description',
  'auto_reply',
  'title',
  'ask',
  'hint',
  'unit',
  'text',
  'checklist',
])

/** Every text with its place and languages; a person's name is one for all. */
function textsOf(value: unknown, key = '', place = ''): [string, ...string[]][] {
  if (typeof value !== 'object' || value === null) {
    return TEXTS.has(key) && !place.startsWith('people') ? [[place, 'plain']] : []
  }
  if (Array.isArray(value)) {
    return value.flatMap((one, index) => textsOf(one, key, `${place}[${index}]`))
  }
  if (TEXTS.has(key)) return [[place, ...Object.keys(value)]]
  return Object.entries(value).flatMap(([inner, one]) =>
    textsOf(one, inner, place ? `${place}.${inner}` : inner),
  )
}

function wordsOf(value: unknown): { ru: string[]; en: string[] } {
  const found: { ru: string[]; en: string[] } = { ru: [], en: [] }
  JSON.stringify(value, (key, one) => {
    if ((key === 'ru' || key === 'en') && typeof one === 'string') found[key].push(one)
    return one
  })
  return found
}
