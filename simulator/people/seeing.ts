import type { ChatView, ReplyKeyboard, SeenTopic } from '../types.ts'
import { type ChatRow, findChat } from '../world/chats.ts'
import { offeredCommands } from '../world/commands.ts'
import { fact } from '../world/facts.ts'
import { shownKeyboard } from '../world/keyboards.ts'
import { isPresent, present, statusIn } from '../world/members.ts'
import type { World } from '../world/open.ts'
import { fullName, personRow, userOf } from '../world/people.ts'
import { latestAnswers } from '../world/taps.ts'
import { type TopicRow, topicsOf } from '../world/topics.ts'
import { seenMessage } from './seen-message.ts'
import { visibleMessages } from './visible-messages.ts'

const actionMs = 5000
const shownMessages = 100

/** A chat as this person sees it now. */
export function chatView(
  world: World,
  userId: number,
  look: { chatId?: number; limit?: number; before?: number; threadId?: number } = {},
): ChatView {
  personRow(world, userId)
  const chatId = look.chatId ?? userId
  const chat = findChat(world, chatId)
  if (chatId < 0 && !chat) throw new Error(`there is no chat ${chatId}`)
  if (chatId > 0 && chatId !== userId) throw new Error('this is the chat of somebody else')
  const limit = look.limit ?? shownMessages
  const rows = visibleMessages(
    world,
    chatId,
    userId,
    limit + 1,
    look.before,
    chat?.forum ? look.threadId : undefined,
  )
  const keyboard = shownKeyboard(world, chatId, userId)
  const action = currentAction(world, chat)
  return {
    chatId,
    type: chat?.type ?? 'private',
    title: chat?.title ?? world.bot.first_name,
    state: stateOf(world, chatId, userId, chat),
    messages: rows.slice(-limit).map((row) => seenMessage(world, row, userId)),
    hasOlder: rows.length > limit,
    ...(keyboard && asShown(keyboard)),
    commands: offeredCommands(world, chatId, userId),
    menuButton: menuButton(world, chat),
    ...(action && { action }),
    answers: latestAnswers(world, chatId, userId),
    members: membersOf(world, chatId, userId),
    ...(chat?.forum && { topics: topicsOf(world, chatId).map(seenTopic) }),
  }
}

/** The chats somebody has: the bot's first, then the groups they are in. */
export function chatsOf(world: World, userId: number): number[] {
  const groups = world
    .sql<{ chat_id: number }>(
      `SELECT chat_id FROM members JOIN chats ON chats.id = chat_id
       WHERE user_id = ? AND status NOT IN ('left', 'kicked')
         AND migrated_to IS NULL AND NOT deleted
       ORDER BY chat_id DESC`,
    )
    .all(userId)
  return [userId, ...groups.map((row) => row.chat_id)]
}

function stateOf(
  world: World,
  chatId: number,
  userId: number,
  chat: ChatRow | undefined,
): ChatView['state'] {
  if (!chat) return 'new'
  if (chatId > 0) return chat.blocked ? 'blocked' : 'open'
  const isThere = chat.migrated_to === null && !chat.deleted
  return isThere && isPresent(statusIn(world, chatId, userId)) ? 'open' : 'left'
}

function seenTopic({ thread_id, name, closed, hidden }: TopicRow): SeenTopic {
  return { threadId: thread_id, name, closed: closed === 1, hidden: hidden === 1 }
}

function asShown(keyboard: NonNullable<ReturnType<typeof shownKeyboard>>) {
  const { messageId, markup } = keyboard
  if ('keyboard' in markup) {
    const placeholder = markup.input_field_placeholder
    const replyKeyboard: ReplyKeyboard = {
      rows: markup.keyboard,
      messageId,
      resize: markup.resize_keyboard ?? false,
      oneTime: markup.one_time_keyboard ?? false,
      persistent: markup.is_persistent ?? false,
      ...(placeholder && { placeholder }),
    }
    return { replyKeyboard }
  }
  const placeholder = 'force_reply' in markup ? markup.input_field_placeholder : undefined
  return { forceReply: { messageId, ...(placeholder && { placeholder }) } }
}

function currentAction(world: World, chat: ChatRow | undefined): string | undefined {
  if (!chat?.action || chat.action === 'cancel') return undefined
  return chat.action_at + actionMs > world.now() ? chat.action : undefined
}

function menuButton(world: World, chat: ChatRow | undefined): ChatView['menuButton'] {
  const own = chat?.menu_button ? (JSON.parse(chat.menu_button) as { type: string }) : undefined
  if (own && own.type !== 'default') return own
  const general = JSON.parse(fact(world, 'menu_button') ?? '{"type":"commands"}')
  return general as ChatView['menuButton']
}

function membersOf(world: World, chatId: number, userId: number): ChatView['members'] {
  const rows =
    chatId < 0
      ? present(world, chatId)
      : [userId, world.bot.id].map((id) => ({ user_id: id, status: 'member' as const }))
  return rows.map((row) => {
    const user = userOf(world, row.user_id)
    return { id: user.id, name: fullName(user), isBot: user.is_bot, status: row.status }
  })
}
