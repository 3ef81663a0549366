import { describe, expect, test } from 'vitest'
import { config } from '../../desk/setup/config.ts'
import { OFFICE } from '../desk/desk.ts'
import { fieldsOf } from './fields.ts'
import { newPanel, signedIn } from './panel.ts'

const RULES = '/admin/settings/rules'
const PACK = `${OFFICE}priority_rules:
  - {when: {position: Директор}, set: high}
  - {when: {department: sales, not: {action: grant}}, set: low}
  - {when: {waiting_for: 16h}, set: high}
`

describe('a priority rule', () => {
  test('is made by picking, each field a condition', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const answer = await dina.post(RULES, {
      set: 'high',
      'position.Директор': 'on',
      position_other: 'Главбух',
      'department.sales': 'on',
      'service.access': 'on',
      'service.question': 'on',
      'person-0': 'Анна',
      'person-3': 'boris',
      waiting_for: '1 ч 30 мин',
    })
    expect(answer.status).toBe(303)
    expect(config(panel.desk).priorityRules).toEqual([
      {
        when: {
          position: ['Директор', 'Главбух'],
          department: 'sales',
          service: ['access', 'question'],
          person: ['anna', 'boris'],
          waiting_for: '1h30m',
        },
        set: 'high',
      },
    ])
  })

  test.each([
    [{}, 'fault-'],
    [{ waiting_for: 'долго' }, 'fault-waiting_for'],
    [{ 'person-0': 'Кот' }, 'fault-person-0'],
    [{ 'department.gone': 'on' }, 'fault-department'],
    [{ position_other: 'Главбух', set: 'gone' }, 'fault-set'],
  ])('that says %j is refused at its field', async (typed, field) => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const answer = await dina.post(RULES, { set: 'high', ...typed })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(`id="${field}"`)
    expect(config(panel.desk).priorityRules).toEqual([])
  })

  test('is said in words, and keeps what cannot be picked here', async () => {
    const panel = newPanel(PACK)
    const dina = await signedIn(panel, 'dina')
    const page = await dina.read(RULES)
    expect(page).toContain('должность: Директор')
    expect(page).toContain('отдел: Отдел продаж; кроме («Что требуется сделать?»: Выдать доступ)')
    expect(page).toContain('ждёт ответа: 16 ч')
    const fields = await fieldsOf(dina, `${RULES}/2`)
    await dina.post(`${RULES}/2`, { ...fields, 'department.it': 'on' })
    expect(config(panel.desk).priorityRules[1]?.when).toEqual({
      department: ['sales', 'it'],
      not: { action: 'grant' },
    })
  })

  test('is moved, dragged and removed', async () => {
    const panel = newPanel(PACK)
    const dina = await signedIn(panel, 'dina')
    const sets = () => config(panel.desk).priorityRules.map(({ set }) => set)
    const seen = async () => (await fieldsOf(dina, RULES)).seen ?? ''
    const order = '/admin/settings/order/rules'
    expect((await dina.post(order, { seen: await seen(), move: '2:up' })).status).toBe(303)
    expect(sets()).toEqual(['low', 'high', 'high'])
    await dina.post(order, { seen: await seen(), keys: '2,3,1' })
    expect(sets()).toEqual(['high', 'high', 'low'])
    expect((await dina.post(order, { seen: await seen(), keys: '2,2,1' })).status).toBe(404)
    const { seen: mark = '' } = await fieldsOf(dina, `${RULES}/3`)
    expect((await dina.post(`${RULES}/3/removal`, { seen: mark })).status).toBe(303)
    expect(sets()).toEqual(['high', 'high'])
  })

  test('is not moved, changed or removed in the place of another', async () => {
    const panel = newPanel(PACK)
    const dina = await signedIn(panel, 'dina')
    const { seen = '' } = await fieldsOf(dina, RULES)
    const rule = await fieldsOf(dina, `${RULES}/1`)
    await dina.post('/admin/settings/order/rules', { seen, move: '1:down' })
    const before = config(panel.desk).priorityRules
    const late = [
      await dina.post('/admin/settings/order/rules', { seen, move: '1:down' }),
      await dina.post(`${RULES}/1`, rule),
      await dina.post(`${RULES}/1/removal`, { seen: rule.seen ?? '' }),
    ]
    expect(late.map(({ status }) => status)).toEqual([422, 422, 422])
    expect(config(panel.desk).priorityRules).toEqual(before)
  })

  test('is named by its number where it stops a priority from going', async () => {
    const panel = newPanel(PACK)
    const dina = await signedIn(panel, 'dina')
    const answer = await dina.post('/admin/settings/priorities/high/archiving')
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(`<a href="${RULES}">Правило 1</a>`)
    expect(page).toContain(`<a href="${RULES}">Правило 3</a>`)
  })
})
