import { describe, expect, test } from 'vitest'
import { receive } from '../../desk/messages/receiving.ts'
import { markRead } from '../../desk/people/watching.ts'
import { assign, move, take } from '../../desk/tickets/assignment.ts'
import { setPriority } from '../../desk/tickets/priorities.ts'
import { pause, solve } from '../../desk/tickets/progress.ts'
import { type QueueFilters, type QueueMark, queue, queueQueries } from '../../desk/tickets/queue.ts'
import { queueCounts } from '../../desk/tickets/queue-counts.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { HOUR, MINUTE, newDesk, type TestDesk } from './desk.ts'
import { fileTicket } from './filing.ts'

function numbers(test: TestDesk, key: string, filters: QueueFilters = {}): number[] {
  return queue(test.desk, test.person(key), filters, 50).rows.map((row) => row.number)
}

function question(test: TestDesk, text: string, by = 'anna') {
  return fileTicket(test, 'question', { text: { type: 'text', text } }, by).number
}

describe('the queue', () => {
  test('shows an agent the tickets of their lines, theirs and watched ones, and no other', () => {
    const test = newDesk()
    const [l1, mine, handedOn] = [question(test, 'а'), question(test, 'б'), question(test, 'в')]
    const inTurn = fileTicket(test, 'turn').number
    move(test.desk, test.person('vera'), handedOn, 'l2')
    assign(test.desk, test.person('pavel'), mine, test.person('vera').id)
    expect(numbers(test, 'vera').sort()).toEqual([l1, mine, handedOn, inTurn])
    expect(numbers(test, 'ivan').sort()).toEqual([handedOn, inTurn])
    expect(numbers(test, 'dina').sort()).toEqual([l1, mine, handedOn, inTurn])
    expect(numbers(test, 'anna')).toEqual([])
  })

  test('leaves out what one asks for oneself', () => {
    const test = newDesk()
    const own = question(test, 'моё', 'pavel')
    expect(numbers(test, 'pavel')).toEqual([])
    expect(numbers(test, 'pavel', { words: 'моё' })).toEqual([])
    expect(numbers(test, 'vera')).toEqual([own])
  })

  test('begins with the nearest deadline and ends with what has none', () => {
    const test = newDesk()
    const without = fileTicket(test, 'turn').number
    const later = question(test, 'позже')
    test.pass(-MINUTE)
    const sooner = question(test, 'раньше')
    expect(numbers(test, 'vera')).toEqual([sooner, later, without])
  })

  test('keeps what is over for a list of its own, newest first', () => {
    const test = newDesk()
    const [first, second, open] = [question(test, 'а'), question(test, 'б'), question(test, 'в')]
    for (const number of [second, first]) solve(test.desk, test.person('vera'), number)
    expect(numbers(test, 'vera')).toEqual([open])
    expect(numbers(test, 'vera', { over: true })).toEqual([second, first])
    expect(numbers(test, 'vera', { status: 'solved' })).toEqual([second, first])
  })

  test('is narrowed by line, status, assignee, service and being late, all at once', () => {
    const test = newDesk()
    const [late, paused, turn] = [
      question(test, 'а'),
      question(test, 'б'),
      fileTicket(test, 'turn').number,
    ]
    take(test.desk, test.person('vera'), late)
    take(test.desk, test.person('vera'), paused)
    pause(test.desk, test.person('vera'), paused)
    test.pass(HOUR)
    const vera = test.person('vera').id
    const turnOf = ticketOf(test.desk, turn).assigneeId
    expect(numbers(test, 'dina', { line: 'round' })).toEqual([turn])
    expect(numbers(test, 'dina', { status: 'paused' })).toEqual([paused])
    expect(numbers(test, 'dina', { assignee: vera, line: 'l1' }).sort()).toEqual([late, paused])
    expect(numbers(test, 'dina', { assignee: null })).toEqual([])
    expect(numbers(test, 'dina', { assignee: turnOf, service: 'turn' })).toEqual([turn])
    expect(numbers(test, 'dina', { overdue: true, service: 'question' })).toContain(late)
    expect(numbers(test, 'dina', { line: 'l1', status: 'paused', assignee: vera })).toEqual([
      paused,
    ])
    expect(numbers(test, 'ivan', { line: 'l1' })).toEqual([])
  })

  test('is narrowed by priority, open or over, beside words and other filters', () => {
    const test = newDesk()
    const [first, second, other] = [
      question(test, 'касса'),
      question(test, 'б'),
      question(test, 'касса'),
    ]
    const { desk, person } = test
    for (const number of [first, second]) setPriority(desk, person('vera'), number, 'high')
    const high = { priority: 'high' }
    expect(numbers(test, 'vera', high)).toEqual([first, second])
    expect(numbers(test, 'vera', { priority: 'normal' })).toEqual([other])
    expect(numbers(test, 'vera', { ...high, words: 'касса' })).toEqual([first])
    take(desk, person('vera'), second)
    expect(numbers(test, 'vera', { ...high, assignee: person('vera').id })).toEqual([second])
    solve(desk, person('vera'), second)
    expect(numbers(test, 'vera', { ...high, over: true })).toEqual([second])
    expect(numbers(test, 'anna', high)).toEqual([])
  })

  test.each([{ over: false }, { over: true }])(
    'is paged without a gap or a repetition (over: $over)',
    ({ over }) => {
      const test = newDesk()
      for (let index = 0; index < 7; index++) {
        const number = index % 2 ? fileTicket(test, 'turn').number : question(test, 'а')
        if (over) solve(test.desk, test.person('vera'), number)
        test.pass(MINUTE)
      }
      const seen: number[] = []
      let after: QueueMark | undefined
      for (let page = 0; page < 4; page++) {
        const { rows, next } = queue(test.desk, test.person('vera'), { over }, 2, after)
        seen.push(...rows.map((row) => row.number))
        after = next ?? undefined
        expect(next === null).toBe(page === 3)
      }
      expect(seen).toEqual(numbers(test, 'vera', { over }))
      expect(seen).toHaveLength(7)
    },
  )

  test('marks what was said since the person last looked', () => {
    const test = newDesk()
    const number = question(test, 'а')
    const isUnread = () => queue(test.desk, test.person('vera'), {}, 9).rows[0]?.isUnread
    expect(isUnread()).toBe(true)
    markRead(test.desk, test.person('vera'), number)
    expect(isUnread()).toBe(false)
    test.pass(MINUTE)
    receive(test.desk, ticketOf(test.desk, number), test.person('anna'), {
      chatId: 1001,
      telegramMessageId: 5,
      content: { text: 'Ещё', files: [] },
    })
    expect(isUnread()).toBe(true)
  })
})

