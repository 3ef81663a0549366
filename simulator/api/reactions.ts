import { bad } from '../refusal.ts'
import type { World } from '../world/open.ts'
import { isReaction, setReaction } from '../world/reactions.ts'
import { type Input, integer, isObject, json, requiredField, text, within } from './input.ts'
import { namedMessage, target } from './target.ts'

/** Sets the bot's one reaction to a message; an empty list takes it back. */
export function setMessageReaction(world: World, input: Input): true {
  const emojis = readReactions(input)
  const chat = target(world, text(input, 'chat_id'), 'read')
  const row = namedMessage(world, chat, integer(input, 'message_id'), 'message to react')
  if (emojis.length > 1) throw bad('REACTIONS_TOO_MANY')
  const [emoji] = emojis
  if (emoji !== undefined && !isReaction(emoji)) throw bad('REACTION_INVALID')
  setReaction(world, row.chat_id, row.message_id, world.bot.id, emoji)
  return true
}

function readReactions(input: Input): string[] {
  const value = json(input, 'reaction', 'reaction types')
  if (value === undefined) return []
  if (!Array.isArray(value)) throw bad('Expected an Array of ReactionType')
  return value.map((given) => {
    return within('ReactionType', () => {
      if (!isObject(given)) throw bad('expected an Object')
      switch (requiredField(given, 'type')) {
        case 'emoji':
          return requiredField(given, 'emoji')
        case 'custom_emoji':
          return requiredField(given, 'custom_emoji_id')
        case 'paid':
          return ''
        default:
          throw bad('invalid reaction type specified')
      }
    })
  })
}
