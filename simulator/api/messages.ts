import { bad } from '../refusal.ts'
import { type Content, hasCaption, isService, sentKind } from '../world/content.ts'
import { contentOf, type MessageObject } from '../world/messages.ts'
import type { World } from '../world/open.ts'
import { userOf } from '../world/people.ts'
import { type Input, integer, isObject, json, requiredText } from './input.ts'
import { checkSendable, type Envelope, post, readEnvelope } from './sending.ts'
import { namedMessage, target } from './target.ts'
import { finishedCaption, finishedText, readCaption, readText } from './texts.ts'

export function sendMessage(world: World, input: Input): MessageObject {
  const given = readText(input)
  const envelope = readEnvelope(world, input)
  const content = textContent(finishedText(world, given), linkPreview(input))
  checkSendable(world, envelope, 'text')
  return post(world, envelope, content)
}

/** Sends again what a message says; the copy has no link to it. Answers only the new id. */
export function copyMessage(world: World, input: Input): { message_id: number } {
  const from = target(world, requiredText(input, 'from_chat_id'), 'read')
  const caption = 'caption' in input.values ? readCaption(input) : undefined
  const row = namedMessage(world, from, integer(input, 'message_id'), 'message to copy')
  const envelope = readEnvelope(world, input)
  const content = contentOf(row)
  if (isService(content)) throw bad("Message can't be copied")
  checkUnprotected(content)
  const { caption: _, caption_entities: __, ...bare } = content
  const copied =
    caption && hasCaption(content)
      ? { ...bare, ...captionContent(finishedCaption(world, caption)) }
      : content
  checkSendable(world, envelope, sentKind(content))
  return { message_id: post(world, envelope, copied).message_id }
}

/** Sends a message on, with the name of who wrote it. */
export function forwardMessage(world: World, input: Input): MessageObject {
  const from = target(world, requiredText(input, 'from_chat_id'), 'read')
  const row = namedMessage(world, from, integer(input, 'message_id'), 'message to forward')
  const envelope: Envelope = { ...readEnvelope(world, input), markup: undefined }
  const content = contentOf(row)
  if (isService(content)) throw bad("Message can't be forwarded")
  checkUnprotected(content)
  checkSendable(world, envelope, sentKind(content))
  const origin = { type: 'user' as const, sender_user: userOf(world, row.from_id), date: row.date }
  return post(world, envelope, content, {
    forward: row.forward ? JSON.parse(row.forward) : origin,
  })
}

/** Fields of a text message. */
export function textContent(
  { text: words, entities }: ReturnType<typeof finishedText>,
  preview?: Record<string, unknown>,
): Content {
  return {
    text: words,
    ...(entities.length > 0 && { entities }),
    ...(preview && { link_preview_options: preview }),
  }
}

/** Fields of a caption; none when it is empty. */
export function captionContent({
  text: words,
  entities,
}: ReturnType<typeof finishedText>): Content {
  if (words === '') return {}
  return { caption: words, ...(entities.length > 0 && { caption_entities: entities }) }
}

/** What the link preview of a text was asked to be. */
export function linkPreview(input: Input): Record<string, unknown> | undefined {
  const options = json(input, 'link_preview_options', 'link preview options')
  return isObject(options) ? options : undefined
}

function checkUnprotected(content: Content): void {
  if (content.has_protected_content) {
    throw bad("Message has protected content and can't be forwarded")
  }
}
