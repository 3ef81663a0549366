import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { reply } from '../../desk/messages/replying.ts'
import { leave } from '../../desk/people/leaving.ts'
import { changePerson } from '../../desk/people/people.ts'
import { approvalOf } from '../../desk/processes/approval-rows.ts'
import { approve, askBeforeDeciding, reject } from '../../desk/processes/approvals.ts'
import { addItem, checklistOf, tickItem } from '../../desk/processes/checklist.ts'
import { linkedTo, linkTickets, unlinkTickets } from '../../desk/processes/links.ts'
import { rankedIn, rankTicket } from '../../desk/processes/ranking.ts'
import { subtasksOf } from '../../desk/processes/subtask-rows.ts'
import { adopt, dropSubtask, startByHand } from '../../desk/processes/subtasks.ts'
import { storyOf } from '../../desk/sla/clock-story.ts'
import { clocksOf } from '../../desk/sla/clocks.ts'
import { tick } from '../../desk/tick.ts'
import { move, take } from '../../desk/tickets/assignment.ts'
import { openTicketsOf } from '../../desk/tickets/my-tickets.ts'
import { cancel, close, solve } from '../../desk/tickets/progress.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import type { Answers } from '../../scenarios/answer.ts'
import { HOUR, MINUTE, newDesk, type TestDesk } from './desk.ts'
import { fileTicket, lettersTo } from './filing.ts'
import { told } from './sla.ts'

const PROCESS = readFileSync(join(import.meta.dirname, 'process.yaml'), 'utf8')

const ANSWERS: Answers = {
  system: { type: 'choice', keys: ['crm'] },
  employee: { type: 'person', key: 'oleg', name: 'Олег Котов' },
}

function ask(test: TestDesk, by = 'anna') {
  return fileTicket(test, 'access', ANSWERS, by).number
}

function tickAll({ desk }: TestDesk): void {
  while (tick(desk));
}

function states({ desk }: TestDesk, parent: number): Record<string, string> {
  return Object.fromEntries(subtasksOf(desk, parent).map(({ key, state }) => [key, state]))
}

function child({ desk }: TestDesk, parent: number, key: string): number {
  return subtasksOf(desk, parent).find((one) => one.key === key)?.child ?? 0
}

