import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { forget, formOf, openWithAnn, png, post, type Reply } from './telegram.ts'

type Opened = Awaited<ReturnType<typeof openWithAnn>>
type Provoke = (world: Opened) => Promise<Reply>

const hour = 3_600_000

function groupOf({ people, ann }: Opened, group: { supergroup?: boolean; forum?: boolean } = {}) {
  return people.createGroup({ title: 'Agents', members: [ann.id], ...group })
}

const send = ({ call }: Opened, chat_id: number, params = {}) =>
  call('sendMessage', { chat_id, text: 'a', ...params })

/** Sends to a group after something was done to it. */
function after(
  act: (world: Opened, chatId: number) => unknown,
  group?: { supergroup?: boolean; forum?: boolean },
): Provoke {
  return async (world) => {
    const chatId = groupOf(world, group)
    await act(world, chatId)
    return send(world, chatId)
  }
}

const kick = ({ people, simulator }: Opened, chatId: number) =>
  people.removeFromGroup(chatId, simulator.bot.id)
const leave = ({ call }: Opened, chat_id: number) => call('leaveChat', { chat_id })

/** Does something to Ann's message or the bot's own. */
async function own(world: Opened, params = {}): Promise<{ chat_id: number; message_id: unknown }> {
  const { result } = await send(world, world.ann.id, params)
  return { chat_id: world.ann.id, message_id: result.message_id }
}

const keyboard = { reply_markup: { keyboard: [['A']] } }
const unchanged =
  'message is not modified: specified new message content and reply markup are exactly the same ' +
  'as a current content and reply markup of the message'

