import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clocksOf } from '../../desk/sla/clocks.ts'
import { take } from '../../desk/tickets/assignment.ts'
import { setPriority } from '../../desk/tickets/priorities.ts'
import { cancel } from '../../desk/tickets/progress.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { type Browser, messageForm, token } from '../admin/panel.ts'
import { fileTicket } from '../desk/filing.ts'
import { clockOf, dueOf, history, told, writes } from '../desk/sla.ts'
import { DEADLINES, type House, newHouse } from './deadlines-house.ts'

const ESCALATING = DEADLINES.replace('notify: [person:dina], escalate', 'notify: [lead], escalate')

let house: House
let vera: Browser
let number: number

beforeEach(async () => {
  house = await newHouse()
  for (const key of ['anna', 'vera', 'ivan', 'pavel', 'dina']) await house.phone(key).start()
  await house.when('2026-05-19 10:05')
  vera = await house.browser('vera')
  number = fileTicket(house, 'office').number
  await house.settle()
})

afterEach(() => house.close())

const page = () => vera.read(`/admin/tickets/${number}`)
const post = (path: string, fields: Record<string, string>) =>
  vera.post(`/admin/tickets/${number}/${path}`, { token: token(), ...fields })
const says = (text: string, more = {}) =>
  vera.post(`/admin/tickets/${number}/messages`, messageForm({ text, ...more }))
/** The text of a page, without its marks. */
const plain = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

describe('the first response', () => {
  test('is met by a public reply of the panel, also at the very instant of the deadline', async () => {
    house.at(new Date(clockOf(house, number, 'first_response')?.dueAt ?? 0).toISOString())
    expect((await says('Смотрю')).status).toBe(303)
    expect(clockOf(house, number, 'first_response')).toMatchObject({ breachedAt: null })
    expect(clockOf(house, number, 'first_response')?.metAt).not.toBeNull()
    expect(plain(await page())).toMatch(/Первый ответ.{0,40}вовремя/)
  })

  test('is met by a canned reply', async () => {
    const composer = await vera.read(`/admin/tickets/${number}?canned=received`)
    const [, text = ''] = /<textarea[^>]*name="text"[^>]*>([^<]*)</.exec(composer) ?? []
    expect(text).toContain(`Заявка №${number} принята`)
    await says(text)
    expect(clockOf(house, number, 'first_response')?.metAt).not.toBeNull()
  })

  test('is met by a question and by solving, each with its words', async () => {
    const second = fileTicket(house, 'office').number
    await post('status', { status: 'needs_info', text: 'Какой этаж?' })
    await vera.post(`/admin/tickets/${second}/status`, { token: token(), status: 'solved' })
    for (const one of [number, second]) {
      expect(clockOf(house, one, 'first_response')?.metAt).not.toBeNull()
    }
    expect(ticketOf(house.desk, number).category).toBe('waiting')
    expect(dueOf(house, number, 'resolution')).toBeNull()
  })

  test('is met by no note, no pause, no other status, priority or assignee', async () => {
    await says('Похоже на прошлый раз', { mode: 'note' })
    await post('status', { status: 'paused' })
    await post('status', { status: 'in_progress' })
    await post('priority', { priority: 'low' })
    await post('assignment', { to: 'me' })
    expect(clockOf(house, number, 'first_response')?.metAt).toBeNull()
  })
})

test('the next response is not owed where the panel is told that no answer is needed', async () => {
  await says('Смотрю')
  writes(house, number, 'Спасибо')
  expect(dueOf(house, number, 'next_response')).not.toBeNull()
  await post('no-answer-needed', {})
  expect(clockOf(house, number, 'next_response')?.metAt).not.toBeNull()
})

test('the history of another priority names the old deadline and the new one', async () => {
  await says('Смотрю')
  await house.when('2026-05-19 10:10')
  await post('priority', { priority: 'high' })
  expect(plain(await page())).toMatch(/Средний → Высокий.{0,60}15:05.{0,40}12:05/)
})

