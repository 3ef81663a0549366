import { expect, test } from 'vitest'
import { openTelegram, openWithAnn } from './telegram.ts'

const refusals: [rule: string, params: Record<string, unknown>, description: string][] = [
  ['a text must be given', {}, 'Bad Request: message text is empty'],
  ['an empty text is none', { text: '' }, 'Bad Request: message text is empty'],
  ['a blank text is refused', { text: ' \n ' }, 'Bad Request: text must be non-empty'],
  [
    'a text of nothing but marks is refused',
    { text: '<b> </b>', parse_mode: 'HTML' },
    'Bad Request: text must be non-empty',
  ],
  ['4097 letters are too long', { text: 'ж'.repeat(4097) }, 'Bad Request: message is too long'],
  [
    'more than 32768 bytes are refused',
    { text: 'a'.repeat(32_769) },
    'Bad Request: text is too long',
  ],
  [
    'a parse mode must be known',
    { text: 'a', parse_mode: 'HTML5' },
    'Bad Request: unsupported parse_mode',
  ],
  ['a chat must be given', { text: 'a', chat_id: '' }, 'Bad Request: chat_id is empty'],
  ['a chat must be known', { text: 'a', chat_id: 404 }, 'Bad Request: chat not found'],
  ['a name leads nowhere', { text: 'a', chat_id: '@nobody' }, 'Bad Request: chat not found'],
  [
    'there are no topics',
    { text: 'a', message_thread_id: 1 },
    'Bad Request: message thread not found',
  ],
  [
    'the replied message must exist',
    { text: 'a', reply_parameters: { message_id: 99 } },
    'Bad Request: message to be replied not found',
  ],
  [
    'so must the one named the old way',
    { text: 'a', reply_to_message_id: 99 },
    'Bad Request: message to be replied not found',
  ],
  [
    'a reply names its message',
    { text: 'a', reply_parameters: { allow_sending_without_reply: true } },
    'Bad Request: can\'t find field "message_id"',
  ],
  [
    'a flag within an object is true or false',
    { text: 'a', reply_parameters: { message_id: 1, allow_sending_without_reply: 'yes' } },
    'Bad Request: field "allow_sending_without_reply" must be of type Boolean',
  ],
  [
    'an entity ends within the text',
    { text: 'abc', entities: [{ type: 'bold', offset: 1, length: 5 }] },
    'Bad Request: entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 6',
  ],
  [
    'an entity has a known type',
    { text: 'abc', entities: [{ type: 'loud', offset: 0, length: 1 }] },
    "Bad Request: can't parse MessageEntity: Unsupported type specified",
  ],
  [
    'a link leads somewhere',
    { text: 'abc', entities: [{ type: 'text_link', offset: 0, length: 1, url: 'nowhere' }] },
    "Bad Request: entity URL 'nowhere' is invalid: Wrong HTTP URL",
  ],
  [
    'an entity that mentions names its person',
    { text: 'abc', entities: [{ type: 'text_mention', offset: 0, length: 1 }] },
    'Bad Request: can\'t parse MessageEntity: Can\'t find field "user"',
  ],
]

test.each(refusals)('%s', async (_rule, params, description) => {
  const { call, ann } = await openWithAnn()
  expect(await call('sendMessage', { chat_id: ann.id, ...params })).toMatchObject({
    status: 400,
    error_code: 400,
    description,
  })
})

test('faults are told in order: text, reply, keyboard, chat, replied message, length', async () => {
  const { call, ann } = await openWithAnn()
  const params: Record<string, unknown> = {
    text: '',
    reply_parameters: 'no',
    reply_markup: 'no',
    chat_id: 404,
  }
  const told = async () => (await call('sendMessage', params)).description
  expect(await told()).toMatch(/text is empty/)
  params.text = 'a'.repeat(5000)
  expect(await told()).toMatch(/reply parameters/)
  params.reply_parameters = { message_id: 99 }
  expect(await told()).toMatch(/reply keyboard markup/)
  params.reply_markup = { inline_keyboard: [[{ text: 'a', callback_data: 'd'.repeat(65) }]] }
  expect(await told()).toMatch(/chat not found/)
  params.chat_id = ann.id
  expect(await told()).toMatch(/message to be replied not found/)
  params.reply_parameters = { message_id: 1 }
  expect(await told()).toMatch(/message is too long/)
  params.text = 'a'
  expect(await told()).toMatch(/BUTTON_DATA_INVALID/)
})

