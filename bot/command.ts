import type { Message } from 'grammy/types'

export interface Command {
  /** Without its slash. */
  name: string
  /** What is said after it. */
  rest: string
}

/** The command with which a message begins, unless it is for another bot than `username`. */
export function commandOf(message: Message | undefined, username: string): Command | undefined {
  const [first] = message?.entities ?? []
  if (first?.type !== 'bot_command' || first.offset !== 0) return undefined
  const text = message?.text ?? ''
  const [name = '', bot] = text.slice(1, first.length).split('@')
  if (bot !== undefined && bot.toLowerCase() !== username.toLowerCase()) return undefined
  return { name, rest: text.slice(first.length).trimStart() }
}