describe('the clocks on the page', () => {
  test('say that they stand still, and what is left', async () => {
    await says('Смотрю')
    await house.when('2026-05-19 11:05')
    await post('status', { status: 'paused' })
    expect(plain(await page())).toMatch(/Решение.{0,30}пауза, осталось (3 ч|2 ч 59 мин)/)
  })

  test('of a cancelled ticket are none, though it was answered', async () => {
    await says('Смотрю')
    cancel(house.desk, house.person('anna'), number)
    expect(clocksOf(house.desk, number)).toEqual([])
    expect(await page()).not.toContain('class="clock ')
  })

  test('say which year’s days off are not known where the deadline reaches into it', async () => {
    await house.when('2026-12-28 09:00')
    vera = await house.browser('vera')
    number = fileTicket(house, 'russia').number
    expect(plain(await page())).toContain('Производственный календарь на 2027 год ещё не загружен')
  })
})

describe('what is due is told in the panel too', () => {
  test('to the assignee before, to lead and requester after, each in their words', async () => {
    take(house.desk, house.person('vera'), number)
    await house.when('2026-05-19 12:06')
    expect(plain(await vera.read('/admin/notices'))).toContain('Скоро срок: Решение')
    await house.when('2026-05-19 15:06')
    expect(plain(await vera.read('/admin/notices'))).toContain('Срок нарушен: Решение')
    const pavel = await house.browser('pavel')
    expect(plain(await pavel.read('/admin/notices'))).toContain('Срок нарушен: Решение')
    expect(house.phone('anna').last().text).toContain('Не успели в срок')
    expect(told(house, 'dina', 'reminder')).toEqual([])
  })

  test('an escalation moves the ticket once and says why: in the chat, the notices, the history', async () => {
    take(house.desk, house.person('vera'), number)
    await house.when('2026-05-19 15:06')
    await house.when('2026-05-19 15:36')
    await house.when('2026-05-19 16:36')
    expect(ticketOf(house.desk, number)).toMatchObject({ line: 'l2', assigneeId: null })
    expect(history(house, number, 'moved')).toHaveLength(1)
    const ivan = house.phone('ivan')
    expect(ivan.found('Передана на линию').text).toContain('Срок прошёл, поэтому заявка перешла')
    expect(ivan.buttons()).toEqual([['Взять']])
    const notices = plain(await (await house.browser('ivan')).read('/admin/notices'))
    expect(notices).toContain('срок прошёл')
    expect(notices).not.toContain('escalated')
    const dina = await house.browser('dina')
    const story = plain(await dina.read(`/admin/tickets/${number}`))
    expect(story).toMatch(/Линия: Первая линия → Вторая линия.{0,20}срок прошёл/)
    await ivan.taps('Взять')
    expect(ticketOf(house.desk, number).assigneeId).toBe(house.person('ivan').id)
  })
})

test('a priority that waiting has raised is told to nobody twice, and stays when set by hand', async () => {
  await house.when('2026-05-19 17:10')
  expect(ticketOf(house.desk, number).priority).toBe('high')
  expect(history(house, number, 'priority_changed')).toMatchObject([{ byId: null }])
  // It has gone to the next line by now.
  setPriority(house.desk, house.person('dina'), number, 'low')
  await house.when('2026-05-19 17:30')
  expect(ticketOf(house.desk, number).priority).toBe('low')
})

test('an admin is refused a calendar that would never open, with all that was typed', async () => {
  const dina = await house.browser('dina')
  const answer = await dina.post('/admin/deadlines/calendars/office', { holidays: '2026-06-15' })
  expect(answer.status).toBe(422)
  expect(plain(await answer.text())).toContain('никогда не откроется')
  expect(dueOf(house, number, 'first_response')).toBe('tue 11:05')
})

test('an escalation tells the lead of the line that let it pass, before it goes', async () => {
  await house.close()
  house = await newHouse(ESCALATING)
  number = fileTicket(house, 'office').number
  await house.when('2026-05-19 17:00')
  expect(told(house, 'pavel', 'reminder').map((fact) => fact.threshold)).toEqual(['breach+30m'])
  expect(told(house, 'dina', 'reminder')).toEqual([])
})
