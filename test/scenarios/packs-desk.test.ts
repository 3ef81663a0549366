import { describe, expect, it } from 'vitest'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import type { Answers } from '../../scenarios/answer.ts'
import { DAY, newDesk, type TestDesk } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { dueOf, tickAll } from '../desk/sla.ts'
import { READY, readyPack } from './packs-ready.ts'
import { factsOf, walk } from './packs-walk.ts'

const deskOf = (name: string): TestDesk => newDesk(readyPack(name).text)
const said = (text: string) => ({ type: 'text' as const, text })

describe.each(READY)('the desk of $name', ({ text, pack }) => {
  it('files every service with a line, a priority and a deadline', () => {
    const test = newDesk(text)
    const keys = (list: { key: string }[] = []) => list.map(({ key }) => key)
    const requester = pack.people?.find(({ role, manager }) => role === undefined && manager)
    for (const service of pack.services ?? []) {
      const { answers } = walk(service, factsOf(pack, true), 'ru', 7).draft
      const { number } = fileTicket(test, service.key, answers, requester?.key)
      const ticket = ticketOf(test.desk, number)
      expect(keys(pack.lines), service.key).toContain(ticket.line)
      expect(keys(pack.policies), service.key).toContain(ticket.policy)
      if (pack.priorities) expect(keys(pack.priorities), service.key).toContain(ticket.priority)
      expect(ticket.title, service.key).toMatch(/\p{L}{3}/u)
      const isPromised = dueOf(test, number, 'resolution') ?? ticket.gate
      expect(isPromised, service.key).toEqual(expect.any(String))
    }
  })
})

describe('customer-line', () => {
  it('takes chains first, and a till that sells nothing before everybody', () => {
    const test = deskOf('customer-line')
    const message = { text: said('Не приходит счёт') }
    expect(fileTicket(test, 'message', message, 'vadim').priority).toBe('urgent')
    const till: Answers = {
      problem: { type: 'choice', keys: ['receipt'] },
      can_sell: { type: 'yes_no', value: false },
      place: said('Обед, Садовая, 3'),
      phone: { type: 'phone', text: '+79000004015' },
    }
    expect(fileTicket(test, 'till', till, 'galina').priority).toBe('super_urgent')
  })
})

describe('three-lines', () => {
  it('promises an improvement in seven working days', () => {
    const test = deskOf('three-lines')
    const wish: Answers = {
      goal: { type: 'choice', keys: ['see'] },
      now: said('Звоню на склад'),
      wanted: said('Видеть остатки в заказе'),
    }
    const { number } = fileTicket(test, 'improvement', wish, 'sedova')
    expect(dueOf(test, number, 'resolution')).toBe('thu 10:00')
  })

  it('passes what the first line leaves lying to the second', () => {
    const test = deskOf('three-lines')
    const question = { text: said('Как вернуть товар поставщику?') }
    const { number } = fileTicket(test, 'question', question, 'tarasov')
    expect(ticketOf(test.desk, number).line).toBe('l1')
    test.pass(DAY)
    tickAll(test)
    expect(ticketOf(test.desk, number).line).toBe('l2')
  })
})
