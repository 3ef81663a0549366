import { bad } from '../refusal.ts'
import type { InlineButton } from '../types.ts'
import { type Content, hasCaption, isService } from '../world/content.ts'
import {
  changeMessage,
  contentOf,
  keyboardOf,
  type MessageObject,
  type MessageRow,
  messageObject,
} from '../world/messages.ts'
import type { World } from '../world/open.ts'
import { type Input, integer, text } from './input.ts'
import { checkButtons, checkMarkup, type Markup, readMarkup } from './markup.ts'
import { captionContent, linkPreview, textContent } from './messages.ts'
import { checkReachable, namedMessage, type Target, target } from './target.ts'
import { finishedCaption, finishedText, readCaption, readText } from './texts.ts'

/** Replaces a text. Like every edit: without a keyboard given, the message loses its own. */
export function editMessageText(world: World, input: Input): MessageObject {
  const given = readText(input)
  const edit = readEdit(world, input)
  if (edit.content.text === undefined) throw bad('There is no text in the message to edit')
  const words = finishedText(world, given)
  return apply(world, edit, textContent(words, linkPreview(input)))
}

/** Replaces a caption; an absent one is removed. */
export function editMessageCaption(world: World, input: Input): MessageObject {
  const markup = readMarkup(input)
  const given = readCaption(input)
  const edit = readEdit(world, input, markup)
  if (!hasCaption(edit.content)) throw bad('There is no caption in the message to edit')
  const { caption: _, caption_entities: __, ...bare } = edit.content
  return apply(world, edit, { ...bare, ...captionContent(finishedCaption(world, given)) })
}

/** Replaces or removes the buttons under a message. */
export function editMessageReplyMarkup(world: World, input: Input): MessageObject {
  const edit = readEdit(world, input)
  return apply(world, edit, edit.content)
}

interface Edit {
  chat: Target
  row: MessageRow
  content: Content
  markup: Markup | undefined
}

function readEdit(world: World, input: Input, markup = readMarkup(input)): Edit {
  const named = text(input, 'chat_id')
  const messageId = integer(input, 'message_id')
  if (named === '' && messageId === 0) {
    if (text(input, 'inline_message_id') === '') throw bad('Message identifier is not specified')
    throw bad('MESSAGE_ID_INVALID')
  }
  const chat = target(world, named, 'edit')
  const row = namedMessage(world, chat, messageId, 'message to edit')
  const content = contentOf(row)
  const isOwn = row.from_id === world.bot.id && !row.forward && !isService(content)
  if (!isOwn || row.locked) throw bad("Message can't be edited")
  checkMarkup(markup, chat)
  return { chat, row, content, markup }
}

function apply(world: World, edit: Edit, content: Content): MessageObject {
  const keyboard = inlineOnly(edit.markup)
  checkButtons(edit.markup)
  checkReachable(world, edit.chat)
  const isSame =
    sameContent(edit.content, content) &&
    JSON.stringify(keyboardOf(edit.row)) === JSON.stringify(keyboard)
  if (isSame) {
    throw bad(
      'message is not modified: specified new message content and reply markup are exactly ' +
        'the same as a current content and reply markup of the message',
    )
  }
  const kept = edit.content.has_protected_content ? { has_protected_content: true as const } : {}
  return messageObject(world, changeMessage(world, edit.row, { ...content, ...kept }, keyboard))
}

function inlineOnly(markup: Markup | undefined): InlineButton[][] | undefined {
  if (markup && !('inline' in markup)) throw bad('Inline keyboard expected')
  return markup?.inline
}

function sameContent(before: Content, after: Content): boolean {
  const comparable = ({ has_protected_content: _, ...content }: Content): string => {
    return JSON.stringify(Object.entries(content).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  }
  return comparable(before) === comparable(after)
}
