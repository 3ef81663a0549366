import { expect, test } from 'vitest'
import { forget, openWithAnn, waiting } from './telegram.ts'

const edits: [method: string, params: Record<string, unknown>][] = [
  ['editMessageText', { text: 'other' }],
  ['editMessageReplyMarkup', {}],
]

async function withButtons() {
  const opened = await openWithAnn()
  const reply_markup = { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] }
  const { result } = await opened.call('sendMessage', {
    chat_id: opened.ann.id,
    text: 'hi',
    reply_markup,
  })
  return { ...opened, place: { chat_id: opened.ann.id, message_id: result.message_id } }
}

test.each(edits)('%s is refused where the person blocked the bot', async (method, params) => {
  const { call, people, ann, place } = await withButtons()
  people.block(ann.id)
  expect(await call(method, { ...place, ...params })).toMatchObject({
    status: 403,
    description: 'Forbidden: bot was blocked by the user',
  })
  expect(people.chat(ann.id).messages.at(-1)).toMatchObject({ text: 'hi' })
  people.unblock(ann.id)
  expect((await call(method, { ...place, ...params })).status).toBe(200)
})

test.each(edits)('%s is refused where the account was closed', async (method, params) => {
  const { call, people, ann, place } = await withButtons()
  people.deactivate(ann.id)
  expect(await call(method, { ...place, ...params })).toMatchObject({
    status: 403,
    description: 'Forbidden: user is deactivated',
  })
})

test('between two messages a person may block and come back; the bot is told of both', async () => {
  const { call, people, ann } = await openWithAnn()
  const send = async () => (await call('sendMessage', { chat_id: ann.id, text: 'a' })).status
  expect(await send()).toBe(200)
  people.block(ann.id)
  expect(await send()).toBe(403)
  people.unblock(ann.id)
  expect(await send()).toBe(200)
  expect(await waiting(call)).toMatchObject([
    { my_chat_member: { new_chat_member: { status: 'kicked' } } },
    { my_chat_member: { new_chat_member: { status: 'member' } } },
  ])
})

test('a closed account loses its name and is told to nobody', async () => {
  const { call, people, ann } = await openWithAnn()
  const boris = people.addUser({ first_name: 'Boris' })
  const chatId = people.createGroup({ title: 'Agents', members: [ann.id, boris.id] })
  await forget(call)
  people.deactivate(boris.id)
  expect(await waiting(call)).toEqual([])
  const member = await call('getChatMember', { chat_id: chatId, user_id: boris.id })
  expect(member.result.user).toEqual({ id: boris.id, is_bot: false, first_name: '' })
  expect(people.users().map(({ id }) => id)).toEqual([ann.id])
  expect(() => people.send(boris.id, { chatId, text: 'a' })).toThrow('deleted')
  expect(() => people.start(boris.id)).toThrow('deleted')
})
