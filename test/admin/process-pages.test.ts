import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { moveOf } from '../../admin/ranking/moves.ts'
import { approvalOf, changeApproval } from '../../desk/processes/approval-rows.ts'
import { rankedIn } from '../../desk/processes/ranking.ts'
import { tick } from '../../desk/tick.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { HOUR } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { newPanel, signedIn, type TestPanel, token } from './panel.ts'

// Vera owns a part of the upstream line here: an agent who is no lead.
const PROCESS = readFileSync(join(import.meta.dirname, '../desk/process.yaml'), 'utf8').replace(
  'stock: oleg}, by',
  'stock: vera}, by',
)
const ACCESS = { system: { type: 'choice' as const, keys: ['crm'] } }

function idea(panel: TestPanel, text: string, by = 'oleg'): number {
  return fileTicket(panel, 'idea', { text: { type: 'text', text } }, by).number
}

function order({ desk }: TestPanel, part = 'stock'): number[] {
  return rankedIn(desk, 'up', part)
    .filter(({ place }) => place !== null)
    .map(({ ticket }) => ticket.number)
}

describe('the page of approvals', () => {
  test('shows what waits for the reader with what was asked for, counts it, and what is over', async () => {
    const panel = newPanel(PROCESS)
    const { number } = fileTicket(panel, 'access', ACCESS, 'boris')
    const pavel = await signedIn(panel, 'pavel')
    expect(await pavel.read('/admin/tickets')).not.toContain('href="/admin/approvals"')
    panel.pass(9 * HOUR)
    while (tick(panel.desk));
    expect(await pavel.read('/admin/notices')).toContain('Нужно ваше решение: Борис Петров')
    const page = await pavel.read('/admin/approvals')
    expect(page).toContain(`href="/admin/tickets/${number}"`)
    expect(page).toContain('CRM')
    expect(await pavel.read('/admin/tickets')).toContain('href="/admin/approvals"')
    const decision = { decision: 'no', comment: 'Нет', from: 'list', token: token() }
    const answer = await pavel.post(`/admin/tickets/${number}/approval`, decision)
    expect(answer.headers.get('location')).toBe('/admin/approvals')
    expect(approvalOf(panel.desk, number)?.state).toBe('rejected')
    const after = await pavel.read('/admin/approvals')
    expect(after).toContain('Ничего не ждёт вашего решения')
    expect(after).toContain('Не согласовано')
  })

  test('shows nobody what waits for others', async () => {
    const panel = newPanel(PROCESS)
    const { number } = fileTicket(panel, 'access', ACCESS)
    for (const who of ['vera', 'ivan', 'dina']) {
      const browser = await signedIn(panel, who)
      expect(await browser.read('/admin/approvals')).not.toContain(`/tickets/${number}/approval`)
    }
  })

  test('gives an admin what nobody could be found for', async () => {
    const panel = newPanel(PROCESS)
    const { number } = fileTicket(panel, 'access', ACCESS)
    const row = approvalOf(panel.desk, number)
    changeApproval(panel.desk, row?.id ?? 0, { approverId: null, standInId: null })
    const [dina, pavel] = [await signedIn(panel, 'dina'), await signedIn(panel, 'pavel')]
    const form = `/tickets/${number}/approval`
    expect(await dina.read('/admin/approvals')).toContain(form)
    expect(await pavel.read('/admin/approvals')).not.toContain(form)
  })
})

describe('the page of an order', () => {
  test('moves tickets of their part by buttons and by dragging', async () => {
    const panel = newPanel(PROCESS)
    const [a, b, c] = ['А', 'Б', 'В'].map((text) => idea(panel, text))
    const vera = await signedIn(panel, 'vera')
    const send = (fields: Record<string, string>) =>
      vera.post('/admin/ranking', { line: 'up', part: 'stock', ...fields })
    for (const one of [a, b, c]) await send({ do: `last:${one}` })
    expect(order(panel)).toEqual([a, b, c])
    await send({ do: `up:${c}` })
    await send({ do: `down:${a}` })
    expect(order(panel)).toEqual([c, a, b])
    await send({ keys: [b, c, a].join() })
    expect(order(panel)).toEqual([b, c, a])
    await send({ do: `out:${c}` })
    expect(order(panel)).toEqual([b, a])
    const page = await vera.read('/admin/ranking')
    expect(page).toContain('Готово к работе: 0 из 2')
    expect(page).toContain('Без места: 1')
    while (tick(panel.desk));
    expect(ticketOf(panel.desk, b ?? 0).line).toBe('l2')
    expect(await vera.read('/admin/ranking')).toContain('Готово к работе: 2 из 2')
  })

  test('is there for those who order something, and shows no part of others', async () => {
    const panel = newPanel(PROCESS)
    idea(panel, 'Со склада')
    idea(panel, 'Из продаж', 'anna')
    const vera = await signedIn(panel, 'vera')
    const page = await vera.read('/admin/ranking')
    expect(page).toContain('Со склада')
    expect(page).not.toContain('Из продаж')
    expect(await (await signedIn(panel, 'pavel')).read('/admin/ranking')).toContain('Из продаж')
    const ivan = await signedIn(panel, 'ivan')
    expect((await ivan.get('/admin/ranking')).status).toBe(404)
    expect(await ivan.read('/admin/tickets')).not.toContain('/admin/ranking')
  })

  test('lets nobody order the part of somebody else', async () => {
    const panel = newPanel(PROCESS)
    const [mine, other] = [idea(panel, 'Со склада'), idea(panel, 'Из продаж', 'anna')]
    const [vera, ivan] = [await signedIn(panel, 'vera'), await signedIn(panel, 'ivan')]
    const top = (line: string, part: string, number: number) => ({
      line,
      part,
      do: `top:${number}`,
    })
    expect((await ivan.post('/admin/ranking', top('up', 'stock', mine))).status).toBe(404)
    expect((await vera.post('/admin/ranking', top('up', 'sales', other))).status).toBe(404)
    expect((await vera.post('/admin/ranking', top('up', 'stock', other))).status).toBe(404)
    expect([order(panel), order(panel, 'sales')]).toEqual([[], []])
  })
})

describe('an order that was dragged', () => {
  const form = (keys: string) => ({ line: 'up', part: '', keys })

  test('is the move of one ticket', () => {
    expect(moveOf(form('3,1,2'), [1, 2, 3])).toEqual({ number: 3, place: 1 })
    expect(moveOf(form('2,3,1'), [1, 2, 3])).toEqual({ number: 1, place: 3 })
    expect(moveOf(form('2,1'), [1, 2])?.place).toBeDefined()
  })

  test('of a list that has changed meanwhile moves nothing', () => {
    expect(moveOf(form('3,1,2'), [1, 2])).toBeUndefined()
    expect(moveOf(form('4,1,2'), [1, 2, 3])).toBeUndefined()
    expect(moveOf(form(''), [1])).toBeUndefined()
    expect(moveOf(form('1,2'), [1, 2])).toBeUndefined()
  })
})