describe('an approval', () => {
  test('comes before all work: nobody has the ticket, its clocks stand still, only the approver hears of it', () => {
    const test = newDesk(PROCESS)
    const number = ask(test)
    expect(ticketOf(test.desk, number)).toMatchObject({
      gate: 'approval',
      assigneeId: null,
      dueAt: null,
    })
    expect(lettersTo(test, 1002)).toEqual(['approval_asked'])
    expect(lettersTo(test, 2001)).toEqual([])
    test.pass(5 * HOUR)
    tickAll(test)
    expect(clocksOf(test.desk, number).every((clock) => clock.breachedAt === null)).toBe(true)
    expect(() => take(test.desk, test.person('vera'), number)).toThrow('approval_waiting')
    expect(() => solve(test.desk, test.person('vera'), number)).toThrow('approval_waiting')
  })

  test('that is given starts the clocks with all of their time and brings the ticket to its people', () => {
    const test = newDesk(PROCESS)
    const number = ask(test)
    test.pass(2 * HOUR)
    approve(test.desk, test.person('boris'), number, 'Пусть работает')
    const ticket = ticketOf(test.desk, number)
    expect(ticket).toMatchObject({ gate: null, assigneeId: test.person('vera').id })
    expect(ticket.dueAt).toBe(test.desk.now() + HOUR)
    expect(lettersTo(test, 2001)).toEqual(['assigned'])
    expect(lettersTo(test, 1001)).toContain('approved')
    const [first] = clocksOf(test.desk, number)
    const story = first && storyOf(test.desk, first, test.desk.now())
    expect(story?.pieces.map(({ what, minutes }) => [what, minutes])).toEqual([['approval', 120]])
  })

  test('that is refused ends the ticket and tells why', () => {
    const test = newDesk(PROCESS)
    const number = ask(test)
    reject(test.desk, test.person('boris'), number, 'Уже есть')
    expect(ticketOf(test.desk, number)).toMatchObject({ category: 'closed', gate: null })
    expect(approvalOf(test.desk, number)).toMatchObject({ state: 'rejected', comment: 'Уже есть' })
    expect(lettersTo(test, 1001)).toContain('rejected')
    tickAll(test)
    expect(Object.values(states(test, number))).not.toContain('started')
  })

  test('is decided once, and never by the requester or a stranger', () => {
    const test = newDesk(PROCESS)
    const number = ask(test)
    expect(() => approve(test.desk, test.person('anna'), number)).toThrow('not_allowed')
    expect(() => approve(test.desk, test.person('oleg'), number)).toThrow('not_found')
    expect(() => approve(test.desk, test.person('vera'), number)).toThrow('not_allowed')
    approve(test.desk, test.person('boris'), number)
    expect(() => reject(test.desk, test.person('boris'), number)).toThrow('approval_over')
  })

  test('goes to the stand-in as well once its deadline has passed in working time', () => {
    const test = newDesk(PROCESS)
    const number = ask(test)
    expect(() => approve(test.desk, test.person('pavel'), number)).toThrow('not_allowed')
    test.pass(7 * HOUR)
    tickAll(test)
    expect(lettersTo(test, 2003)).toEqual([])
    test.pass(2 * HOUR)
    tickAll(test)
    tickAll(test)
    expect(lettersTo(test, 2003)).toEqual(['approval_asked'])
    approve(test.desk, test.person('pavel'), number)
    expect(lettersTo(test, 1002)).toEqual(['approval_asked', 'approval_over'])
  })

  test('goes to the stand-in at once where the approver cannot be reached', () => {
    const test = newDesk(PROCESS)
    changePerson(test.desk, test.person('boris').id, { telegramId: null })
    ask(test)
    expect(lettersTo(test, 2003)).toEqual(['approval_asked'])
  })

  test('passes to the stand-in when the approver leaves the company', () => {
    const test = newDesk(PROCESS)
    const number = ask(test)
    leave(test.desk, test.person('dina'), test.person('boris').id)
    expect(lettersTo(test, 2003)).toEqual(['approval_asked'])
    approve(test.desk, test.person('pavel'), number)
    expect(ticketOf(test.desk, number).gate).toBeNull()
  })

  test('that nobody named can give goes to the head, then to the lead of the line', () => {
    const test = newDesk(PROCESS)
    const number = fileTicket(test, 'lead', {}, 'boris').number
    expect(approvalOf(test.desk, number)?.approverId).toBe(test.person('pavel').id)
    const other = ask(test, 'gleb')
    expect(approvalOf(test.desk, other)?.approverId).toBe(test.person('pavel').id)
  })

  test('may need a question first, whose answer comes back to the approver', () => {
    const test = newDesk(PROCESS)
    const number = ask(test)
    askBeforeDeciding(test.desk, test.person('boris'), number, { text: 'Зачем?', source: 'x' })
    expect(lettersTo(test, 1001)).toContain('reply')
    expect(ticketOf(test.desk, number)).toMatchObject({ answeredAt: null, assigneeId: null })
  })

  test('is over when the requester takes the request back', () => {
    const test = newDesk(PROCESS)
    const number = ask(test)
    cancel(test.desk, test.person('anna'), number)
    expect(approvalOf(test.desk, number)?.state).toBe('dropped')
    expect(lettersTo(test, 1002)).toEqual(['approval_asked', 'approval_dropped'])
    expect(() => approve(test.desk, test.person('boris'), number)).toThrow('approval_over')
  })
})

