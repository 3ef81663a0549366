import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { leave } from '../../desk/people/leaving.ts'
import { approve } from '../../desk/processes/approvals.ts'
import { tick } from '../../desk/tick.ts'
import { move, take } from '../../desk/tickets/assignment.ts'
import { setService } from '../../desk/tickets/services.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import type { Answers } from '../../scenarios/answer.ts'
import { newDesk, type TestDesk } from './desk.ts'
import { fileTicket, lettersTo } from './filing.ts'

const PROCESS = readFileSync(join(import.meta.dirname, 'process.yaml'), 'utf8')

const ANSWERS: Answers = {
  system: { type: 'choice', keys: ['crm'] },
  employee: { type: 'person', key: 'oleg', name: 'Олег Котов' },
}

function tickAll({ desk }: TestDesk): void {
  while (tick(desk));
}

describe('a ticket of whose filing its line hears once it opens', () => {
  function atNight() {
    const test = newDesk(PROCESS)
    test.at('2026-05-19T20:00:00Z')
    const { number } = fileTicket(test, 'question')
    return { test, number }
  }

  test('is told of to nobody while it waits for an approval, and once when that is given', () => {
    const { test, number } = atNight()
    setService(test.desk, test.person('dina'), number, 'lead')
    test.at('2026-05-20T08:00:00Z')
    tickAll(test)
    expect(lettersTo(test, 2001)).toEqual([])
    approve(test.desk, test.person('boris'), number)
    tickAll(test)
    expect(lettersTo(test, 2001)).toEqual(['new_ticket'])
  })

  test('is told of once to the line it was moved to', () => {
    const { test, number } = atNight()
    move(test.desk, test.person('vera'), number, 'l2')
    test.at('2026-05-20T08:00:00Z')
    tickAll(test)
    expect(lettersTo(test, 2002)).toEqual(['moved_here'])
  })
})

test('who gets a ticket that needs no approval any more hears of it once', () => {
  const test = newDesk(
    PROCESS.replace(
      '{key: vpn, name: VPN, line: l1,',
      '{key: vpn, name: VPN, line: l1, assignee: vera,',
    ),
  )
  const { number } = fileTicket(test, 'access', ANSWERS)
  setService(test.desk, test.person('dina'), number, 'vpn', { move: true })
  expect(ticketOf(test.desk, number).assigneeId).toBe(test.person('vera').id)
  expect(lettersTo(test, 2001)).toEqual(['assigned'])
})

test('what waits for an approval is given to nobody when whoever had it leaves', () => {
  const test = newDesk(PROCESS)
  const { number } = fileTicket(test, 'question')
  take(test.desk, test.person('vera'), number)
  setService(test.desk, test.person('dina'), number, 'lead')
  const before = lettersTo(test, 2003).length
  leave(test.desk, test.person('dina'), test.person('vera').id)
  expect(ticketOf(test.desk, number)).toMatchObject({ assigneeId: null, gate: 'approval' })
  expect(lettersTo(test, 2003).slice(before)).toEqual([])
})

test('an agent files a ticket under the service of another line, whose assignee hears of it once', () => {
  const test = newDesk(
    PROCESS.replace(
      '{key: vpn, name: VPN, line: l1,',
      '{key: vpn, name: VPN, line: l2, assignee: ivan,',
    ),
  )
  const { number } = fileTicket(test, 'question')
  setService(test.desk, test.person('vera'), number, 'vpn', { move: true })
  expect(ticketOf(test.desk, number)).toMatchObject({
    line: 'l2',
    assigneeId: test.person('ivan').id,
  })
  expect(lettersTo(test, 2002)).toEqual(['assigned'])
})
