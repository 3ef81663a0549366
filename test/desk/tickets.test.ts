import { describe, expect, it } from 'vitest'
import { confirmCancel } from '../../desk/chat/chat-screens.ts'
import { DeskError } from '../../desk/errors.ts'
import { historyOf } from '../../desk/events.ts'
import { messagesOf } from '../../desk/messages/messages.ts'
import { note } from '../../desk/messages/noting.ts'
import { receive } from '../../desk/messages/receiving.ts'
import { reply } from '../../desk/messages/replying.ts'
import { ticketFor } from '../../desk/people/rights.ts'
import { clocksOf } from '../../desk/sla/clocks.ts'
import { tick } from '../../desk/tick.ts'
import { assign, move, take } from '../../desk/tickets/assignment.ts'
import { rate } from '../../desk/tickets/csat.ts'
import { merge } from '../../desk/tickets/merging.ts'
import { setPriority } from '../../desk/tickets/priorities.ts'
import {
  ask,
  cancel,
  close,
  pause,
  reject,
  reopen,
  resume,
  solve,
} from '../../desk/tickets/progress.ts'
import { setStatus } from '../../desk/tickets/setting-status.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { DAY, HOUR, MINUTE, newDesk, OFFICE, type TestDesk, TUESDAY } from './desk.ts'
import { fileTicket, lettersTo } from './filing.ts'

let next = 100
function says(test: TestDesk, number: number, text: string, by = 'anna') {
  next += 1
  const ticket = ticketOf(test.desk, number)
  return receive(test.desk, ticket, test.person(by), {
    chatId: test.person(by).telegramId ?? 0,
    telegramMessageId: next,
    content: { text, files: [] },
  })
}

function saying(text: string) {
  next += 1
  return { text, source: `form:${next}` }
}

function codeOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof DeskError) return error.code
    throw error
  }
  return 'done'
}

describe('filing', () => {
  it('gives a number, a line, a title from the answers and a deadline in working time', () => {
    const test = newDesk()
    const ticket = fileTicket(test, 'access', {
      action: { type: 'choice', keys: ['grant'] },
      system: { type: 'choice', keys: ['crm'] },
    })
    expect(ticket).toMatchObject({
      number: 1,
      line: 'l1',
      title: 'Выдать доступ: CRM',
      status: 'new',
    })
    expect(ticket.dueAt).toBe(TUESDAY + 10 * MINUTE)
    expect(lettersTo(test, 1001)).toEqual(['card', 'auto_reply'])
    expect(lettersTo(test, 2001)).toEqual(['new_ticket'])
  })

  it('follows the first route whose condition holds', () => {
    const test = newDesk()
    const ticket = fileTicket(test, 'access', {
      action: { type: 'choice', keys: ['grant'] },
      system: { type: 'choice', keys: ['erp'] },
    })
    expect(ticket).toMatchObject({ line: 'l2', policy: 'late', priority: 'high' })
  })

  it('gives tickets in turn to those on duty, and to nobody at night', () => {
    const test = newDesk()
    const names = [1, 2, 3].map(() => fileTicket(test, 'turn').assigneeId)
    const [vera, ivan] = [test.person('vera').id, test.person('ivan').id]
    expect(names).toEqual([vera, ivan, vera])
    test.at('2026-05-19T20:00:00Z')
    expect(fileTicket(test, 'turn').assigneeId).toBeNull()
    expect(lettersTo(test, 2002)).toEqual(['assigned'])
    test.at('2026-05-20T06:00:00Z')
    tick(test.desk)
    expect(lettersTo(test, 2002)).toEqual(['assigned', 'new_ticket'])
  })

  it('gives a ticket to the agent with the fewest open ones', () => {
    const test = newDesk()
    const first = fileTicket(test, 'free')
    const second = fileTicket(test, 'free')
    solve(test.desk, test.person('vera'), first.number)
    expect([first.assigneeId, second.assigneeId, fileTicket(test, 'free').assigneeId]).toEqual([
      test.person('vera').id,
      test.person('ivan').id,
      test.person('vera').id,
    ])
  })
})

