import type { Fact } from '../../desk/delivery/letters.ts'
import type { Desk } from '../../desk/desk.ts'
import type { Words } from '../../locales/words.ts'
import type { Drawn } from '../drawn.ts'
import { sayToAgent } from './agent-facts.ts'
import { sayToDecider } from './approval-facts.ts'
import { sayInChat } from './chat-facts.ts'
import { headline, readerOf } from './reader.ts'
import { sayToRequester } from './requester-facts.ts'
import { type Line, linesOf } from './text.ts'

/** What a fact says below the ticket's headline, or all of it where it is about none. */
export interface Said extends Pick<Drawn, 'keyboard' | 'reply'> {
  lines: Line[]
}

/** A push, in the language of the chat's reader. */
export function drawFact(desk: Desk, words: Words, fact: Fact, chatId: number): Drawn {
  const reader = readerOf(desk, words, chatId)
  const { lines, ...below } = sayToAgent(reader, fact) ??
    sayToRequester(reader, fact) ??
    sayToDecider(reader, fact) ??
    sayInChat(reader, fact) ?? { lines: [] }
  const head = 'number' in fact ? [{ bold: headline(reader, fact) }] : []
  return { ...linesOf([...head, ...lines]), ...below }
}
