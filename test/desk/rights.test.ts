import { describe, expect, test } from 'vitest'
import { deed } from '../../desk/desk.ts'
import { DeskError } from '../../desk/errors.ts'
import { note } from '../../desk/messages/noting.ts'
import { noAnswerNeeded, reply } from '../../desk/messages/replying.ts'
import { invite, takeInvite, unlink } from '../../desk/people/identity.ts'
import { changePerson, isAgent, type Person } from '../../desk/people/people.ts'
import { may, type Right, standing } from '../../desk/people/rights.ts'
import { approve, askBeforeDeciding, reject } from '../../desk/processes/approvals.ts'
import { addItem, checklistOf, removeItem, tickItem } from '../../desk/processes/checklist.ts'
import { linkTickets, unlinkTickets } from '../../desk/processes/links.ts'
import { rankingsOf, rankTicket } from '../../desk/processes/ranking.ts'
import { subtasksOf } from '../../desk/processes/subtask-rows.ts'
import { adopt, dropSubtask, startByHand } from '../../desk/processes/subtasks.ts'
import { fillAnswers } from '../../desk/tickets/answers.ts'
import { assign, move, take } from '../../desk/tickets/assignment.ts'
import { comment, rate } from '../../desk/tickets/csat.ts'
import { merge } from '../../desk/tickets/merging.ts'
import { setPriority } from '../../desk/tickets/priorities.ts'
import {
  ask,
  cancel,
  close,
  reject as notSolved,
  pause,
  reopen,
  resume,
  solve,
} from '../../desk/tickets/progress.ts'
import { setService } from '../../desk/tickets/services.ts'
import { setStatus } from '../../desk/tickets/setting-status.ts'
import { ticketPage } from '../../desk/tickets/ticket-page.ts'
import { change, ticketOf } from '../../desk/tickets/tickets.ts'
import { DAY } from './desk.ts'
import { fileTicket } from './filing.ts'
import { newOffice, type Office, ROLES, type Role } from './rights-office.ts'

type Act = (office: Office, by: Person) => unknown

const saying = { text: 'Слова', source: 'form:1:token' }
const own = ({ number }: Office) => number
/** Another ticket with which the person may do what they do at all: their work, or else their own. */
const other = (office: Office, by: Person) => {
  const { desk } = office
  const { number } = fileTicket(office, 'question', undefined, isAgent(by) ? 'olga' : by.key)
  if (isAgent(by)) change(desk, number, { assigneeId: by.id })
  return number
}
const item = ({ desk, number }: Office) => checklistOf(desk, number)[0]?.id ?? 0
const subtask = ({ desk, number }: Office) => subtasksOf(desk, number)[2]?.id ?? 0

