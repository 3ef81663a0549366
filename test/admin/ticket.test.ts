import { describe, expect, test } from 'vitest'
import { move, take } from '../../desk/assignment.ts'
import { rate } from '../../desk/csat.ts'
import { historyOf } from '../../desk/events.ts'
import { messagesOf } from '../../desk/messages.ts'
import { noticesOf } from '../../desk/notify.ts'
import { note } from '../../desk/noting.ts'
import { pause, resume, solve } from '../../desk/progress.ts'
import { edit, receive } from '../../desk/receiving.ts'
import { ticketOf } from '../../desk/tickets.ts'
import { MINUTE, OFFICE } from '../desk/desk.ts'
import { fileTicket, lettersTo } from '../desk/filing.ts'
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
    const evil = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)> javascript:alert(3)'
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
    expect(page).toContain('Была пауза')
    expect(page).toContain('25 мин рабочего времени')
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

describe('taking a ticket', () => {
  test('puts it into work; the second of two is told who has it', async () => {
    const panel = newPanel()
    const number = question(panel)
    const [vera, pavel] = [await signedIn(panel, 'vera'), await signedIn(panel, 'pavel')]
    const taken = await vera.post(`/admin/tickets/${number}/assignment`, { to: 'me' })
    expect([taken.status, taken.headers.get('location')]).toEqual([303, `/admin/tickets/${number}`])
    expect(ticketOf(panel.desk, number)).toMatchObject({
      assigneeId: panel.person('vera').id,
      status: 'in_progress',
    })
    const late = await pavel.post(`/admin/tickets/${number}/assignment`, { to: 'me' })
    expect(late.status).toBe(422)
    expect(await late.text()).toContain('Заявку уже взяли: Вера Смирнова')
    expect(ticketOf(panel.desk, number).assigneeId).toBe(panel.person('vera').id)
  })

  test('can be done for a colleague of the line, and undone, but not for anybody else', async () => {
    const panel = newPanel()
    const number = question(panel)
    const pavel = await signedIn(panel, 'pavel')
    const give = (to: string) => pavel.post(`/admin/tickets/${number}/assignment`, { to })
    const assignee = () => ticketOf(panel.desk, number).assigneeId
    await give(String(panel.person('vera').id))
    expect(assignee()).toBe(panel.person('vera').id)
    expect((await give(String(panel.person('ivan').id))).status).toBe(422)
    expect((await give(String(panel.person('anna').id))).status).toBe(422)
    expect(assignee()).toBe(panel.person('vera').id)
    await give('none')
    expect(assignee()).toBeNull()
  })
})

