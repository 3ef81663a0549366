import type { Entity } from '../types.ts'
import { byteOffset, type Formatted, linkEntity, unreadable } from './formatted.ts'

/** Reads Telegram's first Markdown: no nesting, marks escaped outside of entities only. */
export function parseMarkdown(source: string): Formatted {
  const entities: Entity[] = []
  let text = ''
  let at = 0
  while (at < source.length) {
    const mark = source.charAt(at)
    if (mark === '\\' && /[_*`[]/.test(source.charAt(at + 1))) {
      text += source.charAt(at + 1)
      at += 2
    } else if (!/[_*`[]/.test(mark)) {
      text += mark
      at += 1
    } else {
      const marked = readMarked(source, at)
      const entity = marked.entity(text.length)
      if (entity && entity.length > 0) entities.push(entity)
      text += marked.text
      at = marked.end
    }
  }
  return { text, entities }
}

interface Marked {
  text: string
  entity: (offset: number) => Entity | undefined
  end: number
}

function readMarked(source: string, begin: number): Marked {
  const mark = source.charAt(begin)
  if (source.startsWith('```', begin)) return readBlock(source, begin)
  const close = source.indexOf(mark === '[' ? ']' : mark, begin + 1)
  if (close < 0) throw unclosed(source, begin)
  const text = source.slice(begin + 1, close)
  if (mark === '[') return readLink(source, text, close + 1)
  const type = mark === '*' ? 'bold' : mark === '_' ? 'italic' : 'code'
  return { text, entity: (offset) => ({ type, offset, length: text.length }), end: close + 1 }
}

function readLink(source: string, text: string, after: number): Marked {
  const hasTarget = text !== '' && source[after] === '('
  const close = source.indexOf(')', after)
  const end = hasTarget ? (close < 0 ? source.length : close + 1) : after
  const target = hasTarget ? source.slice(after + 1, close < 0 ? undefined : close) : text
  return { text, entity: (offset) => linkEntity(target, offset, text.length), end }
}

function readBlock(source: string, begin: number): Marked {
  const { language, start } = blockStart(source, begin + 3)
  const close = source.indexOf('```', start)
  if (close < 0) throw unclosed(source, begin)
  const text = source.slice(start, close)
  const entity = (offset: number): Entity => {
    return { type: 'pre', offset, length: text.length, ...(language && { language }) }
  }
  return { text, entity, end: close + 3 }
}

/** The language after an opening ``` and where the code begins. */
export function blockStart(source: string, at: number): { language: string; start: number } {
  const word = /[^\s`]*/y
  word.lastIndex = at
  const language = word.exec(source)?.[0] ?? ''
  const next = source[at + language.length]
  const isLanguage = language !== '' && next !== undefined && next !== '`'
  const newline = /\r\n|\n\r|\n|\r/y
  newline.lastIndex = isLanguage ? at + language.length : at
  const skipped = newline.exec(source)?.[0].length ?? 0
  return {
    language: isLanguage ? language : '',
    start: (isLanguage ? at + language.length : at) + skipped,
  }
}

function unclosed(source: string, begin: number): Error {
  const offset = byteOffset(source, begin)
  return unreadable(`Can't find end of the entity starting at byte offset ${offset}`)
}
