import type { Entity, MediaKind, User } from '../types.ts'

/** One file within a message, as the Bot API shows it. */
export interface FileObject {
  file_id: string
  file_unique_id: string
  file_size: number
  file_name?: string
  mime_type?: string
  width?: number
  height?: number
  duration?: number
  title?: string
  performer?: string
  [more: string]: unknown
}

/** What a message says: the fields of the Bot API's Message beyond who, where and when. */
export interface Content {
  text?: string
  entities?: Entity[]
  caption?: string
  caption_entities?: Entity[]
  photo?: FileObject[]
  document?: FileObject
  voice?: FileObject
  video?: FileObject
  video_note?: FileObject
  audio?: FileObject
  animation?: FileObject
  sticker?: FileObject
  contact?: {
    phone_number: string
    first_name: string
    last_name?: string
    vcard?: string
    user_id?: number
  }
  location?: { latitude: number; longitude: number; horizontal_accuracy?: number }
  poll?: {
    id: string
    question: string
    options: { text: string; voter_count: number }[]
  } & Record<string, unknown>
  dice?: { emoji: string; value: number }
  group_chat_created?: true
  supergroup_chat_created?: true
  migrate_to_chat_id?: number
  migrate_from_chat_id?: number
  new_chat_members?: User[]
  left_chat_member?: User
  forum_topic_created?: TopicLook
  forum_topic_edited?: Partial<TopicLook>
  forum_topic_closed?: Record<string, never>
  forum_topic_reopened?: Record<string, never>
  general_forum_topic_hidden?: Record<string, never>
  general_forum_topic_unhidden?: Record<string, never>
  /** Kept as the id; shown as the message. */
  pinned_id?: number
  link_preview_options?: Record<string, unknown>
  has_protected_content?: true
}

/** How a topic looks. */
export interface TopicLook {
  name: string
  icon_color: number
  icon_custom_emoji_id?: string
}

/** What a bot sends, as rights tell it apart. */
export type SentKind = MediaKind | 'text' | 'location' | 'contact'

const mediaKinds: readonly MediaKind[] = [
  'animation',
  'photo',
  'document',
  'voice',
  'video',
  'video_note',
  'audio',
  'sticker',
]

/** Which kind of file a message carries, if any. */
export function mediaKind(content: Content): MediaKind | undefined {
  return mediaKinds.find((kind) => content[kind] !== undefined)
}

/** What sending a message like this would be. */
export function sentKind(content: Content): SentKind {
  if (content.location) return 'location'
  if (content.contact) return 'contact'
  return mediaKind(content) ?? 'text'
}

/** A message that tells of an event: it can be neither edited, copied nor forwarded. */
export function isService(content: Content): boolean {
  return events.some((event) => content[event] !== undefined)
}

const events = [
  'group_chat_created',
  'supergroup_chat_created',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'new_chat_members',
  'left_chat_member',
  'pinned_id',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
  'general_forum_topic_hidden',
  'general_forum_topic_unhidden',
] as const

/** A message that may carry a caption. */
export function hasCaption(content: Content): boolean {
  const kind = mediaKind(content)
  return kind !== undefined && takesCaption(kind)
}

/** A file of this kind may have a caption. */
export function takesCaption(kind: MediaKind): boolean {
  return kind !== 'sticker' && kind !== 'video_note'
}