describe('a reply', () => {
  test('goes to the requester’s chat and stands on the page with its delivery', async () => {
    const panel = newPanel()
    const number = question(panel)
    const vera = await signedIn(panel, 'vera')
    const answer = await vera.post(
      `/admin/tickets/${number}/messages`,
      messageForm({ text: 'Уже смотрю' }),
    )
    expect(answer.status).toBe(303)
    expect(lettersTo(panel, 1001)).toContain('reply')
    const page = await vera.read(`/admin/tickets/${number}`)
    expect(page).toContain('Уже смотрю')
    expect(page).toContain('В очереди на отправку')
  })

  test('sent twice by the same form is said once', async () => {
    const panel = newPanel()
    const number = question(panel)
    const vera = await signedIn(panel, 'vera')
    const same = token()
    for (let click = 0; click < 3; click++) {
      const form = messageForm({ text: 'Уже смотрю', token: same })
      expect((await vera.post(`/admin/tickets/${number}/messages`, form)).status).toBe(303)
    }
    expect(texts(panel, number)).toEqual(['reply: Уже смотрю'])
    expect(lettersTo(panel, 1001).filter((kind) => kind === 'reply')).toHaveLength(1)
  })

  test('is not taken for a colleague’s by the same token', async () => {
    const panel = newPanel()
    const number = question(panel)
    const same = token()
    for (const key of ['vera', 'pavel']) {
      const browser = await signedIn(panel, key)
      const form = messageForm({ text: `от ${key}`, token: same })
      await browser.post(`/admin/tickets/${number}/messages`, form)
    }
    expect(texts(panel, number)).toEqual(['reply: от vera', 'reply: от pavel'])
  })

  test('that was refused comes back with what was typed and why', async () => {
    const panel = newPanel()
    const number = question(panel)
    const vera = await signedIn(panel, 'vera')
    const form = messageForm({ text: 'Очень длинный ответ '.repeat(1100), mode: 'note' })
    const answer = await vera.post(`/admin/tickets/${number}/messages`, form)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('Текст слишком длинный')
    expect(page).toContain('Очень длинный ответ Очень')
    expect(page).toMatch(/value="note" checked/)
  })

  test('can solve or ask at once', async () => {
    const panel = newPanel()
    const [first, second] = [question(panel), question(panel)]
    const vera = await signedIn(panel, 'vera')
    const send = (number: number, status: string) =>
      vera.post(`/admin/tickets/${number}/messages`, messageForm({ text: 'Текст', status }))
    await send(first, 'solved')
    await send(second, 'needs_info')
    expect(ticketOf(panel.desk, first).status).toBe('solved')
    expect(ticketOf(panel.desk, second).status).toBe('needs_info')
    expect(texts(panel, second)).toEqual(['reply: Текст'])
  })

  test('can be corrected by its author only', async () => {
    const panel = newPanel()
    const number = question(panel)
    const [vera, pavel] = [await signedIn(panel, 'vera'), await signedIn(panel, 'pavel')]
    await vera.post(`/admin/tickets/${number}/messages`, messageForm({ text: 'Смотрю' }))
    const [message] = messagesOf(panel.desk, number, 1)
    const path = `/admin/messages/${message?.id}/text`
    expect((await pavel.post(path, { text: 'Не смотрю' })).status).toBe(422)
    expect((await vera.post(path, { text: 'Посмотрел' })).status).toBe(303)
    expect(texts(panel, number)).toEqual(['reply: Посмотрел'])
    expect(lettersTo(panel, 1001)).toContain('edit')
  })

  test('that did not arrive says why and can be sent again', async () => {
    const panel = newPanel()
    const number = question(panel)
    const vera = await signedIn(panel, 'vera')
    await vera.post(`/admin/tickets/${number}/messages`, messageForm({ text: 'Смотрю' }))
    const [message] = messagesOf(panel.desk, number, 1)
    const fail = "update messages set delivery = 'failed', delivery_error = 'blocked'"
    panel.desk.db.$client.exec(fail)
    expect(await vera.read(`/admin/tickets/${number}`)).toContain('заблокировал бота')
    expect((await vera.post(`/admin/messages/${message?.id}/delivery`)).status).toBe(303)
    expect(messagesOf(panel.desk, number, 1)[0]?.delivery).toBe('queued')
  })

  test('offers canned replies with their variables filled in', async () => {
    const panel = newPanel(CANNED)
    const number = question(panel)
    const page = await (await signedIn(panel, 'vera')).read(`/admin/tickets/${number}`)
    expect(page).toContain(`Здравствуйте, Анна! Заявка №${number}: {unknown}`)
    expect(page).not.toContain('Для второй линии')
    const chosen = await (await signedIn(panel, 'vera')).read(
      `/admin/tickets/${number}?canned=received`,
    )
    expect(chosen).toMatch(/<textarea[^>]*>\s*Здравствуйте, Анна!/)
  })
})

describe('a note', () => {
  test('never reaches the requester, and tells the colleague it names', async () => {
    const panel = newPanel()
    const number = question(panel)
    const before = lettersTo(panel, 1001)
    const vera = await signedIn(panel, 'vera')
    const form = messageForm({ mode: 'note', text: '@Иван Громов, глянь' })
    await vera.post(`/admin/tickets/${number}/messages`, form)
    expect(texts(panel, number)).toEqual(['note: @Иван Громов, глянь'])
    expect(lettersTo(panel, 1001)).toEqual(before)
    expect(noticesOf(panel.desk, panel.person('ivan'), 9).map(({ kind }) => kind)).toEqual([
      'mentioned',
    ])
    const ivan = await signedIn(panel, 'ivan')
    expect(await ivan.read('/admin/notices')).toContain('Вас упоминает Вера Смирнова')
    expect(await ivan.read(`/admin/tickets/${number}`)).toContain('@Иван Громов, глянь')
  })
})

