import type {
  AdminRight,
  CallbackAnswer,
  ChatView,
  MediaKind,
  Person,
  SeenMessage,
  User,
} from './types.ts'

/** A message somebody sent; `updateId` is absent where the bot does not hear of it. */
export interface Sent {
  message: SeenMessage
  messageId: number
  chatId: number
  updateId?: number
}

/** Where a message goes; without a chat: the private chat with the bot. */
export interface Place {
  chatId?: number
  replyTo?: number
  /** The topic of a forum; absent: that of the answered message, else General. */
  threadId?: number
}

/** What becomes of a topic; General, whose id is 1, can also be hidden. */
export interface TopicChange {
  chatId: number
  threadId: number
  name?: string
  closed?: boolean
  hidden?: boolean
}

export interface NewFile extends Place {
  bytes: Uint8Array
  name?: string
  mime?: string
  caption?: string
  /** Same id: same album. */
  album?: string
  /** Seconds, of what is played. */
  duration?: number
  width?: number
  height?: number
}

export type NewContact = Place &
  ({ own: true } | { own?: false; phone: string; first_name: string; user_id?: number })

/** Which button: by its data, its label, or its place. Without a message: the reply keyboard, then the newest message that has such a button. */
export interface Press {
  chatId?: number
  messageId?: number
  data?: string
  label?: string
  row?: number
  column?: number
}

/** What a press did. `answer` is null when the bot never answered in time. */
export type Pressed =
  | { kind: 'callback'; queryId: string; updateId?: number; answer: Promise<CallbackAnswer | null> }
  | ({ kind: 'sent' } & Sent)
  | { kind: 'url' | 'web_app'; url: string }
  | { kind: 'copied'; text: string }

/** What people do and see. Every act throws an Error where Telegram's own app would not let them. */
export interface PersonPlane {
  /** Adds or renames an account; without an id a fresh one. Idempotent by id. */
  addUser(user: Partial<Omit<Person, 'is_bot'>> & { first_name: string }): Person
  users(): Person[]

  /** Presses Start (or Restart after blocking), with a deep link's payload if given. */
  start(userId: number, payload?: string): Sent
  send(userId: number, message: Place & { text: string }): Sent
  sendPhoto(userId: number, file: NewFile): Sent
  sendDocument(userId: number, file: NewFile): Sent
  sendVoice(userId: number, file: NewFile): Sent
  sendVideo(userId: number, file: NewFile): Sent
  sendVideoNote(userId: number, file: NewFile): Sent
  sendAudio(userId: number, file: NewFile): Sent
  sendAnimation(userId: number, file: NewFile): Sent
  sendSticker(userId: number, file: NewFile): Sent
  /** Two to ten files with one `media_group_id`, each its own message. */
  sendAlbum(userId: number, items: (NewFile & { kind: MediaKind })[], place?: Place): Sent[]
  sendContact(userId: number, contact: NewContact): Sent
  sendLocation(userId: number, at: Place & { latitude: number; longitude: number }): Sent
  sendPoll(userId: number, poll: Place & { question: string; options: string[] }): Sent
  sendDice(userId: number, dice?: Place & { emoji?: string }): Sent

  press(userId: number, button: Press): Pressed
  /** Changes one's own text or caption. */
  edit(userId: number, change: { chatId?: number; messageId: number; text: string }): Sent
  /** Sets one's reaction; without an emoji takes it back. */
  react(userId: number, reaction: { chatId?: number; messageId: number; emoji?: string }): void
  /** Hides a message from this person alone; the bot never hears of it. */
  deleteMessage(userId: number, message: { chatId?: number; messageId: number }): void
  block(userId: number): void
  unblock(userId: number): void
  /** Closes the account: it loses its name, and nobody can write to it any more. */
  deactivate(userId: number): void

  /** The first member is the creator; returns the chat's id. */
  createGroup(group: {
    title: string
    members: number[]
    /** Default: a basic group. */
    supergroup?: boolean
    /** A supergroup with topics. */
    forum?: boolean
    /** The bot is among the first members; default true. */
    bot?: boolean
  }): number
  /** `userId` may be the bot's; `by`: default the creator. */
  addToGroup(chatId: number, userId: number, by?: number): void
  removeFromGroup(chatId: number, userId: number, by?: number): void
  /** As administrator the bot reads everything, pins and deletes, `without` what is told. */
  setRole(
    chatId: number,
    userId: number,
    role: 'administrator' | 'member',
    without?: AdminRight[],
  ): void
  /** What members may no longer send, the bot among them; `all`: nothing. Replaces what was set. */
  forbid(chatId: number, kinds: (MediaKind | 'text' | 'all')[]): void

  /** Makes a basic group a supergroup; returns the new chat's id, the old one is left behind. */
  upgradeGroup(chatId: number): number
  /** Deletes a basic group for everybody. */
  deleteGroup(chatId: number): void
  /** Begins a topic in a forum; returns its id. */
  createTopic(userId: number, topic: { chatId: number; name: string }): number
  /** Its creator, or an administrator who manages topics, may. */
  editTopic(userId: number, change: TopicChange): void
  deleteTopic(userId: number, topic: { chatId: number; threadId: number }): void

  /** Ids of the chats this person has, the bot's first. */
  chats(userId: number): number[]
  /** What the person sees now; default the chat with the bot, its last 100 messages of all topics. */
  chat(
    userId: number,
    look?: { chatId?: number; limit?: number; before?: number; threadId?: number },
  ): ChatView
  /** A file of any message; undefined when there is none. */
  file(fileId: string): { bytes: Uint8Array; name: string; mime: string } | undefined
  bot(): User
}
