import { expect, test } from 'vitest'
import { openWithAnn } from './telegram.ts'

const inline = (button: unknown) => ({ inline_keyboard: [[button]] })

const refusals: [rule: string, reply_markup: unknown, description: string][] = [
  ['JSON', '{', "Bad Request: can't parse reply keyboard markup JSON object"],
  ['an object', [], 'Bad Request: object expected as reply markup'],
  ['an object, not null', 'null', 'Bad Request: object expected as reply markup'],
  [
    'rows of inline buttons in lists',
    { inline_keyboard: [{ text: 'a' }] },
    'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
  ],
  [
    'rows of keys in lists',
    { keyboard: ['a'] },
    'Bad Request: field "keyboard" must be an Array of Arrays',
  ],
  [
    'an action for every inline button',
    inline({ text: 'a' }),
    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  ],
  [
    'data that is not empty',
    inline({ text: 'a', callback_data: '' }),
    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  ],
  [
    'a label',
    inline({ callback_data: 'a' }),
    'Bad Request: can\'t parse inline keyboard button: Can\'t find field "text"',
  ],
  [
    'at most 64 bytes of data',
    inline({ text: 'a', callback_data: 'ж'.repeat(33) }),
    'Bad Request: BUTTON_DATA_INVALID',
  ],
  [
    'an address with a dot in its host',
    inline({ text: 'a', url: 'http://localhost:3000' }),
    "Bad Request: inline keyboard button URL 'http://localhost:3000' is invalid: Wrong HTTP URL",
  ],
  [
    'a protocol that Telegram opens',
    inline({ text: 'a', url: 'ftp://example.com' }),
    "Bad Request: inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
  ],
  [
    'flags that are true or false',
    { remove_keyboard: 'yes' },
    'Bad Request: field "remove_keyboard" must be of type Boolean',
  ],
  [
    'no more than 10 KB',
    {
      inline_keyboard: Array.from({ length: 200 }, () => [
        { text: 'a'.repeat(60), callback_data: 'a' },
      ]),
    },
    'Bad Request: reply markup is too long',
  ],
]

test.each(refusals)('a keyboard needs %s', async (_rule, reply_markup, description) => {
  const { call, ann } = await openWithAnn()
  const reply = await call('sendMessage', { chat_id: ann.id, text: 'a', reply_markup })
  expect(reply).toMatchObject({ status: 400, description })
})

test('64 bytes of data are not too many', async () => {
  const { call, ann } = await openWithAnn()
  const reply_markup = inline({ text: 'a', callback_data: 'ж'.repeat(32) })
  expect((await call('sendMessage', { chat_id: ann.id, text: 'a', reply_markup })).status).toBe(200)
})

test('what is beyond twelve in a row is dropped without a word', async () => {
  const { call, ann, people } = await openWithAnn()
  const row = Array.from({ length: 13 }, (_, n) => ({ text: `${n}`, callback_data: `${n}` }))
  const reply_markup = { inline_keyboard: [row] }
  await call('sendMessage', { chat_id: ann.id, text: 'a', reply_markup })
  expect(people.chat(ann.id).messages.at(-1)?.inlineKeyboard?.[0]).toHaveLength(12)
})

test.each([
  [{ request_contact: true }, 'phone number can be requested in private chats only'],
  [{ request_location: true }, 'location can be requested in private chats only'],
  [
    { web_app: { url: 'https://example.com' } },
    'web App buttons can be used in private chats only',
  ],
])('a key with %j is for private chats only', async (action, problem) => {
  const { call, ann, people } = await openWithAnn()
  const group = people.createGroup({ title: 'Agents', members: [ann.id] })
  const message = { text: 'a', reply_markup: { keyboard: [[{ text: 'Key', ...action }]] } }
  expect(await call('sendMessage', { chat_id: group, ...message })).toMatchObject({
    description: `Bad Request: ${problem}`,
  })
  expect((await call('sendMessage', { chat_id: ann.id, ...message })).status).toBe(200)
})

