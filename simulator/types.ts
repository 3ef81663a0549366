/** A Telegram account: a person's, or the bot's. */
export interface User {
  id: number
  is_bot: boolean
  first_name: string
  last_name?: string
  username?: string
  language_code?: string
}

/** A person of the simulated world; the phone is told to the bot only when shared. */
export interface Person extends User {
  phone?: string
}

/** What an administrator may be denied. */
export type AdminRight = 'can_delete_messages' | 'can_manage_topics' | 'can_pin_messages'

export type ChatType = 'private' | 'group' | 'supergroup'

/** A stretch of a text, in UTF-16 units, as the Bot API describes it. */
export interface Entity {
  type: string
  offset: number
  length: number
  url?: string
  user?: User
  language?: string
  custom_emoji_id?: string
  [more: string]: unknown
}

/** A button under a message; exactly one action beside the text. */
export interface InlineButton {
  text: string
  /** primary, success or danger. */
  style?: string
  url?: string
  callback_data?: string
  web_app?: { url: string }
  login_url?: { url: string }
  copy_text?: { text: string }
  switch_inline_query?: string
  switch_inline_query_current_chat?: string
  [more: string]: unknown
}

/** A button of the keyboard that stands in place of the letters. */
export interface ReplyButton {
  text: string
  request_contact?: boolean
  request_location?: boolean
  request_poll?: { type?: string }
  web_app?: { url: string }
  [more: string]: unknown
}

export interface ReplyKeyboard {
  rows: ReplyButton[][]
  /** The bot's message that brought it. */
  messageId: number
  resize: boolean
  oneTime: boolean
  persistent: boolean
  placeholder?: string
}

export type MediaKind =
  | 'photo'
  | 'document'
  | 'voice'
  | 'video'
  | 'video_note'
  | 'audio'
  | 'animation'
  | 'sticker'

/** A file within a message; its bytes come from `PersonPlane.file(fileId)`. */
export interface SeenMedia {
  kind: MediaKind
  fileId: string
  size: number
  name?: string
  mime?: string
  width?: number
  height?: number
  /** Seconds. */
  duration?: number
  /** Of music. */
  title?: string
  performer?: string
}

/** What happened in a chat without anybody writing. */
export type ServiceNote =
  | { kind: 'group_created'; title: string }
  | { kind: 'joined' | 'left'; people: { id: number; name: string }[] }
  | { kind: 'pinned'; messageId: number }
  | { kind: 'upgraded' | 'topic_closed' | 'topic_reopened' | 'topic_hidden' | 'topic_shown' }
  | { kind: 'topic_created' | 'topic_renamed'; name: string }

/** A topic of a forum; General has the id 1. */
export interface SeenTopic {
  threadId: number
  name: string
  closed: boolean
  hidden: boolean
}

/** One message as a person sees it now. Instants are epoch milliseconds. */
export interface SeenMessage {
  chatId: number
  messageId: number
  from: { id: number; name: string; isBot: boolean }
  /** Written by the person who looks. */
  mine: boolean
  date: number
  editedAt?: number
  text?: string
  caption?: string
  /** Of the text or the caption; offsets in UTF-16 units. */
  entities: Entity[]
  media?: SeenMedia
  /** Messages with the same id form one album. */
  albumId?: string
  /** The topic it is in, in a forum. */
  threadId?: number
  replyTo?: { messageId: number; from: string; text: string }
  /** Name of the original sender. */
  forwardedFrom?: string
  inlineKeyboard?: InlineButton[][]
  contact?: { phone_number: string; first_name: string; last_name?: string; user_id?: number }
  location?: { latitude: number; longitude: number }
  poll?: { question: string; options: string[] }
  dice?: { emoji: string; value: number }
  service?: ServiceNote
  reactions: { emoji: string; by: number }[]
  pinned: boolean
}

export interface BotCommand {
  command: string
  description: string
}

/** What the bot answered to a tap: a toast, an alert, a page to open, or nothing but the end of waiting. */
export interface CallbackAnswer {
  queryId: string
  chatId: number
  messageId: number
  data: string
  text?: string
  alert: boolean
  url?: string
  at: number
}

/** A chat as one person sees it now. */
export interface ChatView {
  chatId: number
  type: ChatType
  title: string
  /** new: /start was never sent; blocked: the person blocked the bot; left: not in the group, or it is no more. */
  state: 'new' | 'open' | 'blocked' | 'left'
  /** Oldest first; the last `limit`. */
  messages: SeenMessage[]
  /** There are older messages than these. */
  hasOlder: boolean
  replyKeyboard?: ReplyKeyboard
  /** The bot asks for a reply to this message. */
  forceReply?: { messageId: number; placeholder?: string }
  commands: BotCommand[]
  menuButton: { type: string; text?: string; web_app?: { url: string } }
  /** What the bot is doing (`typing`, …), for five seconds after it said so. */
  action?: string
  /** The latest, oldest first. */
  answers: CallbackAnswer[]
  members: { id: number; name: string; isBot: boolean; status: string }[]
  /** Of a forum, General first. */
  topics?: SeenTopic[]
}

/** Something changed in the world; look again at what you show. */
export type Change =
  | {
      kind: 'message' | 'edited' | 'deleted' | 'reaction' | 'pinned'
      chatId: number
      messageId: number
    }
  | { kind: 'callback_answer'; chatId: number; userId: number; answer: CallbackAnswer }
  | { kind: 'action'; chatId: number; action: string }
  | { kind: 'reply_keyboard' | 'member'; chatId: number; userId: number }
  | { kind: 'chat'; chatId: number }
  | { kind: 'user'; userId: number }
  | { kind: 'commands' | 'menu_button' }
  /** A poll began to wait for updates. */
  | { kind: 'poll' }
  | { kind: 'update'; updateId: number }
  | { kind: 'call'; call: Call }

/** One call of the Bot API, with what it was answered. */
export interface Call {
  /** As Telegram spells it, whatever the caller wrote. */
  method: string
  /** JSON-encoded fields are parsed; an uploaded file reads `{ file, size }`. */
  params: Record<string, unknown>
  /** HTTP status; 0: the connection was cut without an answer. */
  status: number
  result?: unknown
  /** The description of a refusal. */
  error?: string
  at: number
}

/** Which call fails, how often (default once) and how. */
export interface FaultRule {
  method?: string | RegExp
  chatId?: number
  /** Somewhere in the parameters, written as JSON. */
  contains?: string
  times?: number
  /** drop_before: cut without doing it; drop_after: do it, then cut. Absent: only delay. */
  answer?:
    | { error_code: number; description: string; parameters?: Record<string, number> }
    | 'drop_before'
    | 'drop_after'
  delayMs?: number
}

/** Faults on request. */
export interface Faults {
  /** Adds a rule, tried after those before it; returns what takes it back. */
  fail(rule: FaultRule): () => void
  /** Takes every rule back and goes online. */
  clear(): void
  /** Cuts every connection, waiting polls too, until `online()`. */
  offline(): void
  online(): void
}
