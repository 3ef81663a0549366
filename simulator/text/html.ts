import type { Entity } from '../types.ts'
import { byteOffset, type Formatted, linkEntity, sorted, unreadable } from './formatted.ts'

/** Reads Telegram's HTML; refuses as Telegram does. */
export function parseHtml(source: string): Formatted {
  const entities: Entity[] = []
  const open: OpenTag[] = []
  let text = ''
  let at = 0
  while (at < source.length) {
    if (source.startsWith('</', at)) {
      const tag = readEndTag(source, at, open.length)
      const entity = entityOf(closing(open, tag, source, at), text)
      if (entity) addEntity(entities, entity)
      at = tag.end
    } else if (source[at] === '<') {
      const tag = readStartTag(source, at)
      open.push({ name: tag.name, attributes: tag.attributes, offset: text.length })
      at = tag.end
    } else {
      const character = readCharacter(source, at)
      text += character.text
      at = character.end
    }
  }
  const left = open.at(-1)
  if (left) throw unreadable(`Can't find end tag corresponding to start tag "${left.name}"`)
  return { text, entities: sorted(entities.map(withoutCodeLanguage)) }
}

interface OpenTag {
  name: string
  attributes: Record<string, string>
  offset: number
}

const types: Record<string, string> = {
  a: 'text_link',
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  u: 'underline',
  ins: 'underline',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  'tg-emoji': 'custom_emoji',
  pre: 'pre',
  code: 'code',
  blockquote: 'blockquote',
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

function readStartTag(source: string, begin: number) {
  const offset = byteOffset(source, begin)
  let at = endOf(source, begin + 1, /[\s>]/)
  if (at === source.length) throw unreadable(`Unclosed start tag at byte offset ${offset}`)
  const name = source.slice(begin + 1, at).toLowerCase()
  if (!types[name]) throw unreadable(`Unsupported start tag "${name}" at byte offset ${offset}`)
  const attributes: Record<string, string> = {}
  for (;;) {
    at = endOf(source, at, /\S/)
    if (source[at] === '>') break
    if (at >= source.length) {
      throw unreadable(`Unclosed start tag "${name}" at byte offset ${offset}`)
    }
    const attribute = readAttribute(source, at, name, begin)
    attributes[attribute.name] = attribute.value
    at = attribute.end
    if (at >= source.length && attribute.value !== '') {
      throw unreadable(`Unclosed start tag at byte offset ${offset}`)
    }
  }
  checkAttributes(name, attributes, offset)
  return { name, attributes, end: at + 1 }
}

function readAttribute(source: string, begin: number, tag: string, tagBegin: number) {
  const nameEnd = endOf(source, begin, /[\s=>/"']/)
  if (nameEnd === begin || source.slice(begin, nameEnd).includes('\0')) {
    throw unreadable(
      `Empty attribute name in the tag "${tag}" at byte offset ${byteOffset(source, tagBegin)}`,
    )
  }
  const name = source.slice(begin, nameEnd).toLowerCase()
  const equals = endOf(source, nameEnd, /\S/)
  if (source[equals] !== '=') return { name, value: '', end: equals }
  const at = endOf(source, equals + 1, /\S/)
  const quote = source[at]
  if (quote === '"' || quote === "'") return { name, ...readQuoted(source, at + 1, quote) }
  const end = endOf(source, at, /[^a-z0-9.-]/i)
  if (end < source.length && !/[\s>]/.test(source.charAt(end))) {
    throw unreadable(`Unexpected end of name token at byte offset ${byteOffset(source, at)}`)
  }
  return { name, value: source.slice(at, end).toLowerCase(), end }
}

function readQuoted(source: string, begin: number, quote: string) {
  let value = ''
  let at = begin
  while (at < source.length && source[at] !== quote) {
    const character = readCharacter(source, at)
    value += character.text
    at = character.end
  }
  return { value, end: at + 1 }
}

function checkAttributes(tag: string, attributes: Record<string, string>, offset: number): void {
  if (tag === 'span' && attributes.class !== 'tg-spoiler') {
    throw unreadable(`Tag "span" must have class "tg-spoiler" at byte offset ${offset}`)
  }
}

function readEndTag(source: string, begin: number, openTags: number) {
  const offset = byteOffset(source, begin)
  if (openTags === 0) throw unreadable(`Unexpected end tag at byte offset ${offset}`)
  const nameEnd = endOf(source, begin + 2, /[\s>]/)
  const end = endOf(source, nameEnd, /\S/)
  if (source[end] !== '>') throw unreadable(`Unclosed end tag at byte offset ${offset}`)
  return { name: source.slice(begin + 2, nameEnd).toLowerCase(), end: end + 1 }
}

function closing(open: OpenTag[], tag: { name: string }, source: string, at: number): OpenTag {
  const opened = open.pop() as OpenTag
  if (tag.name !== '' && tag.name !== opened.name) {
    throw unreadable(
      `Unmatched end tag at byte offset ${byteOffset(source, at)}, ` +
        `expected "</${opened.name}>", found "</${tag.name}>"`,
    )
  }
  return opened
}

function entityOf(tag: OpenTag, text: string): Entity | undefined {
  const offset = tag.offset
  const length = text.length - offset
  const type = types[tag.name]
  if (length === 0 || !type) return undefined
  switch (tag.name) {
    case 'a':
      return linkEntity(tag.attributes.href || text.slice(offset), offset, length)
    case 'code': {
      const language = /^language-(.+)/.exec(tag.attributes.class ?? '')?.[1]
      return { type, offset, length, ...(language && { language }) }
    }
    case 'blockquote': {
      const expandable = 'expandable' in tag.attributes
      return { type: expandable ? 'expandable_blockquote' : type, offset, length }
    }
    case 'tg-emoji': {
      const id = tag.attributes['emoji-id'] ?? ''
      if (!/^\d+$/.test(id)) throw unreadable('Invalid custom emoji identifier specified')
      return { type, offset, length, custom_emoji_id: id }
    }
    default:
      return { type, offset, length }
  }
}

// <pre><code class="language-x"> is one block in the language x.
function addEntity(entities: Entity[], entity: Entity): void {
  const last = entities.at(-1)
  const inner = last?.offset === entity.offset && last.length === entity.length ? last : undefined
  if (entity.type === 'pre' && inner?.type === 'code' && inner.language) {
    entities[entities.length - 1] = { ...inner, type: 'pre' }
  } else if (entity.type === 'code' && entity.language && inner?.type === 'pre') {
    entities[entities.length - 1] = { ...inner, language: entity.language }
  } else {
    entities.push(entity)
  }
}

function withoutCodeLanguage(entity: Entity): Entity {
  if (entity.type !== 'code') return entity
  const { language: _, ...code } = entity
  return code
}

function readCharacter(source: string, at: number): { text: string; end: number } {
  const plain = { text: source.charAt(at), end: at + 1 }
  if (source[at] !== '&') return plain
  const match = /&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+));?/iy
  match.lastIndex = at
  const [whole, hex, decimal, name] = match.exec(source) ?? []
  if (whole === undefined) return plain
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
  const text = name ? named[name] : code > 0 && code < 0x10ffff ? String.fromCodePoint(code) : ''
  return text ? { text, end: at + whole.length } : plain
}

/** The first position from `at` whose character matches, or the end. */
function endOf(source: string, at: number, stop: RegExp): number {
  let end = at
  while (end < source.length && !stop.test(source.charAt(end))) end++
  return end
}
