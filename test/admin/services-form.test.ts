import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { act } from '../../admin/services/acts.ts'
import { readFields } from '../../admin/services/fields.ts'
import { formOf } from '../../admin/services/form-of.ts'
import { serviceOf } from '../../admin/services/service-of.ts'
import { rowsOf, whenOf } from '../../admin/services/when-rows.ts'
import { readPack } from '../../scenarios/pack-read.ts'
import { type Service, serviceSchema } from '../../scenarios/pack-services.ts'
import type { When } from '../../scenarios/when.ts'

const PACKS = join(import.meta.dirname, '../../scenarios/packs')

/** A service with every setting of every type of step. */
const EVERYTHING: Service = serviceSchema.parse({
  key: 'all',
  name: { ru: 'Всё', en: 'All' },
  icon: '🔑',
  group: 'Группа',
  description: { en: 'Only English' },
  line: 'l1',
  assignee: 'vera',
  policy: 'access',
  priority: 'high',
  internal: true,
  who: { departments: ['sales'], positions: ['Директор'], people: ['anna', 'boris'], heads: true },
  auto_reply: 'Получили.\nОтветим.',
  title: '{action}: {amount}',
  steps: [
    {
      key: 'action',
      ask: 'Что?',
      name: 'Дело',
      hint: 'Выберите',
      type: 'choice',
      multiple: true,
      other: true,
      default: ['grant', 'revoke'],
      options: [
        { key: 'grant', name: 'Выдать' },
        { key: 'revoke', name: { ru: 'Забрать', en: 'Revoke' }, when: { department: 'it' } },
      ],
    },
    {
      key: 'text',
      ask: 'Как?',
      type: 'text',
      optional: true,
      min: 2,
      max: 200,
      pattern: '^\\d{2,}$',
      pattern_hint: 'Цифры',
      default: '12',
      when: { action: ['grant', '_other'], not: { department: ['sales', 'it'] } },
    },
    {
      key: 'amount',
      ask: 'Сколько?',
      type: 'number',
      min: -1.5,
      max: 9,
      integer: true,
      unit: 'шт.',
      default: 0,
    },
    {
      key: 'day',
      ask: 'Когда?',
      type: 'date',
      min: 'today',
      max: 'today+7',
      default: '2026-12-31',
      when: { amount: '>=3' },
    },
    {
      key: 'who',
      ask: 'Кто?',
      type: 'person',
      departments: ['it'],
      other: true,
      default: 'requester',
    },
    { key: 'boss', ask: 'Кто ещё?', type: 'person', default: 'boris' },
    { key: 'sure', ask: 'Точно?', type: 'yes_no', default: 'no', agents_only: true },
    { key: 'phone', ask: 'Телефон?', type: 'phone', default: 'requester' },
    { key: 'mail', ask: 'Почта?', type: 'email', default: 'a@example.com' },
    { key: 'files', ask: 'Файлы?', type: 'files', min: 1, max: 3 },
  ],
  routes: [
    {
      when: { sure: 'yes', not: { amount: '3' } },
      line: 'l2',
      assignee: 'pavel',
      policy: 'late',
      priority: 'low',
    },
  ],
  checklist: ['Раз', { ru: 'Два', en: 'Two' }],
  approval: { by: 'person:boris', stand_in: 'pavel', deadline: '1h30m' },
  subtasks: [
    {
      key: 'a',
      service: 'question',
      title: 'А: {action}',
      answers: { text: '{amount}' },
      when: { sure: 'yes' },
      start: 'by_hand',
    },
    { key: 'b', service: 'access', answers: { systems: ['crm', 'erp'] }, after: ['a'] },
  ],
})

const isSeveral = (_: string, step: string) => step === 'systems'