describe('work', () => {
  it('is taken by one agent; the second is told who has it', () => {
    const test = newDesk()
    const { number } = fileTicket(test)
    expect(take(test.desk, test.person('vera'), number)).toMatchObject({ status: 'in_progress' })
    expect(codeOf(() => take(test.desk, test.person('pavel'), number))).toBe('already_taken')
    expect(lettersTo(test, 1001)).toContain('status')
  })

  it('is not found by whoever may not see it', () => {
    const test = newDesk()
    const { number } = fileTicket(test)
    expect(codeOf(() => ticketFor(test.desk, test.person('olga'), number, 'read'))).toBe(
      'not_found',
    )
    expect(codeOf(() => ticketFor(test.desk, test.person('ivan'), number, 'read'))).toBe(
      'not_found',
    )
    expect(codeOf(() => ticketFor(test.desk, test.person('anna'), number, 'note'))).toBe(
      'not_allowed',
    )
    expect(ticketFor(test.desk, test.person('dina'), number, 'note').number).toBe(number)
  })

  it('on one’s own ticket an agent is only a requester', () => {
    const test = newDesk()
    const { number } = fileTicket(test, 'question', undefined, 'vera')
    expect(codeOf(() => take(test.desk, test.person('vera'), number))).toBe('not_allowed')
    expect(codeOf(() => note(test.desk, test.person('vera'), number, saying('x')))).toBe(
      'not_allowed',
    )
  })

  it('an internal note never reaches the requester, and a mentioned colleague may read on', () => {
    const test = newDesk()
    const { number } = fileTicket(test)
    const before = lettersTo(test, 1001)
    note(test.desk, test.person('vera'), number, saying('@ivan глянь'))
    expect(lettersTo(test, 1001)).toEqual(before)
    expect(lettersTo(test, 2002)).toEqual(['mentioned'])
    expect(ticketFor(test.desk, test.person('ivan'), number, 'note').number).toBe(number)
  })

  it('the same cause replies once', () => {
    const test = newDesk()
    const { number } = fileTicket(test)
    const same = saying('Готово')
    reply(test.desk, test.person('vera'), number, same)
    reply(test.desk, test.person('vera'), number, same)
    expect(messagesOf(test.desk, number, 10)).toHaveLength(1)
    expect(lettersTo(test, 1001).filter((kind) => kind === 'reply')).toHaveLength(1)
  })

  it('what is written with a change of status reaches the requester, whatever the status', () => {
    const test = newDesk()
    const vera = test.person('vera')
    const { number } = fileTicket(test)
    for (const status of [
      'in_progress',
      'paused',
      'needs_info',
      'solved',
      'in_progress',
      'closed',
    ]) {
      setStatus(test.desk, vera, number, status, saying(`${status}?`))
      expect(ticketOf(test.desk, number).status).toBe(status)
    }
    const said = messagesOf(test.desk, number, 10).map(({ text }) => text)
    expect(said).toEqual([
      'in_progress?',
      'paused?',
      'needs_info?',
      'solved?',
      'in_progress?',
      'closed?',
    ])
    expect(lettersTo(test, 1001).filter((one) => one === 'reply')).toHaveLength(6)
  })

  it('goes on reading after a move, and the new line hears of it', () => {
    const test = newDesk()
    const { number } = fileTicket(test)
    take(test.desk, test.person('vera'), number)
    move(test.desk, test.person('vera'), number, 'l2', 'нужен инженер')
    expect(ticketFor(test.desk, test.person('vera'), number, 'read').line).toBe('l2')
    expect(lettersTo(test, 2002)).toEqual(['moved_here'])
    expect(
      codeOf(() => assign(test.desk, test.person('pavel'), number, test.person('vera').id)),
    ).toBe('not_in_line')
  })
})

