import { expect, test } from 'vitest'
import { openWithAnn, png } from './telegram.ts'

async function withGroup() {
  const opened = await openWithAnn()
  const group = opened.people.createGroup({ title: 'Agents', members: [opened.ann.id] })
  const { messageId } = opened.people.sendPhoto(opened.ann.id, {
    bytes: png(50, 50),
    caption: 'see',
  })
  const source = { chat_id: group, from_chat_id: opened.ann.id, message_id: messageId }
  const shown = () => opened.people.chat(opened.ann.id, { chatId: group }).messages.at(-1)
  return { ...opened, group, source, shown }
}

test('a copy says the same and does not tell from whom', async () => {
  const { call, source, shown } = await withGroup()
  const reply = await call('copyMessage', source)
  expect(reply.result).toEqual({ message_id: 2 })
  expect(shown()).toMatchObject({ messageId: 2, caption: 'see', media: { kind: 'photo' } })
  expect(shown()).not.toHaveProperty('forwardedFrom')
})

test('a copy takes another caption and buttons', async () => {
  const { call, source, shown } = await withGroup()
  const reply_markup = { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] }
  await call('copyMessage', { ...source, caption: 'other', reply_markup })
  expect(shown()).toMatchObject({ caption: 'other', inlineKeyboard: [[{ text: 'Go' }]] })
})

test('a forwarded message tells from whom it was, also the second time', async () => {
  const { call, source, group, ann, shown } = await withGroup()
  const reply = await call('forwardMessage', source)
  const forward_origin = { type: 'user', sender_user: { id: ann.id }, date: expect.any(Number) }
  expect(reply.result).toMatchObject({ forward_origin })
  const again = { chat_id: group, from_chat_id: group, message_id: reply.result.message_id }
  expect((await call('forwardMessage', again)).result).toMatchObject({ forward_origin })
  expect(shown()?.forwardedFrom).toBe('Ann')
})

test.each([
  ['copyMessage', { from_chat_id: '' }, 'parameter "from_chat_id" is required'],
  ['copyMessage', { from_chat_id: 404 }, 'chat not found'],
  ['copyMessage', { message_id: 99 }, 'message to copy not found'],
  ['copyMessage', { chat_id: '' }, 'chat_id is empty'],
  ['forwardMessage', { message_id: 99 }, 'message to forward not found'],
])('%s with %j is refused', async (method, params, problem) => {
  const { call, source } = await withGroup()
  expect(await call(method, { ...source, ...params })).toMatchObject({
    status: 400,
    description: `Bad Request: ${problem}`,
  })
})

test('an event can be neither copied nor forwarded', async () => {
  const { call, group } = await withGroup()
  const event = { chat_id: group, from_chat_id: group, message_id: 1 }
  expect((await call('copyMessage', event)).description).toBe(
    "Bad Request: message can't be copied",
  )
  expect((await call('forwardMessage', event)).description).toBe(
    "Bad Request: message can't be forwarded",
  )
})

test('a protected message stays where it is', async () => {
  const { call, ann, group } = await withGroup()
  const { result } = await call('sendMessage', {
    chat_id: ann.id,
    text: 'a',
    protect_content: true,
  })
  const source = { chat_id: group, from_chat_id: ann.id, message_id: result.message_id }
  expect((await call('forwardMessage', source)).description).toBe(
    "Bad Request: message has protected content and can't be forwarded",
  )
})
