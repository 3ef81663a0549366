import type { Entity } from '../types.ts'
import { byteOffset, type Formatted, linkEntity, sorted, unreadable } from './formatted.ts'
import { blockStart } from './markdown.ts'

/** Reads MarkdownV2; refuses as Telegram does. */
export function parseMarkdownV2(source: string): Formatted {
  const state: State = { source, at: 0, text: '', entities: [], open: [] }
  while (state.at < source.length) step(state)
  const last = state.open.at(-1)
  if (last?.type === 'blockquote') close(state, last.type)
  const left = state.open.at(-1)
  if (left) throw unclosed(left, source)
  return { text: state.text, entities: sorted(state.entities) }
}

interface Opened {
  type: string
  offset: number
  /** Where its mark stands in the source. */
  begin: number
  language?: string
}

interface State {
  source: string
  at: number
  text: string
  entities: Entity[]
  open: Opened[]
}

const reserved = '_*[]()~`>#+-=|{}.!\n'

const names: Record<string, string> = {
  bold: 'Bold',
  italic: 'Italic',
  underline: 'Underline',
  strikethrough: 'Strikethrough',
  spoiler: 'Spoiler',
  code: 'Code',
  pre: 'Pre',
  text_link: 'TextUrl',
  custom_emoji: 'CustomEmoji',
  blockquote: 'BlockQuote',
}

// Longer marks first.
const openings: [mark: string, type: string][] = [
  ['```', 'pre'],
  ['`', 'code'],
  ['__', 'underline'],
  ['_', 'italic'],
  ['*', 'bold'],
  ['~', 'strikethrough'],
  ['||', 'spoiler'],
  ['![', 'custom_emoji'],
  ['[', 'text_link'],
]

function step(state: State): void {
  const { source, at } = state
  const character = source.charAt(at)
  const code = source.charCodeAt(at + 1)
  if (character === '\\' && code > 0 && code <= 126) {
    state.text += source.charAt(at + 1)
    state.at += 2
    return
  }
  const top = state.open.at(-1)
  const special = top?.type === 'code' || top?.type === 'pre' ? '`' : reserved
  if (!special.includes(character)) {
    state.text += character
    state.at += 1
  } else if (!finish(state, top)) {
    begin(state)
  }
}

/** Ends the innermost entity if its closing mark stands here. */
function finish(state: State, top: Opened | undefined): boolean {
  const { source, at } = state
  if (endsQuote(state)) return finishQuote(state, top)
  if (!top || top.type === 'blockquote') return false
  const mark = closingMark(top)
  const isItalic = top.type === 'italic'
  if (!source.startsWith(mark, at) || (isItalic && source[at + 1] === '_')) return false
  state.at += mark.length
  if (top.type === 'text_link') finishLink(state, top)
  else if (top.type === 'custom_emoji') finishEmoji(state, top)
  else close(state, top.type)
  return true
}

function closingMark(top: Opened): string {
  const marks: Record<string, string> = {
    bold: '*',
    italic: '_',
    underline: '__',
    strikethrough: '~',
    spoiler: '||',
    code: '`',
    pre: '```',
  }
  return marks[top.type] ?? ']'
}

function endsQuote(state: State): boolean {
  const { source, at, open } = state
  if (!inQuote(state)) return false
  if (source[at] === '\n') return source[at + 1] !== '>'
  const isLast = at + 2 === source.length || source[at + 2] === '\n'
  const isLine = isLast && source[at + 3] !== '>'
  return open.at(-1)?.type !== 'spoiler' && source.startsWith('||', at) && isLine
}

function finishQuote(state: State, top: Opened | undefined): boolean {
  if (top?.type !== 'blockquote') throw unclosed(top as Opened, state.source)
  const expandable = state.source[state.at] === '|'
  if (expandable) state.at += 2
  if (state.source[state.at] === '\n') {
    state.text += '\n'
    state.at += 1
  }
  close(state, expandable ? 'expandable_blockquote' : 'blockquote')
  return true
}

function finishLink(state: State, top: Opened): void {
  const shown = state.text.slice(top.offset)
  const target = readTarget(state, 'a URL') ?? shown
  state.open.pop()
  const entity = linkEntity(target, top.offset, shown.length)
  if (entity && shown.length > 0) state.entities.push(entity)
}

function finishEmoji(state: State, top: Opened): void {
  const target = readTarget(state, 'a custom emoji URL')
  if (target === undefined) {
    throw unreadable('The entity must contain a tg://emoji or tg://time URL')
  }
  const id = /^tg:\/\/emoji\?id=(\d+)$/.exec(target)?.[1]
  if (!id) throw unreadable('Invalid tg://emoji or tg://time URL specified')
  state.open.pop()
  const length = state.text.length - top.offset
  if (length > 0) {
    state.entities.push({ type: top.type, offset: top.offset, length, custom_emoji_id: id })
  }
}

/** What stands in parentheses after a link's text, if anything does. */
function readTarget(state: State, what: string): string | undefined {
  const { source } = state
  if (source[state.at] !== '(') return undefined
  const start = state.at + 1
  let at = start
  let target = ''
  while (at < source.length && source[at] !== ')') {
    const code = source.charCodeAt(at + 1)
    if (source[at] === '\\' && code > 0 && code <= 126) at += 1
    target += source.charAt(at)
    at += 1
  }
  if (at >= source.length) {
    throw unreadable(`Can't find end of ${what} at byte offset ${byteOffset(source, start)}`)
  }
  state.at = at + 1
  return target
}

function begin(state: State): void {
  const { source, at } = state
  const opening = openings.find(([mark]) => source.startsWith(mark, at))
  if (opening) open(state, ...opening)
  else if (source[at] === '\n') newLine(state)
  else if (source[at] === '>' && (state.text === '' || state.text.endsWith('\n'))) quote(state)
  else {
    throw unreadable(
      `Character '${source.charAt(at)}' is reserved and must be escaped with the preceding '\\'`,
    )
  }
}

function open(state: State, mark: string, type: string): void {
  const { at, source } = state
  const block = type === 'pre' ? blockStart(source, at + mark.length) : undefined
  const language = block?.language
  state.open.push({ type, offset: state.text.length, begin: at, ...(language && { language }) })
  state.at = block?.start ?? at + mark.length
}

// A line of a quote may begin with more than one mark.
function quote(state: State): void {
  if (inQuote(state)) state.at += 1
  else open(state, '>', 'blockquote')
}

function newLine(state: State): void {
  state.text += '\n'
  state.at += inQuote(state) && state.source[state.at + 1] === '>' ? 2 : 1
}

function inQuote(state: State): boolean {
  return state.open.some((opened) => opened.type === 'blockquote')
}

function close(state: State, type: string): void {
  const opened = state.open.pop()
  if (!opened) return
  const length = state.text.length - opened.offset
  const { offset, language } = opened
  if (length > 0) state.entities.push({ type, offset, length, ...(language && { language }) })
}

function unclosed(left: Opened, source: string): Error {
  const name = left.type === 'pre' && left.language ? 'PreCode' : names[left.type]
  const offset = byteOffset(source, left.begin)
  return unreadable(`Can't find end of ${name} entity at byte offset ${offset}`)
}
