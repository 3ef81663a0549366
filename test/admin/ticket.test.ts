import { describe, expect, test } from 'vitest'
import { messagesOf } from '../../desk/messages/messages.ts'
import { note } from '../../desk/messages/noting.ts'
import { edit, receive } from '../../desk/messages/receiving.ts'
import { move } from '../../desk/tickets/assignment.ts'
import { rate } from '../../desk/tickets/csat.ts'
import { pause, resume, solve } from '../../desk/tickets/progress.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { MINUTE } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { messageForm, newPanel, signedIn, type TestPanel, token } from './panel.ts'

function question(panel: TestPanel, text = 'Принтер не печатает', by = 'anna'): number {
  return fileTicket(panel, 'question', { text: { type: 'text', text } }, by).number
}

function says(panel: TestPanel, number: number, text: string, telegramMessageId = 50) {
  const anna = panel.person('anna')
  const content = { text, files: [] }
  return receive(panel.desk, ticketOf(panel.desk, number), anna, {
    chatId: 1001,
    telegramMessageId,
    content,
  })
}

const texts = (panel: TestPanel, number: number) =>
  messagesOf(panel.desk, number, 99).map(({ kind, text }) => `${kind}: ${text}`)

describe('a ticket’s page', () => {
  test('shows the answers, who asks, their other tickets and what was said', async () => {
    const panel = newPanel()
    const other = question(panel, 'Нужен второй монитор')
    const number = question(panel)
    says(panel, number, 'Он мигает красным')
    const page = await (await signedIn(panel, 'vera')).read(`/admin/tickets/${number}`)
    for (const text of ['Что случилось', 'Принтер не печатает', 'Он мигает красным']) {
      expect(page).toContain(text)
    }
    for (const text of ['Анна Иванова', 'Менеджер', '79001112233', 'Telegram привязан']) {
      expect(page).toContain(text)
    }
    expect(page).toContain(`href="/admin/tickets/${other}"`)
  })

  test('of another line answers 404, as does one that is not there', async () => {
    const panel = newPanel()
    const number = question(panel, 'Тайное дело')
    const ivan = await signedIn(panel, 'ivan')
    for (const path of [`/admin/tickets/${number}`, '/admin/tickets/999']) {
      const answer = await ivan.get(path)
      expect(answer.status).toBe(404)
      expect(await answer.text()).not.toContain('Тайное')
    }
    for (const [path, fields] of [
      ['assignment', { to: 'me' }],
      ['status', { status: 'solved', token: token() }],
      ['priority', { priority: 'high' }],
      ['line', { line: 'l2' }],
      ['merger', { into: '1' }],
      ['no-answer-needed', {}],
      ['presence', { state: 'viewing' }],
    ] as const) {
      expect((await ivan.post(`/admin/tickets/${number}/${path}`, { ...fields })).status).toBe(404)
    }
    const reply = await ivan.post(`/admin/tickets/${number}/messages`, messageForm({ text: 'а' }))
    expect(reply.status).toBe(404)
    expect(ticketOf(panel.desk, number)).toMatchObject({ assigneeId: null, status: 'new' })
    expect(texts(panel, number)).toEqual([])
  })

  test('stays readable for whoever handed the ticket on', async () => {
    const panel = newPanel()
    const number = question(panel)
    move(panel.desk, panel.person('vera'), number, 'l2')
    const vera = await signedIn(panel, 'vera')
    const page = await vera.read(`/admin/tickets/${number}`)
    expect(page).toContain('Принтер не печатает')
    expect(page).not.toContain('value="reply"')
    expect(page).toContain('value="note"')
    const reply = await vera.post(`/admin/tickets/${number}/messages`, messageForm({ text: 'а' }))
    expect(reply.status).toBe(422)
    expect(texts(panel, number)).toEqual([])
  })

  test('shows its own requester no note, and lets them work on nothing', async () => {
    const panel = newPanel()
    const number = question(panel, 'Моя просьба', 'vera')
    note(panel.desk, panel.person('pavel'), number, { text: 'Тайная заметка', source: 'x' })
    const vera = await signedIn(panel, 'vera')
    const page = await vera.read(`/admin/tickets/${number}`)
    expect(page).toContain('Моя просьба')
    expect(page).not.toContain('Тайная заметка')
    expect(page).not.toMatch(/<form[^>]*action="\/admin\/tickets\/\d/)
    const taken = await vera.post(`/admin/tickets/${number}/assignment`, { to: 'me' })
    expect(taken.status).toBe(422)
    expect(ticketOf(panel.desk, number).assigneeId).toBeNull()
    const noted = await vera.post(
      `/admin/tickets/${number}/messages`,
      messageForm({ mode: 'note', text: 'а' }),
    )
    expect(noted.status).toBe(403)
  })

  test('shows hostile words as words', async () => {
    const panel = newPanel()
    const evil =
      '<script>alert(1)</script>"\'><img src=x onerror=alert(2)> javascript://x%0aalert(3)'
    const number = question(panel, evil)
    says(panel, number, evil)
    note(panel.desk, panel.person('vera'), number, { text: evil, source: 'x' })
    const pavel = await signedIn(panel, 'pavel')
    for (const path of [`/admin/tickets/${number}`, '/admin/tickets', '/admin/tickets?q=alert']) {
      const page = await pavel.read(path)
      expect(page).toContain('&lt;script&gt;alert(1)')
      expect(page).not.toMatch(/<script>alert|<img src=x|href="javascript/)
    }
  })

  test('shows what a message said before it was edited', async () => {
    const panel = newPanel()
    const number = question(panel)
    edit(panel.desk, says(panel, number, 'Спасбо'), 'Спасибо')
    const page = await (await signedIn(panel, 'vera')).read(`/admin/tickets/${number}`)
    expect(page).toContain('изменено')
    expect(page).toContain('Спасбо')
    expect(page).toContain('Спасибо')
  })

  test('shows the rating once there is one', async () => {
    const panel = newPanel()
    const number = question(panel)
    const vera = await signedIn(panel, 'vera')
    solve(panel.desk, panel.person('vera'), number)
    expect(await vera.read(`/admin/tickets/${number}`)).not.toContain('★')
    rate(panel.desk, panel.person('anna'), number, 4)
    expect(await vera.read(`/admin/tickets/${number}`)).toContain('★ 4')
  })

  test('tells of each clock how much is used, of how much', async () => {
    const panel = newPanel()
    const number = question(panel)
    panel.pass(9 * MINUTE)
    const page = await (await signedIn(panel, 'vera')).read(`/admin/tickets/${number}`)
    expect(page).toContain('Первый ответ')
    expect(page).toContain('9 мин из 10 мин')
    expect(page).toContain('9 мин из 40 мин')
    expect(page).toMatch(/clock is-near/)
  })

  test('tells when a clock stood still, and why', async () => {
    const panel = newPanel()
    const number = question(panel)
    pause(panel.desk, panel.person('vera'), number)
    panel.pass(25 * MINUTE)
    const vera = await signedIn(panel, 'vera')
    expect(await vera.read(`/admin/tickets/${number}`)).toContain('пауза, осталось 40 мин')
    resume(panel.desk, panel.person('vera'), number)
    panel.pass(5 * MINUTE)
    const page = await vera.read(`/admin/tickets/${number}`)
    expect(page).toContain('25 мин — на паузе')
    expect(page).toContain('5 мин из 40 мин')
  })

  test('is watched by whoever wants to go on reading it, until they do not', async () => {
    const panel = newPanel()
    const number = question(panel)
    move(panel.desk, panel.person('vera'), number, 'l2')
    const vera = await signedIn(panel, 'vera')
    const dina = await signedIn(panel, 'dina')
    await dina.post(`/admin/tickets/${number}/watching`, { state: 'on' })
    expect(await dina.read(`/admin/tickets/${number}`)).toContain('Вера Смирнова, Дина Чиж')
    const left = await vera.post(`/admin/tickets/${number}/watching`, { state: 'off' })
    expect(left.headers.get('location')).toBe('/admin/tickets')
    expect((await vera.get(`/admin/tickets/${number}`)).status).toBe(404)
    const stays = await dina.post(`/admin/tickets/${number}/watching`, { state: 'off' })
    expect(stays.headers.get('location')).toBe(`/admin/tickets/${number}`)
  })

  test('shows earlier messages page by page', async () => {
    const panel = newPanel()
    const number = question(panel)
    for (let at = 1; at <= 130; at++) says(panel, number, `сообщение ${at}.`, at)
    const vera = await signedIn(panel, 'vera')
    const last = await vera.read(`/admin/tickets/${number}`)
    expect(last).toContain('сообщение 130.')
    expect(last).not.toContain('сообщение 30.')
    const before = /\?before=(\d+)/.exec(last)?.[1]
    const earlier = await vera.read(`/admin/tickets/${number}?before=${before}`)
    expect(earlier).toContain('сообщение 30.')
    expect(earlier).toContain('сообщение 1.')
    expect(earlier).not.toContain('сообщение 31.')
    expect(earlier).not.toContain('?before=')
  })
})
