import { describe, expect, test } from 'vitest'
import { tick } from '../../desk/tick.ts'
import { cancel, close, solve } from '../../desk/tickets/progress.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { DAY, newDesk, OFFICE } from './desk.ts'
import { fileTicket, lettersTo } from './filing.ts'

const SILENT = `${OFFICE}statuses:
  - {key: new, name: Создано, category: new}
  - {key: work, name: В работе, category: active}
  - {key: ask, name: Уточнение, category: waiting}
  - {key: hold, name: Пауза, category: on_hold}
  - {key: done, name: Готово, category: solved, notify_requester: false}
  - {key: over, name: Закрыта, category: closed, notify_requester: false}
  - {key: told, name: Отклонена, category: closed}
`

describe('of a status that the company keeps silent about the requester hears nothing', () => {
  test('whether an agent closes', () => {
    const office = newDesk(SILENT)
    const vera = office.person('vera')
    close(office.desk, vera, fileTicket(office).number)
    expect(lettersTo(office, 1001)).toEqual(['card'])
    close(office.desk, vera, fileTicket(office).number, 'told')
    expect(lettersTo(office, 1001)).toContain('closed')
  })

  test('or the timer does', () => {
    const office = newDesk(SILENT)
    const { number } = fileTicket(office)
    solve(office.desk, office.person('vera'), number)
    office.pass(3 * DAY)
    tick(office.desk)
    expect(ticketOf(office.desk, number).status).toBe('over')
    expect(lettersTo(office, 1001)).toEqual(['card'])
  })

  test('but what they did themselves is confirmed', () => {
    const office = newDesk(SILENT)
    cancel(office.desk, office.person('anna'), fileTicket(office).number)
    expect(lettersTo(office, 1001)).toEqual(['card', 'closed'])
  })
})
