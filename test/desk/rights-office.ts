import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { note } from '../../desk/messages/noting.ts'
import { changePerson } from '../../desk/people/people.ts'
import { watch } from '../../desk/people/watching.ts'
import { approve } from '../../desk/processes/approvals.ts'
import { assign, move } from '../../desk/tickets/assignment.ts'
import { newDesk, type TestDesk } from './desk.ts'
import { fileTicket } from './filing.ts'

const PROCESS = readFileSync(join(import.meta.dirname, 'process.yaml'), 'utf8')

/** A company in which everybody is something else to Anna's ticket. */
export const PACK = PROCESS.replace(
  'people:\n',
  `people:
  - {key: olga, name: Ольга Чужая, department: sales, telegram_id: 3001}
  - {key: wanda, name: Ванда Зоркая, role: agent, telegram_id: 3002}
  - {key: fedor, name: Фёдор Прежний, role: agent, telegram_id: 3003}
  - {key: lev, name: Лев Другой, role: lead, telegram_id: 3004}
  - {key: zina, name: Зина Ушедшая, role: agent, telegram_id: 3005}
`,
)
  .replace('agents: [vera, pavel]', 'agents: [vera, pavel, zina]')
  .replace('agents: [ivan]', 'agents: [ivan, fedor, wanda]')
  .replace('manager: boris, telegram_id: 1001', 'manager: gleb, telegram_id: 1001')

/** What somebody is to the ticket, and who that is. */
export const ROLES = {
  requester: 'anna',
  'agent of the line': 'vera',
  'agent of another line': 'ivan',
  watcher: 'wanda',
  'former assignee': 'fedor',
  'lead of the line': 'pavel',
  'lead of another line': 'lev',
  'head of the department': 'boris',
  approver: 'gleb',
  'owner of another ranking': 'oleg',
  admin: 'dina',
  'whoever has left': 'zina',
  stranger: 'olga',
} as const
export type Role = keyof typeof ROLES

export interface Office extends TestDesk {
  number: number
}

/** A ticket of the requester (or somebody else) in the first line, whose approval was given if wanted. */
export function newOffice(
  how: { headsSee?: boolean; isDecided?: boolean; by?: string } = {},
): Office {
  const { headsSee = false, isDecided = true, by = 'anna' } = how
  const test = newDesk(headsSee ? `${PACK}heads_see: true\n` : PACK)
  const { desk, person } = test
  const answers = {
    system: { type: 'choice' as const, keys: ['crm'] },
    employee: { type: 'person' as const, key: 'oleg', name: 'Олег Котов' },
  }
  const { number } = fileTicket(test, 'access', answers, by)
  const clerk = person(by === 'dina' ? 'vera' : 'dina')
  if (isDecided) {
    const approver = person(by === 'gleb' ? 'boris' : 'gleb')
    if (by === 'anna') approve(desk, approver, number)
    else if (by !== 'dina') approve(desk, clerk, number)
  }
  if (by === 'anna' && isDecided) {
    move(desk, clerk, number, 'l2')
    assign(desk, clerk, number, person('fedor').id)
    move(desk, clerk, number, 'l1')
    assign(desk, clerk, number, null)
  }
  watch(desk, number, person('wanda').id)
  if (isDecided && by !== 'vera')
    note(desk, person('pavel'), number, { text: 'Тайна', source: 'n' })
  changePerson(desk, person('zina').id, { archivedAt: desk.now() })
  return { ...test, number }
}
