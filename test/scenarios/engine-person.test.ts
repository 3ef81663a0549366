import { expect, it } from 'vitest'
import { SUMMARY } from '../../scenarios/engine-draft.ts'
import type { Person } from '../../scenarios/engine-facts.ts'
import { pathOf } from '../../scenarios/engine-path.ts'
import { dialogue, factsOf, olga, stepsOf } from './access.ts'

const steps = stepsOf({ key: 'who', type: 'person' })
const many: Person[] = Array.from({ length: 30 }, (_, at) => ({ id: at + 1, name: `Иван ${at}` }))

it('searches the directory by a name and takes a tap', () => {
  const chat = dialogue(steps)
  chat.type('кот')
  expect(chat.labels().slice(0, 2)).toEqual([
    ['Ольга Котова · Отдел продаж'],
    ['Олег Котов · Склад'],
  ])
  chat.tap('Олег Котов · Склад')
  expect(chat.answers().who).toEqual({ type: 'person', id: 5515, key: 'oleg', name: 'Олег Котов' })
})

it('takes the only person called exactly so, with ё or е', () => {
  const chat = dialogue(steps)
  chat.type('артем елкин')
  expect(chat.answers().who).toEqual({ type: 'person', id: 5516, name: 'Артём Ёлкин' })
})

it('lets one choose between two people of the same name', () => {
  const twin = { id: 7, name: 'Ольга Котова', department: 'Склад' }
  const chat = dialogue(steps, factsOf([olga, twin]))
  expect(chat.type('Ольга Котова').outcome).toBe('stayed')
  chat.tap('Ольга Котова · Склад')
  expect(chat.answers().who).toEqual({ type: 'person', id: 7, name: 'Ольга Котова' })
})

it('asks for nobody where nobody is there, unless somebody else may be named', () => {
  const nobody = { key: 'who', type: 'person', departments: ['void'] }
  expect(dialogue(stepsOf(nobody)).draft().at).toBe(SUMMARY)
  expect(dialogue(stepsOf({ ...nobody, other: true })).draft().at).toBe('who')
  expect(dialogue(stepsOf({ ...nobody, departments: ['void', 'stock'] })).draft().at).toBe('who')
})

it('keeps whoever was chosen though their department is empty by now', () => {
  const sales = stepsOf({ key: 'who', type: 'person', departments: ['sales'] })
  const answers = { who: { type: 'person' as const, id: 5514, key: 'olga', name: 'Ольга Котова' } }
  expect(pathOf(sales, answers, factsOf([])).answers).toEqual(answers)
})

it('pages through everybody who was found', () => {
  const chat = dialogue(steps, factsOf(many))
  expect(chat.labels()[8]).toEqual(['·', '1 из 4', '›'])
  chat.tapCode('page:0:3')
  expect(chat.labels().slice(0, 6).flat()).toEqual([
    'Иван 24',
    'Иван 25',
    'Иван 26',
    'Иван 27',
    'Иван 28',
    'Иван 29',
  ])
  chat.tapCode('page:0:99')
  expect(chat.labels()[6]).toEqual(['‹', '4 из 4', '·'])
})

it('finds people of the named departments only, even by an old button', () => {
  const chat = dialogue(stepsOf({ key: 'who', type: 'person', departments: ['sales'] }))
  expect(chat.labels()[0]).toEqual(['Ольга Котова · Отдел продаж'])
  expect(chat.tapCode('person:0:5515').problem?.code).toBe('person_gone')
})

it('says that nobody was found, and takes somebody else where that is allowed', () => {
  const strict = dialogue(steps)
  expect(strict.type('Сидоров').problem?.code).toBe('person_unknown')
  expect(strict.labels()).toEqual([['Показать весь список'], ['Отменить']])
  const open = dialogue(stepsOf({ key: 'who', type: 'person', other: true }))
  open.type('Сидоров')
  open.tap('Указать «Сидоров»')
  expect(open.answers().who).toEqual({ type: 'person', name: 'Сидоров' })
  const asked = dialogue(stepsOf({ key: 'who', type: 'person', other: true }))
  asked.tap('Другой человек')
  asked.type('Ольга')
  expect(asked.answers().who).toEqual({ type: 'person', name: 'Ольга' })
})

it('looks for the name of a shared contact', () => {
  const chat = dialogue(steps)
  chat.input({ kind: 'contact', phone: '79001112233', name: 'Олег Котов', own: false })
  expect(chat.answers().who).toMatchObject({ id: 5515 })
})
