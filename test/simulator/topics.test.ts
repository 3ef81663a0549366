import { expect, test } from 'vitest'
import type { AdminRight } from '../../simulator/types.ts'
import { forget, openWithAnn, waiting } from './telegram.ts'

/** A forum of Ann and Boris; the bot is an administrator, `without` some rights, or a member. */
async function withForum(without: AdminRight[] | 'member' = []) {
  const opened = await openWithAnn()
  const { people, ann, simulator } = opened
  const boris = people.addUser({ first_name: 'Boris' })
  const chatId = people.createGroup({ title: 'Desk', members: [ann.id, boris.id], forum: true })
  if (without !== 'member') people.setRole(chatId, simulator.bot.id, 'administrator', without)
  await forget(opened.call)
  const call = (method: string, params: Record<string, unknown> = {}) =>
    opened.call(method, { chat_id: chatId, ...params })
  const topic = async (name: string) =>
    Number((await call('createForumTopic', { name })).result.message_thread_id)
  const seen = (threadId?: number) =>
    people.chat(ann.id, { chatId, ...(threadId && { threadId }) }).messages
  return { ...opened, boris, chatId, call, topic, seen }
}

const badRequest = (problem: string) => ({ status: 400, description: `Bad Request: ${problem}` })

test('a forum tells that it is one, in every message and by getChat', async () => {
  const { call, people, ann, chatId } = await withForum()
  people.send(ann.id, { chatId, text: 'hi' })
  const [update] = await waiting(call)
  expect(update?.message).toMatchObject({ chat: { type: 'supergroup', is_forum: true } })
  expect(update?.message).not.toHaveProperty('message_thread_id')
  expect((await call('getChat')).result).toMatchObject({ is_forum: true })
})

test('a bot begins a topic: the answer names it, the chat notes it, the bot hears its own note', async () => {
  const { call, seen } = await withForum()
  const { result } = await call('createForumTopic', { name: '  Printers  ', icon_color: 7322096 })
  const look = { name: 'Printers', icon_color: 7322096 }
  expect(result).toEqual({ message_thread_id: expect.any(Number), ...look })
  const threadId = Number(result.message_thread_id)
  expect((await waiting(call)).at(-1)?.message).toMatchObject({
    message_id: threadId,
    message_thread_id: threadId,
    is_topic_message: true,
    forum_topic_created: look,
  })
  expect(seen().at(-1)).toMatchObject({ service: { kind: 'topic_created', name: 'Printers' } })
})

test('a topic keeps what is said in it, by the bot and by people', async () => {
  const { call, people, ann, chatId, topic, seen } = await withForum()
  const printers = await topic('Printers')
  await forget(call)
  const sent = await call('sendMessage', { text: 'on it', message_thread_id: printers })
  const place = { message_thread_id: printers, is_topic_message: true }
  expect(sent.result).toMatchObject(place)
  people.send(ann.id, { chatId, threadId: printers, text: 'thanks' })
  people.send(ann.id, { chatId, text: 'elsewhere' })
  expect(await waiting(call)).toMatchObject([
    { message: { text: 'thanks', ...place } },
    { message: { text: 'elsewhere' } },
  ])
  expect(seen(printers).map(({ text }) => text)).toEqual([undefined, 'on it', 'thanks'])
  expect(seen(1).at(-1)).toMatchObject({ text: 'elsewhere', threadId: 1 })
  expect(people.chat(ann.id, { chatId }).topics).toEqual([
    { threadId: 1, name: 'General', closed: false, hidden: false },
    { threadId: printers, name: 'Printers', closed: false, hidden: false },
  ])
})

test('what answers nothing in a topic answers the message that began it', async () => {
  const { call, people, ann, chatId, topic } = await withForum()
  const printers = await topic('Printers')
  await forget(call)
  const first = people.send(ann.id, { chatId, threadId: printers, text: 'one' })
  people.send(ann.id, { chatId, replyTo: first.messageId, text: 'two' })
  expect(await waiting(call)).toMatchObject([
    { message: { reply_to_message: { message_id: printers, forum_topic_created: {} } } },
    { message: { message_thread_id: printers, reply_to_message: { text: 'one' } } },
  ])
})

test('an answer goes to the topic of what it answers', async () => {
  const { call, people, ann, chatId, topic } = await withForum()
  const printers = await topic('Printers')
  const { messageId } = people.send(ann.id, { chatId, threadId: printers, text: 'one' })
  const params = { text: 'two', reply_parameters: { message_id: messageId } }
  expect((await call('sendMessage', params)).result).toMatchObject({ message_thread_id: printers })
})

