import { expect, test } from 'vitest'
import { checkCall } from './schema.ts'

test('a valid call has no faults', () => {
  expect(
    checkCall('sendMessage', {
      chat_id: 5,
      text: 'hi',
      parse_mode: 'HTML',
      reply_parameters: { message_id: 3 },
      reply_markup: { inline_keyboard: [[{ text: 'Go', callback_data: 'go:1' }]] },
    }),
  ).toEqual([])
  expect(checkCall('getMe', {})).toEqual([])
  expect(checkCall('getUpdates', { timeout: 30, allowed_updates: ['message'] })).toEqual([])
})

test('a method that does not exist is a fault', () => {
  expect(checkCall('sendMessages', {})).toEqual(['sendMessages is no method'])
})

test('an unknown parameter is a fault, also of a method without any', () => {
  expect(checkCall('sendMessage', { chat_id: 5, text: 'hi', silent: true })).toEqual([
    'sendMessage.silent is unknown',
  ])
  expect(checkCall('getMe', { id: 1 })).toEqual(['getMe.id is unknown'])
})

test('a missing parameter is a fault', () => {
  expect(checkCall('sendMessage', { chat_id: 5 })).toEqual(['sendMessage.text is missing'])
})

test('a wrong type is a fault, also within lists and objects', () => {
  expect(checkCall('sendMessage', { chat_id: 5, text: 7 })).toEqual([
    'sendMessage.text is not a text',
  ])
  expect(checkCall('sendMessage', { chat_id: {}, text: 'hi' })).toHaveLength(1)
  expect(checkCall('deleteMessages', { chat_id: 5, message_ids: [1, 'two'] })).toEqual([
    'deleteMessages.message_ids[1] is not a number',
  ])
  expect(
    checkCall('sendMessage', {
      chat_id: 5,
      text: 'hi',
      reply_markup: { inline_keyboard: [[{ text: 'Go', callback_date: 'go:1' }]] },
    }),
  ).toEqual(['sendMessage.reply_markup.inline_keyboard[0][0].callback_date is unknown'])
})

test('a value outside of its list is a fault', () => {
  const [fault] = checkCall('sendMessage', { chat_id: 5, text: 'hi', parse_mode: 'Html' })
  expect(fault).toMatch(/^sendMessage\.parse_mode is "Html", not .*"HTML"/)
  expect(checkCall('sendChatAction', { chat_id: 5, action: 'sleeping' })).toHaveLength(1)
  expect(checkCall('getUpdates', { allowed_updates: ['massage'] })).toHaveLength(1)
})

test('forms write numbers and flags as text, and files are uploads or ids', () => {
  const document = { file: 'a.pdf', size: 5 }
  expect(checkCall('sendDocument', { chat_id: '5', document, protect_content: 'true' })).toEqual([])
  expect(checkCall('sendDocument', { chat_id: 5, document: 'BQAC' })).toEqual([])
  expect(
    checkCall('sendDocument', { chat_id: 5, document, protect_content: 'maybe' }),
  ).toHaveLength(1)
})

test('an album is checked file by file', () => {
  const media = [
    { type: 'photo', media: { file: 'a.png', size: 5 }, caption: 'one' },
    { type: 'photo', media: 'AgAC', captoin: 'two' },
  ]
  expect(checkCall('sendMediaGroup', { chat_id: 5, media })).toEqual([
    'sendMediaGroup.media[1].captoin is unknown',
  ])
})