describe('search', () => {
  test('finds by words of a title, a message or the requester, and by number, newest first', () => {
    const test = newDesk()
    const printer = question(test, 'Принтер зажевал бумагу')
    const vpn = question(test, 'Не работает VPN', 'boris')
    receive(test.desk, ticketOf(test.desk, vpn), test.person('boris'), {
      chatId: 1002,
      telegramMessageId: 7,
      content: { text: 'А рядом стоит принтер', files: [] },
    })
    expect(numbers(test, 'vera', { words: 'принт' })).toEqual([vpn, printer])
    expect(numbers(test, 'vera', { words: 'борис' })).toEqual([vpn])
    expect(numbers(test, 'vera', { words: `№${printer}` })).toContain(printer)
    expect(numbers(test, 'vera', { words: 'принтер', status: 'solved' })).toEqual([])
    expect(numbers(test, 'vera', { words: '—' })).toEqual([])
  })

  test('finds nothing that the person may not read', () => {
    const test = newDesk()
    const number = question(test, 'Тайное дело')
    expect(numbers(test, 'ivan', { words: 'тайное' })).toEqual([])
    expect(numbers(test, 'ivan', { words: `${number}` })).toEqual([])
    expect(numbers(test, 'anna', { words: 'тайное' })).toEqual([])
  })

  test('finds what is over as well, and pages by number', () => {
    const test = newDesk()
    const all = [question(test, 'сеть'), question(test, 'сеть'), question(test, 'сеть')]
    solve(test.desk, test.person('vera'), all[1] ?? 0)
    const first = queue(test.desk, test.person('vera'), { words: 'сеть' }, 2)
    const rest = queue(
      test.desk,
      test.person('vera'),
      { words: 'сеть' },
      2,
      first.next ?? undefined,
    )
    const found = [...first.rows, ...rest.rows].map((row) => row.number)
    expect(found).toEqual([...all].reverse())
    expect(rest.next).toBeNull()
  })
})

