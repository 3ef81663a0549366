import { expect, test } from 'vitest'
import { solve } from '../../desk/tickets/progress.ts'
import { type QueueMark, queue } from '../../desk/tickets/queue.ts'
import { newDesk, type TestDesk } from './desk.ts'
import { fileTicket } from './filing.ts'

const RARE = {
  service: 'access',
  answer: { step: 'action', type: 'choice', key: 'revoke' },
} as const

/** Every seventh of sixty tickets asks to revoke; gives those, oldest first. */
function filed(world: TestDesk): number[] {
  return Array.from({ length: 60 }, (_, n) => {
    const keys = [n % 7 === 3 ? 'revoke' : 'grant']
    const { number } = fileTicket(world, 'access', { action: { type: 'choice', keys } })
    return { number, keys }
  }).flatMap(({ number, keys }) => (keys[0] === 'revoke' ? [number] : []))
}

/** All pages of three one after the other, as somebody who looks further reads them. */
function pages({ desk, person }: TestDesk, key: string, over = false) {
  const seen: number[] = []
  let broken = 0
  let after: QueueMark | undefined
  do {
    const page = queue(desk, person(key), { ...RARE, over }, 3, after)
    seen.push(...page.rows.map(({ number }) => number))
    broken += page.isBrokenOff ? 1 : 0
    after = page.next ?? undefined
  } while (after)
  return { seen, broken }
}

test('a rare answer is found wherever it was given, in the order of the queue', () => {
  const world = newDesk()
  const wanted = filed(world)
  expect(pages(world, 'vera')).toEqual({ seen: wanted, broken: 0 })
})

test.each([
  ['open', false],
  ['over', true],
])('looking for it breaks off after a while, and goes on where it was: %s tickets', (_, over) => {
  const world = newDesk()
  const wanted = filed(world)
  const all = queue(world.desk, world.person('dina'), {}, 100).rows
  if (over) for (const { number } of all) solve(world.desk, world.person('dina'), number)
  let now = world.desk.now()
  const desk = { ...world.desk, now: () => (now += 30) }
  const { seen, broken } = pages({ ...world, desk }, 'dina', over)
  expect(seen).toEqual(over ? wanted.toReversed() : wanted)
  expect(broken).toBeGreaterThan(5)
})