describe('subtasks', () => {
  function started(test: TestDesk): number {
    const number = ask(test)
    tickAll(test)
    expect(Object.values(states(test, number))).toEqual(['planned', 'planned', 'planned'])
    approve(test.desk, test.person('boris'), number)
    tickAll(test)
    return number
  }

  test('start after the approval, those side by side at once, what comes after another later', () => {
    const test = newDesk(PROCESS)
    const number = started(test)
    expect(states(test, number)).toEqual({ account: 'started', mail: 'planned', badge: 'planned' })
    const first = ticketOf(test.desk, child(test, number, 'account'))
    expect(first).toMatchObject({ title: 'Учётка: Олег Котов', line: 'l2', quiet: 1 })
    expect(first.answers).toEqual({
      whom: ANSWERS.employee,
      what: { type: 'text', text: 'CRM' },
    })
    solve(test.desk, test.person('ivan'), first.number)
    tickAll(test)
    expect(states(test, number)).toEqual({ account: 'done', mail: 'started', badge: 'planned' })
  })

  test('hold the parent until all are over, and then it goes on and its people hear of it', () => {
    const test = newDesk(PROCESS)
    const number = started(test)
    expect(ticketOf(test.desk, number).category).toBe('on_hold')
    expect(() => solve(test.desk, test.person('vera'), number)).toThrow('subtasks_open')
    solve(test.desk, test.person('ivan'), child(test, number, 'account'))
    tickAll(test)
    solve(test.desk, test.person('ivan'), child(test, number, 'mail'))
    tickAll(test)
    expect(ticketOf(test.desk, number).category).toBe('active')
    expect(lettersTo(test, 2001).filter((one) => one === 'subtask_done')).toHaveLength(2)
    solve(test.desk, test.person('vera'), number)
  })

  test('tell the requester of the parent nothing by themselves and stand in no list of theirs', () => {
    const test = newDesk(PROCESS)
    const number = started(test)
    const before = lettersTo(test, 1001).length
    solve(test.desk, test.person('ivan'), child(test, number, 'account'))
    tickAll(test)
    expect(lettersTo(test, 1001)).toHaveLength(before)
    const mine = openTicketsOf(test.desk, test.person('anna'), 10)
    expect(mine.map((ticket) => ticket.number)).toEqual([number])
  })

  test('that ended unsolved do not bring on the next one by themselves; a hand does, or strikes it out', () => {
    const test = newDesk(PROCESS)
    const number = started(test)
    close(test.desk, test.person('ivan'), child(test, number, 'account'))
    tickAll(test)
    expect(states(test, number)).toMatchObject({ account: 'dropped', mail: 'planned' })
    expect(ticketOf(test.desk, number).category).toBe('active')
    const [, mail, badge] = subtasksOf(test.desk, number)
    startByHand(test.desk, test.person('vera'), mail?.id ?? 0)
    dropSubtask(test.desk, test.person('vera'), badge?.id ?? 0)
    tickAll(test)
    expect(states(test, number)).toEqual({ account: 'dropped', mail: 'started', badge: 'dropped' })
    expect(() => startByHand(test.desk, test.person('ivan'), badge?.id ?? 0)).toThrow('not_found')
  })

  test('are given up with their parent as far as they have not begun', () => {
    const test = newDesk(PROCESS)
    const number = started(test)
    close(test.desk, test.person('vera'), number)
    tickAll(test)
    solve(test.desk, test.person('ivan'), child(test, number, 'account'))
    tickAll(test)
    expect(states(test, number)).toEqual({ account: 'done', mail: 'dropped', badge: 'dropped' })
  })

  test('filed by an agent out of a ticket are its children, for which it need not wait', () => {
    const test = newDesk(PROCESS)
    const number = started(test)
    const bug = fileTicket(test, 'mail', {}, 'oleg')
    adopt(test.desk, test.person('vera'), number, bug)
    solve(test.desk, test.person('ivan'), bug.number)
    expect(lettersTo(test, 2001)).toContain('subtask_done')
    // Two of the process are open; the badge waits for a hand, and so for nobody.
    expect(told(test, 'vera', 'subtask_done')).toMatchObject([{ child: bug.number, left: 2 }])
  })
})

describe('a checklist', () => {
  test('is put on the ticket by its service and ticked off by agents', () => {
    const test = newDesk(PROCESS)
    const number = ask(test)
    const vera = test.person('vera')
    const [first] = checklistOf(test.desk, number)
    expect(checklistOf(test.desk, number).map(({ text }) => text)).toEqual([
      'Проверить',
      { ru: 'Выдать', en: 'Grant' },
    ])
    tickItem(test.desk, vera, first?.id ?? 0, true)
    expect(checklistOf(test.desk, number)[0]).toMatchObject({ doneById: vera.id })
    expect(() => addItem(test.desk, test.person('anna'), number, 'Моё')).toThrow('not_allowed')
    expect(() => tickItem(test.desk, test.person('oleg'), first?.id ?? 0, true)).toThrow(
      'not_found',
    )
  })
})

describe('a link', () => {
  test('joins two tickets both ways, once, until it is taken away', () => {
    const test = newDesk(PROCESS)
    const vera = test.person('vera')
    const [one, other] = [ask(test), ask(test)]
    linkTickets(test.desk, vera, other, one)
    linkTickets(test.desk, vera, one, other)
    expect(linkedTo(test.desk, one).map((ticket) => ticket.number)).toEqual([other])
    unlinkTickets(test.desk, vera, one, other)
    expect(linkedTo(test.desk, other)).toEqual([])
    expect(() => linkTickets(test.desk, vera, one, one)).toThrow('link_itself')
  })
})