/** Every answer that needs something to have happened before. */
const rows: [name: string, description: string, provoke: Provoke][] = [
  [
    'caption_long',
    'Bad Request: message caption is too long',
    ({ simulator, ann }) =>
      post(
        simulator,
        'sendDocument',
        formOf({
          chat_id: String(ann.id),
          caption: 'a'.repeat(1025),
          document: { name: 'a', bytes: Buffer.from('1') },
        }),
      ),
  ],
  [
    'init_conv',
    "Forbidden: bot can't initiate conversation with a user",
    (world) => {
      const carol = world.people.addUser({ first_name: 'Carol' })
      world.people.addToGroup(groupOf(world), carol.id)
      return send(world, carol.id)
    },
  ],
  [
    'blocked',
    'Forbidden: bot was blocked by the user',
    (world) => {
      world.people.block(world.ann.id)
      return send(world, world.ann.id)
    },
  ],
  [
    'deactivated',
    'Forbidden: user is deactivated',
    (world) => {
      world.people.deactivate(world.ann.id)
      return send(world, world.ann.id)
    },
  ],
  [
    'to_bot',
    "Forbidden: the bot can't send messages to the bot",
    (world) => send(world, world.simulator.bot.id),
  ],
  ['kicked_group', 'Forbidden: bot was kicked from the group chat', after(kick)],
  ['left_group', 'Forbidden: bot is not a member of the group chat', after(leave)],
  [
    'kicked_super',
    'Forbidden: bot was kicked from the supergroup chat',
    after(kick, { supergroup: true }),
  ],
  [
    'left_super',
    'Forbidden: bot is not a member of the supergroup chat',
    after(leave, { supergroup: true }),
  ],
  [
    'group_deleted',
    'Forbidden: the group chat was deleted',
    after(({ people }, chatId) => people.deleteGroup(chatId)),
  ],
  [
    'migrated',
    'Bad Request: group chat was upgraded to a supergroup chat',
    after(({ people }, chatId) => people.upgradeGroup(chatId)),
  ],
  [
    'thread_nf',
    'Bad Request: message thread not found',
    (world) => send(world, groupOf(world, { forum: true }), { message_thread_id: 99 }),
  ],
  [
    'topic_closed',
    'Bad Request: TOPIC_CLOSED',
    after(
      ({ people, ann }, chatId) => people.editTopic(ann.id, { chatId, threadId: 1, closed: true }),
      {
        forum: true,
      },
    ),
  ],
  [
    'topic_rights',
    'Bad Request: not enough rights to create a topic',
    (world) =>
      world.call('createForumTopic', { chat_id: groupOf(world, { forum: true }), name: 'A' }),
  ],
  [
    'topic_name',
    'Bad Request: name must be non-empty',
    (world) => {
      const chat_id = groupOf(world, { forum: true })
      world.people.setRole(chat_id, world.simulator.bot.id, 'administrator')
      return world.call('createForumTopic', { chat_id, name: ' ' })
    },
  ],
  [
    'no_rights_text',
    'Bad Request: not enough rights to send text messages to the chat',
    after(({ people }, chatId) => people.forbid(chatId, ['text'])),
  ],
  [
    'no_rights_doc',
    'Bad Request: not enough rights to send documents to the chat',
    async (world) => {
      const chatId = groupOf(world)
      world.people.forbid(chatId, ['document'])
      const { message } = world.people.sendDocument(world.ann.id, { bytes: Buffer.from('1') })
      return world.call('sendDocument', { chat_id: chatId, document: message.media?.fileId })
    },
  ],
  [
    'no_write',
    'Bad Request: have no write access to the chat',
    after(({ people }, chatId) => people.forbid(chatId, ['all'])),
  ],
  [
    'no_rights_pin',
    'Bad Request: not enough rights to manage pinned messages in the chat',
    (world) => world.call('pinChatMessage', { chat_id: groupOf(world), message_id: 1 }),
  ],
  [
    'edit_cant, for its keyboard',
    "Bad Request: message can't be edited",
    async (world) => world.call('editMessageText', { ...(await own(world, keyboard)), text: 'b' }),
  ],
  [
    'edit_no_text',
    'Bad Request: there is no text in the message to edit',
    async (world) => {
      const { result } = await world.call('sendLocation', {
        chat_id: world.ann.id,
        latitude: 1,
        longitude: 1,
      })
      const { message_id } = result
      return world.call('editMessageText', { chat_id: world.ann.id, message_id, text: 'b' })
    },
  ],
  [
    'edit_same',
    `Bad Request: ${unchanged}`,
    async (world) => world.call('editMessageText', { ...(await own(world)), text: 'a' }),
  ],
  [
    'edit_kb_kind',
    'Bad Request: inline keyboard expected',
    async (world) =>
      world.call('editMessageText', { ...(await own(world)), text: 'b', ...keyboard }),
  ],
  [
    'del_cant',
    "Bad Request: message can't be deleted",
    async (world) => {
      const sent = await own(world)
      world.clock.now += 48 * hour
      return world.call('deleteMessage', sent)
    },
  ],
  [
    'copy_nf',
    'Bad Request: message to copy not found',
    ({ call, ann }) =>
      call('copyMessage', { chat_id: ann.id, from_chat_id: ann.id, message_id: 99 }),
  ],
  [
    'fwd_nf',
    'Bad Request: message to forward not found',
    ({ call, ann }) =>
      call('forwardMessage', { chat_id: ann.id, from_chat_id: ann.id, message_id: 99 }),
  ],
  [
    'fwd_protected',
    "Bad Request: message has protected content and can't be forwarded",
    async (world) => {
      const sent = await own(world, { protect_content: true })
      return world.call('forwardMessage', { ...sent, from_chat_id: world.ann.id })
    },
  ],
  [
    'kb_contact',
    'Bad Request: phone number can be requested in private chats only',
    (world) =>
      send(world, groupOf(world), {
        reply_markup: { keyboard: [[{ text: 'A', request_contact: true }]] },
      }),
  ],
  [
    'kb_webapp',
    'Bad Request: web App buttons can be used in private chats only',
    (world) =>
      send(world, groupOf(world), {
        reply_markup: { keyboard: [[{ text: 'A', web_app: { url: 'https://example.com' } }]] },
      }),
  ],
  [
    'file_big',
    'Bad Request: file is too big',
    ({ call, people, ann }) => {
      const bytes = Buffer.alloc(20 * 1024 * 1024 + 1)
      return call('getFile', {
        file_id: people.sendDocument(ann.id, { bytes }).message.media?.fileId,
      })
    },
  ],
  [
    'file_send_type',
    "Bad Request: can't use file of type Document as Photo",
    ({ call, people, ann }) => {
      const { message } = people.sendDocument(ann.id, { bytes: png(5, 5) })
      return call('sendPhoto', { chat_id: ann.id, photo: message.media?.fileId })
    },
  ],
  [
    'file_empty',
    'Bad Request: file must be non-empty',
    ({ simulator, ann }) =>
      post(
        simulator,
        'sendDocument',
        formOf({ chat_id: String(ann.id), document: { name: 'a', bytes: Buffer.alloc(0) } }),
      ),
  ],
  ['album_type', "Bad Request: can't use the media of the specified type in the album", album(2)],
  ['album_many', 'Bad Request: too many messages to send as an album', album(11)],
  [
    'flood',
    'Too Many Requests: retry after 7',
    (world) => {
      const parameters = { retry_after: 7 }
      const description = 'Too Many Requests: retry after 7'
      world.simulator.faults.fail({ answer: { error_code: 429, description, parameters } })
      return send(world, world.ann.id)
    },
  ],
  [
    'conflict_poll',
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    async ({ call, people, ann, simulator }) => {
      const first = call('getUpdates', { timeout: 30 })
      await simulator.until(simulator.isPolled)
      const second = call('getUpdates', { timeout: 30 })
      const ended = await first
      people.send(ann.id, { text: 'a' })
      await second
      return ended
    },
  ],
  [
    'conflict_webhook',
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    async ({ call }) => {
      await call('setWebhook', { url: 'https://example.com/' })
      return call('getUpdates')
    },
  ],
  [
    'conflict_set',
    'Conflict: terminated by setWebhook request',
    async ({ call, simulator }) => {
      const poll = call('getUpdates', { timeout: 30 })
      await simulator.until(simulator.isPolled)
      await call('setWebhook', { url: 'https://example.com/' })
      return poll
    },
  ],
  [
    'wh_flood',
    'Too Many Requests: retry after 1',
    async ({ call }) => {
      await call('setWebhook', { url: 'https://example.com/' })
      return call('setWebhook', { url: 'https://example.com/other' })
    },
  ],
  ['method_nf', 'Not Found: method not found', ({ call }) => call('sendLove')],
  ['token', 'Unauthorized', ({ simulator }) => at(`${simulator.apiRoot}/bot1:wrong/getMe`)],
  ['path_nf', 'Not Found', ({ simulator }) => at(`${simulator.apiRoot}/getMe`)],
]

