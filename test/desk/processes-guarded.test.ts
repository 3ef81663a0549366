import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { attachTo, keepUpload } from '../../desk/messages/attachments.ts'
import { note } from '../../desk/messages/noting.ts'
import { reply } from '../../desk/messages/replying.ts'
import { leave } from '../../desk/people/leaving.ts'
import { ticketFor } from '../../desk/people/rights.ts'
import { approve, reject } from '../../desk/processes/approvals.ts'
import { checklistOf } from '../../desk/processes/checklist.ts'
import { subtasksOf } from '../../desk/processes/subtask-rows.ts'
import { clocksOf } from '../../desk/sla/clocks.ts'
import { tick } from '../../desk/tick.ts'
import { take } from '../../desk/tickets/assignment.ts'
import { followUp } from '../../desk/tickets/following-up.ts'
import { cancel, close, reopen, solve } from '../../desk/tickets/progress.ts'
import { setService } from '../../desk/tickets/services.ts'
import { setStatus } from '../../desk/tickets/setting-status.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import type { Answers } from '../../scenarios/answer.ts'
import { DAY, HOUR, newDesk } from './desk.ts'
import { fileTicket, lettersTo } from './filing.ts'

const PROCESS = readFileSync(join(import.meta.dirname, 'process.yaml'), 'utf8')
const ACCESS: Answers = {
  system: { type: 'choice', keys: ['crm'] },
  employee: { type: 'person', key: 'oleg', name: 'Олег Котов' },
}
const [ANNA, BORIS, VERA, PAVEL] = [1001, 1002, 2001, 2003]

function newOffice() {
  const office = newDesk(PROCESS)
  const { desk, person } = office
  const { number } = fileTicket(office, 'access', ACCESS)
  let written = 0
  const writtenTo = (closed: number) => {
    written += 1
    const place = { chatId: ANNA, telegramMessageId: 500 + written }
    const content = { text: 'И всё-таки', files: [] }
    return followUp(desk, person('anna'), ticketOf(desk, closed), { ...place, content }).number
  }
  const gateOf = (one: number) => ticketOf(desk, one).gate
  const asked = () => lettersTo(office, BORIS).filter((fact) => fact === 'approval_asked').length
  return { office, desk, person, number, writtenTo, gateOf, asked }
}

describe('what follows a closed request', () => {
  test.each(['refused', 'taken back'])(
    'that was %s is asked about anew, and does all again',
    (how) => {
      const { office, desk, person, number, writtenTo, gateOf, asked } = newOffice()
      if (how === 'refused') reject(desk, person('boris'), number, 'Нет')
      else cancel(desk, person('anna'), number)
      const next = writtenTo(number)
      expect(gateOf(next)).toBe('approval')
      expect(asked()).toBe(2)
      expect(lettersTo(office, VERA)).toEqual([])
      expect(checklistOf(desk, next)).toHaveLength(2)
      approve(desk, person('boris'), next)
      tick(desk)
      expect(subtasksOf(desk, next).map(({ state }) => state)).toContain('started')
    },
  )

  test('that was approved goes on with it, also when followed again', () => {
    const { desk, person, number, writtenTo, gateOf, asked } = newOffice()
    approve(desk, person('boris'), number)
    close(desk, person('vera'), number)
    const next = writtenTo(number)
    close(desk, person('vera'), next)
    const last = writtenTo(next)
    expect([gateOf(next), gateOf(last)]).toEqual([null, null])
    expect(asked()).toBe(1)
    expect(subtasksOf(desk, last)).toEqual([])
    expect(checklistOf(desk, last)).toEqual([])
  })
})

describe('a request that ended before it was approved', () => {
  test.each(['refused', 'closed'])(
    'and was %s is asked about again when an agent takes it up',
    (how) => {
      const { office, desk, person, number, gateOf, asked } = newOffice()
      office.pass(HOUR)
      if (how === 'refused') reject(desk, person('boris'), number)
      else close(desk, person('vera'), number)
      office.pass(DAY)
      reopen(desk, person('vera'), number)
      expect(gateOf(number)).toBe('approval')
      expect(asked()).toBe(2)
      expect(() => take(desk, person('vera'), number)).toThrow('approval_waiting')
      expect(() => solve(desk, person('vera'), number)).toThrow('approval_waiting')
      approve(desk, person('boris'), number)
      expect(gateOf(number)).toBeNull()
      const resolution = clocksOf(desk, number).find(({ target }) => target === 'resolution')
      // Four working hours from Wednesday eleven o'clock on: nothing was used before.
      expect(new Date(resolution?.dueAt ?? 0).toISOString()).toBe('2026-05-20T12:00:00.000Z')
    },
  )

  test('comes to no other status by way of another', () => {
    const { desk, person, number, gateOf } = newOffice()
    close(desk, person('vera'), number)
    setStatus(desk, person('vera'), number, 'solved')
    expect(gateOf(number)).toBe('approval')
    expect(ticketOf(desk, number).category).not.toBe('solved')
  })

  test('once approved is never asked about again', () => {
    const { desk, person, number, gateOf, asked } = newOffice()
    approve(desk, person('boris'), number)
    close(desk, person('vera'), number)
    reopen(desk, person('vera'), number)
    expect(gateOf(number)).toBeNull()
    expect(asked()).toBe(1)
  })
})

