import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { approve } from '../../desk/processes/approvals.ts'
import { subtasksOf } from '../../desk/processes/subtask-rows.ts'
import { tick } from '../../desk/tick.ts'
import { move } from '../../desk/tickets/assignment.ts'
import { solve } from '../../desk/tickets/progress.ts'
import { OFFICE } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { newPanel, signedIn } from './panel.ts'

const PROCESS = readFileSync(join(import.meta.dirname, '../desk/process.yaml'), 'utf8')
const ACCESS = { system: { type: 'choice' as const, keys: ['crm'] } }

function listed(page: string): number[] {
  return [...page.matchAll(/id="t-(\d+)"/g)].map(([, number]) => Number(number)).sort()
}

describe('the queue', () => {
  test('finds what waits for approval and what waits for subtasks, and marks both', async () => {
    const panel = newPanel(PROCESS)
    const [gated, running] = [1, 2].map(() => fileTicket(panel, 'access', ACCESS).number)
    approve(panel.desk, panel.person('boris'), running ?? 0)
    while (tick(panel.desk));
    const vera = await signedIn(panel, 'vera')
    const waiting = await vera.read('/admin/tickets?process=approval')
    expect(listed(waiting)).toEqual([gated])
    expect(waiting).toContain('class="gate-mark"')
    const child = subtasksOf(panel.desk, running ?? 0)[0]?.child ?? 0
    solve(panel.desk, panel.person('ivan'), child)
    const page = await vera.read('/admin/tickets?process=subtasks')
    expect(listed(page)).toEqual([gated, running])
    expect(page).toContain('Подзадачи: 1 из 3')
    const dina = await signedIn(panel, 'dina')
    expect(listed(await dina.read('/admin/tickets?process=subtasks&q=CRM'))).toEqual([
      gated,
      running,
    ])
    expect((await vera.get('/admin/tickets?process=magic')).status).toBe(400)
  })
})

describe('handing a ticket on', () => {
  test('offers the next lines first, as far as they lead', async () => {
    const panel = newPanel(
      OFFICE.replace(
        'lead: pavel}\n  - {key: round',
        'lead: pavel, escalates_to: round}\n  - {key: round',
      ),
    )
    const { number } = fileTicket(panel)
    const page = await (await signedIn(panel, 'vera')).read(`/admin/tickets/${number}`)
    const [, lines = ''] = /<select name="line">(.*?)<\/select>/.exec(page) ?? []
    const keys = [...lines.matchAll(/value="(\w+)"/g)].map(([, key]) => key)
    expect(keys).toEqual(['l2', 'round', 'least'])
    expect(lines).toContain('value="l2" selected')
  })

  test('leaves its reason in the history, in words where the program had one', async () => {
    const panel = newPanel()
    const { number } = fileTicket(panel)
    const vera = await signedIn(panel, 'vera')
    await vera.post(`/admin/tickets/${number}/line`, { line: 'l2', reason: 'Нужен сервер <b>' })
    move(panel.desk, null, number, 'round', 'escalated')
    move(panel.desk, null, number, 'l1', 'ranked')
    const page = await vera.read(`/admin/tickets/${number}`)
    expect(page).toContain('Нужен сервер &lt;b&gt;')
    expect(page).toContain('· срок прошёл')
    expect(page).toContain('· подошла очередь')
  })
})
