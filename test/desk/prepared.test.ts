import { beforeEach, expect, test } from 'vitest'
import { addMessage } from '../../desk/messages/messages.ts'
import { change, findTicket } from '../../desk/tickets/tickets.ts'
import { newDesk, type TestDesk } from './desk.ts'
import { fileTicket } from './filing.ts'

let office: TestDesk

beforeEach(() => {
  office = newDesk()
})

test('a row is changed in the columns that are told, each set of them for itself', () => {
  const { desk } = office
  const { number, priority } = fileTicket(office)
  expect(change(desk, number, { priority: 'high' })).toMatchObject({ number, priority: 'high' })
  const answers = { text: { type: 'text' as const, text: 'Иначе' } }
  expect(change(desk, number, { priority, answers })).toMatchObject({ priority, answers })
  expect(change(desk, number, { announceAt: 5 }).announceAt).toBe(5)
  expect(change(desk, number, { announceAt: null }).announceAt).toBeNull()
  expect(findTicket(desk, number)).toMatchObject({ priority, answers, announceAt: null })
})

test('a message without a place has none, one with a place has it', () => {
  const { desk } = office
  const { number: ticket } = fileTicket(office)
  const bare = addMessage(desk, { ticket, kind: 'note', text: 'Без места' })
  const location = { latitude: 55.75, longitude: 37.61 }
  expect(addMessage(desk, { ticket, kind: 'note', text: 'Место', location })).toMatchObject({
    location,
  })
  const kept = desk.db.$client.prepare('select location from messages where id = ?').pluck()
  expect(kept.get(bare.id)).toBeNull()
})
