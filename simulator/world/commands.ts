import type { BotCommand } from '../types.ts'
import { chatRow } from './chats.ts'
import { isAdmin, statusIn } from './members.ts'
import type { World } from './open.ts'
import { userOf } from './people.ts'

/** For whom a list of commands is: `default`, `chat:5`, `chat_member:-7:5` and so on. */
export type CommandScope = string

/** Sets the list of exactly this scope and language; an empty language is any. */
export function setCommands(
  world: World,
  scope: CommandScope,
  language: string,
  list: BotCommand[],
): void {
  world
    .sql('INSERT OR REPLACE INTO commands (scope, language, list) VALUES (?, ?, ?)')
    .run(scope, language, JSON.stringify(list))
  world.tell({ kind: 'commands' })
}

/** The list of exactly this scope and language. */
export function commandsOf(world: World, scope: CommandScope, language: string): BotCommand[] {
  const row = world
    .sql<{ list: string }>('SELECT list FROM commands WHERE scope = ? AND language = ?')
    .get(scope, language)
  return row ? (JSON.parse(row.list) as BotCommand[]) : []
}

/** Takes the list of exactly this scope and language back. */
export function forgetCommands(world: World, scope: CommandScope, language: string): void {
  world.sql('DELETE FROM commands WHERE scope = ? AND language = ?').run(scope, language)
  world.tell({ kind: 'commands' })
}

/** The commands a person is offered in a chat: the narrowest scope wins, their language first. */
export function offeredCommands(world: World, chatId: number, userId: number): BotCommand[] {
  const language = userOf(world, userId).language_code?.slice(0, 2) ?? ''
  for (const scope of scopesFor(world, chatId, userId)) {
    for (const spoken of [language, '']) {
      const list = commandsOf(world, scope, spoken)
      if (list.length > 0) return list
    }
  }
  return []
}

function scopesFor(world: World, chatId: number, userId: number): CommandScope[] {
  if (chatId > 0) return [`chat:${chatId}`, 'all_private_chats', 'default']
  const admin = chatRow(world, chatId) && isAdmin(statusIn(world, chatId, userId))
  return [
    `chat_member:${chatId}:${userId}`,
    ...(admin ? [`chat_administrators:${chatId}`] : []),
    `chat:${chatId}`,
    ...(admin ? ['all_chat_administrators'] : []),
    'all_group_chats',
    'default',
  ]
}
