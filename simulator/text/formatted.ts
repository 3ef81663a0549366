import { bad, type Refusal } from '../refusal.ts'
import type { Entity } from '../types.ts'

/** A text without its marks, and what they meant; offsets in UTF-16 units. */
export interface Formatted {
  text: string
  entities: Entity[]
}

/** Refuses marks that cannot be read. */
export function unreadable(problem: string): Refusal {
  return bad(`Can't parse entities: ${problem}`)
}

/** Where a position lies in UTF-8, as Telegram counts in its refusals. */
export function byteOffset(source: string, at: number): number {
  return Buffer.byteLength(source.slice(0, at))
}

// Of entities over the same stretch the outer comes first.
const ranks = [
  'expandable_blockquote',
  'blockquote',
  'pre',
  'code',
  'text_mention',
  'text_link',
  'found',
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'custom_emoji',
]

/** Telegram's order: from the start on, the longer first. */
export function sorted(entities: Entity[]): Entity[] {
  return entities.toSorted((a, b) => {
    return a.offset - b.offset || b.length - a.length || rank(a) - rank(b)
  })
}

function rank({ type }: Entity): number {
  return ranks.includes(type) ? ranks.indexOf(type) : ranks.indexOf('found')
}

/** An entity for a link's target; undefined when it leads nowhere. */
export function linkEntity(target: string, offset: number, length: number): Entity | undefined {
  const mention = /^tg:\/\/user\?id=(\d+)$/.exec(target.trim())
  if (mention) {
    const user = { id: Number(mention[1]), is_bot: false, first_name: '' }
    return { type: 'text_mention', offset, length, user }
  }
  const url = checkedLink(target)
  return url ? { type: 'text_link', offset, length, url } : undefined
}

/** A link as Telegram keeps it, or what is wrong with it. */
export function checkLink(target: string): { url: string } | { fault: string } {
  const trimmed = target.trim()
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed)?.[1]?.toLowerCase()
  if (scheme === 'tg' || scheme === 'ton' || scheme === 'tonsite') return { url: trimmed }
  if (scheme && scheme !== 'http' && scheme !== 'https') {
    return { fault: 'Unsupported URL protocol' }
  }
  const rest = scheme ? trimmed.slice(scheme.length + 3) : trimmed
  const [, host = '', path = ''] = /^([^/?#]*)(.*)$/s.exec(rest) ?? []
  if (host === '') return { fault: 'URL host is empty' }
  if (!host.includes('.') || /[\s()[\]{}<>"`\\^|]/.test(host)) return { fault: 'Wrong HTTP URL' }
  const tail = (path.startsWith('/') ? path : `/${path}`).replaceAll(' ', '%20')
  return { url: `${scheme ?? 'http'}://${host.toLowerCase()}${tail}` }
}

function checkedLink(target: string): string | undefined {
  const checked = checkLink(target)
  return 'url' in checked ? checked.url : undefined
}
