import { expect, test } from 'vitest'
import { forget, openWithAnn, waiting } from './telegram.ts'

async function withUpgraded() {
  const opened = await openWithAnn()
  const { people, ann, simulator } = opened
  const boris = people.addUser({ first_name: 'Boris' })
  const oldId = people.createGroup({ title: 'Agents', members: [ann.id, boris.id] })
  people.setRole(oldId, simulator.bot.id, 'administrator')
  const said = people.send(ann.id, { chatId: oldId, text: 'before' })
  await forget(opened.call)
  const newId = people.upgradeGroup(oldId)
  return { ...opened, boris, oldId, newId, said }
}

test('both groups tell where the other is', async () => {
  const { call, oldId, newId, ann } = await withUpgraded()
  expect(String(newId)).toMatch(/^-100\d{10}$/)
  expect(await waiting(call)).toMatchObject([
    {
      message: {
        chat: { id: oldId, type: 'group' },
        from: { id: ann.id },
        migrate_to_chat_id: newId,
      },
    },
    {
      message: {
        chat: { id: newId, type: 'supergroup', title: 'Agents' },
        from: { username: 'GroupAnonymousBot' },
        sender_chat: { id: newId },
        migrate_from_chat_id: oldId,
      },
    },
  ])
})

test.each([
  ['sendMessage', { text: 'a' }],
  ['sendChatAction', { action: 'typing' }],
  ['editMessageText', { text: 'a', message_id: 1 }],
  ['pinChatMessage', { message_id: 1 }],
  ['deleteMessage', { message_id: 1 }],
  ['getChatMember', { user_id: 7000000001 }],
])('%s on the old id is answered with the new one', async (method, params) => {
  const { call, oldId, newId, simulator } = await withUpgraded()
  const user = 'user_id' in params ? { user_id: simulator.bot.id } : {}
  expect(await call(method, { chat_id: oldId, ...params, ...user })).toMatchObject({
    status: 400,
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    parameters: { migrate_to_chat_id: newId },
  })
})

test('the old group can be looked at and quoted from, and not be left', async () => {
  const { call, oldId, newId, said } = await withUpgraded()
  expect((await call('getChat', { chat_id: oldId })).result).toMatchObject({ title: 'Agents' })
  const source = { chat_id: newId, from_chat_id: oldId, message_id: said.messageId }
  expect((await call('forwardMessage', source)).result).toMatchObject({ text: 'before' })
  expect(await call('leaveChat', { chat_id: oldId })).toMatchObject({
    description: 'Bad Request: chat is deactivated',
  })
})

test('everybody is in the new group as they were in the old, and has left that behind', async () => {
  const { call, people, ann, boris, oldId, newId, simulator } = await withUpgraded()
  expect(people.chats(boris.id)).toEqual([boris.id, newId])
  const ours = await call('getChatMember', { chat_id: newId, user_id: simulator.bot.id })
  expect(ours.result.status).toBe('administrator')
  expect(people.chat(ann.id, { chatId: oldId }).state).toBe('left')
  expect(() => people.send(ann.id, { chatId: oldId, text: 'a' })).toThrow('no more')
  await forget(call)
  people.send(boris.id, { chatId: newId, text: 'after' })
  expect(await waiting(call)).toMatchObject([{ message: { chat: { id: newId }, text: 'after' } }])
})

test('a group becomes another once, and a supergroup never', async () => {
  const { people, oldId, newId } = await withUpgraded()
  expect(() => people.upgradeGroup(oldId)).toThrow('no basic group')
  expect(() => people.upgradeGroup(newId)).toThrow('no basic group')
})

test('nothing can be sent to a group that was deleted', async () => {
  const { call, people, ann } = await openWithAnn()
  const chatId = people.createGroup({ title: 'Agents', members: [ann.id] })
  people.deleteGroup(chatId)
  expect(await call('sendMessage', { chat_id: chatId, text: 'a' })).toMatchObject({
    status: 403,
    description: 'Forbidden: the group chat was deleted',
  })
  expect(people.chats(ann.id)).toEqual([ann.id])
})
