import { expect, test } from 'vitest'
import { forget, openTelegram, openWithAnn, waiting } from './telegram.ts'

test('a private chat begins with Start, and only with it', async () => {
  const { simulator, call } = await openTelegram()
  const { people } = simulator
  const ann = people.addUser({ first_name: 'Ann' })
  expect(people.chat(ann.id).state).toBe('new')
  expect(() => people.send(ann.id, { text: 'hi' })).toThrow('the chat begins with Start')
  people.start(ann.id)
  expect(people.chat(ann.id)).toMatchObject({ state: 'open', messages: [{ text: '/start' }] })
  expect(await waiting(call)).toMatchObject([
    { message: { text: '/start', entities: [{ type: 'bot_command', offset: 0, length: 6 }] } },
  ])
})

test("a link's payload comes after the command", async () => {
  const { people, ann } = await openWithAnn()
  expect(people.start(ann.id, 'claim_A-1').message.text).toBe('/start claim_A-1')
  expect(() => people.start(ann.id, 'a b')).toThrow('payload')
  expect(() => people.start(ann.id, 'a'.repeat(65))).toThrow('payload')
})

test('blocking is told, ends writing both ways, and Restart takes it back', async () => {
  const { call, people, ann, simulator } = await openWithAnn()
  people.block(ann.id)
  people.block(ann.id)
  expect(people.chat(ann.id).state).toBe('blocked')
  expect(await waiting(call)).toMatchObject([
    {
      my_chat_member: {
        chat: { id: ann.id, type: 'private' },
        from: { id: ann.id },
        old_chat_member: { status: 'member', user: { id: simulator.bot.id } },
        new_chat_member: { status: 'kicked', until_date: 0 },
      },
    },
  ])
  expect(() => people.send(ann.id, { text: 'hi' })).toThrow('the bot is blocked')
  for (const [method, params] of [
    ['sendMessage', { text: 'a' }],
    ['sendChatAction', { action: 'typing' }],
  ] as const) {
    expect(await call(method, { chat_id: ann.id, ...params })).toMatchObject({
      status: 403,
      description: 'Forbidden: bot was blocked by the user',
    })
  }
  await forget(call)
  people.start(ann.id)
  expect(await waiting(call)).toMatchObject([
    { my_chat_member: { new_chat_member: { status: 'member' } } },
    { message: { text: '/start' } },
  ])
})

test('an edit reaches the bot, with the date of the edit', async () => {
  const { call, people, ann, clock } = await openWithAnn()
  clock.now += 60_000
  people.edit(ann.id, { messageId: 1, text: 'other' })
  expect(await waiting(call)).toMatchObject([
    { edited_message: { message_id: 1, text: 'other', edit_date: clock.now / 1000 } },
  ])
})

test('an app sends up to 4096 letters, and 1024 under a file', async () => {
  const { people, ann } = await openWithAnn()
  const bytes = Buffer.from('1')
  expect(people.send(ann.id, { text: 'ж'.repeat(4096) }).updateId).toBeDefined()
  expect(() => people.send(ann.id, { text: 'ж'.repeat(4097) })).toThrow('too long')
  expect(people.sendDocument(ann.id, { bytes, caption: 'ж'.repeat(1024) }).updateId).toBeDefined()
  expect(() => people.sendDocument(ann.id, { bytes, caption: 'ж'.repeat(1025) })).toThrow(
    'too long',
  )
  expect(() => people.send(ann.id, { text: ' \n' })).toThrow('nothing to send')
})

test("nobody edits another's message", async () => {
  const { call, people, ann } = await openWithAnn()
  await call('sendMessage', { chat_id: ann.id, text: 'a' })
  expect(() => people.edit(ann.id, { messageId: 2, text: 'b' })).toThrow('only an own message')
})

test('a message a person deletes is gone for that person alone, and nobody is told', async () => {
  const { call, people, ann } = await openWithAnn()
  await call('sendMessage', { chat_id: ann.id, text: 'a' })
  people.deleteMessage(ann.id, { messageId: 2 })
  expect(people.chat(ann.id).messages).toHaveLength(1)
  expect(await waiting(call)).toEqual([])
  expect((await call('editMessageText', { chat_id: ann.id, message_id: 2, text: 'b' })).ok).toBe(
    true,
  )
})

test('kinds that a bot may not know reach it as they are', async () => {
  const { call, people, ann } = await openWithAnn()
  people.sendPoll(ann.id, { question: 'Tea?', options: ['Yes', 'No'] })
  people.sendDice(ann.id)
  people.sendLocation(ann.id, { latitude: 1.5, longitude: 2.5 })
  expect(await waiting(call)).toMatchObject([
    { message: { poll: { question: 'Tea?', options: [{ text: 'Yes' }, { text: 'No' }] } } },
    { message: { dice: { emoji: '🎲' } } },
    { message: { location: { latitude: 1.5, longitude: 2.5 } } },
  ])
})

test('a chat is read in pages, from its end', async () => {
  const { people, ann } = await openWithAnn()
  for (let n = 2; n <= 6; n++) people.send(ann.id, { text: `${n}` })
  const ids = (look?: { limit: number; before?: number }) => {
    const view = people.chat(ann.id, look)
    return [view.messages.map(({ messageId }) => messageId), view.hasOlder]
  }
  expect(ids({ limit: 4 })).toEqual([[3, 4, 5, 6], true])
  expect(ids({ limit: 4, before: 3 })).toEqual([[1, 2], false])
})

test("nobody looks into another's chat", async () => {
  const { people, ann } = await openWithAnn()
  const boris = people.addUser({ first_name: 'Boris' })
  expect(() => people.chat(boris.id, { chatId: ann.id })).toThrow('somebody else')
  expect(() => people.send(boris.id, { chatId: ann.id, text: 'a' })).toThrow('somebody else')
})

test('an account is added once by its id and changed by the next time', async () => {
  const { people, ann, call } = await openWithAnn()
  people.addUser({ id: ann.id, first_name: 'Anna', last_name: 'Petrova', username: 'anna' })
  expect(people.users()).toHaveLength(1)
  expect((await call('getChat', { chat_id: ann.id })).result).toMatchObject({
    type: 'private',
    first_name: 'Anna',
    last_name: 'Petrova',
    username: 'anna',
  })
})
