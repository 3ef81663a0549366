import { afterEach, beforeEach, expect, test } from 'vitest'
import { setService } from '../../desk/tickets/services.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { messageForm, token } from '../admin/panel.ts'
import type { Phone } from '../bot/chat.ts'
import { importInto } from '../desk/sla.ts'
import { DEADLINES, type House, newHouse } from './deadlines-house.ts'

let house: House
let anna: Phone

beforeEach(async () => {
  house = await newHouse()
  anna = house.phone('anna')
  await anna.start()
  await house.phone('vera').start()
})

afterEach(() => house.close())

/** Files a ticket in the chat, as a person does. */
async function files(who: Phone, send = 'Отправить', service = 'Офис'): Promise<void> {
  await who.says('/new')
  await who.taps(service)
  await who.says('Принтер не печатает')
  await who.taps(send)
}

const card = () => anna.heard().find(({ text }) => text?.includes('\nСоздано')) ?? anna.last()
const seen = (messageId: number) =>
  anna.heard().find((message) => message.messageId === messageId)?.text ?? ''
const promises = () => anna.texts().filter((text) => /Решим|Ответим/.test(text))

test('a requester is promised an answer in human words as soon as they have filed', async () => {
  await files(anna)
  expect(card().text).toContain('Ответим до 11:00 сегодня')
  await house.when('2026-05-22 16:30')
  await files(anna)
  expect(card().text).toContain('№1')
  expect(anna.found('№2').text).not.toContain('undefined')
  expect(anna.texts().join()).toContain('Ответим до понедельника, 09:30')
})

test('an English requester reads by which day and hour', async () => {
  const emma = house.phone('emma')
  await emma.start()
  await house.when('2026-05-22 17:10')
  await files(emma, 'Send')
  expect(emma.texts().join('\n')).toContain('We will answer by Monday 10:00')
})

test('a director is promised more by the rule about positions', async () => {
  const boris = house.phone('boris')
  await boris.start()
  await files(boris)
  expect(ticketOf(house.desk, 1).priority).toBe('high')
  expect(boris.texts().join('\n')).toContain('Ответим до 10:30 сегодня')
})

test('another priority, given in the panel, corrects the promise once', async () => {
  await files(anna)
  const { messageId } = card()
  const vera = await house.browser('vera')
  const before = anna.heard().length
  for (const key of ['high', 'high'])
    await vera.post('/admin/tickets/1/priority', { priority: key })
  await house.settle()
  expect(ticketOf(house.desk, 1).priority).toBe('high')
  expect(anna.heard().length).toBe(before + 1)
  expect(anna.last().text).toContain('Ответим до 10:30 сегодня')
  expect(seen(messageId)).toContain('Ответим до 10:30 сегодня')
})

test('once answered the promise is of the solution, and corrections name it so', async () => {
  await files(anna)
  const vera = await house.browser('vera')
  await vera.post('/admin/tickets/1/messages', messageForm({ text: 'Смотрю' }))
  await house.settle()
  const card = anna.found('В работе')
  expect(card.text).toContain('Решим до 15:00 сегодня')
  await vera.post('/admin/tickets/1/priority', { priority: 'high' })
  await house.settle()
  expect(anna.last().text).toBe('№1 · Принтер не печатает\nРешим до 12:00 сегодня')
})

test('after a pause the requester hears until when it is now', async () => {
  await files(anna)
  const { messageId } = card()
  const vera = await house.browser('vera')
  await vera.post('/admin/tickets/1/messages', messageForm({ text: 'Смотрю' }))
  await house.when('2026-05-19 11:00')
  await vera.post('/admin/tickets/1/status', {
    status: 'paused',
    reason: 'Ждём картридж',
    token: token(),
  })
  await house.settle()
  expect(seen(messageId)).not.toContain('Решим')
  await house.when('2026-05-19 12:00')
  await vera.post('/admin/tickets/1/status', { status: 'in_progress', token: token() })
  await house.settle()
  expect(anna.last().text).toContain('Решим до 16:00 сегодня')
  expect(seen(messageId)).toContain('Решим до 16:00 сегодня')
})

test('another service, line or the same priority: told only if the deadline moves', async () => {
  await files(anna)
  const vera = house.person('vera')
  const before = promises().length
  const browser = await house.browser('vera')
  await browser.post('/admin/tickets/1/priority', { priority: 'low' })
  await house.settle()
  expect(promises().length).toBe(before)
  setService(house.desk, vera, 1, 'late')
  await house.settle()
  // A few seconds of its hour were used before.
  expect(anna.last().text).toContain('Ответим до 12:59 сегодня')
  const told = anna.heard().length
  await browser.post('/admin/tickets/1/line', { line: 'l2' })
  await house.settle()
  expect(ticketOf(house.desk, 1).line).toBe('l2')
  expect(anna.heard().length).toBe(told)
})

test('an edited calendar corrects the promises that it moves, and no others', async () => {
  await files(anna)
  await files(anna, 'Отправить', 'Позже')
  const before = anna.heard().length
  importInto(
    house,
    DEADLINES.replace(
      'key: office\n    timezone: Europe/Moscow',
      'key: office\n    timezone: Europe/Moscow\n    holidays: [2026-05-19]',
    ),
  )
  await house.settle()
  expect(anna.heard().length).toBe(before + 1)
  expect(anna.last().text).toBe('№1 · Принтер не печатает\nОтветим до 10:00 завтра')
})

test('a promise that has passed is not left standing on the card', async () => {
  await files(anna)
  const { messageId } = card()
  await house.when('2026-05-19 11:01')
  expect(seen(messageId)).toContain('Не успели в срок')
})

test('a card that is edited on a later day names the date, never today or tomorrow', async () => {
  await files(anna)
  const { messageId } = card()
  const vera = await house.browser('vera')
  await vera.post('/admin/tickets/1/messages', messageForm({ text: 'Смотрю' }))
  await vera.post('/admin/tickets/1/status', { status: 'paused', token: token() })
  await house.when('2026-05-21 10:00')
  const later = await house.browser('vera')
  await later.post('/admin/tickets/1/status', { status: 'in_progress', token: token() })
  await house.settle()
  expect(anna.last().text).toContain('Решим до 14:59 сегодня')
  expect(seen(messageId)).toContain('Решим до 21 мая, 14:59')
})
