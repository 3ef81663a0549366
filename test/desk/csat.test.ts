import { expect, test } from 'vitest'
import { rate } from '../../desk/tickets/csat.ts'
import { reopen, solve } from '../../desk/tickets/progress.ts'
import { DAY, HOUR, newDesk } from './desk.ts'
import { fileTicket } from './filing.ts'

test('a ticket is rated anew once it was solved again, however long after', () => {
  const test = newDesk()
  const { number } = fileTicket(test)
  solve(test.desk, test.person('vera'), number)
  rate(test.desk, test.person('anna'), number, 1)
  reopen(test.desk, test.person('vera'), number)
  test.pass(7 * DAY)
  solve(test.desk, test.person('vera'), number)
  test.pass(HOUR)
  expect(rate(test.desk, test.person('anna'), number, 5).rating).toBe(5)
})
