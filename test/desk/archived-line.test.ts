import { expect, test } from 'vitest'
import { importPack } from '../../desk/setup/pack-import.ts'
import { take } from '../../desk/tickets/assignment.ts'
import { solve } from '../../desk/tickets/progress.ts'
import { queue } from '../../desk/tickets/queue.ts'
import { queueCounts } from '../../desk/tickets/queue-counts.ts'
import { newDesk, OFFICE } from './desk.ts'
import { fileTicket } from './filing.ts'

const WITHOUT = OFFICE.replace(/ {2}- \{key: l2.*\n/, '')
  .replace(', escalates_to: l2', '')
  .replace('line: l2, policy: late', 'line: l1, policy: late')

test('what is left in a line that was archived stays the work of its agents until it is done', () => {
  const office = newDesk()
  const { desk, person } = office
  const erp = {
    action: { type: 'choice' as const, keys: ['grant'] },
    system: { type: 'choice' as const, keys: ['erp'] },
  }
  const { number, line } = fileTicket(office, 'access', erp)
  expect(line).toBe('l2')
  expect(importPack(desk, WITHOUT, { linkAccounts: true })).toMatchObject({ ok: true })
  const seen = () => queue(desk, person('ivan'), {}, 9).rows.map((row) => row.number)
  const inRail = () => queueCounts(desk, person('ivan')).lines.map((one) => one.line)
  expect(seen()).toEqual([number])
  expect(inRail()).toContain('l2')
  expect(queue(desk, person('vera'), {}, 9).rows).toEqual([])
  // The admin, too, is told of as much as the list has.
  const ofAdmin = queueCounts(desk, person('dina'))
  expect(queue(desk, person('dina'), { assignee: null }, 9).rows).toHaveLength(1)
  expect(ofAdmin.unassigned).toBe(1)
  expect(ofAdmin.lines).toContainEqual({ line: 'l2', count: 1 })
  take(desk, person('ivan'), number)
  solve(desk, person('ivan'), number)
  expect(seen()).toEqual([])
  expect(inRail()).not.toContain('l2')
  expect(queueCounts(desk, person('dina')).lines.map((one) => one.line)).not.toContain('l2')
})
