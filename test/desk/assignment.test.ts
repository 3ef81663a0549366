import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { reply } from '../../desk/messages/replying.ts'
import { changePerson } from '../../desk/people/people.ts'
import { approve } from '../../desk/processes/approvals.ts'
import { assign, move } from '../../desk/tickets/assignment.ts'
import { setService } from '../../desk/tickets/services.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import type { Answers } from '../../scenarios/answer.ts'
import { newDesk, OFFICE, type TestDesk } from './desk.ts'
import { fileTicket, lettersTo } from './filing.ts'

const PROCESS = readFileSync(join(import.meta.dirname, 'process.yaml'), 'utf8')
const ASKED: Answers = { text: { type: 'text', text: 'Принтер не печатает' } }
const ACCESS: Answers = {
  system: { type: 'choice', keys: ['crm'] },
  employee: { type: 'person', key: 'oleg', name: 'Олег Котов' },
}

const keyOf = ({ desk }: TestDesk, number: number) => {
  const { assigneeId } = ticketOf(desk, number)
  const row = desk.db.$client.prepare('select key from people where id = ?').get(assigneeId)
  return (row as { key: string } | undefined)?.key
}

describe('a line gives a ticket', () => {
  test('of one of its agents to a colleague', () => {
    const office = newDesk()
    expect(keyOf(office, fileTicket(office, 'free', ASKED, 'vera').number)).toBe('ivan')
    expect(keyOf(office, fileTicket(office, 'turn', ASKED, 'vera').number)).toBe('ivan')
    expect(keyOf(office, fileTicket(office, 'turn', ASKED, 'anna').number)).toBe('vera')
  })

  test('that was moved to it never to whoever asks for it', () => {
    const office = newDesk()
    const { number } = fileTicket(office, 'question', ASKED, 'vera')
    move(office.desk, office.person('pavel'), number, 'least')
    expect(keyOf(office, number)).toBe('ivan')
  })

  test('in turn to the next one, also after somebody who is away', () => {
    const office = newDesk(
      OFFICE.replace(
        'agents: [vera, ivan], assignment: round_robin',
        'agents: [vera, pavel, ivan], assignment: round_robin',
      ),
    )
    const { desk, person } = office
    const next = () => keyOf(office, fileTicket(office, 'turn', ASKED).number)
    expect([next(), next()]).toEqual(['vera', 'pavel'])
    changePerson(desk, person('pavel').id, { awayAt: desk.now() })
    expect([next(), next(), next()]).toEqual(['ivan', 'vera', 'ivan'])
  })

  test('whose service names the requester to somebody else of the line', () => {
    const office = newDesk(
      OFFICE.replace(
        'name: Кто свободнее, line: least',
        'name: Кто свободнее, line: least, assignee: vera',
      ),
    )
    expect(keyOf(office, fileTicket(office, 'free', ASKED, 'anna').number)).toBe('vera')
    expect(keyOf(office, fileTicket(office, 'free', ASKED, 'vera').number)).toBe('ivan')
  })
})

describe('before an approval', () => {
  test('nobody’s turn is spent on what is not theirs yet', () => {
    const office = newDesk(
      PROCESS.replace('assignee: vera', '').replace(
        'agents: [vera, pavel], lead: pavel',
        'agents: [vera, pavel], lead: pavel, assignment: round_robin',
      ),
    )
    const given = [1, 2, 3].map(() => {
      const { number } = fileTicket(office, 'access', ACCESS)
      approve(office.desk, office.person('boris'), number)
      return keyOf(office, number)
    })
    expect(given).toEqual(['vera', 'pavel', 'vera'])
  })

  test('a ticket is given to nobody, whatever is done with it, and nobody hears of it', () => {
    const office = newDesk(
      PROCESS.replace('agents: [ivan]', 'agents: [ivan], assignment: least_loaded'),
    )
    const { desk, person } = office
    const { number } = fileTicket(office, 'access', ACCESS)
    const giving = () => assign(desk, person('pavel'), number, person('vera').id)
    expect(giving).toThrow('approval_waiting')
    reply(desk, person('vera'), number, { text: 'Сначала решит руководитель', source: 'one' })
    move(desk, person('pavel'), number, 'l2')
    expect(ticketOf(desk, number)).toMatchObject({ assigneeId: null, category: 'new', line: 'l2' })
    expect(lettersTo(office, 2002)).toEqual([])
    approve(desk, person('boris'), number)
    expect(keyOf(office, number)).toBe('ivan')
    expect(lettersTo(office, 2002)).toEqual(['assigned'])
  })

  test('nor is one that got it with another service and line', () => {
    const office = newDesk(PROCESS)
    const { desk, person } = office
    const { number } = fileTicket(office, 'mail', {})
    setService(desk, person('ivan'), number, 'access', { move: true })
    expect(ticketOf(desk, number)).toMatchObject({ gate: 'approval', line: 'l1', assigneeId: null })
    expect(lettersTo(office, 2001)).toEqual([])
  })
})

describe('a route may name the priority', () => {
  const PACK = `${OFFICE.replace(
    'name: Кто свободнее, line: least,',
    'name: Кто свободнее, line: least, routes: [{when: {priority: high}, line: l2}],',
  )}priority_rules: [{when: {position: Директор, priority: normal}, set: high}]\n`

  test('that the rules or the service have set', () => {
    const office = newDesk(PACK)
    const filed = (by: string) => fileTicket(office, 'free', ASKED, by)
    expect(filed('boris')).toMatchObject({ priority: 'high', line: 'l2' })
    expect(filed('anna')).toMatchObject({ priority: 'normal', line: 'least' })
  })
})