test('4096 code points are not too long, however many units they take', async () => {
  const { call, ann } = await openWithAnn()
  const reply = await call('sendMessage', { chat_id: ann.id, text: '😀'.repeat(4096) })
  expect(reply.status).toBe(200)
})

test('the answer is the message as it stands in the chat', async () => {
  const { call, ann, simulator } = await openWithAnn()
  const reply = await call('sendMessage', {
    chat_id: ann.id,
    text: '  hi <b>there</b>  ',
    parse_mode: 'HTML',
    reply_parameters: { message_id: 1 },
  })
  expect(reply.result).toEqual({
    message_id: 2,
    from: {
      id: simulator.bot.id,
      is_bot: true,
      first_name: 'Okoshko',
      username: 'okoshko_demo_bot',
    },
    chat: { id: ann.id, type: 'private', first_name: 'Ann' },
    date: 1772452800,
    reply_to_message: expect.objectContaining({ message_id: 1, text: '/start' }),
    text: 'hi there',
    entities: [{ type: 'bold', offset: 3, length: 5 }],
  })
})

test('a reply to a missing message may be sent without it', async () => {
  const { call, ann } = await openWithAnn()
  const reply_parameters = { message_id: 99, allow_sending_without_reply: true }
  const reply = await call('sendMessage', { chat_id: ann.id, text: 'a', reply_parameters })
  expect(reply.result).not.toHaveProperty('reply_to_message')
})

test('a bot cannot write first', async () => {
  const { call, simulator } = await openTelegram()
  const { people } = simulator
  const boris = people.addUser({ first_name: 'Boris' })
  const carol = people.addUser({ first_name: 'Carol' })
  people.createGroup({ title: 'Both', members: [carol.id] })
  expect(await call('sendMessage', { chat_id: boris.id, text: 'a' })).toMatchObject({
    status: 400,
    description: 'Bad Request: chat not found',
  })
  expect(await call('sendMessage', { chat_id: carol.id, text: 'a' })).toMatchObject({
    status: 403,
    description: "Forbidden: bot can't initiate conversation with a user",
  })
})

test('a bot cannot write to itself', async () => {
  const { call, simulator } = await openTelegram()
  expect(await call('sendMessage', { chat_id: simulator.bot.id, text: 'a' })).toMatchObject({
    status: 403,
    description: "Forbidden: the bot can't send messages to the bot",
  })
})

test('a closed account cannot be written to', async () => {
  const { call, people, ann } = await openWithAnn()
  people.deactivate(ann.id)
  expect(await call('sendMessage', { chat_id: ann.id, text: 'a' })).toMatchObject({
    status: 403,
    description: 'Forbidden: user is deactivated',
  })
})

test('who was mentioned by id is told, unless the bot never met them', async () => {
  const { call, people, ann } = await openWithAnn()
  const boris = people.addUser({ first_name: 'Boris' })
  const text = `<a href="tg://user?id=${ann.id}">A</a> <a href="tg://user?id=${boris.id}">B</a>`
  const reply = await call('sendMessage', { chat_id: ann.id, text, parse_mode: 'HTML' })
  expect(reply.result.entities).toEqual([
    { type: 'text_mention', offset: 0, length: 1, user: expect.objectContaining({ id: ann.id }) },
  ])
})

test('entities are taken as given, those Telegram finds by itself aside', async () => {
  const { call, ann } = await openWithAnn()
  const entities = [
    { type: 'text_mention', offset: 0, length: 3, user: { id: ann.id } },
    { type: 'pre', offset: 4, length: 4, language: 'ts' },
    { type: 'text_link', offset: 9, length: 4, url: 'example.com' },
    { type: 'bot_command', offset: 9, length: 4 },
  ]
  const reply = await call('sendMessage', { chat_id: ann.id, text: 'Ann code link', entities })
  expect(reply.result.entities).toMatchObject([
    { type: 'text_mention', user: { id: ann.id, first_name: 'Ann' } },
    { type: 'pre', language: 'ts' },
    { type: 'text_link', url: 'http://example.com/' },
  ])
})

test('an action shows for five seconds', async () => {
  const { call, people, ann, clock } = await openWithAnn()
  await call('sendChatAction', { chat_id: ann.id, action: 'typing' })
  expect(people.chat(ann.id).action).toBe('typing')
  clock.now += 5000
  expect(people.chat(ann.id).action).toBeUndefined()
  expect(await call('sendChatAction', { chat_id: ann.id, action: 'dance' })).toMatchObject({
    description: 'Bad Request: wrong parameter action in request',
  })
})