describe('counts', () => {
  test('tell how much waits in each line, for the person, for anybody, and too long', () => {
    const test = newDesk()
    const [first] = [question(test, 'а'), question(test, 'б'), question(test, 'моё', 'pavel')]
    fileTicket(test, 'turn')
    take(test.desk, test.person('vera'), first)
    const counts = queueCounts(test.desk, test.person('pavel'))
    expect(counts).toMatchObject({ mine: 0, unassigned: 1, overdue: 0 })
    expect(counts.lines).toEqual([
      { line: 'l1', count: 2 },
      { line: 'l2', count: 0 },
    ])
    test.pass(HOUR)
    expect(queueCounts(test.desk, test.person('vera'))).toMatchObject({ mine: 2, overdue: 3 })
    expect(queueCounts(test.desk, test.person('dina')).lines).toHaveLength(4)
  })

  test('leave out one’s own late request where one does not work, and nothing instead of it', () => {
    const test = newDesk()
    question(test, 'моё', 'ivan')
    question(test, 'чужое')
    test.pass(HOUR)
    expect(queueCounts(test.desk, test.person('vera')).overdue).toBe(2)
    expect(queueCounts(test.desk, test.person('ivan')).overdue).toBe(0)
  })
})

describe('however many tickets there are', () => {
  const filters: [string, string, QueueFilters, RegExp[]][] = [
    ['an admin’s queue', 'dina', {}, [/tickets_queue \(open=\?\)/]],
    ['late ones', 'dina', { overdue: true }, [/tickets_queue \(open=\? AND queue_at<\?\)/]],
    ['a line', 'dina', { line: 'l1' }, [/tickets_line \(line=\? AND open=\?\)/]],
    ['an assignee', 'dina', { assignee: 1 }, [/tickets_assignee \(assignee_id=\? AND open=\?\)/]],
    ['nobody', 'dina', { assignee: null }, [/tickets_assignee \(assignee_id=\? AND open=\?\)/]],
    ['a status', 'dina', { status: 'solved' }, [/tickets_status \(status=\?\)/]],
    ['a service', 'dina', { service: 'turn' }, [/tickets_service \(service=\? AND open=\?\)/]],
    ['what is over', 'dina', { over: true }, [/tickets_queue \(open=\?\)/]],
    [
      'an agent’s queue',
      'ivan',
      {},
      [/tickets_line/, /tickets_line/, /tickets_line/, /tickets_assignee/, /watchers_person/],
    ],
  ]

  test.each(filters)('%s is read from an index in its order', (_what, key, filter, indexes) => {
    const test = newDesk()
    const plans = queueQueries(test.desk, test.person(key), filter, 50).map((query) =>
      planOf(test, query.toSQL()),
    )
    expect(plans).toHaveLength(indexes.length)
    for (const [at, plan] of plans.entries()) {
      expect(plan).toMatch(indexes[at] ?? /nothing/)
      expect(plan).not.toMatch(/SCAN tickets/)
      if (!plan.includes('watchers')) expect(plan).not.toMatch(/TEMP B-TREE/)
    }
  })

  test('of two filters the rarer one is read', () => {
    const test = newDesk()
    for (let index = 0; index < 5; index++) question(test, 'а')
    const rare = fileTicket(test, 'turn').number
    solve(test.desk, test.person('dina'), rare)
    const plan = (filter: QueueFilters) => {
      const [query] = queueQueries(test.desk, test.person('dina'), filter, 50)
      return query ? planOf(test, query.toSQL()) : ''
    }
    expect(plan({ line: 'l1', status: 'solved' })).toMatch(/tickets_line/)
    expect(plan({ service: 'question', line: 'round' })).toMatch(/tickets_line/)
    expect(plan({ service: 'turn', line: 'l1' })).toMatch(/tickets_service/)
  })
})

function planOf({ desk }: TestDesk, { sql, params }: { sql: string; params: unknown[] }): string {
  const rows = desk.db.$client.prepare(`explain query plan ${sql}`).all(...params)
  return (rows as { detail: string }[]).map((row) => row.detail).join('\n')
}
