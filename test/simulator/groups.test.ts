import { expect, test } from 'vitest'
import { forget, openWithAnn, waiting } from './telegram.ts'

async function withGroup(group: { supergroup?: boolean; bot?: boolean } = {}) {
  const opened = await openWithAnn()
  const { people, ann } = opened
  const boris = people.addUser({ first_name: 'Boris' })
  const chatId = people.createGroup({ title: 'Agents', members: [ann.id, boris.id], ...group })
  return { ...opened, boris, chatId, botId: opened.simulator.bot.id }
}

test('a bot is told of the group it is brought into, and gets to know who is there', async () => {
  const { call, chatId, botId, ann, boris } = await withGroup()
  expect(await waiting(call)).toMatchObject([
    {
      my_chat_member: {
        chat: { id: chatId, type: 'group', title: 'Agents' },
        from: { id: ann.id },
        old_chat_member: { status: 'left', user: { id: botId } },
        new_chat_member: { status: 'member' },
      },
    },
    { message: { group_chat_created: true } },
  ])
  expect((await call('getChatMember', { chat_id: chatId, user_id: ann.id })).result.status).toBe(
    'creator',
  )
  expect((await call('getChatMember', { chat_id: chatId, user_id: boris.id })).result.status).toBe(
    'member',
  )
  expect(await call('getChatMember', { chat_id: chatId, user_id: 404 })).toMatchObject({
    description: 'Bad Request: user not found',
  })
})

test('a group is unknown to a bot that never was there', async () => {
  const { call, people, chatId, botId } = await withGroup({ bot: false })
  expect(await call('getChat', { chat_id: chatId })).toMatchObject({
    description: 'Bad Request: chat not found',
  })
  people.addToGroup(chatId, botId)
  expect((await call('getChat', { chat_id: chatId })).result).toMatchObject({ title: 'Agents' })
  expect((await waiting(call)).map((update) => Object.keys(update)[1])).toEqual([
    'my_chat_member',
    'message',
  ])
})

test('a bot hears in a group what is meant for it: commands, its name, replies', async () => {
  const { call, people, chatId, ann, simulator } = await withGroup()
  await forget(call)
  const name = simulator.bot.username
  const { result } = await call('sendMessage', { chat_id: chatId, text: 'hello' })
  const say = (text: string, replyTo?: number) =>
    people.send(ann.id, { chatId, text, ...(replyTo && { replyTo }) }).updateId !== undefined
  expect(say('just talking')).toBe(false)
  expect(say('/help')).toBe(true)
  expect(say(`/help@${name}`)).toBe(true)
  expect(say('/help@other_bot')).toBe(false)
  expect(say(`you, @${name}?`)).toBe(true)
  expect(say('yes', Number(result.message_id))).toBe(true)
  expect(await waiting(call)).toHaveLength(4)
})

test('an administrator hears everything', async () => {
  const { call, people, chatId, ann, botId } = await withGroup()
  people.setRole(chatId, botId, 'administrator')
  await forget(call)
  people.send(ann.id, { chatId, text: 'just talking' })
  people.react(ann.id, { chatId, messageId: 1, emoji: '👍' })
  expect(await waiting(call)).toMatchObject([{ message: { text: 'just talking' } }])
  expect((await call('getChatMember', { chat_id: chatId, user_id: botId })).result).toMatchObject({
    status: 'administrator',
    can_pin_messages: true,
  })
})

test('everybody in a group sees the same, and only they write there', async () => {
  const { people, chatId, ann, boris } = await withGroup()
  const carol = people.addUser({ first_name: 'Carol' })
  expect(people.chat(boris.id, { chatId }).messages).toMatchObject([
    { service: { kind: 'group_created', title: 'Agents' }, from: { name: 'Ann' } },
  ])
  people.send(ann.id, { chatId, text: 'hi' })
  expect(people.chat(boris.id, { chatId }).messages.at(-1)).toMatchObject({
    text: 'hi',
    mine: false,
  })
  expect(people.chats(boris.id)).toEqual([boris.id, chatId])
  expect(() => people.send(carol.id, { chatId, text: 'hi' })).toThrow('not in the group')
})