test('files, albums, copies and forwards go to their topic', async () => {
  const { call, people, ann, chatId, topic, seen } = await withForum()
  const printers = await topic('Printers')
  const { messageId, message } = people.sendDocument(ann.id, { chatId, bytes: Buffer.from('1') })
  const there = { message_thread_id: printers }
  const source = { from_chat_id: chatId, message_id: messageId, ...there }
  const document = message.media?.fileId
  await call('sendDocument', { document, ...there })
  const media = [document, document].map((file) => ({ type: 'document', media: file }))
  await call('sendMediaGroup', { media, ...there })
  await call('copyMessage', source)
  await call('forwardMessage', source)
  expect(seen(printers).filter(({ media }) => media)).toHaveLength(5)
})

test.each([
  ['of a topic that is none', 99],
  ['of General by its number', 1],
])('the thread %s is not found', async (_rule, message_thread_id) => {
  const { call } = await withForum()
  expect(await call('sendMessage', { text: 'a', message_thread_id })).toMatchObject(
    badRequest('message thread not found'),
  )
})

test('replies of a supergroup without topics make threads, where nothing can be sent to', async () => {
  const { call, people, ann, simulator } = await openWithAnn()
  const chatId = people.createGroup({ title: 'All', members: [ann.id], supergroup: true })
  people.setRole(chatId, simulator.bot.id, 'administrator')
  await forget(call)
  const first = people.send(ann.id, { chatId, text: 'one' })
  const second = people.send(ann.id, { chatId, text: 'two', replyTo: first.messageId })
  people.send(ann.id, { chatId, text: 'three', replyTo: second.messageId })
  const [, two, three] = await waiting(call)
  for (const update of [two, three]) {
    expect(update?.message).toMatchObject({ message_thread_id: first.messageId })
    expect(update?.message).not.toHaveProperty('is_topic_message')
  }
  const params = { chat_id: chatId, text: 'a', message_thread_id: first.messageId }
  expect(await call('sendMessage', params)).toMatchObject(badRequest('message thread not found'))
})

test('a closed topic takes only what its creator or who manages topics says', async () => {
  const { call, people, ann, boris, chatId, simulator } = await withForum('member')
  const threadId = people.createTopic(boris.id, { chatId, name: 'Printers' })
  people.editTopic(ann.id, { chatId, threadId, closed: true })
  const send = () => call('sendMessage', { text: 'a', message_thread_id: threadId })
  expect(await send()).toMatchObject(badRequest('TOPIC_CLOSED'))
  const carol = people.addUser({ first_name: 'Carol' })
  people.addToGroup(chatId, carol.id)
  const say = (userId: number) => people.send(userId, { chatId, threadId, text: 'b' })
  expect(() => say(carol.id)).toThrow('closed')
  expect(say(boris.id).message).toMatchObject({ text: 'b', threadId })
  people.setRole(chatId, simulator.bot.id, 'administrator', ['can_manage_topics'])
  expect(await send()).toMatchObject(badRequest('TOPIC_CLOSED'))
  people.setRole(chatId, simulator.bot.id, 'administrator')
  expect((await send()).status).toBe(200)
})

test('General is closed, hidden and shown; hiding closes it, reopening shows it', async () => {
  const { call, people, ann, chatId } = await withForum()
  const general = () => people.chat(ann.id, { chatId }).topics?.[0]
  expect((await call('closeGeneralForumTopic')).result).toBe(true)
  expect(general()).toMatchObject({ closed: true, hidden: false })
  await call('reopenGeneralForumTopic')
  await call('hideGeneralForumTopic')
  expect(general()).toMatchObject({ closed: true, hidden: true })
  await call('unhideGeneralForumTopic')
  await call('editGeneralForumTopic', { name: 'Hall' })
  expect(general()).toMatchObject({ name: 'Hall', closed: true, hidden: false })
  await call('hideGeneralForumTopic')
  await call('reopenGeneralForumTopic')
  expect(general()).toMatchObject({ closed: false, hidden: false })
  expect((await waiting(call)).map(({ message }) => Object.keys(message ?? {}).at(-1))).toEqual([
    'forum_topic_closed',
    'forum_topic_reopened',
    'general_forum_topic_hidden',
    'general_forum_topic_unhidden',
    'forum_topic_edited',
    'general_forum_topic_hidden',
    'forum_topic_reopened',
  ])
})

test('where General is closed, members write in other topics only', async () => {
  const { call, people, ann, boris, chatId } = await withForum('member')
  people.editTopic(ann.id, { chatId, threadId: 1, closed: true })
  expect(await call('sendMessage', { text: 'a' })).toMatchObject(badRequest('TOPIC_CLOSED'))
  expect(() => people.send(boris.id, { chatId, text: 'a' })).toThrow('closed')
})

test('a deleted topic takes its messages along, and nobody is told', async () => {
  const { call, topic, seen, people, ann, chatId } = await withForum()
  const printers = await topic('Printers')
  people.send(ann.id, { chatId, threadId: printers, text: 'one' })
  await forget(call)
  expect((await call('deleteForumTopic', { message_thread_id: printers })).result).toBe(true)
  expect(await waiting(call)).toEqual([])
  expect(seen(printers)).toEqual([])
  expect(await call('sendMessage', { text: 'a', message_thread_id: printers })).toMatchObject(
    badRequest('message thread not found'),
  )
})

