import { bad } from '../refusal.ts'
import { hasRight } from '../world/members.ts'
import { findMessage, deleteMessage as forget, type MessageRow } from '../world/messages.ts'
import type { World } from '../world/open.ts'
import { type Input, integer, text } from './input.ts'
import { namedMessage, type Target, target } from './target.ts'

const deletableSeconds = 48 * 3600
const mostAtOnce = 100

export function deleteMessage(world: World, input: Input): true {
  const named = text(input, 'chat_id')
  if (named === '') throw bad('Chat identifier is not specified')
  const messageId = integer(input, 'message_id')
  if (messageId === 0) throw bad('Message identifier is not specified')
  const chat = target(world, named, 'write')
  const row = namedMessage(world, chat, messageId, 'message to delete')
  checkDeletable(world, chat, row)
  forget(world, chat.id, row.message_id)
  return true
}

/** Deletes several; those that are missing are passed over. */
export function deleteMessages(world: World, input: Input): true {
  const ids = messageIds(text(input, 'message_ids'))
  const chat = target(world, text(input, 'chat_id'), 'write')
  const rows = ids.flatMap((id) => findMessage(world, chat.id, id) ?? [])
  for (const row of rows) checkDeletable(world, chat, row)
  for (const row of rows) forget(world, chat.id, row.message_id)
  return true
}

function messageIds(raw: string): number[] {
  if (raw === '') throw bad('Message identifiers are not specified')
  const given = parsed(raw)
  if (!Array.isArray(given)) throw bad('Expected an Array of message identifiers')
  if (given.length > mostAtOnce) throw bad('Too many message identifiers specified')
  if (given.length === 0) throw bad('Message identifiers are not specified')
  return given.map((id) => {
    if (!/^\d+$/.test(String(id)) || Number(id) <= 0) {
      throw bad('Invalid message identifier specified')
    }
    return Number(id)
  })
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch (error) {
    if (error instanceof SyntaxError) throw bad("Can't parse message identifiers JSON object")
    throw error
  }
}

function checkDeletable(world: World, chat: Target, row: MessageRow): void {
  const isOld = row.date + deletableSeconds <= world.now() / 1000
  const isOwn = row.from_id === world.bot.id
  const mayAll =
    chat.type === 'private' || hasRight(world, chat.id, world.bot.id, 'can_delete_messages')
  const isKept = mayAll && chat.type !== 'private' ? false : isOld
  if (isKept || (!isOwn && !mayAll)) throw bad("message can't be deleted")
}
