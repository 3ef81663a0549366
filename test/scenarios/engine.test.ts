import { describe, expect, it } from 'vitest'
import { apply } from '../../scenarios/engine.ts'
import { SUMMARY } from '../../scenarios/engine-draft.ts'
import { accessSteps, dialogue, factsOf, olga, stepsOf } from './access.ts'

function atSummary() {
  const chat = dialogue(accessSteps)
  chat.tap('Выдать доступ')
  chat.tap('CRM')
  chat.tap('Ольга Котова · Отдел продаж')
  chat.type('25.12')
  chat.tap('Пропустить')
  chat.tap('Пропустить')
  return chat
}

describe('the way through a scenario', () => {
  it('asks each step in turn and ends at a summary that can be sent', () => {
    const chat = atSummary()
    expect(chat.draft().at).toBe(SUMMARY)
    const sent = chat.tap('Отправить')
    expect(sent.outcome).toBe('send')
    expect(sent.draft.answers).toEqual({
      action: { type: 'choice', keys: ['grant'] },
      system: { type: 'choice', keys: ['crm'] },
      employee: { type: 'person', id: olga.id, key: 'olga', name: 'Ольга Котова' },
      until: { type: 'date', date: '2026-12-25' },
    })
  })

  it('skips a step whose condition does not hold and counts only those that are asked', () => {
    const chat = dialogue(accessSteps)
    expect(chat.text()).toContain('· 1 из 5')
    chat.tap('Выдать доступ')
    expect(chat.text()).toContain('· 2 из 6')
    chat.tap('‹ Назад')
    chat.tap('Прекратить доступ')
    expect(chat.text()).toContain('· 2 из 5')
    chat.tap('VPN')
    chat.tap('Олег Котов · Склад')
    expect(chat.draft().at).toBe('comment')
  })

  it('goes straight to the summary where nothing is asked', () => {
    const chat = dialogue([])
    expect(chat.labels()).toEqual([['Отправить'], ['Отменить']])
    expect(chat.tap('Отправить').outcome).toBe('send')
  })

  it('goes back to the step asked before and keeps the answers', () => {
    const chat = dialogue(accessSteps)
    chat.tap('Выдать доступ')
    chat.tap('CRM')
    chat.tap('‹ Назад')
    expect(chat.draft().at).toBe('system')
    expect(chat.labels()[0]).toEqual(['✓ CRM', '1С'])
    chat.tap('‹ Назад')
    expect(chat.labels().at(-1)).toEqual(['Отменить'])
    chat.tap('✓ Выдать доступ')
    expect(chat.draft().at).toBe('employee')
  })

  it('lets a typed answer stand when one went back too far', () => {
    const chat = dialogue(stepsOf({ key: 'a', type: 'text' }, { key: 'b', type: 'text' }))
    chat.type('первый')
    chat.tap('‹ Назад')
    expect(chat.text()).toContain('Сейчас: первый')
    chat.tap('Оставить как есть')
    expect(chat.draft().at).toBe('b')
  })

  it('never asks a skipped step again, and asks it when one goes back to it', () => {
    const steps = stepsOf({ key: 'a', type: 'text', optional: true }, { key: 'b', type: 'text' })
    const chat = dialogue(steps)
    chat.tap('Пропустить')
    chat.tap('‹ Назад')
    chat.type('всё же')
    chat.type('второй')
    expect(chat.answers()).toHaveProperty('a', { type: 'text', text: 'всё же' })
    expect(chat.draft().skipped).toEqual([])
    expect(chat.draft().at).toBe(SUMMARY)
  })

  it('cannot pass a required step without an answer', () => {
    const chat = dialogue(stepsOf({ key: 'a', type: 'text' }))
    expect(chat.labels()).toEqual([['Отменить']])
    expect(chat.tapCode('skip:0').outcome).toBe('stale')
    expect(chat.tapCode('keep:0').outcome).toBe('stale')
    expect(chat.type('   \u200b\u0000').problem?.code).toBe('blank')
    expect(chat.draft().at).toBe('a')
  })

  it('ends by Cancel at any place and asks nothing', () => {
    const chat = dialogue(accessSteps)
    expect(chat.tap('Отменить').outcome).toBe('cancel')
    expect(atSummary().tap('Отменить').outcome).toBe('cancel')
  })
})

