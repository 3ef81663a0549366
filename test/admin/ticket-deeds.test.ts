import { describe, expect, test } from 'vitest'
import { noticesOf } from '../../desk/delivery/notify.ts'
import { historyOf } from '../../desk/events.ts'
import { messagesOf } from '../../desk/messages/messages.ts'
import { receive } from '../../desk/messages/receiving.ts'
import { changePerson } from '../../desk/people/people.ts'
import { take } from '../../desk/tickets/assignment.ts'
import { solve } from '../../desk/tickets/progress.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { OFFICE } from '../desk/desk.ts'
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

  test.each([
    ['not_linked', 'заявитель не привязал Telegram'],
    ['chat not found', 'заявитель ещё не начал чат с ботом'],
    ['message is too long', 'message is too long'],
  ])('says %s in the reader’s words where it has them', async (error, words) => {
    const panel = newPanel()
    const number = question(panel)
    const vera = await signedIn(panel, 'vera')
    await vera.post(`/admin/tickets/${number}/messages`, messageForm({ text: 'Смотрю' }))
    const fail = "update messages set delivery = 'failed', delivery_error = ?"
    panel.desk.db.$client.prepare(fail).run(error)
    expect(await vera.read(`/admin/tickets/${number}`)).toContain(`Не доставлено: ${words}`)
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

test('a canned reply is in the language of the requester, whoever sends it', async () => {
  const panel = newPanel(
    CANNED.replace('text: Для второй линии, lines: [l2]', 'text: {ru: Ждите, en: Please wait}'),
  )
  const number = question(panel)
  changePerson(panel.desk, panel.person('vera').id, { language: 'en' })
  const vera = await signedIn(panel, 'vera')
  expect(await vera.read(`/admin/tickets/${number}?canned=second`)).toMatch(
    /<textarea[^>]*>\s*Ждите/,
  )
  changePerson(panel.desk, panel.person('anna').id, { language: 'en' })
  expect(await vera.read(`/admin/tickets/${number}?canned=second`)).toMatch(
    /<textarea[^>]*>\s*Please wait/,
  )
})

test('a canned reply is offered as of its own language, for whoever has the page read aloud', async () => {
  const panel = newPanel(CANNED)
  changePerson(panel.desk, panel.person('vera').id, { language: 'en' })
  const page = await (await signedIn(panel, 'vera')).read(`/admin/tickets/${question(panel)}`)
  expect(page).toMatch(/ lang="ru">Здравствуйте, Анна!/)
  expect(page).not.toMatch(/ lang="en"[^>]*>[^<]*Здравствуйте/)
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
