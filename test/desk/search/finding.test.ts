import { describe, expect, test } from 'vitest'
import type { Desk } from '../../../desk/desk.ts'
import { findTickets } from '../../../desk/search/finding.ts'
import { matchOf } from '../../../desk/search/matching.ts'
import { countUnread, readIn } from '../../../desk/search/reading-in.ts'
import { readWords } from '../../../desk/search/wanted.ts'
import { newDesk } from '../desk.ts'
import { numbersFound } from './found.ts'

const MANY = 40_000

/** Puts rows straight into the search: their number and their terms. */
function fill(desk: Desk, terms: (number: number) => string): void {
  const { $client } = desk.db
  const put = $client.prepare('insert into ticket_search (rowid, terms) values (?, ?)')
  $client.exec('begin')
  for (let number = MANY; number > 0; number -= 1) put.run(-number, terms(number))
  $client.exec(`update sqlite_sequence set seq = ${MANY} where name = 'tickets'`)
  $client.exec('commit')
}

/** A desk whose clock goes on by so many milliseconds each time it is looked at. */
function slow(desk: Desk, ms: number): Desk {
  let now = desk.now()
  return {
    ...desk,
    now: () => {
      now += ms
      return now
    },
  }
}

describe('a search among many tickets', () => {
  const { desk } = newDesk()
  fill(
    desk,
    (number) =>
      (number % 2 === 0 ? 'сеть сет=' : 'звук звук=') + (number === 5 ? ' сеть сет=' : ''),
  )
  // The newest ticket is known by its row.
  desk.db.$client.pragma('foreign_keys = OFF')
  desk.db.$client.exec(`insert into tickets
    (number, source, service, scenario_version, title, answers, requester_id, filed_by_id, line, status, category,
     priority, queue_at, last_message_at, created_at, updated_at)
    values (${MANY}, 'many', 'question', 1, 'Сеть', '{}', 1, 1, 'l1', 'new', 'new', 'normal', 1, 1, 1, 1)`)

  const look = (words: string, below?: number, clock = desk) => {
    let checked = 0
    const { wanted } = readWords(words)
    const given = findTickets(clock, { wanted, scopes: [], limit: 3, below }, (numbers) => {
      checked += numbers.length
      return numbers
    })
    return { ...given, checked }
  }

  test('looks at few of those that a frequent word is in', () => {
    const { found, checked } = look('сеть')
    expect(found).toEqual([MANY, MANY - 2, MANY - 4])
    expect(checked).toBeLessThan(100)
  })

  test('reads no more than it needs: FTS5 gives them in their order', () => {
    const match = matchOf(desk, readWords('сеть звук').wanted, [['_ll1', '_a1']])
    const plan = desk.db.$client
      .prepare(
        `explain query plan select -rowid from ticket_search
         where ticket_search match ? and rowid > ? and rowid <= ? order by rowid limit ?`,
      )
      .all(match, -9, 0, 3) as { detail: string }[]
    expect(plan.map(({ detail }) => detail).join()).not.toMatch(/TEMP B-TREE/)
  })

  test('goes on below a number', () => {
    expect(look('сеть', 7).found).toEqual([6, 5, 4])
    expect(look('сеть', 4).found).toEqual([2])
    expect(look('сеть', 2)).toMatchObject({ found: [], stoppedAt: null })
  })

  test('finds words that seldom stand together', () => {
    expect(look('сеть звук')).toMatchObject({ found: [5], stoppedAt: null })
  })

  test('that takes long says where it stopped, and goes on from there to the end', () => {
    const found: number[] = []
    let below: number | undefined
    let stops = 0
    for (;;) {
      const part = look('сеть звук', below, slow(desk, 30))
      found.push(...part.found)
      if (part.stoppedAt === null) break
      expect(part.stoppedAt).toBeLessThan(below ?? MANY + 1)
      below = part.stoppedAt
      stops += 1
    }
    expect(stops).toBeGreaterThan(0)
    expect(found).toEqual([5])
  })
})

describe('reading in', () => {
  test('takes up what triggers marked, the newest first, slice by slice', () => {
    const { desk } = newDesk()
    desk.db.$client.pragma('foreign_keys = OFF')
    const add = desk.db.$client.prepare(`insert into tickets
      (number, source, service, scenario_version, title, answers, requester_id, filed_by_id, line, status,
       category, priority, queue_at, last_message_at, created_at, updated_at)
      values (?, 'n' || ?, 'question', 1, 'Сеть', '{}', 1, 1, 'l1', 'new', 'new', 'normal', 1, 1, 1, 1)`)
    for (let number = 1; number <= 5; number += 1) add.run(number, number)
    expect(countUnread(desk, 10)).toBe(5)
    const hasty = slow(desk, 1)
    expect(readIn(hasty, 1)).toBe(true)
    const { wanted } = readWords('сеть')
    expect(findTickets(desk, { wanted, scopes: [], limit: 9 }, (all) => all).found).toEqual([5])
    expect(numbersFound(desk, 'сеть')).toEqual([5, 4, 3, 2, 1])
    expect(countUnread(desk, 10)).toBe(0)
  })

  test('goes on behind a ticket that cannot be read, and says which', () => {
    const { desk } = newDesk()
    desk.db.$client.pragma('foreign_keys = OFF')
    const add = desk.db.$client.prepare(`insert into tickets
      (number, source, service, scenario_version, title, answers, requester_id, filed_by_id, line, status,
       category, priority, queue_at, last_message_at, created_at, updated_at)
      values (?, 'n' || ?, 'question', 1, 'Сеть', ?, 1, 1, 'l1', 'new', 'new', 'normal', 1, 1, 1, 1)`)
    for (const [number, answers] of [
      [1, '{}'],
      [2, 'broken'],
      [3, '{}'],
    ])
      add.run(number, number, answers)
    const faulty: number[] = []
    while (readIn(desk, 8, (ticket) => faulty.push(ticket)));
    expect(faulty).toEqual([2])
    expect(numbersFound(desk, 'сеть')).toEqual([3, 1])
  })
})
