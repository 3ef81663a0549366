import { expect, test } from 'vitest'
import { formOf, openWithAnn, post } from './telegram.ts'

const reply_markup = { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] }
const sameAsBefore =
  'Bad Request: message is not modified: specified new message content and reply markup are ' +
  'exactly the same as a current content and reply markup of the message'

async function withMessage() {
  const opened = await openWithAnn()
  const { call, ann, people } = opened
  await call('sendMessage', { chat_id: ann.id, text: 'before', reply_markup })
  const place = { chat_id: ann.id, message_id: 2 }
  return { ...opened, place, shown: () => people.chat(ann.id).messages.at(-1) }
}

test('an edit changes the text and marks it', async () => {
  const { call, place, shown, clock } = await withMessage()
  clock.now += 60_000
  const reply = await call('editMessageText', { ...place, text: 'after', reply_markup })
  expect(reply.result).toMatchObject({ text: 'after', edit_date: clock.now / 1000, reply_markup })
  expect(shown()).toMatchObject({ text: 'after', editedAt: clock.now })
})

test('an edit without a keyboard removes the keyboard', async () => {
  const { call, place, shown } = await withMessage()
  await call('editMessageText', { ...place, text: 'after' })
  expect(shown()?.inlineKeyboard).toBeUndefined()
})

test('an edit without buttons is a change, and only the first', async () => {
  const { call, place } = await withMessage()
  expect((await call('editMessageReplyMarkup', place)).status).toBe(200)
  expect((await call('editMessageReplyMarkup', place)).description).toBe(sameAsBefore)
})

test('an edit that changes nothing is refused', async () => {
  const { call, place } = await withMessage()
  const reply = await call('editMessageText', { ...place, text: ' before ', reply_markup })
  expect(reply).toMatchObject({ status: 400, description: sameAsBefore })
  const bold = { text: '<b>before</b>', parse_mode: 'HTML' }
  expect((await call('editMessageText', { ...place, ...bold, reply_markup })).status).toBe(200)
})

test('a bot edits its own messages however old', async () => {
  const { call, place, clock } = await withMessage()
  clock.now += 90 * 86_400_000
  expect((await call('editMessageText', { ...place, text: 'after' })).status).toBe(200)
})

test.each([
  ['needs a text', { text: '' }, 'Bad Request: message text is empty'],
  ['needs more than blanks', { text: ' ' }, 'Bad Request: text must be non-empty'],
  ['needs a chat', { chat_id: '', text: 'a' }, 'Bad Request: chat_id is empty'],
  [
    'needs a message',
    { chat_id: '', message_id: 0, text: 'a' },
    'Bad Request: message identifier is not specified',
  ],
  [
    'needs one that exists',
    { message_id: 99, text: 'a' },
    'Bad Request: message to edit not found',
  ],
  [
    "is not for a person's message",
    { message_id: 1, text: 'a' },
    "Bad Request: message can't be edited",
  ],
  [
    'takes inline keyboards only',
    { text: 'a', reply_markup: { remove_keyboard: true } },
    'Bad Request: inline keyboard expected',
  ],
  [
    'keeps the limit of data',
    {
      text: 'a',
      reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'a'.repeat(65) }]] },
    },
    'Bad Request: BUTTON_DATA_INVALID',
  ],
])('an edit %s', async (_rule, params, description) => {
  const { call, place } = await withMessage()
  expect(await call('editMessageText', { ...place, ...params })).toMatchObject({
    status: 400,
    description,
  })
})

test.each([{ keyboard: [['Yes']] }, { remove_keyboard: true }, { force_reply: true }])(
  'a message sent with %j can never be edited',
  async (markup) => {
    const { call, ann } = await openWithAnn()
    await call('sendMessage', { chat_id: ann.id, text: 'a', reply_markup: markup })
    expect(
      await call('editMessageText', { chat_id: ann.id, message_id: 2, text: 'b' }),
    ).toMatchObject({
      description: "Bad Request: message can't be edited",
    })
  },
)

test('a forwarded message cannot be edited', async () => {
  const { call, ann, place } = await withMessage()
  await call('forwardMessage', { chat_id: ann.id, from_chat_id: ann.id, message_id: 2 })
  expect(await call('editMessageText', { ...place, message_id: 3, text: 'b' })).toMatchObject({
    description: "Bad Request: message can't be edited",
  })
})

test('a file has a caption to edit and no text, a text no caption', async () => {
  const { call, simulator, ann, place, shown } = await withMessage()
  expect(await call('editMessageCaption', { ...place, caption: 'a' })).toMatchObject({
    description: 'Bad Request: there is no caption in the message to edit',
  })
  const document = { name: 'a.txt', bytes: Buffer.from('12345') }
  await post(
    simulator,
    'sendDocument',
    formOf({ chat_id: String(ann.id), document, caption: 'one' }),
  )
  const file = { chat_id: ann.id, message_id: 3 }
  expect(await call('editMessageText', { ...file, text: 'a' })).toMatchObject({
    description: 'Bad Request: there is no text in the message to edit',
  })
  await call('editMessageCaption', { ...file, caption: '*two*', parse_mode: 'MarkdownV2' })
  expect(shown()).toMatchObject({ caption: 'two', entities: [{ type: 'bold' }] })
  await call('editMessageCaption', file)
  expect(shown()).not.toHaveProperty('caption')
  const long = { caption: 'a'.repeat(1025) }
  expect(await call('editMessageCaption', { ...file, ...long })).toMatchObject({
    description: 'Bad Request: message caption is too long',
  })
})
