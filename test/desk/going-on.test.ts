import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { historyOf } from '../../desk/events.ts'
import { receive } from '../../desk/messages/receiving.ts'
import { noAnswerNeeded } from '../../desk/messages/replying.ts'
import { approve } from '../../desk/processes/approvals.ts'
import { subtasksOf } from '../../desk/processes/subtask-rows.ts'
import { tick } from '../../desk/tick.ts'
import { take } from '../../desk/tickets/assignment.ts'
import { ask, close, pause, solve } from '../../desk/tickets/progress.ts'
import { setStatus } from '../../desk/tickets/setting-status.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import type { Answers } from '../../scenarios/answer.ts'
import { DAY, newDesk, OFFICE, type TestDesk } from './desk.ts'
import { fileTicket, lettersTo } from './filing.ts'

const PROCESS = readFileSync(join(import.meta.dirname, 'process.yaml'), 'utf8')

const ANSWERS: Answers = {
  system: { type: 'choice', keys: ['crm'] },
  employee: { type: 'person', key: 'oleg', name: 'Олег Котов' },
}

let written = 0

function saying(text = 'Что именно?') {
  written += 1
  return { text, source: `form:life-${written}` }
}

function write(test: TestDesk, number: number): void {
  written += 1
  const incoming = {
    chatId: 1001,
    telegramMessageId: 7000 + written,
    content: { text: 'Вот', files: [] },
  }
  receive(test.desk, ticketOf(test.desk, number), test.person('anna'), incoming)
}

function tickAll({ desk }: TestDesk): void {
  while (tick(desk));
}

/** A request that is on hold for its first subtask. */
function held(test: TestDesk) {
  const number = fileTicket(test, 'access', ANSWERS).number
  approve(test.desk, test.person('boris'), number)
  tickAll(test)
  return { number, child: subtasksOf(test.desk, number)[0]?.child ?? 0 }
}

function finish(test: TestDesk, number: number): void {
  for (let left = 2; left > 0; left--) {
    for (const { state, child } of subtasksOf(test.desk, number)) {
      if (state === 'started') solve(test.desk, test.person('dina'), child ?? 0)
    }
    tickAll(test)
  }
}

describe('a request on hold for its subtasks, whose requester was asked something', () => {
  test('goes on once the last of them is over, though the answer came before', () => {
    const test = newDesk(PROCESS)
    const { number } = held(test)
    ask(test.desk, test.person('vera'), number, saying())
    write(test, number)
    tickAll(test)
    expect(ticketOf(test.desk, number).category).toBe('on_hold')
    finish(test, number)
    expect(ticketOf(test.desk, number).category).toBe('active')
  })

  test('goes on with the answer where they ended before it', () => {
    const test = newDesk(PROCESS)
    const { number } = held(test)
    ask(test.desk, test.person('vera'), number, saying())
    finish(test, number)
    write(test, number)
    tickAll(test)
    expect(ticketOf(test.desk, number).category).toBe('active')
  })

  test('stays where somebody paused it', () => {
    const test = newDesk(PROCESS)
    const number = fileTicket(test, 'question').number
    take(test.desk, test.person('vera'), number)
    pause(test.desk, test.person('vera'), number, 'subtasks')
    ask(test.desk, test.person('vera'), number, saying())
    write(test, number)
    tickAll(test)
    expect(ticketOf(test.desk, number).category).toBe('on_hold')
  })
})

test('a question gives the requester as much time to answer as the one before it', () => {
  const test = newDesk()
  const { number } = fileTicket(test)
  ask(test.desk, test.person('vera'), number, saying())
  test.pass(13 * DAY)
  ask(test.desk, test.person('vera'), number, saying('Так что же?'))
  test.pass(2 * DAY)
  tickAll(test)
  expect(ticketOf(test.desk, number).category).toBe('waiting')
})

test('that no answer is needed is said once, and of no closed ticket', () => {
  const test = newDesk()
  const vera = test.person('vera')
  const { number } = fileTicket(test)
  noAnswerNeeded(test.desk, vera, number)
  noAnswerNeeded(test.desk, vera, number)
  const said = historyOf(test.desk, number, 50).filter(({ type }) => type === 'no_answer_needed')
  expect(said).toHaveLength(1)
  close(test.desk, vera, number)
  expect(() => noAnswerNeeded(test.desk, vera, number)).toThrow('ticket_closed')
})

describe('a ticket that is over', () => {
  const PARTLY = OFFICE.replace(
    'calendars:',
    `statuses:
  - {key: new, name: Создано, category: new}
  - {key: in_progress, name: В работе, category: active}
  - {key: needs_info, name: Уточнение, category: waiting}
  - {key: paused, name: Пауза, category: on_hold}
  - {key: solved, name: Готово, category: solved}
  - {key: partly, name: Решено частично, category: solved}
  - {key: closed, name: Закрыта, category: closed}
calendars:`,
  )

  test('and is called otherwise was never reopened', () => {
    const test = newDesk(PARTLY)
    const { number } = fileTicket(test)
    solve(test.desk, test.person('vera'), number)
    setStatus(test.desk, test.person('vera'), number, 'partly')
    expect(ticketOf(test.desk, number)).toMatchObject({ status: 'partly', category: 'solved' })
    expect(lettersTo(test, 1001)).not.toContain('reopened')
  })

  test('and was closed is not solved before its subtasks are', () => {
    const test = newDesk(PROCESS)
    const { number } = held(test)
    close(test.desk, test.person('dina'), number)
    expect(() => setStatus(test.desk, test.person('dina'), number, 'solved')).toThrow(
      'subtasks_open',
    )
  })

  test('tells its requester that it is solved, where it was closed before', () => {
    const test = newDesk()
    const { number } = fileTicket(test)
    close(test.desk, test.person('vera'), number)
    setStatus(test.desk, test.person('vera'), number, 'solved')
    expect(lettersTo(test, 1001)).toContain('solved')
  })
})
