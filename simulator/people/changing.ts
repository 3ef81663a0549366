import type { Sent } from '../person.ts'
import { chatObject, chatRow } from '../world/chats.ts'
import { type Content, hasCaption, isService } from '../world/content.ts'
import { isAdmin, statusIn } from '../world/members.ts'
import { tellMessage } from '../world/membership.ts'
import { changeMessage, contentOf, findMessage, type MessageRow } from '../world/messages.ts'
import type { World } from '../world/open.ts'
import { userOf } from '../world/people.ts'
import { isReaction, setReaction } from '../world/reactions.ts'
import { pushUpdate } from '../world/updates.ts'
import { checkMayWrite } from './place.ts'
import { sent, subtitled, written } from './writing.ts'

interface Named {
  chatId?: number
  messageId: number
}

/** Changes one's own text or caption. */
export function edit(world: World, userId: number, change: Named & { text: string }): Sent {
  const row = seenRow(world, userId, change)
  checkMayWrite(world, userId, row.chat_id)
  const content = contentOf(row)
  if (row.from_id !== userId || row.forward || isService(content)) {
    throw new Error('only an own message can be changed')
  }
  const changed = changeMessage(world, row, reworded(content, change.text), undefined)
  return sent(world, userId, changed, tellMessage(world, changed, 'edited_message'))
}

/** Sets one's reaction; in groups the bot hears of it only as an administrator. */
export function react(world: World, userId: number, reaction: Named & { emoji?: string }): void {
  const row = seenRow(world, userId, reaction)
  checkMayWrite(world, userId, row.chat_id)
  const { emoji } = reaction
  if (emoji !== undefined && !isReaction(emoji)) throw new Error(`${emoji} is no reaction`)
  const before = setReaction(world, row.chat_id, row.message_id, userId, emoji)
  const isHeard = row.chat_id > 0 || isAdmin(statusIn(world, row.chat_id, world.bot.id))
  if (before === emoji || !isHeard) return
  pushUpdate(world, 'message_reaction', row.chat_id, {
    chat: chatObject(world, chatRow(world, row.chat_id)),
    message_id: row.message_id,
    user: userOf(world, userId),
    date: Math.floor(world.now() / 1000),
    old_reaction: before === undefined ? [] : [{ type: 'emoji', emoji: before }],
    new_reaction: emoji === undefined ? [] : [{ type: 'emoji', emoji }],
  })
}

/** Hides a message from this person alone. */
export function hideMessage(world: World, userId: number, message: Named): void {
  const row = seenRow(world, userId, message)
  world
    .sql('INSERT OR IGNORE INTO hidden (chat_id, message_id, user_id) VALUES (?, ?, ?)')
    .run(row.chat_id, row.message_id, userId)
  world.tell({ kind: 'deleted', chatId: row.chat_id, messageId: row.message_id })
}

function seenRow(world: World, userId: number, { chatId, messageId }: Named): MessageRow {
  const row = findMessage(world, chatId ?? userId, messageId)
  if (!row) throw new Error(`there is no message ${messageId}`)
  return row
}

function reworded(content: Content, text: string): Content {
  if (hasCaption(content)) {
    const { caption: _, caption_entities: __, ...bare } = content
    return { ...bare, ...subtitled(text) }
  }
  if (content.text === undefined) throw new Error('this message has no words')
  const { entities: _, ...bare } = content
  return { ...bare, ...written(text) }
}
