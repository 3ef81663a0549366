import { describe, expect, test } from 'vitest'
import { note } from '../../../desk/messages/noting.ts'
import { unwatch, watch } from '../../../desk/people/watching.ts'
import { assign, move } from '../../../desk/tickets/assignment.ts'
import { type QueueFilters, queue } from '../../../desk/tickets/queue.ts'
import { newDesk, type TestDesk } from '../desk.ts'
import { fileTicket } from '../filing.ts'

function found(world: TestDesk, key: string, words: string, filters: QueueFilters = {}): number[] {
  return queue(world.desk, world.person(key), { ...filters, words }, 50).rows.map(
    (row) => row.number,
  )
}

/** A ticket of Anna's in the first line, with a note in it. */
function newSecret(): { world: TestDesk; number: number } {
  const world = newDesk()
  const { number } = fileTicket(world, 'question', { text: { type: 'text', text: 'Тайное дело' } })
  note(world.desk, world.person('vera'), number, { text: 'Подозрительно', source: 'n:1' })
  return { world, number }
}

describe('a search shows a ticket and its notes', () => {
  test.each([
    ['an agent of its line', 'vera', true],
    ['the lead of its line', 'pavel', true],
    ['an admin', 'dina', true],
    ['an agent of another line', 'ivan', false],
    ['its requester', 'anna', false],
    ["the head of the requester's department", 'boris', false],
    ['a colleague', 'olga', false],
  ])('%s: %s → %s', (_, key, isSeen) => {
    const { world, number } = newSecret()
    for (const words of ['тайны', 'подозрительный', String(number), 'анна']) {
      expect(found(world, key, words), words).toEqual(isSeen ? [number] : [])
    }
  })

  test('whoever it is given to, and not whoever had it and does not watch it', () => {
    const { world, number } = newSecret()
    expect(found(world, 'ivan', 'тайное')).toEqual([])
    move(world.desk, world.person('vera'), number, 'l2')
    assign(world.desk, world.person('ivan'), number, world.person('ivan').id)
    expect(found(world, 'ivan', 'тайное')).toEqual([number])
    unwatch(world.desk, number, world.person('vera').id)
    expect(found(world, 'vera', 'тайное')).toEqual([])
  })

  test('whoever watches it, as long as they do', () => {
    const { world, number } = newSecret()
    watch(world.desk, number, world.person('ivan').id)
    world.desk.bus.note({ what: 'ticket', ticket: number, deed: 'watched' })
    world.desk.bus.flush()
    expect(found(world, 'ivan', 'тайное')).toEqual([number])
    // Rights are asked of the rows as they are now, whatever the search still bears.
    unwatch(world.desk, number, world.person('ivan').id)
    expect(found(world, 'ivan', 'тайное')).toEqual([])
  })
})

test('filters narrow a search', () => {
  const { world, number } = newSecret()
  const other = fileTicket(world, 'turn', { text: { type: 'text', text: 'Тайное' } }).number
  expect(found(world, 'dina', 'тайное')).toEqual([other, number])
  expect(found(world, 'dina', 'тайное', { line: 'l1' })).toEqual([number])
  expect(found(world, 'dina', 'тайное', { service: 'turn' })).toEqual([other])
  expect(found(world, 'dina', 'тайное', { assignee: null })).toEqual([number])
  expect(found(world, 'dina', 'тайное', { over: true })).toEqual([])
  expect(found(world, 'dina', 'тайное', { status: 'new' })).toEqual([other, number])
})

test('the ticket of a number comes first, on the first page only', () => {
  const world = newDesk()
  const says = (text: string) =>
    fileTicket(world, 'question', { text: { type: 'text', text } }).number
  const first = says('Первая')
  const others = [says(`Как в ${first}`), says(`Снова ${first}`), says(`Опять ${first}`)].reverse()
  const pages = []
  for (let after = undefined as { queueAt: number; number: number } | undefined; ; ) {
    const page = queue(world.desk, world.person('vera'), { words: `№${first}` }, 2, after)
    pages.push(page.rows.map((row) => row.number))
    if (!page.next) break
    after = page.next
  }
  expect(pages.flat()).toEqual([first, ...others])
})
