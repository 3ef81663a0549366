import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { historyOf } from '../../desk/events.ts'
import { approvalOf } from '../../desk/processes/approval-rows.ts'
import { approve } from '../../desk/processes/approvals.ts'
import { checklistOf } from '../../desk/processes/checklist.ts'
import { subtasksOf } from '../../desk/processes/subtask-rows.ts'
import { clocksOf } from '../../desk/sla/clocks.ts'
import { tick } from '../../desk/tick.ts'
import { fillAnswers } from '../../desk/tickets/answers.ts'
import { take } from '../../desk/tickets/assignment.ts'
import { close } from '../../desk/tickets/progress.ts'
import { setService } from '../../desk/tickets/services.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import type { Answers } from '../../scenarios/answer.ts'
import { HOUR, newDesk, OFFICE, type TestDesk } from './desk.ts'
import { fileTicket, lettersTo } from './filing.ts'
import { numbersFound } from './search/found.ts'

const PROCESS = readFileSync(join(import.meta.dirname, 'process.yaml'), 'utf8')
const text = (said: string) => ({ type: 'text' as const, text: said })
const choice = (...keys: string[]) => ({ type: 'choice' as const, keys })

/** One scenario with a question for agents, one behind an answer, and a date that has to be ahead. */
const STEPS = `
  - key: order
    name: Заказ
    line: l1
    title: "{what}"
    steps:
      - {key: what, ask: Что?, type: text, max: 40}
      - {key: kind, ask: Какой?, type: choice, options: [{key: new, name: Новый}, {key: used, name: Старый}]}
      - {key: age, ask: Сколько лет?, type: number, when: {kind: used}}
      - {key: by, ask: К какому дню?, type: date, min: today}
      - {key: cost, ask: Цена, type: number, agents_only: true}
      - {key: papers, ask: Бумаги, type: files, optional: true}
  - key: buy
    name: Закупка
    line: l2
    policy: late
    title: "{what}"
    steps:
      - {key: what, ask: Что купить?, type: text}
      - {key: kind, ask: Какой?, type: choice, options: [{key: new, name: Новый}, {key: leased, name: В аренду}]}
      - {key: by, ask: Когда?, type: text}
      - {key: cost, ask: Цена, type: text, agents_only: true}
    routes:
      - {when: {kind: new}, line: round}
  - {key: plain, name: Просто, line: l1, steps: []}
`

function shop(): TestDesk {
  return newDesk(OFFICE + STEPS)
}

const FILED: Answers = {
  what: text('Стол'),
  kind: choice('used'),
  age: { type: 'number', value: 3 },
  by: { type: 'date', date: '2026-05-20' },
}

const answersOf = ({ desk }: TestDesk, number: number) => ticketOf(desk, number).answers

function last({ desk }: TestDesk, number: number, type: string) {
  return historyOf(desk, number, 99).findLast((event) => event.type === type)
}

describe('answers', () => {
  test('are filled in by those who work on the ticket, what only agents are asked too', () => {
    const test = shop()
    const { number } = fileTicket(test, 'order', FILED)
    const cost = { type: 'number' as const, value: 900 }
    fillAnswers(test.desk, test.person('vera'), number, { ...FILED, cost })
    expect(answersOf(test, number)).toEqual({ ...FILED, cost })
    expect(last(test, number, 'answers_changed')).toMatchObject({
      byId: test.person('vera').id,
      data: { changes: { cost: { from: null, to: cost } } },
    })
  })

  test('that were corrected are found by their words, and the title stays', () => {
    const test = shop()
    const { number } = fileTicket(test, 'order', FILED)
    fillAnswers(test.desk, test.person('vera'), number, { ...FILED, what: text('Стремянка') })
    expect(ticketOf(test.desk, number).title).toBe('Стол')
    expect(numbersFound(test.desk, 'стремянка')).toEqual([number])
  })

  test('that nothing asks for any more go', () => {
    const test = shop()
    const { number } = fileTicket(test, 'order', FILED)
    fillAnswers(test.desk, test.person('vera'), number, { ...FILED, kind: choice('new') })
    expect(answersOf(test, number)).not.toHaveProperty('age')
    expect(last(test, number, 'answers_changed')?.data.changes).toHaveProperty('age')
  })

  test('are held against their questions only where they change: yesterday’s date was right', () => {
    const test = shop()
    const { number } = fileTicket(test, 'order', FILED)
    test.pass(5 * 24 * HOUR)
    const vera = test.person('vera')
    fillAnswers(test.desk, vera, number, { ...FILED, what: text('Стул') })
    const late = { ...FILED, by: { type: 'date' as const, date: '2026-05-21' } }
    expect(() => fillAnswers(test.desk, vera, number, late)).toThrow('bad_answer')
    const long = { ...FILED, what: text('о'.repeat(41)) }
    expect(() => fillAnswers(test.desk, vera, number, long)).toThrow('bad_answer')
    expect(answersOf(test, number).what).toEqual(text('Стул'))
  })

  test('that are required stay once they were given', () => {
    const test = shop()
    const { number } = fileTicket(test, 'order', FILED)
    const { what: _, ...rest } = FILED
    expect(() => fillAnswers(test.desk, test.person('vera'), number, rest)).toThrow(
      'answers_missing',
    )
  })

  test('take no file of somebody else', () => {
    const test = shop()
    const { number } = fileTicket(test, 'order', FILED)
    const files = [{ id: 77, kind: 'document', name: 'чужой.pdf' }]
    const papers = { type: 'files' as const, files }
    expect(() => fillAnswers(test.desk, test.person('vera'), number, { ...FILED, papers })).toThrow(
      'not_found',
    )
  })

  test('are not theirs to change who only read the ticket, nor anybody’s once it is closed', () => {
    const test = shop()
    const { number } = fileTicket(test, 'order', FILED)
    const change = (who: string) => () => fillAnswers(test.desk, test.person(who), number, {})
    expect(change('anna')).toThrow('not_allowed')
    expect(change('ivan')).toThrow('not_found')
    close(test.desk, test.person('vera'), number)
    expect(change('vera')).toThrow('ticket_closed')
  })
})