describe('an upstream line', () => {
  const text: Answers = { text: { type: 'text', text: 'Идея' } }

  test('tells the owner of a part, who alone orders it', () => {
    const test = newDesk(PROCESS)
    const idea = fileTicket(test, 'idea', text, 'anna').number
    expect(lettersTo(test, 1002)).toEqual(['to_rank'])
    expect(() => rankTicket(test.desk, test.person('oleg'), idea, 1)).toThrow('not_found')
    rankTicket(test.desk, test.person('boris'), idea, 1)
    expect(rankedIn(test.desk, 'up', 'sales')).toMatchObject([
      { ticket: { number: idea }, place: 1 },
    ])
  })

  test('tells the owner of what somebody has to prepare as well', () => {
    const test = newDesk(PROCESS.replace('line: up, steps', 'line: up, assignee: pavel, steps'))
    const idea = fileTicket(test, 'idea', text, 'anna').number
    expect(lettersTo(test, 1002)).toEqual(['to_rank'])
    expect(lettersTo(test, 2003)).toEqual(['assigned'])
    move(test.desk, test.person('dina'), idea, 'l1')
    move(test.desk, test.person('dina'), idea, 'up')
    expect(lettersTo(test, 1002)).toEqual(['to_rank', 'to_rank'])
  })

  test('orders nothing that still waits for an approval', () => {
    const gated = PROCESS.replace('line: up, steps', 'line: up, approval: {by: manager}, steps')
    const test = newDesk(gated)
    const boris = test.person('boris')
    const idea = fileTicket(test, 'idea', text, 'anna').number
    expect(rankedIn(test.desk, 'up', 'sales')).toEqual([])
    expect(() => rankTicket(test.desk, boris, idea, 1)).toThrow('approval_waiting')
    approve(test.desk, boris, idea)
    rankTicket(test.desk, boris, idea, 1)
    tickAll(test)
    expect(ticketOf(test.desk, idea).line).toBe('l2')
  })

  test('gives work only what has a place, the first ones first, and keeps so many ready', () => {
    const test = newDesk(PROCESS)
    const boris = test.person('boris')
    const [a = 0, b = 0, c = 0] = [1, 2, 3].map(() => fileTicket(test, 'idea', text, 'anna').number)
    tickAll(test)
    expect([a, b, c].map((one) => ticketOf(test.desk, one).line)).toEqual(['up', 'up', 'up'])
    for (const one of [a, b, c]) rankTicket(test.desk, boris, one, 1)
    tickAll(test)
    expect([c, b, a].map((one) => ticketOf(test.desk, one).line)).toEqual(['l2', 'l2', 'up'])
    take(test.desk, test.person('ivan'), c)
    tickAll(test)
    expect(ticketOf(test.desk, a).line).toBe('l2')
  })

  test('keeps no more ready for those that had been answered before', () => {
    const test = newDesk(PROCESS)
    const all = [1, 2, 3].map(() => fileTicket(test, 'idea', text, 'anna').number)
    for (const [i, one] of all.entries()) {
      reply(test.desk, test.person('pavel'), one, { text: 'Посмотрим', source: `r:${i}` })
      rankTicket(test.desk, test.person('boris'), one, i + 1)
    }
    tickAll(test)
    expect(all.map((one) => ticketOf(test.desk, one).line)).toEqual(['l2', 'l2', 'up'])
  })

  test('shares what is ready among its owners', () => {
    const test = newDesk(PROCESS)
    const mine = [1, 2, 3].map(() => fileTicket(test, 'idea', text, 'anna').number)
    const other = fileTicket(test, 'idea', text, 'oleg').number
    for (const [i, one] of mine.entries()) rankTicket(test.desk, test.person('boris'), one, i + 1)
    rankTicket(test.desk, test.person('oleg'), other, 1)
    tickAll(test)
    expect([...mine, other].map((one) => ticketOf(test.desk, one).line)).toEqual([
      'l2',
      'up',
      'up',
      'l2',
    ])
  })

  test('forgets the place of what went elsewhere', () => {
    const test = newDesk(PROCESS)
    const idea = fileTicket(test, 'idea', text, 'anna').number
    rankTicket(test.desk, test.person('boris'), idea, 1)
    tickAll(test)
    move(test.desk, test.person('dina'), idea, 'l1')
    tickAll(test)
    expect(ticketOf(test.desk, idea).line).toBe('l1')
    test.pass(MINUTE)
  })
})
