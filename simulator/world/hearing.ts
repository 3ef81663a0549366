import { isService } from './content.ts'
import { isAdmin, isPresent, statusIn } from './members.ts'
import { contentOf, findMessage, type MessageRow } from './messages.ts'
import type { World } from './open.ts'

/**
 * Whether the bot is told of a message. In groups it has its privacy mode on, as bots do unless
 * their maker turns it off: it hears commands, mentions, replies to it and what happens there.
 */
export function hears(world: World, row: MessageRow): boolean {
  if (row.chat_id > 0) return true
  const status = statusIn(world, row.chat_id, world.bot.id)
  if (!isPresent(status)) return false
  return isAdmin(status) || isForBot(world, row)
}

function isForBot(world: World, row: MessageRow): boolean {
  const content = contentOf(row)
  if (isService(content)) return true
  const words = content.text ?? content.caption ?? ''
  const marks = content.entities ?? content.caption_entities ?? []
  const name = `@${world.bot.username}`.toLowerCase()
  const isNamed = marks.some(({ type, offset, length }) => {
    const word = words.slice(offset, offset + length).toLowerCase()
    if (type === 'bot_command') return !word.includes('@') || word.endsWith(name)
    return type === 'mention' && word === name
  })
  const answered = row.reply_to ? findMessage(world, row.chat_id, row.reply_to) : undefined
  return isNamed || answered?.from_id === world.bot.id
}
