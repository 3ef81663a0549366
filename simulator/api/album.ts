import { randomBytes } from 'node:crypto'
import { bad } from '../refusal.ts'
import type { Formatted } from '../text/formatted.ts'
import type { MediaKind } from '../types.ts'
import { mediaContent } from '../world/media.ts'
import type { MessageObject } from '../world/messages.ts'
import type { World } from '../world/open.ts'
import {
  type Input,
  isObject,
  json,
  numberField,
  requiredField,
  requiredText,
  textField,
  within,
} from './input.ts'
import { captionContent } from './messages.ts'
import { checkSendable, post, readEnvelope } from './sending.ts'
import { finishedCaption, readFormatted } from './texts.ts'
import { type GivenFile, givenFile, type Measures, storedFile } from './uploads.ts'

const mostItems = 10

/** Sends two to ten files as one album; each is a message of its own. */
export function sendMediaGroup(world: World, input: Input): MessageObject[] {
  const items = readItems(input)
  const envelope = readEnvelope(world, { ...input, values: { ...input.values, reply_markup: '' } })
  if (items.length === 0) throw bad('There are no messages to send')
  if (items.length > mostItems) throw bad('Too many messages to send as an album')
  checkKinds(items)
  const contents = items.map((item) => ({
    kind: item.kind,
    content: {
      ...mediaContent(world, storedFile(world, item.file, item.kind, item.measures)),
      ...captionContent(finishedCaption(world, item.caption)),
    },
  }))
  const album = newAlbum()
  return contents.map(({ kind, content }) => {
    checkSendable(world, envelope, kind)
    return post(world, envelope, content, contents.length > 1 ? { album } : {})
  })
}

/** A fresh `media_group_id`. */
export function newAlbum(): string {
  return (randomBytes(8).readBigUInt64BE() >> 1n).toString()
}

interface Item {
  kind: MediaKind
  file: GivenFile
  caption: Formatted
  measures: Measures
}

function readItems(input: Input): Item[] {
  requiredText(input, 'media')
  const given = json(input, 'media', 'media')
  if (!Array.isArray(given)) throw bad('Expected an Array of InputMedia')
  return given.map((value) => within('InputMedia', () => readItem(input, value)))
}

function readItem(input: Input, value: unknown): Item {
  if (!isObject(value)) throw bad('expected an Object')
  const caption = readFormatted(
    textField(value, 'caption'),
    textField(value, 'parse_mode'),
    value.caption_entities,
  )
  const media = textField(value, 'media')
  const file = media === '' ? undefined : givenFile(input, '', media)
  if (!file) throw bad('media not found')
  const type = requiredField(value, 'type')
  if (type === 'animation') throw bad(`type "${type}" can't be used in sendMediaGroup`)
  if (!isAlbumKind(type)) throw bad(`type "${type}" is unsupported`)
  const measures = {
    width: numberField(value, 'width', 0),
    height: numberField(value, 'height', 0),
    duration: numberField(value, 'duration', 0),
    tags:
      type === 'audio'
        ? { title: textField(value, 'title'), performer: textField(value, 'performer') }
        : {},
  }
  return { kind: type, file, caption, measures }
}

function isAlbumKind(type: string): type is MediaKind {
  return ['photo', 'video', 'audio', 'document'].includes(type)
}

function checkKinds(items: Item[]): void {
  const kinds = new Set(items.map((item) => item.kind))
  const alone = kinds.has('audio') || kinds.has('document')
  if (alone && kinds.size > 1) throw bad("Can't use the media of the specified type in the album")
}
