import type { World } from '../world/open.ts'
import { sendMediaGroup } from './album.ts'
import { answerCallbackQuery } from './callbacks.ts'
import {
  getChat,
  getChatMenuButton,
  getMe,
  leaveChat,
  sendChatAction,
  setChatMenuButton,
} from './chats.ts'
import { deleteMyCommands, getMyCommands, setMyCommands } from './commands.ts'
import { sendContact } from './contact.ts'
import { deleteMessage, deleteMessages } from './deleting.ts'
import { editMessageCaption, editMessageReplyMarkup, editMessageText } from './editing.ts'
import { getFile } from './files.ts'
import type { Input } from './input.ts'
import { sendLocation } from './location.ts'
import {
  sendAnimation,
  sendAudio,
  sendDocument,
  sendPhoto,
  sendSticker,
  sendVideo,
  sendVideoNote,
  sendVoice,
} from './media.ts'
import { getChatAdministrators, getChatMember, getChatMemberCount } from './members.ts'
import { copyMessage, forwardMessage, sendMessage } from './messages.ts'
import {
  pinChatMessage,
  unpinAllChatMessages,
  unpinAllForumTopicMessages,
  unpinAllGeneralForumTopicMessages,
  unpinChatMessage,
} from './pins.ts'
import { setMessageReaction } from './reactions.ts'
import {
  closeForumTopic,
  closeGeneralForumTopic,
  createForumTopic,
  deleteForumTopic,
  editForumTopic,
  editGeneralForumTopic,
  hideGeneralForumTopic,
  reopenForumTopic,
  reopenGeneralForumTopic,
  unhideGeneralForumTopic,
} from './topics.ts'

/** A method of the Bot API that answers at once; throws a Refusal. */
type Method = (world: World, input: Input) => unknown

const methods: Record<string, Method> = {
  answerCallbackQuery,
  closeForumTopic,
  closeGeneralForumTopic,
  copyMessage,
  createForumTopic,
  deleteForumTopic,
  deleteMessage,
  deleteMessages,
  deleteMyCommands,
  editForumTopic,
  editGeneralForumTopic,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
  forwardMessage,
  getChat,
  getChatAdministrators,
  getChatMember,
  getChatMemberCount,
  getChatMenuButton,
  getFile,
  getMe,
  getMyCommands,
  hideGeneralForumTopic,
  leaveChat,
  pinChatMessage,
  reopenForumTopic,
  reopenGeneralForumTopic,
  sendAnimation,
  sendAudio,
  sendChatAction,
  sendContact,
  sendDocument,
  sendLocation,
  sendMediaGroup,
  sendMessage,
  sendPhoto,
  sendSticker,
  sendVideo,
  sendVideoNote,
  sendVoice,
  setChatMenuButton,
  setMessageReaction,
  setMyCommands,
  unhideGeneralForumTopic,
  unpinAllChatMessages,
  unpinAllForumTopicMessages,
  unpinAllGeneralForumTopicMessages,
  unpinChatMessage,
}

/** Methods about delivery: they keep connections or change how updates come. */
const deliveryMethods = ['getUpdates', 'setWebhook', 'deleteWebhook', 'getWebhookInfo']

const spellings = new Map(
  [...Object.keys(methods), ...deliveryMethods].map((name) => [name.toLowerCase(), name]),
)

/** A method's name as Telegram spells it; undefined when there is no such method. */
export function spelled(name: string): string | undefined {
  return spellings.get(name.toLowerCase())
}

/** The method of this exact name. */
export function methodNamed(name: string): Method | undefined {
  return methods[name]
}