const READING: Record<string, Act> = {
  'reads it': (office, by) => ticketPage(office.desk, by, own(office)),
}
const REQUESTING: Record<string, Act> = {
  rates: ({ desk, number }, by) => rate(desk, by, number, 5),
  'says why they rate so': ({ desk, number }, by) => comment(desk, by, number, 'Ясно'),
  cancels: ({ desk, number }, by) => cancel(desk, by, number),
  'says that it is not solved': ({ desk, number }, by) => notSolved(desk, by, number),
}
const NOTING: Record<string, Act> = {
  notes: ({ desk, number }, by) => note(desk, by, number, saying),
}
const WORKING: Record<string, Act> = {
  replies: ({ desk, number }, by) => reply(desk, by, number, saying),
  asks: ({ desk, number }, by) => ask(desk, by, number, saying),
  'says that no answer is needed': ({ desk, number }, by) => noAnswerNeeded(desk, by, number),
  takes: ({ desk, number }, by) => take(desk, by, number),
  assigns: ({ desk, number }, by) => assign(desk, by, number, null),
  moves: ({ desk, number }, by) => move(desk, by, number, 'l2'),
  pauses: ({ desk, number }, by) => pause(desk, by, number),
  resumes: ({ desk, number }, by) => resume(desk, by, number),
  solves: ({ desk, number }, by) => solve(desk, by, number),
  closes: ({ desk, number }, by) => close(desk, by, number),
  reopens: ({ desk, number }, by) => reopen(desk, by, number),
  'gives a status': ({ desk, number }, by) => setStatus(desk, by, number, 'solved'),
  'gives a priority': ({ desk, number }, by) => setPriority(desk, by, number, 'high'),
  'gives a service': ({ desk, number }, by) => setService(desk, by, number, 'question'),
  'fills answers in': ({ desk, number }, by) => fillAnswers(desk, by, number, {}),
  merges: (office, by) => merge(office.desk, by, own(office), other(office, by)),
  'ticks an item': (office, by) => tickItem(office.desk, by, item(office), true),
  'adds an item': ({ desk, number }, by) => addItem(desk, by, number, 'Ещё'),
  'removes an item': (office, by) => removeItem(office.desk, by, item(office)),
  'starts a subtask': (office, by) => startByHand(office.desk, by, subtask(office)),
  'drops a subtask': (office, by) => dropSubtask(office.desk, by, subtask(office)),
  'adopts a subtask': (office, by) => {
    adopt(office.desk, by, own(office), ticketOf(office.desk, other(office, by)))
  },
  links: (office, by) => linkTickets(office.desk, by, own(office), other(office, by)),
  unlinks: (office, by) => unlinkTickets(office.desk, by, own(office), other(office, by)),
}
const DECIDING: Record<string, Act> = {
  approves: ({ desk, number }, by) => approve(desk, by, number),
  rejects: ({ desk, number }, by) => reject(desk, by, number),
  'asks before deciding': ({ desk, number }, by) => askBeforeDeciding(desk, by, number, saying),
}
const RANKING: Record<string, Act> = {
  ranks: ({ desk, number }, by) => rankTicket(desk, by, number, 1),
}
const ALL = { ...READING, ...REQUESTING, ...NOTING, ...WORKING, ...DECIDING, ...RANKING }

const NOTHING: Record<string, Act>[] = []
/** What each may do with Anna's ticket once it was approved. */
const MAY: Record<Role, Record<string, Act>[]> = {
  requester: [READING, REQUESTING],
  'agent of the line': [READING, NOTING, WORKING],
  'agent of another line': NOTHING,
  watcher: [READING, NOTING],
  'former assignee': [READING, NOTING],
  'lead of the line': [READING, NOTING, WORKING],
  'lead of another line': NOTHING,
  'head of the department': NOTHING,
  approver: [READING, DECIDING],
  'owner of another ranking': NOTHING,
  admin: [READING, NOTING, WORKING, DECIDING],
  'whoever has left': NOTHING,
  stranger: NOTHING,
}

/** Rehearses a deed: allowed (also where the ticket's state refuses it), seen but not allowed, or unseen. */
function outcome(office: Office, by: Person, act: Act): 'allowed' | 'not_allowed' | 'not_found' {
  try {
    deed(
      office.desk,
      () => act(office, by),
      () => false,
    )
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    return error.code === 'not_allowed' || error.code === 'not_found' ? error.code : 'allowed'
  }
  return 'allowed'
}

function outcomes(office: Office, key: string): Record<string, string> {
  const by = office.person(key)
  return Object.fromEntries(
    Object.entries(ALL).map(([name, act]) => [name, outcome(office, by, act)]),
  )
}

/** A deed for which one has no right says whether there is a ticket only to those who read it. */
function expected(groups: Record<string, Act>[], reads = groups.includes(READING)) {
  const allowed = new Set(groups.flatMap((group) => Object.keys(group)))
  const refusal = (name: string) =>
    reads && !(name in RANKING) && !(name in READING) ? 'not_allowed' : 'not_found'
  return Object.fromEntries(
    Object.keys(ALL).map((name) => [name, allowed.has(name) ? 'allowed' : refusal(name)]),
  )
}

