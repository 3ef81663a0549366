import { bad } from '../refusal.ts'
import { codePoints } from '../text/finish.ts'
import type { BotCommand } from '../types.ts'
import { type CommandScope, commandsOf, forgetCommands, setCommands } from '../world/commands.ts'
import type { World } from '../world/open.ts'
import { type Input, isObject, json, numberField, requiredField, text, within } from './input.ts'
import { target } from './target.ts'

const mostCommands = 100
const nameLimit = 32
const descriptionLimit = 256

/** Sets the list of a scope and language; without `commands` it is emptied. */
export function setMyCommands(world: World, input: Input): true {
  const list = readCommands(input)
  const { scope, language } = readPlace(world, input)
  const checked = list.map(checkedCommand)
  if (checked.length === 0) forgetCommands(world, scope, language)
  else setCommands(world, scope, language, checked)
  return true
}

export function getMyCommands(world: World, input: Input): BotCommand[] {
  const { scope, language } = readPlace(world, input)
  return commandsOf(world, scope, language)
}

export function deleteMyCommands(world: World, input: Input): true {
  const { scope, language } = readPlace(world, input)
  forgetCommands(world, scope, language)
  return true
}

function readCommands(input: Input): BotCommand[] {
  const value = json(input, 'commands', 'commands')
  if (value === undefined) return []
  if (!Array.isArray(value)) throw bad('Expected an Array of BotCommand')
  if (value.length > mostCommands) throw bad('Too many commands specified')
  return value.map((given) => {
    return within('BotCommand', () => {
      if (!isObject(given)) throw bad('expected an Object')
      const command = requiredField(given, 'command')
      return { command, description: requiredField(given, 'description') }
    })
  })
}

function checkedCommand(given: BotCommand): BotCommand {
  const command = given.command.trim().replace(/^\//, '')
  const description = given.description.trim()
  if (command === '') throw bad('Command must be non-empty')
  if (codePoints(command) > nameLimit) {
    throw bad(`Command length must not exceed ${nameLimit}`)
  }
  if (description === '') throw bad('Command description must be non-empty')
  if (codePoints(description) > descriptionLimit) {
    throw bad(`Command description length must not exceed ${descriptionLimit}`)
  }
  if (!/^[a-z0-9_]+$/.test(command)) throw bad('BOT_COMMAND_INVALID')
  return { command, description }
}

function readPlace(world: World, input: Input): { scope: CommandScope; language: string } {
  const scope = readScope(world, json(input, 'scope', 'BotCommandScope'))
  const language = text(input, 'language_code')
  if (!/^([a-z]{2})?$/.test(language)) throw bad('Invalid language code specified')
  return { scope, language }
}

const wideScopes = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators']

function readScope(world: World, value: unknown): CommandScope {
  if (value === undefined) return 'default'
  const named = within('BotCommandScope', () => {
    if (!isObject(value)) throw bad('BotCommandScope must be an Object')
    const type = requiredField(value, 'type')
    if (wideScopes.includes(type)) return { type, chat: undefined, member: 0 }
    if (!['chat', 'chat_administrators', 'chat_member'].includes(type)) {
      throw bad('Unsupported type specified')
    }
    const chat = requiredField(value, 'chat_id')
    if (chat === '') throw bad('Empty chat_id specified')
    const member = type === 'chat_member' ? numberField(value, 'user_id') : 0
    if (type === 'chat_member' && member <= 0) throw bad('Invalid user_id specified')
    return { type, chat, member }
  })
  if (named.chat === undefined) return named.type
  const chat = target(world, named.chat, 'read')
  if (chat.type === 'private' && named.type !== 'chat') {
    throw bad("Can't use specified scope in private chats")
  }
  return [named.type, chat.id, ...(named.member ? [named.member] : [])].join(':')
}
