import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDraft } from '../../desk/chat/drafts.ts'
import { beginDraft } from '../../desk/chat/starting.ts'
import { messageById } from '../../desk/messages/messages.ts'
import { reply } from '../../desk/messages/replying.ts'
import { invite, takeInvite } from '../../desk/people/identity.ts'
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

test('an invitation of whom a file no longer has lets nobody in, not when they are back either', () => {
  const { desk, person } = newDesk()
  const token = invite(desk, null, person('oleg').id)
  const meeting = { chatId: 5001, type: 'private', title: 'О', username: null, languageCode: null }
  const without = OFFICE.replace(/ {2}- \{key: oleg.*\n/, '')
  expect(importPack(desk, without, { linkAccounts: true })).toMatchObject({ ok: true })
  expect(takeInvite(desk, meeting, token)).toBeUndefined()
  expect(person('oleg').telegramId).toBeNull()
  importPack(desk, OFFICE, { linkAccounts: true })
  expect(takeInvite(desk, meeting, token)).toBeUndefined()
  expect(person('oleg')).toMatchObject({ telegramId: null, archivedAt: null })
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

test('an account that a file gives to somebody else is told nothing more of its former owner’s', () => {
  const office = newDesk()
  const { desk, person } = office
  const { number } = fileTicket(office)
  const { id } = reply(desk, person('vera'), number, { text: 'Ваш пароль', source: 'form:1' })
  beginDraft(desk, person('anna'), 1001, 'question', true)
  const passed = OFFICE.replace('telegram_id: 1001', 'telegram_id: 1999').replace(
    'telegram_id: 1002',
    'telegram_id: 1001',
  )
  expect(importPack(desk, passed, { linkAccounts: true })).toMatchObject({ ok: true })
  expect(person('boris').telegramId).toBe(1001)
  expect(messageById(desk, id)).toMatchObject({ delivery: 'failed', deliveryError: 'not_linked' })
  expect(openDraft(desk, 1001)).toBeUndefined()
})