describe('a service as a form', () => {
  test('means every setting that the service has', () => {
    const { service, problems } = serviceOf(formOf(EVERYTHING, 'ru'), 'ru', isSeveral)
    expect(service).toEqual(EVERYTHING)
    expect(problems).toEqual([])
  })

  test.each(readdirSync(PACKS))('means what the pack %s says', (file) => {
    const read = readPack(readFileSync(join(PACKS, file), 'utf8'))
    const services = read.ok ? (read.pack.services ?? []) : []
    expect(services.length).toBeGreaterThan(0)
    const locale = read.ok ? (read.pack.locale ?? 'ru') : 'ru'
    for (const service of services) {
      expect(serviceOf(formOf(service, locale), locale, isSeveral).service).toEqual(service)
    }
  })

  test('takes numbers, days and durations as people type them', () => {
    const form = readFields(
      new URLSearchParams({
        'steps.0.type': 'number',
        'steps.0.min': '1 000,5',
        'steps.1.type': 'date',
        'steps.1.min': ' Сегодня + 7',
        'steps.1.max': '1.2.2027',
        'steps.2.type': 'text',
        'steps.2.max': 'много',
        'approval.by': 'manager',
        'approval.deadline': '1 ч 30 мин',
      }),
    )
    const { service } = serviceOf(form, 'ru', isSeveral)
    expect(service.steps).toMatchObject([
      { min: 1000.5 },
      { min: 'today+7', max: '2027-02-01' },
      { max: 'много' },
    ])
    expect(service.approval).toEqual({ by: 'manager', deadline: '1h30m' })
  })

  test('has no rows for what was left blank, and one for each line of a pasted list', () => {
    const form = readFields(
      new URLSearchParams({
        'steps.0.type': 'choice',
        'steps.0.options.0.name.ru': 'Раз',
        'steps.0.options.1.name.ru': '',
        'steps.0.more': ' Два \n\nТри',
        'checklist.0.text.ru': '',
        'checklist.1.text.ru': 'Проверить',
      }),
    )
    expect(form.steps[0]?.options.map(({ name }) => name.ru)).toEqual(['Раз', 'Два', 'Три'])
    expect(form.checklist.map(({ text }) => text.ru)).toEqual(['Проверить'])
  })

  test('loses nothing of a list that is too long, and adds nothing where there is no room', () => {
    const lines = Array.from({ length: 600 }, (_, at) => `Вариант ${at}`)
    const fields = new URLSearchParams({
      'steps.0.type': 'choice',
      'steps.0.more': lines.join('\n'),
    })
    const form = readFields(fields)
    const [step] = form.steps
    expect(step?.options).toHaveLength(500)
    expect(step?.more.split('\n')).toEqual(lines.slice(500))
    const full = { ...form, steps: Array.from({ length: 200 }, () => ({ ...form.steps[0]! })) }
    expect(act(full, 'add:steps:text').form.steps).toHaveLength(200)
    expect(act(full, 'copy:steps.0').form.steps).toHaveLength(200)
  })

  test('is not led astray by places that no form has', () => {
    const form = readFields(
      new URLSearchParams({
        '__proto__.polluted': '1',
        'constructor.x': '1',
        'a.b.c.d.e.f.g.h.i': '1',
      }),
    )
    expect(form.steps).toEqual([])
    expect('polluted' in {}).toBe(false)
    expect(() => readFields(new URLSearchParams({ steps: 'x' }))).toThrow()
    expect(() => act(form, 'clear:steps')).toThrow()
    expect(act(form, 'remove:name.ru').form).toEqual(form)
  })
})

describe('a condition as rows', () => {
  test.each<[When]>([
    [{ action: 'grant' }],
    [{ action: ['grant', 'revoke'], department: 'it' }],
    [{ amount: '<=5', not: { action: ['grant'] } }],
    [{ not: { action: 'grant', system: 'crm' } }],
    [{ action: 'grant', not: { not: { system: 'crm' } } }],
    [{ not: { amount: '>3' } }],
  ])('%j is still the same', (when) => {
    const same = whenOf(rowsOf(when))
    expect(same.problem).toBeUndefined()
    const flat = JSON.stringify(same.when).replace('["grant"]', '"grant"')
    expect(JSON.parse(flat)).toEqual(
      JSON.parse(JSON.stringify(when).replace('["grant"]', '"grant"')),
    )
  })

  test('cannot say two things of one step, nor "not" twice', () => {
    const row = (key: string, how: string) => ({ key, how, values: ['1'] })
    expect(whenOf({ rows: [row('a', 'is'), row('a', '>')], rest: '' }).problem).toBe('twice')
    expect(whenOf({ rows: [row('a', 'not'), row('b', 'not')], rest: '' }).problem).toBe('not-twice')
    expect(whenOf({ rows: [row('a', 'not')], rest: '{"not":{"b":"1"}}' }).problem).toBe('not-twice')
  })
})