describe('with a ticket', () => {
  test.each(Object.entries(MAY))('%s does what they may and nothing else', (role, groups) => {
    const office = newOffice()
    expect(outcomes(office, ROLES[role as Role])).toEqual(expected(groups))
  })

  test('heads read where the company says so, and only read', () => {
    const office = newOffice({ headsSee: true })
    expect(outcomes(office, 'boris')).toEqual(expected([READING]))
    expect(outcomes(office, 'oleg')).toEqual(expected(NOTHING))
    expect(outcomes(office, 'anna')).toEqual(expected([READING, REQUESTING]))
  })

  test('whoever is asked to approve decides and reads, before and after', () => {
    const office = newOffice({ isDecided: false })
    expect(outcomes(office, 'gleb')).toEqual(expected([READING, DECIDING]))
    expect(outcomes(office, 'boris')).toEqual(expected(NOTHING))
    approve(office.desk, office.person('gleb'), office.number)
    expect(outcomes(office, 'gleb')).toEqual(expected([READING, DECIDING]))
  })

  test.each(['vera', 'pavel', 'dina', 'gleb'])(
    'of one’s own %s is a requester, whatever they are elsewhere',
    (by) => {
      const office = newOffice({ by, isDecided: false })
      expect(outcomes(office, by)).toEqual(expected([READING, REQUESTING]))
    },
  )

  test('its assignee works on it in any line, until they give it away', () => {
    const office = newOffice()
    assign(office.desk, office.person('dina'), office.number, office.person('dina').id)
    const ivan = office.person('ivan')
    move(office.desk, office.person('dina'), office.number, 'l2')
    take(office.desk, ivan, office.number)
    expect(outcomes(office, 'ivan')).toEqual(expected([READING, NOTING, WORKING]))
    move(office.desk, ivan, office.number, 'l1')
    expect(outcomes(office, 'ivan')).toEqual(expected([READING, NOTING]))
  })

  test.each(Object.entries(MAY))(
    '%s merges theirs into it only if it is theirs too',
    (role, may) => {
      const office = newOffice()
      const into: Act = (one, by) => merge(one.desk, by, other(one, by), one.number)
      const got = outcome(office, office.person(ROLES[role as Role]), into)
      expect(got === 'allowed').toBe(may.includes(WORKING))
    },
  )

  test('whoever is no agent any more keeps nothing of it', () => {
    const office = newOffice()
    for (const key of ['vera', 'wanda', 'fedor', 'pavel', 'dina']) {
      changePerson(office.desk, office.person(key).id, { role: 'requester' })
      expect(outcomes(office, key), key).toEqual(expected(NOTHING))
    }
  })

  test('nobody is anything to a ticket after they have left', () => {
    for (const key of Object.values(ROLES)) {
      const office = newOffice({ headsSee: true })
      changePerson(office.desk, office.person(key).id, { archivedAt: office.desk.now() })
      expect(outcomes(office, key), key).toEqual(expected(NOTHING))
    }
  })
})

describe('an order', () => {
  test('is made by the owners of its part and the leads of its line only', () => {
    const owners = { boris: 'allowed', pavel: 'allowed', dina: 'allowed' }
    for (const key of new Set(Object.values(ROLES))) {
      const office = newOffice()
      const text = { text: { type: 'text' as const, text: 'Идея' } }
      const { number } = fileTicket(office, 'idea', text, 'anna')
      const got = outcome({ ...office, number }, office.person(key), RANKING.ranks as Act)
      const expectedFor: Record<string, string> = owners
      expect([key, got]).toEqual([key, expectedFor[key] ?? 'not_found'])
    }
  })

  test('is made no more by a lead who is no agent any more', () => {
    const office = newOffice()
    const text = { text: { type: 'text' as const, text: 'Идея' } }
    const { number } = fileTicket(office, 'idea', text, 'anna')
    changePerson(office.desk, office.person('pavel').id, { role: 'requester' })
    const got = outcome({ ...office, number }, office.person('pavel'), RANKING.ranks as Act)
    expect([got, rankingsOf(office.desk, office.person('pavel'))]).toEqual(['not_found', []])
  })
})

