import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { subtaskOf, subtasksOf } from '../../desk/processes/subtask-rows.ts'
import { close, solve } from '../../desk/tickets/progress.ts'
import { findTicket, ticketOf } from '../../desk/tickets/tickets.ts'
import { OFFICE } from '../desk/desk.ts'
import { fileTicket, lettersTo } from '../desk/filing.ts'
import { newPanel, signedIn, type TestPanel, token } from './panel.ts'

const PROCESS = readFileSync(join(import.meta.dirname, '../desk/process.yaml'), 'utf8')
const NEW = '/admin/tickets/new'

function call(panel: TestPanel, more: Record<string, string> = {}) {
  const requester = String(panel.person('anna').id)
  const filing = { token: token(), requester, service: 'question', version: '1' }
  return { ...filing, 'a.text': 'Не звонит телефон', ...more }
}

describe('a call that is written down', () => {
  test('says how it came', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    expect(await vera.read(`${NEW}?requester=1&service=question`)).toContain('По телефону')
    await vera.post(NEW, call(panel, { channel: 'phone' }))
    expect(await vera.read('/admin/tickets/1')).toContain('Обращение по телефону')
  })

  test('that is solved already is filed and solved at once, by whoever solved it, and nobody is called', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    await vera.post(NEW, call(panel, { service: 'free', solved: '1', solution: 'Включили' }))
    expect(ticketOf(panel.desk, 1)).toMatchObject({
      category: 'solved',
      line: 'least',
      assigneeId: panel.person('vera').id,
    })
    expect(lettersTo(panel, 1001)).toEqual(expect.arrayContaining(['reply', 'solved']))
    expect([lettersTo(panel, 2001), lettersTo(panel, 2002)]).toEqual([[], []])
    expect(await vera.read('/admin/tickets/1')).toContain('Включили')
  })

  test('sent twice is one ticket, one answer', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    const form = call(panel, { solved: '1', solution: 'Готово', channel: 'in_person' })
    const first = await vera.post(NEW, form)
    const second = await vera.post(NEW, form)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect(findTicket(panel.desk, 2)).toBeUndefined()
    expect(lettersTo(panel, 1001).filter((one) => one === 'reply')).toHaveLength(1)
  })

  test('that cannot be solved yet is not filed, and keeps what was typed', async () => {
    const panel = newPanel(PROCESS)
    const dina = await signedIn(panel, 'dina')
    const boris = String(panel.person('anna').id)
    const form = { token: token(), requester: boris, service: 'access', version: '1' }
    const answers = { 'a.system': 'crm', 'a.employee': 'Олег Котов' }
    const solved = { solved: '1', solution: 'Уже <есть>', channel: 'phone' }
    const answer = await dina.post(NEW, { ...form, ...answers, ...solved })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('Уже &lt;есть&gt;')
    expect(page).toContain('value="phone" selected')
    expect(page).toContain('ждёт согласования')
    expect(findTicket(panel.desk, 1)).toBeUndefined()
  })

  test('of one’s own is not solved by oneself', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    const requester = String(panel.person('vera').id)
    const answer = await vera.post(NEW, call(panel, { requester, solved: '1' }))
    expect(answer.status).toBe(422)
    expect(findTicket(panel.desk, 1)).toBeUndefined()
  })
})

describe('a subtask that is filed out of a ticket', () => {
  test('is for the same person, begins with what is known, and stands in both', async () => {
    const panel = newPanel(OFFICE)
    const parent = fileTicket(panel).number
    const vera = await signedIn(panel, 'vera')
    expect(await vera.read(`/admin/tickets/${parent}`)).toContain(`${NEW}?parent=${parent}`)
    const services = await vera.read(`${NEW}?parent=${parent}`)
    expect(services).toContain(`${NEW}?parent=${parent}&amp;service=turn`)
    const form = await vera.read(`${NEW}?parent=${parent}&service=turn`)
    expect(form).toContain('Принтер не печатает</textarea>')
    const requester = String(panel.person('olga').id)
    await vera.post(NEW, call(panel, { requester, service: 'turn', parent: String(parent) }))
    const [subtask] = subtasksOf(panel.desk, parent)
    const child = subtask?.child ?? 0
    expect(ticketOf(panel.desk, child).requesterId).toBe(panel.person('anna').id)
    expect(subtaskOf(panel.desk, child)?.parent).toBe(parent)
    expect(await vera.read(`/admin/tickets/${child}`)).toContain('Часть заявки')
    solve(panel.desk, panel.person('vera'), parent)
  })

  test('may come out of a closed ticket', async () => {
    const panel = newPanel()
    const parent = fileTicket(panel).number
    const vera = panel.person('vera')
    close(panel.desk, vera, parent)
    const browser = await signedIn(panel, 'vera')
    await browser.post(NEW, call(panel, { parent: String(parent) }))
    expect(subtasksOf(panel.desk, parent)).toHaveLength(1)
  })

  test('is filed by nobody but those who work on the ticket', async () => {
    const panel = newPanel()
    const parent = fileTicket(panel).number
    const own = fileTicket(panel, 'question', undefined, 'vera').number
    const [ivan, vera] = [await signedIn(panel, 'ivan'), await signedIn(panel, 'vera')]
    expect((await ivan.get(`${NEW}?parent=${parent}`)).status).toBe(404)
    expect((await ivan.post(NEW, call(panel, { parent: String(parent) }))).status).toBe(404)
    expect((await vera.get(`${NEW}?parent=${own}`)).status).toBe(403)
    expect((await vera.post(NEW, call(panel, { parent: String(own) }))).status).toBe(403)
    expect([parent, own].map((one) => subtasksOf(panel.desk, one))).toEqual([[], []])
    expect(findTicket(panel.desk, own + 1)).toBeUndefined()
  })
})