describe('another service', () => {
  test('keeps the answers that it asks for as well, by their words where the kind is another', () => {
    const test = shop()
    const { number } = fileTicket(test, 'order', FILED)
    setService(test.desk, test.person('vera'), number, 'buy')
    const { answers, scenarioVersion } = ticketOf(test.desk, number)
    expect(answers).toEqual({ what: text('Стол'), by: text('20 мая 2026') })
    expect(scenarioVersion).toBe(1)
    expect(last(test, number, 'service_changed')?.data.left).toEqual({
      kind: FILED.kind,
      age: FILED.age,
      by: FILED.by,
    })
  })

  test('gives back what was left behind when the first one was right after all', () => {
    const test = shop()
    const { number } = fileTicket(test, 'order', FILED)
    for (const key of ['buy', 'plain', 'order']) {
      setService(test.desk, test.person('dina'), number, key)
    }
    expect(answersOf(test, number)).toEqual(FILED)
  })

  test('moves the ticket to the line of its routes where that is wanted, with its policy', () => {
    const test = shop()
    const filed = { ...FILED, kind: choice('new') }
    const [stays, goes] = [1, 2].map(() => fileTicket(test, 'order', filed).number)
    setService(test.desk, test.person('vera'), stays ?? 0, 'buy')
    setService(test.desk, test.person('vera'), goes ?? 0, 'buy', { move: true })
    expect(ticketOf(test.desk, stays ?? 0)).toMatchObject({ line: 'l1', policy: 'late' })
    expect(ticketOf(test.desk, goes ?? 0)).toMatchObject({ line: 'round', policy: 'late' })
    expect(clocksOf(test.desk, goes ?? 0)).toHaveLength(2)
  })

  test('is told to the requester', () => {
    const test = shop()
    const { number } = fileTicket(test, 'order', FILED)
    setService(test.desk, test.person('vera'), number, 'plain')
    expect(lettersTo(test, 1001)).toContain('service')
  })

  test('that wants an approval waits for it, with its checklist and its subtasks', () => {
    const test = newDesk(PROCESS)
    const { number } = fileTicket(test, 'idea', { text: text('Доступ') })
    setService(test.desk, test.person('dina'), number, 'access')
    expect(ticketOf(test.desk, number).gate).toBe('approval')
    expect(lettersTo(test, 1002)).toContain('approval_asked')
    expect(checklistOf(test.desk, number)).toHaveLength(2)
    expect(subtasksOf(test.desk, number).map(({ state }) => state)).toEqual([
      'planned',
      'planned',
      'planned',
    ])
    expect(() => take(test.desk, test.person('dina'), number)).toThrow('approval_waiting')
  })

  test('that wants none frees a ticket from the approval that it waited for', () => {
    const test = newDesk(PROCESS)
    const system = choice('crm')
    const { number } = fileTicket(test, 'access', { system })
    test.pass(HOUR)
    setService(test.desk, test.person('vera'), number, 'mail')
    expect(approvalOf(test.desk, number)?.state).toBe('dropped')
    expect(ticketOf(test.desk, number).gate).toBeNull()
    expect(subtasksOf(test.desk, number)).toEqual([])
    setService(test.desk, test.person('vera'), number, 'access')
    approve(test.desk, test.person('boris'), number)
    while (tick(test.desk));
    expect(subtasksOf(test.desk, number)[0]?.state).toBe('started')
    const stood = clocksOf(test.desk, number).flatMap(({ pauses }) => pauses)
    const awaiting = stood.filter(({ reason }) => reason === 'approval')
    expect(awaiting.length).toBeGreaterThan(0)
    expect(awaiting.filter(({ to }) => to === null)).toEqual([])
  })

  test('asks no approval twice', () => {
    const test = newDesk(PROCESS)
    const { number } = fileTicket(test, 'access', { system: choice('crm') })
    approve(test.desk, test.person('boris'), number)
    setService(test.desk, test.person('vera'), number, 'mail')
    setService(test.desk, test.person('vera'), number, 'access')
    expect(ticketOf(test.desk, number).gate).toBeNull()
  })
})
