import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { approvalOf } from '../../desk/processes/approval-rows.ts'
import { approve } from '../../desk/processes/approvals.ts'
import { checklistOf } from '../../desk/processes/checklist.ts'
import { linkedTo } from '../../desk/processes/links.ts'
import { subtasksOf } from '../../desk/processes/subtask-rows.ts'
import { tick } from '../../desk/tick.ts'
import { solve } from '../../desk/tickets/progress.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import type { Answers } from '../../scenarios/answer.ts'
import { fileTicket } from '../desk/filing.ts'
import { newPanel, signedIn, type TestPanel, token } from './panel.ts'

const PROCESS = readFileSync(join(import.meta.dirname, '../desk/process.yaml'), 'utf8')
const ANSWERS: Answers = {
  system: { type: 'choice', keys: ['crm'] },
  employee: { type: 'person', key: 'oleg', name: 'Олег Котов' },
}

function access(panel: TestPanel, by = 'anna'): number {
  return fileTicket(panel, 'access', ANSWERS, by).number
}

function started(panel: TestPanel): number {
  const number = access(panel)
  approve(panel.desk, panel.person('boris'), number)
  while (tick(panel.desk));
  return number
}

function subtask({ desk }: TestPanel, parent: number, key: string) {
  const found = subtasksOf(desk, parent).find((one) => one.key === key)
  if (!found) throw new Error(`no subtask ${key}`)
  return found
}

describe('a ticket that waits for approval', () => {
  test('says so, whom it waits for and until when, and offers no work', async () => {
    const panel = newPanel(PROCESS)
    const number = access(panel)
    const vera = await signedIn(panel, 'vera')
    const page = await vera.read(`/admin/tickets/${number}`)
    expect(page).toContain('На согласовании')
    expect(page).toContain('Ждём решения: Борис Петров')
    expect(page).not.toContain('value="in_progress"')
    expect(page).not.toContain('data-key="t"')
    expect(page).not.toContain(`/admin/tickets/${number}/approval`)
    expect(await vera.read('/admin/tickets')).toContain('class="gate-mark"')
  })

  test('is approved by an admin, with a comment, and its work begins', async () => {
    const panel = newPanel(PROCESS)
    const number = access(panel)
    const dina = await signedIn(panel, 'dina')
    const address = `/admin/tickets/${number}/approval`
    expect(await dina.read(`/admin/tickets/${number}`)).toContain(address)
    await dina.post(address, { decision: 'yes', comment: 'Пусть <b>', token: token() })
    expect(approvalOf(panel.desk, number)).toMatchObject({
      state: 'approved',
      comment: 'Пусть <b>',
    })
    const page = await dina.read(`/admin/tickets/${number}`)
    expect(page).toContain('Согласовано')
    expect(page).toContain('Пусть &lt;b&gt;')
    const again = await dina.post(address, { decision: 'no', comment: 'Нет', token: token() })
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('Нет')
  })

  test('is refused with its reason, or asked about first', async () => {
    const panel = newPanel(PROCESS)
    const number = access(panel)
    const dina = await signedIn(panel, 'dina')
    const address = `/admin/tickets/${number}/approval`
    await dina.post(address, { decision: 'ask', comment: 'Зачем?', token: token() })
    expect(approvalOf(panel.desk, number)?.state).toBe('waiting')
    expect(await dina.read(`/admin/tickets/${number}`)).toContain('Зачем?')
    await dina.post(address, { decision: 'no', comment: 'Уже есть', token: token() })
    expect(ticketOf(panel.desk, number).category).toBe('closed')
  })

  test('is not decided by whoever works on it, nor by a stranger', async () => {
    const panel = newPanel(PROCESS)
    const number = access(panel)
    const decide = { decision: 'yes', token: token() }
    const address = `/admin/tickets/${number}/approval`
    expect((await (await signedIn(panel, 'vera')).post(address, decide)).status).toBe(422)
    expect((await (await signedIn(panel, 'ivan')).post(address, decide)).status).toBe(404)
    expect(approvalOf(panel.desk, number)?.state).toBe('waiting')
  })
})

describe('the checklist of a ticket', () => {
  test('is ticked, grows and shrinks on its page, and says how far it is', async () => {
    const panel = newPanel(PROCESS)
    const number = access(panel)
    const vera = await signedIn(panel, 'vera')
    const address = `/admin/tickets/${number}/checklist`
    const [first] = checklistOf(panel.desk, number)
    await vera.post(`${address}/${first?.id}`, { do: 'tick' })
    await vera.post(address, { text: 'Позвонить <i>' })
    const page = await vera.read(`/admin/tickets/${number}`)
    expect(page).toContain('1 из 3')
    expect(page).toContain('aria-pressed="true"')
    expect(page).toContain('Позвонить &lt;i&gt;')
    await vera.post(`${address}/${first?.id}`, { do: 'untick' })
    await vera.post(`${address}/${first?.id}`, { do: 'remove' })
    expect(await vera.read(`/admin/tickets/${number}`)).toContain('0 из 2')
  })

  test('keeps what was typed when it cannot be taken', async () => {
    const panel = newPanel(PROCESS)
    const number = access(panel)
    const vera = await signedIn(panel, 'vera')
    const long = 'ы'.repeat(301)
    const answer = await vera.post(`/admin/tickets/${number}/checklist`, { text: long })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(long)
  })

  test('is nobody’s but its line’s', async () => {
    const panel = newPanel(PROCESS)
    const number = access(panel)
    const [item] = checklistOf(panel.desk, number)
    const ivan = await signedIn(panel, 'ivan')
    const address = `/admin/tickets/${number}/checklist`
    expect((await ivan.post(address, { text: 'Я' })).status).toBe(404)
    expect((await ivan.post(`${address}/${item?.id}`, { do: 'tick' })).status).toBe(404)
    const own = fileTicket(panel, 'access', ANSWERS, 'vera').number
    const vera = await signedIn(panel, 'vera')
    expect((await vera.post(`/admin/tickets/${own}/checklist`, { text: 'Я' })).status).toBe(422)
    expect(checklistOf(panel.desk, number).map(({ doneAt }) => doneAt)).toEqual([null, null])
    expect(checklistOf(panel.desk, own)).toHaveLength(2)
  })

  test('is ticked under its own ticket only', async () => {
    const panel = newPanel(PROCESS)
    const [one, other] = [access(panel), access(panel)]
    const [item] = checklistOf(panel.desk, other)
    const vera = await signedIn(panel, 'vera')
    const address = `/admin/tickets/${one}/checklist/${item?.id}`
    expect((await vera.post(address, { do: 'tick' })).status).toBe(404)
    expect(checklistOf(panel.desk, other)[0]?.doneAt).toBeNull()
  })
})

