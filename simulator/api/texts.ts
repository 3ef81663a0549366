import { bad } from '../refusal.ts'
import { codePoints, finishText } from '../text/finish.ts'
import type { Formatted } from '../text/formatted.ts'
import { parseHtml } from '../text/html.ts'
import { parseMarkdown } from '../text/markdown.ts'
import { parseMarkdownV2 } from '../text/markdown-v2.ts'
import type { Entity } from '../types.ts'
import type { World } from '../world/open.ts'
import { findPerson, userOf } from '../world/people.ts'
import {
  flagField,
  type Input,
  isObject,
  json,
  numberField,
  requiredField,
  text,
  textField,
  within,
} from './input.ts'

const textLimit = 4096
const captionLimit = 1024
const rawLimitBytes = 32_768

/** The text of a message, its marks read; not yet trimmed or measured. */
export function readText(input: Input): Formatted {
  if (text(input, 'text') === '') throw bad('Message text is empty')
  checkLinkPreview(input)
  return readFormatted(
    text(input, 'text'),
    text(input, 'parse_mode'),
    entityList(text(input, 'entities')),
  )
}

/** The caption of a file, its marks read; may be empty. */
export function readCaption(input: Input): Formatted {
  return readFormatted(
    text(input, 'caption'),
    text(input, 'parse_mode'),
    entityList(text(input, 'caption_entities')),
  )
}

const parsers = new Map([
  ['markdown', parseMarkdown],
  ['markdownv2', parseMarkdownV2],
  ['html', parseHtml],
])

/** A text with its parse mode or its entities. */
export function readFormatted(raw: string, mode: string, entities: unknown): Formatted {
  if (Buffer.byteLength(raw) > rawLimitBytes) throw bad('Text is too long')
  const parseMode = mode.toLowerCase()
  if (raw !== '' && parseMode !== '' && parseMode !== 'none') {
    const parse = parsers.get(parseMode)
    if (!parse) throw bad('Unsupported parse_mode')
    return parse(raw)
  }
  const given = Array.isArray(entities) ? entities : []
  return { text: raw, entities: given.flatMap(readEntity) }
}

/** The text as it will stand in the chat; neither empty nor too long. */
export function finishedText(world: World, given: Formatted): Formatted {
  const finished = settled(world, given)
  if (finished.text === '') throw bad('Text must be non-empty')
  if (codePoints(finished.text) > textLimit) throw bad('Message is too long')
  return finished
}

/** The caption as it will stand under the file; not too long. */
export function finishedCaption(world: World, given: Formatted): Formatted {
  const finished = settled(world, given)
  if (codePoints(finished.text) > captionLimit) throw bad('Message caption is too long')
  return finished
}

// Whoever the bot never met cannot be mentioned by id.
function settled(world: World, given: Formatted): Formatted {
  const { text: words, entities } = finishText(given)
  const told = entities.flatMap((entity): Entity[] => {
    if (entity.type !== 'text_mention' || !entity.user) return [entity]
    const isKnown = findPerson(world, entity.user.id)?.met
    return isKnown ? [{ ...entity, user: userOf(world, entity.user.id) }] : []
  })
  return { text: words, entities: told }
}

function entityList(raw: string): unknown {
  try {
    return raw === '' ? undefined : JSON.parse(raw)
  } catch (error) {
    // Telegram ignores entities it cannot read.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const found = ['mention', 'hashtag', 'cashtag', 'bot_command', 'url', 'email', 'phone_number']
const plain = [
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'code',
  'blockquote',
  'expandable_blockquote',
]

function readEntity(value: unknown): Entity[] {
  return within('MessageEntity', () => {
    if (!isObject(value)) throw bad('expected an Object')
    const offset = numberField(value, 'offset')
    const length = numberField(value, 'length')
    const type = requiredField(value, 'type')
    const place = { type, offset, length }
    if (plain.includes(type)) return [place]
    if (found.includes(type) || type === 'bank_card_number') return []
    switch (type) {
      case '':
        throw bad('Type is not specified')
      case 'pre': {
        const language = textField(value, 'language')
        return [{ ...place, ...(language && { language }) }]
      }
      case 'text_link':
        return [{ ...place, url: requiredField(value, 'url') }]
      case 'text_mention': {
        if (!isObject(value.user)) throw bad('Can\'t find field "user"')
        const user = { id: numberField(value.user, 'id'), is_bot: false, first_name: '' }
        return [{ ...place, user }]
      }
      case 'custom_emoji':
        return [{ ...place, custom_emoji_id: requiredField(value, 'custom_emoji_id') }]
      default:
        throw bad('Unsupported type specified')
    }
  })
}

function checkLinkPreview(input: Input): void {
  const options = json(input, 'link_preview_options', 'link preview options')
  if (options === undefined) return
  if (!isObject(options)) throw bad('Object expected as link preview options')
  for (const name of [
    'is_disabled',
    'prefer_small_media',
    'prefer_large_media',
    'show_above_text',
  ]) {
    flagField(options, name)
  }
}