test('a keyboard stands in place of the letters until it is removed', async () => {
  const { call, ann, people } = await openWithAnn()
  const keyboard = [[{ text: 'Yes' }, 'No']]
  const params = { resize_keyboard: true, input_field_placeholder: 'Well?' }
  await call('sendMessage', { chat_id: ann.id, text: 'a', reply_markup: { keyboard, ...params } })
  expect(people.chat(ann.id).replyKeyboard).toEqual({
    rows: [[{ text: 'Yes' }, { text: 'No' }]],
    messageId: 2,
    resize: true,
    oneTime: false,
    persistent: false,
    placeholder: 'Well?',
  })
  await call('sendMessage', { chat_id: ann.id, text: 'b' })
  expect(people.chat(ann.id).replyKeyboard?.messageId).toBe(2)
  const reply_markup = { remove_keyboard: true }
  await call('sendMessage', { chat_id: ann.id, text: 'c', reply_markup })
  expect(people.chat(ann.id).replyKeyboard).toBeUndefined()
})

test('a keyboard goes with the message that brought it', async () => {
  const { call, ann, people } = await openWithAnn()
  const reply_markup = { keyboard: [['Yes']] }
  await call('sendMessage', { chat_id: ann.id, text: 'a', reply_markup })
  await call('deleteMessage', { chat_id: ann.id, message_id: 2 })
  expect(people.chat(ann.id).replyKeyboard).toBeUndefined()
})

test('pressing a key writes its label, and a keyboard for one time leaves', async () => {
  const { call, ann, people } = await openWithAnn()
  const reply_markup = { keyboard: [['Yes']], one_time_keyboard: true }
  await call('sendMessage', { chat_id: ann.id, text: 'a', reply_markup })
  expect(people.press(ann.id, { label: 'Yes' })).toMatchObject({
    kind: 'sent',
    message: { text: 'Yes', mine: true },
  })
  expect(people.chat(ann.id).replyKeyboard).toBeUndefined()
  expect(() => people.press(ann.id, { label: 'Yes' })).toThrow('no button')
})

test('pressing a key for the number shares the own card, digits only', async () => {
  const { call, ann, people } = await openWithAnn()
  const reply_markup = { keyboard: [[{ text: 'My number', request_contact: true }]] }
  await call('sendMessage', { chat_id: ann.id, text: 'a', reply_markup })
  people.press(ann.id, { label: 'My number' })
  const { result } = await call('getUpdates')
  expect(result[0]).toMatchObject({
    message: {
      contact: { phone_number: '79161234567', first_name: 'Ann', user_id: ann.id },
      from: { id: ann.id },
    },
  })
})

test("somebody else's card has no id, or another's", async () => {
  const { call, ann, people } = await openWithAnn()
  people.sendContact(ann.id, { phone: '+7 900 000-00-00', first_name: 'Boris' })
  const { result } = await call('getUpdates')
  expect(result[0]?.message?.contact).toEqual({
    phone_number: '+7 900 000-00-00',
    first_name: 'Boris',
  })
})

test('whoever is asked for a reply gives it with the next message', async () => {
  const { call, ann, people } = await openWithAnn()
  const reply_markup = { force_reply: true, input_field_placeholder: 'Your name' }
  await call('sendMessage', { chat_id: ann.id, text: 'Who?', reply_markup })
  expect(people.chat(ann.id).forceReply).toEqual({ messageId: 2, placeholder: 'Your name' })
  expect(people.send(ann.id, { text: 'Ann' }).message.replyTo).toMatchObject({ messageId: 2 })
  expect(people.send(ann.id, { text: 'more' }).message.replyTo).toBeUndefined()
})

test('pressing a link, a page or a text to copy tells the bot nothing', async () => {
  const { call, ann, people } = await openWithAnn()
  const reply_markup = {
    inline_keyboard: [
      [
        { text: 'link', url: 'https://example.com/a' },
        { text: 'page', web_app: { url: 'https://example.com/b' } },
        { text: 'copy', copy_text: { text: '42' } },
      ],
    ],
  }
  await call('sendMessage', { chat_id: ann.id, text: 'a', reply_markup })
  const pressed = ['link', 'page', 'copy'].map((label) => people.press(ann.id, { label }))
  expect(pressed).toEqual([
    { kind: 'url', url: 'https://example.com/a' },
    { kind: 'web_app', url: 'https://example.com/b' },
    { kind: 'copied', text: '42' },
  ])
  expect((await call('getUpdates')).result).toEqual([])
})
