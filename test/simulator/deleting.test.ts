import { expect, test } from 'vitest'
import { openWithAnn } from './telegram.ts'

const twoDays = 48 * 3600 * 1000

test('a bot deletes its own messages and, in private, those of the person', async () => {
  const { call, ann, people } = await openWithAnn()
  await call('sendMessage', { chat_id: ann.id, text: 'a' })
  expect((await call('deleteMessage', { chat_id: ann.id, message_id: 1 })).result).toBe(true)
  expect((await call('deleteMessage', { chat_id: ann.id, message_id: 2 })).result).toBe(true)
  expect(people.chat(ann.id).messages).toEqual([])
})

test('ids of deleted messages are not used again', async () => {
  const { call, ann } = await openWithAnn()
  await call('deleteMessage', { chat_id: ann.id, message_id: 1 })
  expect((await call('sendMessage', { chat_id: ann.id, text: 'a' })).result.message_id).toBe(2)
})

test.each([
  ['needs a chat', { chat_id: '' }, 'Bad Request: chat identifier is not specified'],
  ['needs a message', { message_id: '' }, 'Bad Request: message identifier is not specified'],
  ['needs one that exists', { message_id: 99 }, 'Bad Request: message to delete not found'],
])('deleting %s', async (_rule, params, description) => {
  const { call, ann } = await openWithAnn()
  expect(await call('deleteMessage', { chat_id: ann.id, message_id: 1, ...params })).toMatchObject({
    status: 400,
    description,
  })
})

test('a message of 48 hours can no longer be deleted', async () => {
  const { call, ann, clock } = await openWithAnn()
  await call('sendMessage', { chat_id: ann.id, text: 'a' })
  clock.now += twoDays
  const message = { chat_id: ann.id, message_id: 2 }
  expect(await call('deleteMessage', message)).toMatchObject({
    description: "Bad Request: message can't be deleted",
  })
  clock.now -= 1000
  expect((await call('deleteMessage', message)).status).toBe(200)
})

test('in a group a bot deletes what others wrote only as an administrator', async () => {
  const { call, ann, people, simulator } = await openWithAnn()
  const group = people.createGroup({ title: 'Agents', members: [ann.id] })
  const { messageId } = people.send(ann.id, { chatId: group, text: 'a' })
  const message = { chat_id: group, message_id: messageId }
  expect(await call('deleteMessage', message)).toMatchObject({
    description: "Bad Request: message can't be deleted",
  })
  people.setRole(group, simulator.bot.id, 'administrator')
  expect((await call('deleteMessage', message)).status).toBe(200)
})

test('of several messages the missing are passed over, and none goes if one may not', async () => {
  const { call, ann, clock, people } = await openWithAnn()
  clock.now += twoDays
  await call('sendMessage', { chat_id: ann.id, text: 'a' })
  const refused = await call('deleteMessages', { chat_id: ann.id, message_ids: [2, 1] })
  expect(refused.description).toBe("Bad Request: message can't be deleted")
  expect(people.chat(ann.id).messages).toHaveLength(2)
  const reply = await call('deleteMessages', { chat_id: ann.id, message_ids: [2, 77] })
  expect(reply.result).toBe(true)
  expect(people.chat(ann.id).messages).toHaveLength(1)
})

test.each([
  ['', 'message identifiers are not specified'],
  [[], 'message identifiers are not specified'],
  ['[1', "can't parse message identifiers JSON object"],
  [{}, 'expected an Array of message identifiers'],
  [[0], 'invalid message identifier specified'],
  [['one'], 'invalid message identifier specified'],
  [Array.from({ length: 101 }, (_, n) => n + 1), 'too many message identifiers specified'],
])('the messages %j cannot be deleted', async (message_ids, problem) => {
  const { call, ann } = await openWithAnn()
  expect(await call('deleteMessages', { chat_id: ann.id, message_ids })).toMatchObject({
    status: 400,
    description: `Bad Request: ${problem}`,
  })
})
