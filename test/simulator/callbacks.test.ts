import { expect, test } from 'vitest'
import { openWithAnn } from './telegram.ts'

const tooOld = 'Bad Request: query is too old and response timeout expired or query ID is invalid'

async function withPress() {
  const opened = await openWithAnn()
  const { call, ann, people } = opened
  const reply_markup = { inline_keyboard: [[{ text: 'Go', callback_data: 'go:1' }]] }
  await call('sendMessage', { chat_id: ann.id, text: 'Well?', reply_markup })
  const pressed = people.press(ann.id, { data: 'go:1' })
  if (pressed.kind !== 'callback') throw new Error('this button has data')
  return { ...opened, ...pressed, answering: { callback_query_id: pressed.queryId } }
}

test('a press reaches the bot with the data and the message', async () => {
  const { call, ann, queryId, updateId } = await withPress()
  expect((await call('getUpdates')).result).toEqual([
    {
      update_id: updateId,
      callback_query: {
        id: queryId,
        from: expect.objectContaining({ id: ann.id, language_code: 'ru' }),
        message: expect.objectContaining({ message_id: 2, text: 'Well?' }),
        chat_instance: expect.any(String),
        data: 'go:1',
      },
    },
  ])
})

test('the answer reaches who pressed, as a toast or an alert', async () => {
  const { call, ann, people, answer, answering } = await withPress()
  await call('answerCallbackQuery', { ...answering, text: 'Done', show_alert: true })
  expect(await answer).toMatchObject({ text: 'Done', alert: true, data: 'go:1', messageId: 2 })
  expect(people.chat(ann.id).answers).toMatchObject([{ text: 'Done', alert: true }])
})

test('a query is answered once', async () => {
  const { call, answering } = await withPress()
  expect((await call('answerCallbackQuery', answering)).result).toBe(true)
  expect(await call('answerCallbackQuery', answering)).toMatchObject({
    status: 400,
    description: tooOld,
  })
})

test('a query nobody made, or a minute old, cannot be answered', async () => {
  const { call, answering, clock } = await withPress()
  const unknown = await call('answerCallbackQuery', { callback_query_id: '12345' })
  expect(unknown.description).toBe(tooOld)
  clock.now += 60_000
  expect((await call('answerCallbackQuery', answering)).description).toBe(tooOld)
})

test('an answer has at most 200 letters, and a longer one leaves the query open', async () => {
  const { call, answering } = await withPress()
  expect(await call('answerCallbackQuery', { ...answering, text: 'ж'.repeat(201) })).toMatchObject({
    description: 'Bad Request: MESSAGE_TOO_LONG',
  })
  expect((await call('answerCallbackQuery', { ...answering, text: 'ж'.repeat(200) })).ok).toBe(true)
})

test('an answer opens links to the bot itself only', async () => {
  const { call, answering, simulator } = await withPress()
  expect(
    await call('answerCallbackQuery', { ...answering, url: 'https://example.com' }),
  ).toMatchObject({
    description: 'Bad Request: URL_INVALID',
  })
  const url = `https://t.me/${simulator.bot.username}?start=x`
  expect((await call('answerCallbackQuery', { ...answering, url })).ok).toBe(true)
})

test('presses that were not fetched within 150 seconds are lost, messages are not', async () => {
  const { call, clock, people, ann } = await withPress()
  people.send(ann.id, { text: 'still here' })
  clock.now += 150_000
  expect((await call('getUpdates')).result).toMatchObject([{ message: { text: 'still here' } }])
  clock.now += 86_400_000
  expect((await call('getUpdates')).result).toEqual([])
})

test('a button that is gone cannot be pressed', async () => {
  const { call, ann, people } = await withPress()
  await call('editMessageReplyMarkup', { chat_id: ann.id, message_id: 2 })
  expect(() => people.press(ann.id, { data: 'go:1' })).toThrow('no button')
})
