import { describe, expect, test } from 'vitest'
import { receive } from '../../desk/messages/receiving.ts'
import { changePerson } from '../../desk/people/people.ts'
import { tick } from '../../desk/tick.ts'
import { take } from '../../desk/tickets/assignment.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { HOUR, newDesk, OFFICE, type TestDesk } from './desk.ts'
import { fileTicket, lettersTo } from './filing.ts'

const [VERA, IVAN, PAVEL, DINA] = [2001, 2002, 2003, 2004]
const EMPTY = OFFICE.replace(
  '{key: l1, name: Первая линия, agents: [vera, pavel],',
  '{key: l1, name: Первая линия,',
)
const told = (office: TestDesk) =>
  [VERA, IVAN, PAVEL, DINA].map((chat) => lettersTo(office, chat).length)

describe('of a ticket in a line that nobody serves', () => {
  test('its lead hears, also of its deadlines, each once', () => {
    const office = newDesk(EMPTY)
    fileTicket(office)
    expect(told(office)).toEqual([0, 0, 1, 0])
    expect(lettersTo(office, PAVEL)).toEqual(['new_ticket'])
    office.pass(HOUR)
    tick(office.desk)
    const reminders = lettersTo(office, PAVEL).filter((one) => one === 'reminder')
    // One of the first response, one of the resolution.
    expect(reminders).toHaveLength(2)
  })

  test('the admins hear where there is no lead either', () => {
    const office = newDesk(EMPTY)
    changePerson(office.desk, office.person('pavel').id, { archivedAt: office.desk.now() })
    fileTicket(office)
    expect(told(office)).toEqual([0, 0, 0, 1])
  })

  test('somebody else hears where its only agent asks', () => {
    const office = newDesk(OFFICE.replace('agents: [vera, pavel]', 'agents: [vera]'))
    fileTicket(office, 'question', { text: { type: 'text', text: 'а' } }, 'vera')
    expect(lettersTo(office, PAVEL)).toEqual(['new_ticket'])
    expect(told(office)).toEqual([1, 0, 1, 0])
  })
})

test('while its assignee is away a ticket’s line hears of it as well, each once', () => {
  const office = newDesk()
  const { desk, person } = office
  const { number } = fileTicket(office)
  take(desk, person('vera'), number)
  const content = { text: 'Ау', files: [] }
  const write = (telegramMessageId: number) =>
    receive(desk, ticketOf(desk, number), person('anna'), {
      chatId: 1001,
      telegramMessageId,
      content,
    })
  const heard = (chat: number) =>
    lettersTo(office, chat).filter((one) => one === 'requester_wrote').length
  write(71)
  expect([heard(VERA), heard(PAVEL)]).toEqual([1, 0])
  changePerson(desk, person('vera').id, { awayAt: desk.now() })
  office.pass(HOUR)
  write(72)
  // What was not delivered yet is told as one.
  expect([heard(VERA), heard(PAVEL)]).toEqual([1, 1])
})
