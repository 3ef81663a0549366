import type { Message } from 'grammy/types'
import type { IncomingFile } from '../desk/messages/attachments.ts'
import type { Content, Incoming } from '../desk/messages/receiving.ts'

/** Everything in a message that says about it, and is not its content. */
const ABOUT = new Set([
  'message_id',
  'message_thread_id',
  'direct_messages_topic',
  'from',
  'sender_chat',
  'sender_boost_count',
  'sender_business_bot',
  'sender_tag',
  'receiver_user',
  'ephemeral_message_id',
  'date',
  'guest_query_id',
  'guest_bot_caller_user',
  'guest_bot_caller_chat',
  'business_connection_id',
  'chat',
  'forward_origin',
  'is_topic_message',
  'is_automatic_forward',
  'reply_to_message',
  'external_reply',
  'quote',
  'reply_to_story',
  'reply_to_checklist_task_id',
  'reply_to_poll_option_id',
  'via_bot',
  'edit_date',
  'has_protected_content',
  'is_from_offline',
  'is_paid_post',
  'media_group_id',
  'author_signature',
  'paid_star_count',
  'entities',
  'link_preview_options',
  'suggested_post_info',
  'effect_id',
  'caption',
  'caption_entities',
  'show_caption_above_media',
  'has_media_spoiler',
  'reply_markup',
])

/** What happened in the chat without anybody writing. */
const SERVICE =
  /^(new_chat_|left_chat_|delete_chat_photo|group_chat_|supergroup_|channel_chat_|migrate_|pinned_message|successful_payment|refunded_payment|users_shared|chat_shared|connected_website|write_access_allowed|message_auto_delete|proximity_alert|boost_added|chat_background_set|chat_owner_|forum_topic_|general_forum_|giveaway_created|giveaway_completed|video_chat_|web_app_data|passport_data|direct_message_price|paid_message_price|suggested_post_|gift$|unique_gift$|gift_upgrade|checklist_tasks_|community_chat_|managed_bot_created|poll_option_)/

/** What a person wrote, as the desk takes it; undefined where nobody wrote anything. */
export function incomingOf(message: Message): Incoming | undefined {
  const content = contentOf(message)
  if (!content) return undefined
  const { media_group_id: album, reply_to_message: replied } = message
  return {
    chatId: message.chat.id,
    telegramMessageId: message.message_id,
    content: { ...content, ...(album === undefined ? {} : { album }) },
    ...(replied ? { replyTo: replied.message_id } : {}),
  }
}

function contentOf(message: Message): Content | undefined {
  const text = message.text ?? message.caption ?? ''
  const file = fileOf(message)
  if (file) return { text, files: [file] }
  if (message.contact) {
    const { first_name, last_name, phone_number } = message.contact
    const name = [first_name, last_name].filter(Boolean).join(' ')
    return { text: `${name}, ${phone_number}`, files: [] }
  }
  if (message.location) {
    const { latitude, longitude } = message.location
    const place = message.venue ? `${message.venue.title}, ${message.venue.address}` : text
    return { text: place, files: [], location: { latitude, longitude } }
  }
  if (message.text !== undefined) return { text, files: [] }
  const kind = Object.keys(message).find((key) => !ABOUT.has(key))
  if (kind === undefined || SERVICE.test(kind)) return undefined
  return { text, files: [], placeholder: kind }
}

/** The file of a message, whichever kind it is. An animation comes as a document too. */
function fileOf(message: Message): IncomingFile | undefined {
  const { message_id: id } = message
  const { animation, document, video, audio, voice, video_note, sticker } = message
  const photo = message.photo?.at(-1)
  if (photo) return file('photo', photo, `photo-${id}.jpg`, 'image/jpeg')
  if (animation) return file('animation', animation, `animation-${id}.mp4`, 'video/mp4')
  if (document) return file('document', document, `document-${id}`)
  if (video) return file('video', video, `video-${id}.mp4`, 'video/mp4')
  if (audio) return file('audio', audio, `audio-${id}.mp3`, 'audio/mpeg')
  if (voice) return file('voice', voice, `voice-${id}.ogg`, 'audio/ogg')
  if (video_note) return file('video_note', video_note, `video-${id}.mp4`, 'video/mp4')
  if (sticker) {
    const [ending, mime] = sticker.is_video
      ? ['webm', 'video/webm']
      : sticker.is_animated
        ? ['tgs', 'application/gzip']
        : ['webp', 'image/webp']
    return file('sticker', sticker, `sticker-${id}.${ending}`, mime)
  }
  return undefined
}

interface TelegramFile {
  file_id: string
  file_unique_id: string
  file_name?: string
  mime_type?: string
  file_size?: number
}

function file(kind: string, sent: TelegramFile, name: string, usual?: string): IncomingFile {
  const mime = sent.mime_type ?? usual
  return {
    fileId: sent.file_id,
    fileUniqueId: sent.file_unique_id,
    kind,
    name: sent.file_name ?? name,
    ...(mime === undefined ? {} : { mime }),
    ...(sent.file_size === undefined ? {} : { size: sent.file_size }),
  }
}
