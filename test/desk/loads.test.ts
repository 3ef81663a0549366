import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Desk } from '../../desk/desk.ts'
import { DeskError } from '../../desk/errors.ts'
import { assign, move, take } from '../../desk/tickets/assignment.ts'
import { merge } from '../../desk/tickets/merging.ts'
import { cancel, close, pause, reopen, resume, solve } from '../../desk/tickets/progress.ts'
import { newDesk, type TestDesk } from './desk.ts'
import { fileTicket } from './filing.ts'

const DEEDS: Record<string, (world: TestDesk, number: number) => unknown> = {
  file: (world) => fileTicket(world, 'free'),
  take: ({ desk, person }, number) => take(desk, person('vera'), number),
  hand: ({ desk, person }, number) => assign(desk, person('dina'), number, person('ivan').id),
  free: ({ desk, person }, number) => assign(desk, person('dina'), number, null),
  move: ({ desk, person }, number) => move(desk, person('dina'), number, 'l1'),
  pause: ({ desk, person }, number) => pause(desk, person('dina'), number),
  resume: ({ desk, person }, number) => resume(desk, person('dina'), number),
  solve: ({ desk, person }, number) => solve(desk, person('dina'), number),
  close: ({ desk, person }, number) => close(desk, person('dina'), number),
  cancel: ({ desk, person }, number) => cancel(desk, person('anna'), number),
  reopen: ({ desk, person }, number) => reopen(desk, person('dina'), number),
  merge: ({ desk, person }, number) => merge(desk, person('dina'), number, 1),
}

/** Does a deed as a door would: one that is refused changes nothing. */
function does(world: TestDesk, name: string, number: number): void {
  try {
    DEEDS[name]?.(world, number)
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
  }
}

function counted({ db: { $client } }: Desk): unknown[] {
  const open = 'select assignee_id, count(*) from tickets where open = 1 and assignee_id not null'
  return $client.prepare(`${open} group by 1 order by 1`).raw().all()
}

function kept({ db: { $client } }: Desk): unknown[] {
  const loads = 'select person_id, open from loads where open <> 0 order by 1'
  return $client.prepare(loads).raw().all()
}

const story = fc.array(
  fc.tuple(fc.constantFrom(...Object.keys(DEEDS)), fc.integer({ min: 1, max: 4 })),
  { minLength: 8, maxLength: 30 },
)

test('whatever becomes of tickets, an agent has as many open ones as are counted', () => {
  fc.assert(
    fc.property(story, (deeds) => {
      const world = newDesk()
      for (let n = 0; n < 3; n++) fileTicket(world, 'free')
      for (const [name, number] of deeds) does(world, name, number)
      expect(kept(world.desk)).toEqual(counted(world.desk))
      world.desk.db.$client.close()
    }),
    { numRuns: 40 },
  )
})

test('a ticket goes to whoever has the fewest open ones, the first of the line among equals', () => {
  const world = newDesk()
  const { desk, person } = world
  const given = () => {
    const id = fileTicket(world, 'free').assigneeId
    return ['vera', 'ivan'].find((key) => person(key).id === id)
  }
  expect([given(), given(), given()]).toEqual(['vera', 'ivan', 'vera'])
  solve(desk, person('vera'), 1)
  solve(desk, person('vera'), 3)
  expect([given(), given()]).toEqual(['vera', 'vera'])
})

test('whoever has the fewest is known among thousands', () => {
  const world = newDesk()
  const { desk, person } = world
  const [vera, ivan] = [person('vera').id, person('ivan').id]
  const assignees = (count: number) =>
    Array.from({ length: count }, () => fileTicket(world, 'free').assigneeId)
  expect(assignees(3)).toEqual([vera, ivan, vera])
  const { number } = fileTicket(world, 'free')
  const names = desk.db.$client.prepare("select name from pragma_table_info('tickets')").pluck()
  const copied = (names.all() as string[]).filter((name) => name !== 'number' && name !== 'source')
  const of = copied.map((name) => (name === 'assignee_id' ? '?' : name)).join(', ')
  const copies = desk.db.$client.prepare(
    `with recursive n (i) as (select 1 union all select i + 1 from n where i < 1000)
     insert into tickets (${copied.join(', ')}, source)
     select ${of}, 'copy:' || ? || i from tickets, n where number = ?`,
  )
  copies.run(vera, vera, number)
  expect(assignees(2)).toEqual([ivan, ivan])
  copies.run(ivan, ivan, number)
  expect(assignees(2)).toEqual([vera, vera])
})
