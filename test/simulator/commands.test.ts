import { expect, test } from 'vitest'
import { openTelegram, openWithAnn } from './telegram.ts'

const list = (...names: string[]) =>
  names.map((command) => ({ command, description: `To ${command}` }))

test('a list stands for its scope and language alone', async () => {
  const { call } = await openTelegram()
  await call('setMyCommands', { commands: list('start') })
  await call('setMyCommands', { commands: list('nachat'), language_code: 'ru' })
  expect((await call('getMyCommands')).result).toEqual(list('start'))
  expect((await call('getMyCommands', { language_code: 'ru' })).result).toEqual(list('nachat'))
  expect((await call('getMyCommands', { language_code: 'en' })).result).toEqual([])
  await call('deleteMyCommands', { language_code: 'ru' })
  expect((await call('getMyCommands', { language_code: 'ru' })).result).toEqual([])
})

test('without commands the list is emptied', async () => {
  const { call } = await openTelegram()
  await call('setMyCommands', { commands: list('start') })
  expect((await call('setMyCommands')).result).toBe(true)
  expect((await call('getMyCommands')).result).toEqual([])
})

test('a person is offered the narrowest list, in their language first', async () => {
  const { call, ann, people } = await openWithAnn()
  const offered = () => people.chat(ann.id).commands.map(({ command }) => command)
  const set = (commands: string[], more = {}) =>
    call('setMyCommands', { commands: list(...commands), ...more })
  await set(['default'])
  expect(offered()).toEqual(['default'])
  await set(['default_ru'], { language_code: 'ru' })
  expect(offered()).toEqual(['default_ru'])
  await set(['private'], { scope: { type: 'all_private_chats' } })
  expect(offered()).toEqual(['private'])
  await set(['group'], { scope: { type: 'all_group_chats' } })
  expect(offered()).toEqual(['private'])
  await set(['own'], { scope: { type: 'chat', chat_id: ann.id } })
  expect(offered()).toEqual(['own'])
})

test('in a group administrators and single members may have their own', async () => {
  const { call, ann, people } = await openWithAnn()
  const boris = people.addUser({ first_name: 'Boris' })
  const chatId = people.createGroup({ title: 'Agents', members: [ann.id, boris.id] })
  const set = (command: string, scope: Record<string, unknown>) =>
    call('setMyCommands', { commands: list(command), scope })
  await set('all', { type: 'all_group_chats' })
  await set('admin', { type: 'all_chat_administrators' })
  await set('boris', { type: 'chat_member', chat_id: chatId, user_id: boris.id })
  const offered = (id: number) => people.chat(id, { chatId }).commands[0]?.command
  expect(offered(ann.id)).toBe('admin')
  expect(offered(boris.id)).toBe('boris')
})

test.each([
  ['letters beyond a-z', list('Старт'), 'BOT_COMMAND_INVALID'],
  ['capitals', list('Start'), 'BOT_COMMAND_INVALID'],
  ['more than 32 letters', list('a'.repeat(33)), 'command length must not exceed 32'],
  ['no description', [{ command: 'a', description: ' ' }], 'command description must be non-empty'],
  [
    'a description beyond 256 letters',
    [{ command: 'a', description: 'ж'.repeat(257) }],
    'command description length must not exceed 256',
  ],
  [
    'a field missing',
    [{ command: 'a' }],
    'can\'t parse BotCommand: Can\'t find field "description"',
  ],
  ['no object', ['start'], "can't parse BotCommand: expected an Object"],
  ['no list', {}, 'expected an Array of BotCommand'],
])('a command with %s is refused', async (_rule, commands, problem) => {
  const { call } = await openTelegram()
  expect(await call('setMyCommands', { commands })).toMatchObject({
    status: 400,
    description: `Bad Request: ${problem}`,
  })
})

test.each([
  ['everyone', {}, "can't parse BotCommandScope: Unsupported type specified"],
  ['chat', {}, 'can\'t parse BotCommandScope: Can\'t find field "chat_id"'],
  ['chat', { chat_id: 404 }, 'chat not found'],
  ['chat_member', { chat_id: 5 }, 'can\'t parse BotCommandScope: Can\'t find field "user_id"'],
])('the scope %s %j is refused', async (type, more, problem) => {
  const { call } = await openTelegram()
  expect(await call('getMyCommands', { scope: { type, ...more } })).toMatchObject({
    description: `Bad Request: ${problem}`,
  })
})

test('a language has two letters, and private chats no administrators', async () => {
  const { call, ann } = await openWithAnn()
  expect(await call('setMyCommands', { language_code: 'english' })).toMatchObject({
    description: 'Bad Request: invalid language code specified',
  })
  const scope = { type: 'chat_administrators', chat_id: ann.id }
  expect(await call('setMyCommands', { scope })).toMatchObject({
    description: "Bad Request: can't use specified scope in private chats",
  })
})

test('the menu button is set for one chat or for all', async () => {
  const { call, ann, people } = await openWithAnn()
  const page = { type: 'web_app', text: 'Open', web_app: { url: 'https://example.com' } }
  expect(people.chat(ann.id).menuButton).toEqual({ type: 'commands' })
  await call('setChatMenuButton', { menu_button: page })
  expect(people.chat(ann.id).menuButton).toEqual(page)
  await call('setChatMenuButton', { chat_id: ann.id, menu_button: { type: 'commands' } })
  expect(people.chat(ann.id).menuButton).toEqual({ type: 'commands' })
  expect((await call('getChatMenuButton', { chat_id: ann.id })).result).toEqual({
    type: 'commands',
  })
  expect((await call('getChatMenuButton')).result).toEqual(page)
  await call('setChatMenuButton', { chat_id: ann.id, menu_button: { type: 'default' } })
  expect(people.chat(ann.id).menuButton).toEqual(page)
  expect(await call('setChatMenuButton', { menu_button: { type: 'none' } })).toMatchObject({
    description: "Bad Request: can't parse MenuButton: MenuButton has unsupported type",
  })
})
