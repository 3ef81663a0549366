import { describe, expect, it } from 'vitest'
import { startWith } from '../../desk/chat/starting.ts'
import { receive } from '../../desk/messages/receiving.ts'
import { reply } from '../../desk/messages/replying.ts'
import { rankTicket } from '../../desk/processes/ranking.ts'
import { subtasksOf } from '../../desk/processes/subtask-rows.ts'
import { startByHand } from '../../desk/processes/subtasks.ts'
import { exportPack } from '../../desk/setup/pack-export.ts'
import { take } from '../../desk/tickets/assignment.ts'
import { reject, solve } from '../../desk/tickets/progress.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import type { Answers } from '../../scenarios/answer.ts'
import { writePack } from '../../scenarios/pack-write.ts'
import { DAY, MINUTE, newDesk, type TestDesk } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { dueOf, saying, tickAll } from '../desk/sla.ts'
import { READY, readyPack } from './packs-ready.ts'
import { factsOf, walk } from './packs-walk.ts'

const deskOf = (name: string): TestDesk => newDesk(readyPack(name).text)
const said = (text: string) => ({ type: 'text' as const, text })

describe.each(READY)('the desk of $name', ({ text, pack }) => {
  it('comes out of an empty desk as it went in, and again', () => {
    const once = writePack(exportPack(newDesk(text).desk))
    expect(once).toBe(writePack(pack))
    expect(writePack(exportPack(newDesk(once).desk))).toBe(once)
  })

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

describe('product-support', () => {
  const question = { text: said('Как поделиться доской?') }

  it('keeps an answered request in «Дан ответ» until its requester writes', () => {
    const test = deskOf('product-support')
    const { number } = fileTicket(test, 'question', question, 'larisa')
    take(test.desk, test.person('liza'), number)
    reply(test.desk, test.person('liza'), number, saying())
    expect(ticketOf(test.desk, number).status).toBe('answered')
    const larisa = test.person('larisa')
    const content = { text: 'А гостям?', files: [] }
    const incoming = { chatId: larisa.telegramId ?? 0, telegramMessageId: 1, content }
    receive(test.desk, ticketOf(test.desk, number), larisa, incoming)
    expect(ticketOf(test.desk, number).status).toBe('in_progress')
  })

  it('shows what was not solved after all as reopened', () => {
    const test = deskOf('product-support')
    const { number } = fileTicket(test, 'question', question, 'larisa')
    solve(test.desk, test.person('liza'), number)
    expect(ticketOf(test.desk, number).status).toBe('done')
    reject(test.desk, test.person('larisa'), number)
    expect(ticketOf(test.desk, number).status).toBe('reopened')
  })

  it('sends a bug to Expedite as a ticket of its own that knows what was told', () => {
    const test = deskOf('product-support')
    const answers: Answers = {
      area: { type: 'choice', keys: ['boards'] },
      what: said('Карточка вернулась обратно'),
      who_else: { type: 'choice', keys: ['me'] },
    }
    const { number } = fileTicket(test, 'problem', answers, 'larisa')
    const planned = subtasksOf(test.desk, number).find(({ key }) => key === 'expedite')
    const bug = startByHand(test.desk, test.person('liza'), planned?.id ?? 0)
    expect(bug).toMatchObject({ service: 'expedite', line: 'expedite' })
    expect(bug.answers).toMatchObject({
      area: said('Доски и карточки'),
      what: said('Карточка вернулась обратно'),
    })
  })
})

describe('customer-line', () => {
  const message = { text: said('Не приходит счёт') }

  it('takes a plain message for a request at once', () => {
    const test = deskOf('customer-line')
    const chatId = test.person('galina').telegramId ?? 0
    const content = { text: 'Касса не пробивает чек', files: [] }
    startWith(test.desk, test.person('galina'), [{ chatId, telegramMessageId: 1, content }])
    expect(ticketOf(test.desk, 1)).toMatchObject({
      service: 'message',
      line: 'first',
      title: 'Касса не пробивает чек',
    })
  })

  it('owes the first answer in three minutes', () => {
    const test = deskOf('customer-line')
    const { number } = fileTicket(test, 'message', message, 'galina')
    expect(dueOf(test, number, 'first_response')).toBe('tue 10:03')
  })

  it('raises what has waited for two days of the line, and again after two more', () => {
    const test = deskOf('customer-line')
    const { number } = fileTicket(test, 'message', message, 'galina')
    const priority = () => {
      tickAll(test)
      return ticketOf(test.desk, number).priority
    }
    expect(priority()).toBe('in_turn')
    test.pass(2 * DAY - MINUTE)
    expect(priority()).toBe('in_turn')
    test.pass(MINUTE)
    expect(priority()).toBe('two_days')
    test.pass(2 * DAY)
    expect(priority()).toBe('urgent')
  })

  it('takes chains first, and a till that sells nothing before everybody', () => {
    const test = deskOf('customer-line')
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
  const wish: Answers = {
    goal: { type: 'choice', keys: ['see'] },
    now: said('Звоню на склад'),
    wanted: said('Видеть остатки в заказе'),
  }

  it('gives programmers an improvement only once the owner of the department has placed it', () => {
    const test = deskOf('three-lines')
    const { number } = fileTicket(test, 'improvement', wish, 'sedova')
    tickAll(test)
    expect(ticketOf(test.desk, number).line).toBe('upstream')
    expect(() => rankTicket(test.desk, test.person('loseva'), number, 1)).toThrow('not_found')
    rankTicket(test.desk, test.person('kuzmin'), number, 1)
    tickAll(test)
    expect(ticketOf(test.desk, number).line).toBe('l3')
  })

  it('promises an improvement in seven working days', () => {
    const test = deskOf('three-lines')
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
