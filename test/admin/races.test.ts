import { expect, test } from 'vitest'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { fileTicket } from '../desk/filing.ts'
import { newPanel, signedIn } from './panel.ts'

const RACES = 300

test('of two agents who take a ticket at once one has it, and the other is told who', async () => {
  const panel = newPanel()
  const [vera, pavel] = [await signedIn(panel, 'vera'), await signedIn(panel, 'pavel')]
  const ids = new Map([
    [panel.person('vera').id, pavel],
    [panel.person('pavel').id, vera],
  ])
  for (let race = 0; race < RACES; race++) {
    const { number } = fileTicket(panel)
    const path = `/admin/tickets/${number}/assignment`
    const takes = (race % 2 === 0 ? [vera, pavel] : [pavel, vera]).map(async (browser) => ({
      browser,
      answer: await browser.post(path, { to: 'me' }),
    }))
    const answers = await Promise.all(takes)
    const winner = ticketOf(panel.desk, number).assigneeId
    const lost = ids.get(winner ?? 0)
    expect(lost).toBeDefined()
    const told = answers.find(({ browser }) => browser === lost)?.answer
    const other = winner === panel.person('vera').id ? 'Вера Смирнова' : 'Павел Лебедев'
    expect(told?.status).toBe(422)
    expect(await told?.text()).toContain(`Заявку уже взяли: ${other}.`)
  }
})