const codes: Record<string, number> = {
  'Bad Request': 400,
  Unauthorized: 401,
  Forbidden: 403,
  'Not Found': 404,
  Conflict: 409,
  'Too Many Requests': 429,
}

test.each(rows)('%s', async (_name, description, provoke) => {
  const world = await openWithAnn()
  await forget(world.call)
  const code = codes[description.split(':')[0] ?? '']
  expect(await provoke(world)).toMatchObject({
    status: code,
    ok: false,
    error_code: code,
    description,
  })
})

test('file_gone', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'world-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const { call, people, ann } = await openWithAnn({ dir })
  const { message } = people.sendDocument(ann.id, { bytes: Buffer.from('1') })
  rmSync(join(dir, 'files'), { recursive: true })
  expect(await call('getFile', { file_id: message.media?.fileId })).toMatchObject({
    description: 'Bad Request: wrong file_id or the file is temporarily unavailable',
  })
})

function album(size: number): Provoke {
  return ({ call, people, ann }) => {
    const document = people.sendDocument(ann.id, { bytes: Buffer.from('1') }).message.media?.fileId
    const photo = people.sendPhoto(ann.id, { bytes: png(5, 5) }).message.media?.fileId
    const media = Array.from({ length: size }, (_, n) =>
      n === 0 ? { type: 'photo', media: photo } : { type: 'document', media: document },
    )
    return call('sendMediaGroup', { chat_id: ann.id, media })
  }
}

async function at(address: string): Promise<Reply> {
  const response = await fetch(address)
  return { status: response.status, ...((await response.json()) as Omit<Reply, 'status'>) }
}