describe('a ticket at work whose new service wants an approval', () => {
  function regated() {
    const office = newDesk(PROCESS)
    const { desk, person } = office
    const { number } = fileTicket(office, 'vpn')
    take(desk, person('vera'), number)
    setService(desk, person('vera'), number, 'access')
    expect(ticketOf(desk, number)).toMatchObject({
      gate: 'approval',
      assigneeId: person('vera').id,
    })
    return { office, desk, person, number }
  }

  test('is taken back before the eyes of whoever works on it', () => {
    const { office, desk, person, number } = regated()
    cancel(desk, person('anna'), number)
    expect(lettersTo(office, VERA)).toContain('requester_cancelled')
  })

  test('is given to nobody when whoever works on it leaves', () => {
    const { office, desk, person, number } = regated()
    leave(desk, person('dina'), person('vera').id, { handTo: person('pavel').id })
    expect(ticketOf(desk, number).assigneeId).toBeNull()
    expect(lettersTo(office, PAVEL)).toEqual(['new_ticket'])
    approve(desk, person('boris'), number)
    expect(lettersTo(office, PAVEL)).toEqual(['new_ticket', 'new_ticket'])
  })
})

test('the files of a note, and of what only agents are asked, are shown to nobody who is asked to approve', () => {
  const office = newDesk(
    PROCESS.replace('stand_in: pavel', 'stand_in: gleb').replace(
      '{key: files, ask: Файлы, type: files, optional: true}',
      '{key: files, ask: Файлы, type: files, optional: true, agents_only: true}',
    ),
  )
  const { desk, person } = office
  const upload = (name: string) => {
    const file = { name, mime: 'text/plain', size: 5, path: name, kind: 'document' }
    return keepUpload(desk, file, person('vera').id).id
  }
  const [hidden, seen, inside] = [upload('тайна.txt'), upload('счёт.txt'), upload('оценка.txt')]
  const files = [{ id: inside, kind: 'document' as const, name: 'оценка.txt' }]
  const answers = { ...ACCESS, files: { type: 'files' as const, files } }
  const { number } = fileTicket(office, 'access', answers)
  attachTo(desk, [inside], { ticket: number, ownerId: person('vera').id })
  note(desk, person('vera'), number, { text: 'Нам', source: 'n', attachments: [hidden] })
  reply(desk, person('vera'), number, { text: 'Вам', source: 'r', attachments: [seen] })
  office.pass(2 * DAY)
  tick(desk)
  const shown = desk.db.$client
    .prepare(
      "select data from outbox where chat_id = 1003 and json_extract(data, '$.kind') = 'files'",
    )
    .pluck()
    .all()
    .map((data) => JSON.parse(String(data)).attachments)
  expect(shown).toEqual([[seen]])
})

test('a request whose approver leaves, and that has no stand-in, asks whoever is next', () => {
  const office = newDesk(PROCESS.replace(' stand_in: pavel,', ''))
  const { desk, person } = office
  const { number } = fileTicket(office, 'access', ACCESS)
  expect(lettersTo(office, BORIS)).toEqual(['approval_asked'])
  leave(desk, person('dina'), person('boris').id)
  expect(lettersTo(office, 2003)).toEqual(['approval_asked'])
  approve(desk, person('pavel'), number)
  expect(ticketOf(desk, number).gate).toBeNull()
})

test('the title of a subtask says nothing that only agents are asked', () => {
  const secret = 'ask: К чему?, type: choice, agents_only: true,'
  const office = newDesk(
    PROCESS.replace('ask: К чему?, type: choice,', secret).replace(
      'title: "Учётка: {employee}"',
      'title: "Учётка: {employee}, {system}"',
    ),
  )
  const { number } = fileTicket(office, 'access', ACCESS)
  const [account] = subtasksOf(office.desk, number)
  expect(account?.title).toBe('Учётка: Олег Котов')
})

test('whoever was asked under another service decides no more, but reads on', () => {
  const world = newDesk(
    PROCESS.replace(
      'services:\n',
      'services:\n  - {key: dear, name: Дорого, line: l1, approval: {by: person:pavel}, steps: []}\n',
    ),
  )
  const { desk, person } = world
  const { number } = fileTicket(world, 'access', ACCESS)
  setService(desk, person('dina'), number, 'dear')
  expect(() => approve(desk, person('boris'), number)).toThrow('not_allowed')
  expect(ticketFor(desk, person('boris'), number, 'read').gate).toBe('approval')
  approve(desk, person('pavel'), number)
  expect(() => approve(desk, person('pavel'), number)).toThrow('approval_over')
})