describe('the clocks of a ticket', () => {
  it('stand still in needs info and go on with the answer', () => {
    const test = newDesk()
    const { number } = fileTicket(test)
    test.pass(5 * MINUTE)
    ask(test.desk, test.person('vera'), number, saying('Какой кабинет?'))
    expect(ticketOf(test.desk, number)).toMatchObject({ category: 'waiting', dueAt: null })
    test.pass(2 * HOUR)
    says(test, number, '305')
    const ticket = ticketOf(test.desk, number)
    expect(ticket.status).toBe('in_progress')
    const resolution = clocksOf(test.desk, number).find((one) => one.target === 'resolution')
    expect(resolution?.dueAt).toBe(TUESDAY + 2 * HOUR + 40 * MINUTE)
  })

  it('an answer at the very instant of the deadline is in time', () => {
    const test = newDesk()
    const { number } = fileTicket(test)
    test.pass(10 * MINUTE)
    tick(test.desk)
    reply(test.desk, test.person('vera'), number, saying('Смотрю'))
    const [first] = clocksOf(test.desk, number)
    expect(first).toMatchObject({ target: 'first_response', breachedAt: null })
    expect(first?.metAt).toBe(TUESDAY + 10 * MINUTE)
  })

  it('a breach is noted once, and its reminders are sent once', () => {
    const test = newDesk()
    const { number } = fileTicket(test)
    take(test.desk, test.person('vera'), number)
    reply(test.desk, test.person('vera'), number, saying('Смотрю'))
    test.pass(33 * MINUTE)
    tick(test.desk)
    tick(test.desk)
    expect(lettersTo(test, 2001).filter((kind) => kind === 'reminder')).toHaveLength(1)
    // What had not reached its reader would give way to the next one.
    test.desk.db.$client.prepare("update outbox set state = 'sent'").run()
    test.pass(8 * MINUTE)
    tick(test.desk)
    tick(test.desk)
    expect(lettersTo(test, 2001).filter((kind) => kind === 'reminder')).toHaveLength(2)
    expect(historyOf(test.desk, number, 100).filter((one) => one.type === 'breached')).toHaveLength(
      1,
    )
    test.pass(30 * MINUTE)
    tick(test.desk)
    expect(ticketOf(test.desk, number).line).toBe('l2')
  })

  it('after an outage only the latest reminder is sent', () => {
    const test = newDesk()
    const { number } = fileTicket(test)
    take(test.desk, test.person('vera'), number)
    reply(test.desk, test.person('vera'), number, saying('Смотрю'))
    test.pass(50 * MINUTE)
    tick(test.desk)
    expect(lettersTo(test, 2001).filter((kind) => kind === 'reminder')).toHaveLength(1)
  })

  it('outside the calendar nobody is reminded before the next opening', () => {
    const test = newDesk()
    test.at('2026-05-19T14:30:00Z')
    const { number } = fileTicket(test)
    take(test.desk, test.person('vera'), number)
    test.at('2026-05-19T19:00:00Z')
    tick(test.desk)
    expect(lettersTo(test, 2001)).not.toContain('reminder')
    test.at('2026-05-20T06:00:00Z')
    tick(test.desk)
    expect(lettersTo(test, 2001)).toContain('reminder')
  })

  it('a priority raised while paused keeps the used minutes', () => {
    const test = newDesk()
    const { number } = fileTicket(test)
    reply(test.desk, test.person('vera'), number, saying('Смотрю'))
    test.pass(10 * MINUTE)
    pause(test.desk, test.person('vera'), number)
    test.pass(3 * HOUR)
    setPriority(test.desk, test.person('vera'), number, 'high')
    resume(test.desk, test.person('vera'), number)
    expect(ticketOf(test.desk, number).dueAt).toBe(TUESDAY + 3 * HOUR + 20 * MINUTE)
  })

  it('a reopened ticket goes on with what it had used', () => {
    const test = newDesk()
    const { number } = fileTicket(test)
    test.pass(10 * MINUTE)
    solve(test.desk, test.person('vera'), number)
    test.pass(2 * HOUR)
    reject(test.desk, test.person('anna'), number)
    expect(ticketOf(test.desk, number).dueAt).toBe(TUESDAY + 2 * HOUR + 40 * MINUTE)
  })

  it('a cancelled ticket has none', () => {
    const test = newDesk()
    const { number } = fileTicket(test)
    cancel(test.desk, test.person('anna'), number)
    expect(clocksOf(test.desk, number)).toEqual([])
    expect(ticketOf(test.desk, number)).toMatchObject({ category: 'closed', dueAt: null })
  })
})