test('a topic is renamed, and nothing new is no change', async () => {
  const { call, topic, people, ann, chatId } = await withForum()
  const message_thread_id = await topic('Printers')
  const edit = (name: string) => call('editForumTopic', { message_thread_id, name })
  expect((await edit('Copiers')).result).toBe(true)
  expect((await edit('')).result).toBe(true)
  expect(await edit('Copiers')).toMatchObject(badRequest('TOPIC_NOT_MODIFIED'))
  expect(people.chat(ann.id, { chatId }).topics?.[1]?.name).toBe('Copiers')
  const reopened = await call('reopenForumTopic', { message_thread_id })
  expect(reopened).toMatchObject(badRequest('TOPIC_NOT_MODIFIED'))
})

test.each([
  ['createForumTopic', { name: 'A' }, 'not enough rights to create a topic'],
  ['editForumTopic', { name: 'A' }, 'not enough rights to edit the topic'],
  ['closeForumTopic', {}, 'not enough rights to close or open the topic'],
  ['reopenForumTopic', {}, 'not enough rights to close or open the topic'],
  ['deleteForumTopic', {}, 'not enough rights to delete the topic'],
  ['editGeneralForumTopic', { name: 'A' }, 'not enough rights to edit the topic'],
  ['hideGeneralForumTopic', {}, 'not enough rights to close or open the topic'],
])('%s asks for the right', async (method, params, problem) => {
  const { call, people, ann, chatId } = await withForum([
    'can_manage_topics',
    'can_delete_messages',
  ])
  const message_thread_id = people.createTopic(ann.id, { chatId, name: 'Hers' })
  expect(await call(method, { message_thread_id, ...params })).toMatchObject(badRequest(problem))
})

test('who began a topic changes it without the right, and deletes it only with the other', async () => {
  const { call, topic, people, chatId, simulator } = await withForum()
  const message_thread_id = await topic('Own')
  const without: AdminRight[] = ['can_manage_topics', 'can_delete_messages']
  people.setRole(chatId, simulator.bot.id, 'administrator', without)
  expect((await call('closeForumTopic', { message_thread_id })).result).toBe(true)
  expect((await call('sendMessage', { text: 'a', message_thread_id })).status).toBe(200)
  expect(await call('deleteForumTopic', { message_thread_id })).toMatchObject(
    badRequest('not enough rights to delete the topic'),
  )
})

test.each([
  ['createForumTopic', { name: ' ' }, 'name must be non-empty'],
  ['createForumTopic', { name: 'A', icon_color: 0x1000000 }, 'invalid icon color specified'],
  ['editForumTopic', { name: 'A' }, 'invalid forum topic identifier specified'],
  ['closeForumTopic', { message_thread_id: 99 }, 'TOPIC_ID_INVALID'],
  ['deleteForumTopic', { message_thread_id: 99 }, 'TOPIC_ID_INVALID'],
])('%s with %j is refused', async (method, params, problem) => {
  const { call } = await withForum()
  expect(await call(method, params)).toMatchObject(badRequest(problem))
})

test('where there are no topics, none is made or unpinned', async () => {
  const { call, people, ann } = await openWithAnn()
  const group = people.createGroup({ title: 'All', members: [ann.id], supergroup: true })
  for (const chat_id of [ann.id, group]) {
    expect(await call('createForumTopic', { chat_id, name: 'A' })).toMatchObject(
      badRequest('the chat is not a forum'),
    )
    const unpinned = await call('unpinAllGeneralForumTopicMessages', { chat_id })
    expect(unpinned).toMatchObject(badRequest("chat doesn't have topics"))
  }
})

test('the pins of one topic are taken off together', async () => {
  const { call, topic, seen } = await withForum()
  const message_thread_id = await topic('Printers')
  const send = async (params: Record<string, unknown>) => {
    const { result } = await call('sendMessage', { text: 'a', ...params })
    await call('pinChatMessage', { message_id: result.message_id })
  }
  await send({ message_thread_id })
  await send({})
  expect((await call('unpinAllForumTopicMessages', { message_thread_id })).result).toBe(true)
  expect(seen().filter(({ pinned }) => pinned)).toMatchObject([{ threadId: 1 }])
  await call('unpinAllGeneralForumTopicMessages')
  expect(seen().filter(({ pinned }) => pinned)).toEqual([])
})

test('what an administrator may not do is told of them', async () => {
  const { call, people, chatId, simulator } = await withForum()
  people.setRole(chatId, simulator.bot.id, 'administrator', ['can_manage_topics'])
  expect(await waiting(call)).toMatchObject([
    {
      my_chat_member: {
        old_chat_member: { can_manage_topics: true },
        new_chat_member: { can_manage_topics: false, can_pin_messages: true },
      },
    },
  ])
  const member = await call('getChatMember', { user_id: simulator.bot.id })
  expect(member.result).toMatchObject({ status: 'administrator', can_manage_topics: false })
})
