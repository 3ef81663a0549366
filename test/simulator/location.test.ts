import { expect, test } from 'vitest'
import { formOf, openWithAnn, post } from './telegram.ts'

const office = { latitude: 55.7558, longitude: 37.6173 }

test('a place arrives as it was sent, with its buttons', async () => {
  const { call, ann, people } = await openWithAnn()
  const reply_markup = { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] }
  const { result } = await call('sendLocation', { chat_id: ann.id, ...office, reply_markup })
  expect(result).toMatchObject({ location: office, reply_markup })
  expect(people.chat(ann.id).messages.at(-1)).toMatchObject({
    mine: false,
    location: office,
    inlineKeyboard: [[{ text: 'Go' }]],
  })
})

test('a form names a place in text', async () => {
  const { simulator, ann } = await openWithAnn()
  const fields = { chat_id: String(ann.id), latitude: ' -33.5', longitude: '1e2 ' }
  const { result } = await post(simulator, 'sendLocation', formOf(fields))
  expect(result.location).toEqual({ latitude: -33.5, longitude: 100 })
})

test.each([
  [12.2, { horizontal_accuracy: 13 }],
  [1500, { horizontal_accuracy: 1500 }],
  [9000, { horizontal_accuracy: 1500 }],
  [0, {}],
  [-5, {}],
])('an accuracy of %d meters is whole, and at most 1500', async (horizontal_accuracy, told) => {
  const { call, ann } = await openWithAnn()
  const given = { chat_id: ann.id, ...office, horizontal_accuracy }
  expect((await call('sendLocation', given)).result.location).toEqual({ ...office, ...told })
})

test.each([
  [{ latitude: 90, longitude: 180 }],
  [{ latitude: -90, longitude: -180 }],
  [{ latitude: 'north', longitude: 'east' }],
])('%j is on Earth', async (place) => {
  const { call, ann } = await openWithAnn()
  expect((await call('sendLocation', { chat_id: ann.id, ...place })).status).toBe(200)
})

test.each([
  [{ longitude: 1 }, 'latitude is empty'],
  [{ latitude: ' ', longitude: 1 }, 'latitude is empty'],
  [{ latitude: 1 }, 'longitude is empty'],
  [{ latitude: 90.1, longitude: 1 }, 'invalid location specified'],
  [{ latitude: -90.1, longitude: 1 }, 'invalid location specified'],
  [{ latitude: 1, longitude: 180.1 }, 'invalid location specified'],
  [{ latitude: '1e999', longitude: 1 }, 'invalid location specified'],
])('%j is refused', async (place, problem) => {
  const { call, ann } = await openWithAnn()
  expect(await call('sendLocation', { chat_id: ann.id, ...place })).toMatchObject({
    status: 400,
    description: `Bad Request: ${problem}`,
  })
})

test('a missing coordinate is seen before the chat, a wrong one after it', async () => {
  const { call } = await openWithAnn()
  const nowhere = { chat_id: 404, latitude: 100, longitude: 1 }
  expect((await call('sendLocation', nowhere)).description).toBe('Bad Request: chat not found')
  expect((await call('sendLocation', { ...nowhere, longitude: '' })).description).toBe(
    'Bad Request: longitude is empty',
  )
})

test('a blocked bot can send no place', async () => {
  const { call, ann, people } = await openWithAnn()
  people.block(ann.id)
  expect(await call('sendLocation', { chat_id: ann.id, ...office })).toMatchObject({
    status: 403,
    description: 'Forbidden: bot was blocked by the user',
  })
})

test('who may not write in a group may neither send nor copy a place there', async () => {
  const { call, ann, people } = await openWithAnn()
  const chat_id = people.createGroup({ title: 'Agents', members: [ann.id] })
  const { result } = await call('sendLocation', { chat_id: ann.id, ...office })
  people.forbid(chat_id, ['text'])
  const description = 'Bad Request: not enough rights to send locations to the chat'
  expect(await call('sendLocation', { chat_id, ...office })).toMatchObject({ description })
  const source = { chat_id, from_chat_id: ann.id, message_id: result.message_id }
  expect(await call('copyMessage', source)).toMatchObject({ description })
  expect(await call('forwardMessage', source)).toMatchObject({ description })
  people.forbid(chat_id, ['photo'])
  expect((await call('copyMessage', source)).status).toBe(200)
  expect(people.chat(ann.id, { chatId: chat_id }).messages.at(-1)?.location).toEqual(office)
})

test('only the buttons under a place can be edited', async () => {
  const { call, ann } = await openWithAnn()
  const { result } = await call('sendLocation', { chat_id: ann.id, ...office })
  const named = { chat_id: ann.id, message_id: result.message_id }
  expect((await call('editMessageText', { ...named, text: 'here' })).description).toBe(
    'Bad Request: there is no text in the message to edit',
  )
  expect((await call('editMessageCaption', { ...named, caption: 'here' })).description).toBe(
    'Bad Request: there is no caption in the message to edit',
  )
  const reply_markup = { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] }
  const edited = await call('editMessageReplyMarkup', { ...named, reply_markup })
  expect(edited.result).toMatchObject({ location: office, reply_markup })
})