test('who comes and goes is noted and told', async () => {
  const { call, people, chatId, boris } = await withGroup()
  await forget(call)
  const carol = people.addUser({ first_name: 'Carol' })
  people.addToGroup(chatId, carol.id)
  people.removeFromGroup(chatId, boris.id, boris.id)
  expect(await waiting(call)).toMatchObject([
    { message: { new_chat_members: [{ id: carol.id }] } },
    { message: { left_chat_member: { id: boris.id } } },
  ])
  const member = { chat_id: chatId, user_id: boris.id }
  expect((await call('getChatMember', member)).result.status).toBe('left')
  people.removeFromGroup(chatId, carol.id)
  expect((await call('getChatMember', { ...member, user_id: carol.id })).result.status).toBe(
    'kicked',
  )
})

test.each([
  ['group', false, 'Forbidden: bot was kicked from the group chat'],
  ['supergroup', true, 'Forbidden: bot was kicked from the supergroup chat'],
])('a bot put out of a %s can no longer write there', async (_kind, supergroup, description) => {
  const { call, people, chatId, botId } = await withGroup({ supergroup })
  await forget(call)
  people.removeFromGroup(chatId, botId)
  expect(await call('sendMessage', { chat_id: chatId, text: 'a' })).toMatchObject({
    status: 403,
    description,
  })
  expect(await waiting(call)).toMatchObject([
    { my_chat_member: { new_chat_member: { status: 'kicked', user: { id: botId } } } },
  ])
})

test.each([
  [false, 'Forbidden: bot is not a member of the group chat'],
  [true, 'Forbidden: bot is not a member of the supergroup chat'],
])(
  'a bot that left a group (super: %s) can no longer write there',
  async (supergroup, description) => {
    const { call, chatId } = await withGroup({ supergroup })
    expect((await call('leaveChat', { chat_id: chatId })).result).toBe(true)
    expect(await call('sendMessage', { chat_id: chatId, text: 'a' })).toMatchObject({
      status: 403,
      description,
    })
  },
)

test('what members may not send, the bot may not, unless it is an administrator', async () => {
  const { call, people, chatId, botId, ann } = await withGroup()
  const send = () => call('sendMessage', { chat_id: chatId, text: 'a' })
  people.forbid(chatId, ['text'])
  expect(await send()).toMatchObject({
    status: 400,
    description: 'Bad Request: not enough rights to send text messages to the chat',
  })
  people.forbid(chatId, ['document'])
  expect((await send()).status).toBe(200)
  const { message } = people.sendDocument(ann.id, { bytes: Buffer.from('1') })
  const document = message.media?.fileId
  expect(await call('sendDocument', { chat_id: chatId, document })).toMatchObject({
    description: 'Bad Request: not enough rights to send documents to the chat',
  })
  people.forbid(chatId, ['all'])
  expect((await send()).description).toBe('Bad Request: have no write access to the chat')
  people.setRole(chatId, botId, 'administrator')
  expect((await send()).status).toBe(200)
})

test('a basic group and a supergroup are told apart by their ids', async () => {
  const { chatId, people, ann } = await withGroup()
  const large = people.createGroup({ title: 'All', members: [ann.id], supergroup: true })
  expect(chatId).toBeLessThan(-1_000_000_000)
  expect(chatId).toBeGreaterThan(-1_000_000_000_000)
  expect(String(large)).toMatch(/^-100\d{10}$/)
})

test('pressing a key in a group answers the message that brought it, so that the bot hears', async () => {
  const { call, people, chatId, boris } = await withGroup()
  await forget(call)
  const reply_markup = { keyboard: [['Yes']] }
  const { result } = await call('sendMessage', { chat_id: chatId, text: 'Well?', reply_markup })
  people.press(boris.id, { chatId, label: 'Yes' })
  expect(await waiting(call)).toMatchObject([
    { message: { text: 'Yes', reply_to_message: { message_id: result.message_id } } },
  ])
})

test('an administrator without the right neither pins nor deletes what others wrote', async () => {
  const { call, people, chatId, ann, botId } = await withGroup()
  const { messageId: message_id } = people.send(ann.id, { chatId, text: 'a' })
  const both = async () => [
    (await call('pinChatMessage', { chat_id: chatId, message_id })).description,
    (await call('deleteMessage', { chat_id: chatId, message_id })).description,
  ]
  people.setRole(chatId, botId, 'administrator', ['can_pin_messages', 'can_delete_messages'])
  expect(await both()).toEqual([
    'Bad Request: not enough rights to manage pinned messages in the chat',
    "Bad Request: message can't be deleted",
  ])
  people.setRole(chatId, botId, 'administrator')
  expect(await both()).toEqual([undefined, undefined])
})
