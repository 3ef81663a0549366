import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importPack } from '../../desk/setup/pack-import.ts'
import { assign, take } from '../../desk/tickets/assignment.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { newDesk, OFFICE } from './desk.ts'
import { fileTicket, lettersTo } from './filing.ts'

const PROCESS = readFileSync(join(import.meta.dirname, 'process.yaml'), 'utf8')

test('tickets of whom a file no longer has go to their line, those of a line that gives to a colleague', () => {
  const office = newDesk()
  const { desk, person } = office
  const [taken, given] = [fileTicket(office).number, fileTicket(office, 'free').number]
  take(desk, person('vera'), taken)
  expect(ticketOf(desk, given).assigneeId).toBe(person('vera').id)
  const without = OFFICE.replace(/ {2}- \{key: vera.*\n/, '').replaceAll('vera, ', '')
  expect(importPack(desk, without, { linkAccounts: true, dryRun: true }).ok).toBe(true)
  expect(ticketOf(desk, taken).assigneeId).toBe(person('vera').id)
  expect(importPack(desk, without, { linkAccounts: true }).ok).toBe(true)
  expect(ticketOf(desk, taken).assigneeId).toBeNull()
  expect(ticketOf(desk, given).assigneeId).toBe(person('ivan').id)
  expect(lettersTo(office, 2003)).toContain('new_ticket')
})

test('so do those of whom it makes a requester', () => {
  const office = newDesk()
  const { desk, person } = office
  const { number } = fileTicket(office)
  assign(desk, person('pavel'), number, person('vera').id)
  const fallen = OFFICE.replace('it, role: agent, telegram_id: 2001', 'it, telegram_id: 2001')
  const lines = fallen.replaceAll('agents: [vera, ', 'agents: [')
  expect(importPack(desk, lines, { linkAccounts: true })).toMatchObject({ ok: true })
  expect(ticketOf(desk, number).assigneeId).toBeNull()
})

test('what they were to decide is asked of whoever is next', () => {
  const office = newDesk(PROCESS)
  fileTicket(office, 'access', {
    system: { type: 'choice', keys: ['crm'] },
    employee: { type: 'person', key: 'oleg', name: 'Олег Котов' },
  })
  const without = PROCESS.replace(/ {2}- \{key: boris.*\n/, '')
    .replaceAll('boris', 'gleb')
    .replace('sales, manager: gleb, telegram_id: 1001', 'sales, telegram_id: 1001')
  expect(importPack(office.desk, without, { linkAccounts: true })).toMatchObject({ ok: true })
  expect(lettersTo(office, 2003)).toContain('approval_asked')
})