describe('changing an answer', () => {
  it('returns to the summary after one answer', () => {
    const chat = atSummary()
    chat.tap('Изменить ответ')
    chat.tap('К какой системе: CRM')
    chat.tap('VPN')
    expect(chat.draft().at).toBe(SUMMARY)
    expect(chat.answers().system).toEqual({ type: 'choice', keys: ['vpn'] })
  })

  it('drops an answer that it made unreachable', () => {
    const chat = atSummary()
    chat.tap('Изменить ответ')
    chat.tap('Что требуется сделать: Выдать доступ')
    chat.tap('Прекратить доступ')
    expect(chat.draft().at).toBe(SUMMARY)
    expect(chat.answers()).not.toHaveProperty('until')
    chat.tap('Изменить ответ')
    chat.tap('Что требуется сделать: Прекратить доступ')
    chat.tap('Выдать доступ')
    expect(chat.draft().at).toBe('until')
  })

  it('asks what it made reachable before it returns', () => {
    const chat = dialogue(accessSteps)
    chat.tap('Прекратить доступ')
    chat.tap('CRM')
    chat.type('Ольга Котова')
    chat.tap('Пропустить')
    chat.tap('Пропустить')
    chat.tap('Изменить ответ')
    chat.tap('Что требуется сделать: Прекратить доступ')
    chat.tap('Выдать доступ')
    expect(chat.draft().at).toBe('until')
    chat.type('завтра')
    expect(chat.draft().at).toBe(SUMMARY)
  })

  it('can be given up: Back returns to the summary with everything as it was', () => {
    const chat = atSummary()
    const before = chat.answers()
    chat.tap('Изменить ответ')
    chat.tap('Сотрудник: Ольга Котова')
    chat.tap('‹ Назад')
    expect(chat.draft().at).toBe(SUMMARY)
    expect(chat.answers()).toEqual(before)
    chat.tap('Изменить ответ')
    chat.tap('‹ Назад')
    expect(chat.draft().at).toBe(SUMMARY)
  })

  it('fills in what was skipped, or empties what was optional', () => {
    const chat = atSummary()
    chat.tap('Изменить ответ')
    chat.tap('Комментарий')
    chat.type('на время отпуска Анны')
    expect(chat.text()).toContain('Комментарий: на время отпуска Анны')
    chat.tap('Изменить ответ')
    chat.tap('Комментарий: на время отпуска Анны')
    chat.tap('Оставить пустым')
    expect(chat.answers()).not.toHaveProperty('comment')
    expect(chat.draft().at).toBe(SUMMARY)
  })

  it('takes the options with it that no longer fit, and asks again', () => {
    const chat = dialogue(
      stepsOf(
        {
          key: 'place',
          type: 'choice',
          options: [
            { key: 'office', name: 'Офис' },
            { key: 'home', name: 'Дом' },
          ],
        },
        {
          key: 'thing',
          type: 'choice',
          options: [
            { key: 'desk', name: 'Стол', when: { place: 'office' } },
            { key: 'lamp', name: 'Лампа' },
          ],
        },
      ),
    )
    chat.tap('Офис')
    chat.tap('Стол')
    chat.tap('Изменить ответ')
    chat.tap('Что: Офис')
    chat.tap('Дом')
    expect(chat.draft().at).toBe('thing')
    expect(chat.labels()[0]).toEqual(['Лампа'])
    expect(chat.tapCode('pick:1:0').outcome).toBe('stale')
  })

  it('asks again for a day that has passed before the ticket was sent', () => {
    const steps = stepsOf({ key: 'until', type: 'date', min: 'today' })
    const chat = dialogue(steps)
    chat.type('завтра')
    const later = factsOf([], { today: '2027-01-10' })
    const sent = apply(steps, chat.draft(), { kind: 'tap', tap: { do: 'send' } }, later)
    expect(sent).toMatchObject({ outcome: 'moved', problem: { code: 'date_min' } })
    expect(sent.draft.at).toBe('until')
    expect(sent.draft.answers).toEqual(chat.answers())
  })
})

describe('old keyboards and double taps', () => {
  it('leaves everything as it is on a tap for another step', () => {
    const chat = dialogue(accessSteps)
    chat.tap('Выдать доступ')
    const before = chat.draft()
    for (const code of ['pick:0:1', 'back:0', 'send', 'summary', 'goto:0', 'edit:0', 'done:5']) {
      expect(chat.tapCode(code).outcome, code).toBe('stale')
      expect(chat.draft()).toEqual(before)
    }
  })

  it('takes a second tap on the same tick for the first', () => {
    const chat = dialogue(
      stepsOf({
        key: 'many',
        type: 'choice',
        multiple: true,
        options: [
          { key: 'a', name: 'А' },
          { key: 'b', name: 'Б' },
        ],
      }),
    )
    chat.tapCode('tick:0:1:on')
    chat.tapCode('tick:0:1:on')
    expect(chat.answers().many).toEqual({ type: 'choice', keys: ['b'] })
    chat.tapCode('tick:0:1:off')
    chat.tapCode('tick:0:1:off')
    expect(chat.answers()).toEqual({})
  })

  it('does nothing on a tap whose option was never there', () => {
    const chat = dialogue(accessSteps)
    expect(chat.tapCode('pick:0:99').outcome).toBe('stale')
    expect(chat.tapCode('tick:0:0:on').outcome).toBe('stale')
    expect(chat.tapCode('yes:0').outcome).toBe('stale')
  })

  it('refuses a day that an old calendar still shows but that is out of bounds', () => {
    const chat = dialogue(stepsOf({ key: 'day', type: 'date', min: 'today', max: 'today+7' }))
    expect(chat.tapCode('date:0:2026-11-21').problem?.code).toBe('date_min')
    expect(chat.tapCode('date:0:2026-11-30').problem?.code).toBe('date_max')
    expect(chat.tapCode('date:0:2026-11-29').outcome).toBe('moved')
  })
})

