import { describe, expect, test } from 'vitest'
import { forget, openWithAnn, waiting } from './telegram.ts'

describe('reactions', () => {
  const reaction = [{ type: 'emoji', emoji: '👍' }]

  test('a bot sets one, and takes it back', async () => {
    const { call, ann, people, simulator } = await openWithAnn()
    const message = { chat_id: ann.id, message_id: 1 }
    await call('setMessageReaction', { ...message, reaction })
    expect(people.chat(ann.id).messages[0]?.reactions).toEqual([
      { emoji: '👍', by: simulator.bot.id },
    ])
    await call('setMessageReaction', { ...message, reaction: [] })
    expect(people.chat(ann.id).messages[0]?.reactions).toEqual([])
  })

  test.each([
    ['on a missing message', { message_id: 99, reaction }, 'message to react not found'],
    ['with any emoji', { reaction: [{ type: 'emoji', emoji: '🧾' }] }, 'REACTION_INVALID'],
    [
      'of an unknown type',
      { reaction: [{ type: 'smile' }] },
      "can't parse ReactionType: invalid reaction type specified",
    ],
    ['twice', { reaction: [...reaction, ...reaction] }, 'REACTIONS_TOO_MANY'],
  ])('a bot does not react %s', async (_rule, params, problem) => {
    const { call, ann } = await openWithAnn()
    const reply = await call('setMessageReaction', { chat_id: ann.id, message_id: 1, ...params })
    expect(reply).toMatchObject({ status: 400, description: `Bad Request: ${problem}` })
  })
})

describe('pins', () => {
  test('a pinned message is noted, told to the bot and shown with the chat', async () => {
    const { call, ann, people } = await openWithAnn()
    const message = { chat_id: ann.id, message_id: 1 }
    expect((await call('pinChatMessage', message)).result).toBe(true)
    expect(people.chat(ann.id).messages).toMatchObject([
      { pinned: true },
      { service: { kind: 'pinned', messageId: 1 } },
    ])
    expect(await waiting(call)).toMatchObject([{ message: { pinned_message: { message_id: 1 } } }])
    expect((await call('getChat', { chat_id: ann.id })).result).toMatchObject({
      pinned_message: { message_id: 1 },
    })
    expect((await call('unpinChatMessage', { chat_id: ann.id })).result).toBe(true)
    expect((await call('getChat', { chat_id: ann.id })).result).not.toHaveProperty('pinned_message')
    expect(await call('unpinChatMessage', { chat_id: ann.id })).toMatchObject({
      description: 'Bad Request: message to unpin not found',
    })
  })

  test('the last pinned goes first, or all at once', async () => {
    const { call, ann, people } = await openWithAnn()
    await call('sendMessage', { chat_id: ann.id, text: 'a' })
    for (const message_id of [2, 1]) await call('pinChatMessage', { chat_id: ann.id, message_id })
    const pinned = () =>
      people
        .chat(ann.id)
        .messages.filter((one) => one.pinned)
        .map(({ messageId }) => messageId)
    await call('unpinChatMessage', { chat_id: ann.id })
    expect(pinned()).toEqual([2])
    await call('pinChatMessage', { chat_id: ann.id, message_id: 1 })
    expect((await call('unpinAllChatMessages', { chat_id: ann.id })).result).toBe(true)
    expect(pinned()).toEqual([])
  })

  test('in groups only an administrator pins, and only what there is', async () => {
    const { call, ann, people, simulator } = await openWithAnn()
    const chat_id = people.createGroup({ title: 'Agents', members: [ann.id] })
    expect(await call('pinChatMessage', { chat_id, message_id: 99 })).toMatchObject({
      description: 'Bad Request: message to pin not found',
    })
    expect(await call('pinChatMessage', { chat_id, message_id: 1 })).toMatchObject({
      description: 'Bad Request: not enough rights to manage pinned messages in the chat',
    })
    people.setRole(chat_id, simulator.bot.id, 'administrator')
    expect((await call('pinChatMessage', { chat_id, message_id: 1 })).result).toBe(true)
    await forget(call)
  })
})