describe('the end of a ticket', () => {
  it('solved is not taken back any more, nor from a message of before', () => {
    const test = newDesk()
    const { number } = fileTicket(test)
    solve(test.desk, test.person('vera'), number)
    const before = clocksOf(test.desk, number)
    const anna = test.person('anna')
    expect(() => cancel(test.desk, anna, number)).toThrow('ticket_solved')
    expect(() => confirmCancel(test.desk, anna, 1, number, false)).toThrow('ticket_solved')
    expect(ticketOf(test.desk, number).category).toBe('solved')
    expect(clocksOf(test.desk, number)).toEqual(before)
  })

  it('solved closes by the timer, not by the rating', () => {
    const test = newDesk()
    const { number } = fileTicket(test)
    solve(test.desk, test.person('vera'), number)
    rate(test.desk, test.person('anna'), number, 5)
    expect(ticketOf(test.desk, number)).toMatchObject({ category: 'solved', rating: 5 })
    test.pass(3 * DAY)
    tick(test.desk)
    expect(ticketOf(test.desk, number).category).toBe('closed')
  })

  it('a rating may be changed for a day and not later', () => {
    const test = newDesk()
    const { number } = fileTicket(test)
    solve(test.desk, test.person('vera'), number)
    rate(test.desk, test.person('anna'), number, 2)
    test.pass(23 * HOUR)
    expect(rate(test.desk, test.person('anna'), number, 4).rating).toBe(4)
    test.pass(2 * HOUR)
    expect(codeOf(() => rate(test.desk, test.person('anna'), number, 5))).toBe('rating_late')
  })

  it('a closed ticket is reopened by agents only', () => {
    const test = newDesk()
    const { number } = fileTicket(test)
    close(test.desk, test.person('vera'), number)
    expect(codeOf(() => reject(test.desk, test.person('anna'), number))).toBe('ticket_closed')
    expect(reopen(test.desk, test.person('vera'), number).category).toBe('active')
  })

  it('a duplicate closes, its messages live on in the other', () => {
    const test = newDesk()
    const one = fileTicket(test)
    const two = fileTicket(test)
    says(test, two.number, 'и ещё')
    merge(test.desk, test.person('vera'), two.number, one.number)
    expect(messagesOf(test.desk, one.number, 10)).toHaveLength(1)
    expect(ticketOf(test.desk, two.number)).toMatchObject({ category: 'closed', mergedInto: 1 })
  })
})

describe('priority by waiting', () => {
  const RULES = 'priority_rules: [{when: {waiting_for: 2h}, set: high}]\n'

  it('is raised once the requester has waited so much working time, and only raised', () => {
    const test = newDesk(`${OFFICE}${RULES}`)
    test.at('2026-05-19T14:00:00Z')
    const { number } = fileTicket(test)
    test.at('2026-05-20T06:59:00Z')
    tick(test.desk)
    expect(ticketOf(test.desk, number).priority).toBe('normal')
    test.at('2026-05-20T07:00:00Z')
    tick(test.desk)
    expect(ticketOf(test.desk, number).priority).toBe('high')
  })

  it('waits for nobody once an agent has answered', () => {
    const test = newDesk(`${OFFICE}${RULES}`)
    const { number } = fileTicket(test)
    reply(test.desk, test.person('vera'), number, saying('Смотрю'))
    test.pass(5 * HOUR)
    tick(test.desk)
    expect(ticketOf(test.desk, number).priority).toBe('normal')
  })
})

it('what is written with a status that the ticket has already goes out, or comes back to its writer', () => {
  const test = newDesk()
  const { number } = fileTicket(test)
  const vera = test.person('vera')
  const say = (key: string, text: string) => setStatus(test.desk, vera, number, key, saying(text))
  say('solved', 'Готово')
  say('solved', 'И ещё одно')
  expect(messagesOf(test.desk, number, 10).map(({ text }) => text)).toEqual([
    'Готово',
    'И ещё одно',
  ])
  say('closed', 'Закрываю')
  expect(() => say('closed', 'Поздно')).toThrow('ticket_closed')
})