describe('the status', () => {
  test('asks for a text before it waits for the requester', async () => {
    const panel = newPanel()
    const number = question(panel)
    const vera = await signedIn(panel, 'vera')
    const set = (fields: Record<string, string>) =>
      vera.post(`/admin/tickets/${number}/status`, { token: token(), ...fields })
    expect((await set({ status: 'needs_info', text: ' ' })).status).toBe(422)
    expect(ticketOf(panel.desk, number).status).toBe('new')
    await set({ status: 'needs_info', text: 'Какой принтер?' })
    expect(ticketOf(panel.desk, number).status).toBe('needs_info')
    expect(texts(panel, number)).toEqual(['reply: Какой принтер?'])
  })

  test('goes through pause with a reason, work, solution, closing and back to work', async () => {
    const panel = newPanel()
    const number = question(panel)
    const vera = await signedIn(panel, 'vera')
    const set = async (status: string, more: Record<string, string> = {}) => {
      await vera.post(`/admin/tickets/${number}/status`, { token: token(), status, ...more })
      return ticketOf(panel.desk, number).status
    }
    expect(await set('paused', { reason: 'Ждём картридж' })).toBe('paused')
    expect(await vera.read(`/admin/tickets/${number}`)).toContain('Ждём картридж')
    expect(await set('in_progress')).toBe('in_progress')
    expect(await set('solved', { text: 'Заменили картридж' })).toBe('solved')
    expect(texts(panel, number)).toEqual(['reply: Заменили картридж'])
    expect(await set('closed')).toBe('closed')
    expect(await set('in_progress', { reason: 'Снова сломался' })).toBe('in_progress')
    expect(historyOf(panel.desk, number, 99).find(({ type }) => type === 'reopened')?.data).toEqual(
      { reason: 'Снова сломался' },
    )
  })

  test('offers only what the ticket can do now', async () => {
    const panel = newPanel()
    const number = question(panel)
    const vera = await signedIn(panel, 'vera')
    const offered = async () => {
      const page = await vera.read(`/admin/tickets/${number}`)
      return [...page.matchAll(/name="status" value="(\w+)"/g)].map(([, key]) => key)
    }
    expect(new Set(await offered())).toEqual(
      new Set(['in_progress', 'needs_info', 'paused', 'solved', 'closed']),
    )
    solve(panel.desk, panel.person('vera'), number)
    expect(new Set(await offered())).toEqual(new Set(['in_progress', 'closed']))
  })
})

describe('a ticket', () => {
  test('gets another priority and another line, with the reason', async () => {
    const panel = newPanel()
    const number = question(panel)
    const vera = await signedIn(panel, 'vera')
    await vera.post(`/admin/tickets/${number}/priority`, { priority: 'high' })
    await vera.post(`/admin/tickets/${number}/line`, { line: 'l2', reason: 'Нужен доступ к 1С' })
    expect(ticketOf(panel.desk, number)).toMatchObject({ priority: 'high', line: 'l2' })
    const page = await vera.read(`/admin/tickets/${number}`)
    expect(page).toContain('Первая линия → Вторая линия · Нужен доступ к 1С')
  })

  test('that repeats another is merged into it; a number that is none is told at its field', async () => {
    const panel = newPanel()
    const [first, second] = [question(panel), question(panel)]
    const strange = question(panel, 'Чужое', 'boris')
    const vera = await signedIn(panel, 'vera')
    const merge = (into: string) => vera.post(`/admin/tickets/${second}/merger`, { into })
    for (const into of ['777', 'туда', String(strange), String(second)]) {
      const refused = await merge(into)
      expect([into, refused.status]).toEqual([into, 422])
      expect(await refused.text()).toContain(`value="${into}"`)
    }
    expect((await merge(`№${first}`)).status).toBe(303)
    expect(ticketOf(panel.desk, second)).toMatchObject({ mergedInto: first, category: 'closed' })
  })

  test('whose last message needs no answer owes none', async () => {
    const panel = newPanel()
    const number = question(panel)
    const vera = await signedIn(panel, 'vera')
    const offer = 'no-answer-needed'
    take(panel.desk, panel.person('vera'), number)
    await vera.post(`/admin/tickets/${number}/messages`, messageForm({ text: 'Готово' }))
    expect(await vera.read(`/admin/tickets/${number}`)).not.toContain(offer)
    says(panel, number, 'Спасибо')
    expect(await vera.read(`/admin/tickets/${number}`)).toContain(offer)
    await vera.post(`/admin/tickets/${number}/no-answer-needed`)
    expect(ticketOf(panel.desk, number).unansweredSince).toBeNull()
  })
})

const CANNED = `${OFFICE}
canned_replies:
  - {key: received, name: Принято, text: "Здравствуйте, {requester.first_name}! Заявка №{ticket.number}: {unknown}", lines: [l1]}
  - {key: second, name: Вторая, text: Для второй линии, lines: [l2]}
`
