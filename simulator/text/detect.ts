import type { Entity } from '../types.ts'
import { sorted } from './formatted.ts'
import { isTopLevel } from './top-level.ts'

/** Finds what Telegram marks by itself: commands, mentions, hashtags, addresses, cards. */
export function detectEntities(text: string): Entity[] {
  const found: Entity[] = []
  for (const { type, pattern, holds } of kinds) {
    for (const match of text.matchAll(pattern)) {
      const length = match[0].length
      const entity = { type, offset: match.index, length }
      if (holds?.(match) !== false && !found.some((other) => overlap(other, entity))) {
        found.push(entity)
      }
    }
  }
  return sorted(found)
}

/** Two stretches share a character. */
export function overlap(a: Entity, b: Entity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length
}

interface Kind {
  type: string
  pattern: RegExp
  holds?: (match: RegExpExecArray) => boolean
}

const shortNames = ['gif', 'wiki', 'vid', 'bing', 'pic', 'bold', 'imdb', 'coub', 'like', 'vote']

// Earlier kinds win where two would overlap.
const kinds: Kind[] = [
  {
    type: 'url',
    pattern: /(?<![\p{L}\d_@.])(?:tg|ton|tonsite):\/\/[\p{L}\d_-]+(?:[/?#][^\s<>"«»]*)?/giu,
  },
  {
    type: 'email',
    pattern:
      /(?<![\p{L}\d_.%+@/:-])[a-z0-9_.+%-]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}(?![\p{L}\d_@-])/giu,
  },
  {
    type: 'url',
    pattern:
      /(?<![\p{L}\d_@.\-/$])(?:https?:\/\/)?(?:[\p{L}\d_-]+\.)+[\p{L}\d-]+(?::\d{1,5})?(?:[/?#][^\s<>"«»]*?)?(?=[.,:;!?'…)\]]*(?:[\s<>"«»]|$))/giu,
    holds: isAddress,
  },
  {
    type: 'bot_command',
    pattern: /(?<![\p{L}\d_/<>])\/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\p{L}\d_/<>@])/gu,
  },
  {
    type: 'mention',
    pattern: /(?<![\p{L}\d_/])@([a-zA-Z0-9_]{2,32})(?![\p{L}\d_])/gu,
    holds: ([, name = '']) => name.length >= 4 || shortNames.includes(name.toLowerCase()),
  },
  {
    type: 'hashtag',
    pattern: /(?<![\p{L}\d_#])#[\p{L}\d_]{1,256}(?:@[a-zA-Z0-9_]{3,32})?(?![\p{L}\d_#])/gu,
    holds: ([tag]) => /\p{L}/u.test(tag),
  },
  { type: 'cashtag', pattern: /(?<![\p{L}\d_$])\$(?:1INCH|[A-Z]{1,8})(?![\p{L}\d_$])/gu },
  {
    type: 'phone_number',
    pattern: /(?<![\p{L}\d_+])\+\d[\d ()-]{8,17}\d(?![\p{L}\d_])/gu,
    holds: ([number]) => /^\d{10,15}$/.test(number.replace(/\D/g, '')),
  },
]

function isAddress([match]: RegExpExecArray): boolean {
  const host = match.replace(/^https?:\/\//i, '').split(/[/?#:]/)[0] ?? ''
  const isIp = /^\d{1,3}(\.\d{1,3}){3}$/.test(host)
  return isIp || isTopLevel(host.split('.').at(-1) ?? '')
}
