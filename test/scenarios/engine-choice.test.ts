import { expect, it } from 'vitest'
import { SUMMARY } from '../../scenarios/engine-draft.ts'
import { dialogue, stepsOf } from './access.ts'

const systems = [
  { key: 'crm', name: 'CRM' },
  { key: 'erp', name: { ru: 'Учётная система', en: 'Ledger' } },
  { key: 'vpn', name: 'VPN' },
]
const cities = Array.from({ length: 100 }, (_, at) => ({ key: `c${at}`, name: `Город ${at}` }))

it('takes the typed name of an option for a tap, in any case, with е for ё, in either language', () => {
  for (const text of ['crm', ' CRM ', 'Учетная  СИСТЕМА', 'ledger']) {
    const chat = dialogue(stepsOf({ key: 'a', type: 'choice', options: systems }))
    expect(chat.type(text).outcome, text).toBe('moved')
  }
})

it('searches a long list by part of a word and shows it in pages of eight', () => {
  const chat = dialogue(stepsOf({ key: 'a', type: 'choice', options: cities }))
  expect(chat.seen().rows).toHaveLength(4 + 1 + 1)
  expect(chat.labels()[4]).toEqual(['·', '1 из 13', '›'])
  chat.tap('›')
  expect(chat.labels()[0]).toEqual(['Город 8', 'Город 9'])
  chat.type('род 9')
  expect(chat.text()).toContain('Найдено по «род 9»')
  expect(chat.labels()[0]).toEqual(['Город 9', 'Город 90'])
  chat.tap('›')
  expect(chat.labels()[0]).toEqual(['Город 97', 'Город 98'])
  chat.tap('Показать весь список')
  expect(chat.labels()[0]).toEqual(['Город 0', 'Город 1'])
  chat.type('город 97')
  expect(chat.answers().a).toEqual({ type: 'choice', keys: ['c97'] })
})

it('says that there is no such option, and asks the same again', () => {
  const chat = dialogue(stepsOf({ key: 'a', ask: 'Куда?', type: 'choice', options: systems }))
  expect(chat.type('Битрикс').problem?.code).toBe('choice_unknown')
  expect(chat.text()).toMatch(/Такого варианта нет\..*\nКуда\?/)
})

it('takes an own text where one is allowed, typed at once or after a tap', () => {
  const steps = stepsOf({ key: 'a', type: 'choice', other: true, options: systems })
  const direct = dialogue(steps)
  direct.type('Битрикс24')
  expect(direct.answers().a).toEqual({ type: 'choice', keys: [], other: 'Битрикс24' })
  const asked = dialogue(steps)
  asked.tap('Другое')
  expect(asked.text()).toContain('Напишите свой вариант')
  asked.type('C')
  expect(asked.answers().a).toEqual({ type: 'choice', keys: [], other: 'C' })
})

it('asks whether part of a name was a search or an own text', () => {
  const chat = dialogue(stepsOf({ key: 'a', type: 'choice', other: true, options: systems }))
  chat.type('система')
  expect(chat.labels()).toContainEqual(['Учётная система'])
  chat.tap('Указать «система»')
  expect(chat.answers().a).toEqual({ type: 'choice', keys: [], other: 'система' })
})

it('does not take an own text for another one that was searched since', () => {
  const chat = dialogue(stepsOf({ key: 'a', type: 'choice', other: true, options: systems }))
  chat.type('система')
  const old = chat
    .seen()
    .rows.flat()
    .find(({ label }) => label.startsWith('Указать'))
  chat.type('vp')
  expect(chat.tapCode(old?.tap ?? '').outcome).toBe('stale')
})

it('collects ticks in the order of the options until Done, an own text among them', () => {
  const chat = dialogue(
    stepsOf({ key: 'a', type: 'choice', multiple: true, other: true, options: systems }),
  )
  expect(chat.labels().flat()).not.toContain('Готово')
  expect(chat.tapCode('done:0').problem?.code).toBe('required')
  chat.tap('VPN')
  chat.type('crm')
  chat.type('Битрикс24')
  expect(chat.labels().slice(0, 4)).toEqual([
    ['✓ CRM'],
    ['Учётная система'],
    ['✓ VPN'],
    ['✓ Битрикс24'],
  ])
  chat.tap('✓ Битрикс24')
  chat.tap('Готово')
  expect(chat.answers().a).toEqual({ type: 'choice', keys: ['crm', 'vpn'] })
  expect(chat.draft().at).toBe(SUMMARY)
})

it('asks again for ticks that were not finished by Done', () => {
  const chat = dialogue(
    stepsOf(
      { key: 'a', type: 'text' },
      { key: 'b', type: 'choice', multiple: true, options: systems },
    ),
  )
  chat.type('первый')
  chat.tap('VPN')
  chat.tap('‹ Назад')
  chat.type('иначе')
  expect(chat.draft().at).toBe('b')
  chat.tap('Готово')
  expect(chat.draft().at).toBe(SUMMARY)
})

it('does not ask a question that has no option left', () => {
  const options = systems.map((option) => ({ ...option, when: { a: 'x' } }))
  const steps = stepsOf({ key: 'a', type: 'text' }, { key: 'b', type: 'choice', options })
  const chat = dialogue(steps)
  chat.type('y')
  expect(chat.draft().at).toBe(SUMMARY)
})

it('answers yes or no by a tap or a word of either language', () => {
  for (const [text, value] of [
    ['Да', true],
    ['нет.', false],
    ['yes', true],
    ['NO', false],
  ] as const) {
    const chat = dialogue(stepsOf({ key: 'a', type: 'yes_no' }))
    chat.type(text)
    expect(chat.answers().a).toEqual({ type: 'yes_no', value })
  }
  const chat = dialogue(stepsOf({ key: 'a', type: 'yes_no', default: 'no' }))
  expect(chat.seen().rows[0]?.map(({ style }) => style)).toEqual([undefined, 'primary'])
  expect(chat.type('может быть').problem?.code).toBe('yes_no')
  chat.tap('Нет')
  expect(chat.answers().a).toEqual({ type: 'yes_no', value: false })
})