describe('the subtasks of a ticket', () => {
  test('are shown with their state, what comes after what, and how far they are', async () => {
    const panel = newPanel(PROCESS)
    const number = started(panel)
    const child = subtask(panel, number, 'account').child ?? 0
    const vera = await signedIn(panel, 'vera')
    const page = await vera.read(`/admin/tickets/${number}`)
    expect(page).toContain('Учётка: Олег Котов')
    expect(page).toContain('после: Учётка: Олег Котов')
    expect(page).toContain('0 из 3')
    expect(page).not.toContain(`href="/admin/tickets/${child}"`)
    solve(panel.desk, panel.person('ivan'), child)
    while (tick(panel.desk));
    expect(await vera.read(`/admin/tickets/${number}`)).toContain('1 из 3')
  })

  test('are started by hand and struck out by those who work on the ticket alone', async () => {
    const panel = newPanel(PROCESS)
    const number = started(panel)
    const [badge, mail] = ['badge', 'mail'].map((key) => subtask(panel, number, key).id)
    const address = (id = 0) => `/admin/tickets/${number}/subtasks/${id}`
    const ivan = await signedIn(panel, 'ivan')
    expect((await ivan.post(address(badge), { do: 'start' })).status).toBe(404)
    const vera = await signedIn(panel, 'vera')
    const early = await vera.post(address(mail), { do: 'start' })
    expect(early.status).toBe(422)
    await vera.post(address(badge), { do: 'start' })
    await vera.post(address(mail), { do: 'drop' })
    expect(subtask(panel, number, 'badge').state).toBe('started')
    expect(subtask(panel, number, 'mail').state).toBe('dropped')
  })

  test('show those who work on them what was asked for, and no more of the parent', async () => {
    const panel = newPanel(PROCESS)
    const number = started(panel)
    const child = subtask(panel, number, 'account').child ?? 0
    const ivan = await signedIn(panel, 'ivan')
    const page = await ivan.read(`/admin/tickets/${child}`)
    expect(page).toContain('Часть заявки')
    expect(page).toContain('CRM')
    expect(page).not.toContain(`href="/admin/tickets/${number}"`)
    expect((await ivan.get(`/admin/tickets/${number}`)).status).toBe(404)
    const pavel = await signedIn(panel, 'pavel')
    expect(await pavel.read(`/admin/tickets/${child}`)).toContain(`href="/admin/tickets/${number}"`)
  })
})

describe('a link between tickets', () => {
  test('is made by a number with a look at it first, shown on both, and taken away', async () => {
    const panel = newPanel(PROCESS)
    const [one, other] = [access(panel), fileTicket(panel, 'access', ANSWERS, 'gleb').number]
    const vera = await signedIn(panel, 'vera')
    const address = `/admin/tickets/${one}/links`
    const seen = await vera.read(`${address}/preview?other=№${other}`)
    expect(seen).toContain('CRM: Олег Котов')
    await vera.post(address, { other: `№${other}` })
    expect(await vera.read(`/admin/tickets/${other}`)).toContain(`href="/admin/tickets/${one}"`)
    await vera.post(`${address}/${other}`)
    expect(linkedTo(panel.desk, one)).toEqual([])
  })

  test('says what is wrong with a number, and tells nothing of tickets that are not theirs', async () => {
    const panel = newPanel(PROCESS)
    const one = access(panel)
    const hidden = fileTicket(panel, 'mail', {}, 'gleb').number
    const vera = await signedIn(panel, 'vera')
    const address = `/admin/tickets/${one}/links`
    for (const other of [String(one), String(hidden), '999', 'что']) {
      const answer = await vera.post(address, { other })
      expect([other, answer.status]).toEqual([other, 422])
      expect(await answer.text()).toContain(`value="${other}"`)
      expect(await vera.read(`${address}/preview?other=${other}`)).not.toContain('<span>')
    }
    const ivan = await signedIn(panel, 'ivan')
    expect((await ivan.get(`${address}/preview?other=${hidden}`)).status).toBe(404)
    expect((await ivan.post(address, { other: String(hidden) })).status).toBe(404)
    expect((await ivan.post(`${address}/${hidden}`)).status).toBe(404)
  })
})