describe('what is internal', () => {
  test.each(Object.keys(ROLES) as Role[])('is read by those who write it only: %s', (role) => {
    const { desk, number, person } = newOffice({ headsSee: true })
    const reader = person(ROLES[role])
    const ticket = ticketOf(desk, number)
    const mayRead = may(desk, reader, 'read_notes', ticket)
    expect(mayRead).toBe(may(desk, reader, 'note', ticket))
    if (!may(desk, reader, 'read', ticket)) return
    const page = ticketPage(desk, reader, number)
    expect(JSON.stringify([page.thread, page.process]).includes('Тайна')).toBe(mayRead)
    expect([page.watchers.length > 0, page.clocks.length > 0]).toEqual([mayRead, mayRead])
  })

  test('no standing has a right that another table forgot', () => {
    const { desk, number, person } = newOffice()
    const rights: Right[] = ['read', 'write', 'resend', 'watch', 'checklist', 'follow_up']
    const table = ['anna', 'vera', 'wanda', 'gleb', 'olga'].map((key) => {
      const ticket = ticketOf(desk, number)
      const list = rights.filter((right) => may(desk, person(key), right, ticket))
      return [standing(desk, person(key), ticket), list]
    })
    expect(table).toEqual([
      ['requester', ['read', 'write', 'follow_up']],
      ['agent', ['read', 'resend', 'watch', 'checklist']],
      ['watcher', ['read', 'watch']],
      ['reader', ['read']],
      ['none', []],
    ])
  })
})

describe('an account', () => {
  const link = (office: Office, by: string, of: string) =>
    outcome(office, office.person(by), ({ desk, person }, maker) =>
      invite(desk, maker, person(of).id),
    )
  const take = (office: Office, by: string, of: string) =>
    outcome(office, office.person(by), ({ desk, person }, maker) =>
      unlink(desk, maker, person(of).id),
    )

  test('is given in and taken off by an admin for all, by a lead for those below', () => {
    const office = newOffice()
    const people = ['anna', 'vera', 'pavel', 'lev', 'dina']
    const by = (key: string) => people.map((of) => [link(office, key, of), take(office, key, of)])
    const [yes, no] = [
      ['allowed', 'allowed'],
      ['not_allowed', 'not_allowed'],
    ]
    expect(by('dina')).toEqual([yes, yes, yes, yes, yes])
    expect(by('pavel')).toEqual([yes, yes, yes, no, no])
    for (const key of ['anna', 'vera', 'zina']) expect(by(key)).toEqual([no, no, no, no, no])
  })

  test('is not linked by an invitation whose maker may no longer make it', () => {
    const { desk, person } = newOffice()
    changePerson(desk, person('vera').id, { telegramId: null })
    const token = invite(desk, person('pavel'), person('vera').id)
    changePerson(desk, person('vera').id, { role: 'admin' })
    const meeting = { chatId: 9, type: 'private', title: 'X', username: null, languageCode: null }
    expect(takeInvite(desk, meeting, token)).toBeUndefined()
    expect(person('vera').telegramId).toBeNull()
    changePerson(desk, person('vera').id, { role: 'agent' })
    expect(takeInvite(desk, meeting, token)?.key).toBe('vera')
  })
})

test('a day changes nothing about rights', () => {
  const office = newOffice()
  const before = Object.values(ROLES).map((key) => outcomes(office, key))
  office.pass(DAY)
  expect(Object.values(ROLES).map((key) => outcomes(office, key))).toEqual(before)
})