describe('steps for agents only', () => {
  const steps = stepsOf(
    { key: 'what', type: 'text' },
    {
      key: 'kind',
      ask: 'Вид?',
      type: 'choice',
      agents_only: true,
      default: 'incident',
      options: [
        { key: 'incident', name: 'Инцидент' },
        { key: 'change', name: 'Изменение' },
      ],
    },
    { key: 'impact', ask: 'Кого касается?', type: 'text', when: { kind: 'incident' } },
    { key: 'cause', ask: 'Причина?', type: 'text', agents_only: true },
  )

  it('are never shown to the requester, and their defaults count', () => {
    const chat = dialogue(steps)
    expect(chat.text()).toContain('1 из 2')
    chat.type('Принтер')
    expect(chat.text()).toContain('Кого касается?')
    chat.type('Всех')
    expect(chat.text()).not.toContain('Вид')
    const { draft } = chat.tap('Отправить')
    expect(draft.answers.kind).toEqual({ type: 'choice', keys: ['incident'] })
    expect(draft.answers).not.toHaveProperty('cause')
  })

  it('are asked in the panel', () => {
    const chat = dialogue(steps, factsOf([], { agent: true }))
    chat.type('Принтер')
    chat.tap('Изменение')
    expect(chat.text()).toContain('Причина?')
  })
})

describe('defaults', () => {
  it('are offered as a button, and a tap takes them', () => {
    const chat = dialogue(
      stepsOf(
        { key: 'count', type: 'number', default: 3, unit: 'шт.' },
        { key: 'who', type: 'person', default: 'requester' },
        { key: 'day', type: 'date', default: 'today+7' },
        { key: 'phone', type: 'phone', default: '8 900 111-22-33' },
      ),
      factsOf([{ id: 1, key: 'anna', name: 'Анна Иванова' }]),
    )
    expect(chat.seen().rows[0]).toEqual([{ label: '3 шт.', tap: 'default:0', style: 'primary' }])
    chat.tap('3 шт.')
    chat.tapCode('default:1')
    chat.tap('29 ноября')
    chat.tap('+7 900 111 22 33')
    expect(chat.answers()).toEqual({
      count: { type: 'number', value: 3 },
      who: { type: 'person', id: 1, key: 'anna', name: 'Анна Иванова' },
      day: { type: 'date', date: '2026-11-29' },
      phone: { type: 'phone', text: '+79001112233' },
    })
  })

  it('are not offered where they would be refused', () => {
    const chat = dialogue(stepsOf({ key: 'day', type: 'date', default: 'today+7', max: 'today' }))
    expect(chat.tapCode('default:0').outcome).toBe('stale')
  })
})

it('knows the requester in a condition', () => {
  const steps = stepsOf(
    { key: 'sale', type: 'text', when: { department: 'sales' } },
    { key: 'stock', type: 'text', when: { not: { department: 'sales' } } },
  )
  expect(dialogue(steps).draft().at).toBe('sale')
  const facts = factsOf([], { requester: { department: 'stock' } })
  expect(dialogue(steps, facts).draft().at).toBe('stock')
})

it('asks for no day where none is left', () => {
  const days = (max: string) => stepsOf({ key: 'd', type: 'date', min: 'today', max })
  expect(dialogue(days('2026-11-22')).draft().at).toBe('d')
  expect(dialogue(days('2026-11-21')).draft().at).toBe(SUMMARY)
})

it('leads on when the live step is no longer asked', () => {
  const steps = stepsOf(
    { key: 'sale', type: 'text', when: { department: 'sales' } },
    { key: 'any', type: 'text' },
  )
  const chat = dialogue(steps, factsOf([], { requester: {} }))
  chat.draft().at = 'sale'
  chat.type('ответ')
  expect(chat.answers()).toEqual({ any: { type: 'text', text: 'ответ' } })
})

it('changes nothing in place', () => {
  const chat = atSummary()
  const before = structuredClone(chat.draft())
  const draft = Object.freeze({ ...before, answers: Object.freeze(before.answers) })
  apply(accessSteps, draft, { kind: 'tap', tap: { do: 'edit', page: 0 } }, factsOf())
  const editing = { ...draft, at: 'comment' }
  apply(accessSteps, editing, { kind: 'text', text: 'иначе' }, factsOf())
  expect(draft).toEqual(before)
})
