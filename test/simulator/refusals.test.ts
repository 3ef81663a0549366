import { expect, test } from 'vitest'
import { openWithAnn, post } from './telegram.ts'

type Params = Record<string, unknown>

const button = (button: Params) => ({ reply_markup: { inline_keyboard: [[button]] } })
const html = (text: string): Params => ({ text, parse_mode: 'HTML' })
const v2 = (text: string): Params => ({ text, parse_mode: 'MarkdownV2' })
const command = (command: string, description: string) => ({ commands: [{ command, description }] })
const missing = { message_id: 99 }
const manyButtons = Array.from({ length: 150 }, () => [
  { text: 'x'.repeat(60), callback_data: 'd' },
])

/** Every answer of 400 that needs no more of the world than Ann, who has pressed Start. */
const rows: [name: string, method: string, params: Params, problem: string][] = [
  ['text_empty', 'sendMessage', { text: '' }, 'message text is empty'],
  ['text_blank', 'sendMessage', { text: ' \n' }, 'text must be non-empty'],
  ['text_bytes', 'sendMessage', { text: 'a'.repeat(32_769) }, 'text is too long'],
  ['text_long', 'sendMessage', { text: 'a'.repeat(4097) }, 'message is too long'],
  ['parse_mode', 'sendMessage', { text: 'a', parse_mode: 'X' }, 'unsupported parse_mode'],
  ['parse_mode', 'sendMessage', { text: 'a', parse_mode: '__proto__' }, 'unsupported parse_mode'],
  [
    'pe_v2_reserved',
    'sendMessage',
    v2('a.'),
    "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
  ],
  [
    'pe_v2_unclosed',
    'sendMessage',
    v2('a *b'),
    "can't parse entities: Can't find end of Bold entity at byte offset 2",
  ],
  [
    'pe_v1_unclosed',
    'sendMessage',
    { text: 'a *b', parse_mode: 'Markdown' },
    "can't parse entities: Can't find end of the entity starting at byte offset 2",
  ],
  [
    'pe_v2_url',
    'sendMessage',
    v2('[a](b'),
    "can't parse entities: Can't find end of a URL at byte offset 4",
  ],
  [
    'pe_html_tag',
    'sendMessage',
    html('a <foo>'),
    'can\'t parse entities: Unsupported start tag "foo" at byte offset 2',
  ],
  [
    'pe_html_unclosed',
    'sendMessage',
    html('<b>a'),
    'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
  ],
  [
    'pe_html_unmatched',
    'sendMessage',
    html('<b>a</i>'),
    'can\'t parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
  ],
  [
    'pe_html_unexpected',
    'sendMessage',
    html('</b>'),
    "can't parse entities: Unexpected end tag at byte offset 0",
  ],
  [
    'pe_html_lt',
    'sendMessage',
    html('abcde < f'),
    'can\'t parse entities: Unsupported start tag "" at byte offset 6',
  ],
  [
    'pe_html_span',
    'sendMessage',
    html('<span>a</span>'),
    'can\'t parse entities: Tag "span" must have class "tg-spoiler" at byte offset 0',
  ],
  ['chat_empty', 'sendMessage', { text: 'a', chat_id: '' }, 'chat_id is empty'],
  ['chat_nf', 'sendMessage', { text: 'a', chat_id: 404 }, 'chat not found'],
  ['user_nf', 'getChatMember', { user_id: 404 }, 'user not found'],
  ['thread_nf', 'sendMessage', { text: 'a', message_thread_id: 1 }, 'message thread not found'],
  ['not_forum', 'closeForumTopic', { message_thread_id: 2 }, 'the chat is not a forum'],
  [
    'reply_nf',
    'sendMessage',
    { text: 'a', reply_parameters: missing },
    'message to be replied not found',
  ],
  ['edit_nf', 'editMessageText', { text: 'a', ...missing }, 'message to edit not found'],
  ['edit_cant', 'editMessageText', { text: 'a', message_id: 1 }, "message can't be edited"],
  ['del_nf', 'deleteMessage', missing, 'message to delete not found'],
  ['del_noid', 'deleteMessage', {}, 'message identifier is not specified'],
  ['react_nf', 'setMessageReaction', missing, 'message to react not found'],
  [
    'react_type',
    'setMessageReaction',
    { message_id: 1, reaction: [{ type: 'smile' }] },
    "can't parse ReactionType: invalid reaction type specified",
  ],
  ['pin_nf', 'pinChatMessage', missing, 'message to pin not found'],
  [
    'kb_json',
    'sendMessage',
    { text: 'a', reply_markup: '{' },
    "can't parse reply keyboard markup JSON object",
  ],
  ['kb_object', 'sendMessage', { text: 'a', reply_markup: [] }, 'object expected as reply markup'],
  [
    'kb_rows',
    'sendMessage',
    { text: 'a', reply_markup: { inline_keyboard: [{ text: 'b' }] } },
    'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
  ],
  [
    'kb_krows',
    'sendMessage',
    { text: 'a', reply_markup: { keyboard: ['b'] } },
    'field "keyboard" must be an Array of Arrays',
  ],
  [
    'kb_text_only',
    'sendMessage',
    { text: 'a', ...button({ text: 'b', callback_data: '' }) },
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  ],
  [
    'kb_url',
    'sendMessage',
    { text: 'a', ...button({ text: 'b', url: 'nowhere' }) },
    "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
  ],
  [
    'kb_long',
    'sendMessage',
    { text: 'a', reply_markup: { inline_keyboard: manyButtons } },
    'reply markup is too long',
  ],
  [
    'cbq_old',
    'answerCallbackQuery',
    { callback_query_id: '5' },
    'query is too old and response timeout expired or query ID is invalid',
  ],
  ['action', 'sendChatAction', { action: 'dance' }, 'wrong parameter action in request'],
  ['cmd_len', 'setMyCommands', command('a'.repeat(33), 'A'), 'command length must not exceed 32'],
  ['cmd_nodesc', 'setMyCommands', command('a', ''), 'command description must be non-empty'],
  [
    'cmd_desclen',
    'setMyCommands',
    command('a', 'A'.repeat(257)),
    'command description length must not exceed 256',
  ],
  [
    'cmd_field',
    'setMyCommands',
    { commands: [{ command: 'a' }] },
    'can\'t parse BotCommand: Can\'t find field "description"',
  ],
  ['file_noid', 'getFile', {}, 'file_id not specified'],
  ['file_bad', 'getFile', { file_id: 'none' }, 'invalid file_id'],
  [
    'file_send_bad',
    'sendDocument',
    { document: 'abcd' },
    "wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
  ],
  ['file_none', 'sendDocument', {}, 'there is no document in the request'],
  [
    'url_fetch',
    'sendPhoto',
    { photo: 'https://example.com/a.png' },
    'failed to get HTTP URL content',
  ],
  [
    'wh_https',
    'setWebhook',
    { url: 'http://example.com/' },
    'bad webhook: An HTTPS URL must be provided for webhook',
  ],
  [
    'wh_port',
    'setWebhook',
    { url: 'https://example.com:3000/' },
    'bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
  ],
  ['wh_url', 'setWebhook', { url: 'nowhere' }, 'invalid webhook URL specified'],
  [
    'wh_secret_chars',
    'setWebhook',
    { url: 'https://example.com/', secret_token: 'a b' },
    'secret token contains unallowed characters',
  ],
  [
    'wh_secret_long',
    'setWebhook',
    { url: 'https://example.com/', secret_token: 'a'.repeat(257) },
    'secret token is too long',
  ],
  [
    'wh_ip',
    'setWebhook',
    { url: 'https://10.0.0.1/' },
    'bad webhook: IP address 10.0.0.1 is reserved',
  ],
]

test.each(rows)('%s', async (_name, method, params, problem) => {
  const { call, ann } = await openWithAnn()
  expect(await call(method, { chat_id: ann.id, ...params })).toEqual({
    status: 400,
    ok: false,
    error_code: 400,
    description: `Bad Request: ${problem}`,
  })
})

test.each([
  ['sendDocument', 'document', 'there is no document in the request'],
  ['sendPhoto', 'photo', 'there is no photo in the request'],
  ['sendVoice', 'voice', 'there is no voice in the request'],
  ['sendVideo', 'video', 'there is no video in the request'],
])('file_none: %s', async (method, field, problem) => {
  const { call, ann, simulator } = await openWithAnn()
  const description = `Bad Request: ${problem}`
  expect(await call(method, { chat_id: ann.id })).toMatchObject({ description })
  const form = new FormData()
  form.set('chat_id', String(ann.id))
  form.set(field, 'attach://missing')
  expect(await post(simulator, method, form)).toMatchObject({ description })
})
