import { bad } from '../refusal.ts'
import type { MediaKind } from '../types.ts'
import { type FileRow, type FileTags, findFile, keepFile } from '../world/files.ts'
import { type ImageSize, imageSize } from '../world/image.ts'
import type { World } from '../world/open.ts'
import type { Input, Upload } from './input.ts'

/** A file a caller gave: sent along, or named by its id. */
export type GivenFile = { upload: Upload } | { id: string }

/** What a caller says of a played or shown file; 0 and empty: nothing. */
export interface Measures {
  width?: number
  height?: number
  duration?: number
  tags?: FileTags
}

const photoLimitBytes = 10 * 1024 * 1024
const uploadLimitBytes = 50 * 1024 * 1024
const photoSides = 10_000
const usualSize: Partial<Record<MediaKind, ImageSize>> = { sticker: { width: 512, height: 512 } }
const photoRatio = 20

/** The file under this field, or behind its `attach://` name; undefined when there is none. */
export function givenFile(input: Input, field: string, value: string): GivenFile | undefined {
  const attached = value.startsWith('attach://') ? value.slice('attach://'.length) : undefined
  if (value !== '' && attached === undefined) return { id: value }
  const upload = input.files[attached ?? field]
  return upload && { upload }
}

/** Stores what was sent along, or finds what was named; refuses what Telegram would. */
export function storedFile(
  world: World,
  given: GivenFile,
  kind: MediaKind,
  measures: Measures = {},
): FileRow {
  if ('id' in given) return knownFile(world, given.id, kind)
  const { bytes, name, mime } = given.upload
  if (bytes.byteLength === 0) throw bad('File must be non-empty')
  if (kind === 'photo') return keepFile(world, kind, { bytes, name, ...photoMeasures(bytes) })
  if (bytes.byteLength > uploadLimitBytes) throw bad('File is too big')
  const type = mime === 'application/octet-stream' ? undefined : mime || undefined
  const size = imageSize(bytes) ?? usualSize[kind]
  return keepFile(world, kind, {
    bytes,
    name,
    mime: type,
    ...measures,
    width: measures.width || size?.width,
    height: measures.height || size?.height,
  })
}

function knownFile(world: World, id: string, kind: MediaKind): FileRow {
  if (/^https?:\/\//i.test(id)) throw bad('Failed to get HTTP URL content')
  const file = findFile(world, id)
  if (!file) {
    throw bad(`Wrong remote file identifier specified: can't unserialize it. ${idFault(id)}`)
  }
  // Files other than photos may be sent as one another, and stay what they are.
  if (file.kind !== kind && (file.kind === 'photo' || kind === 'photo')) {
    throw bad(`Can't use file of type ${typeNames[file.kind]} as ${typeNames[kind]}`)
  }
  return file
}

const typeNames: Record<MediaKind, string> = {
  photo: 'Photo',
  document: 'Document',
  voice: 'VoiceNote',
  video: 'Video',
  video_note: 'VideoNote',
  audio: 'Audio',
  animation: 'Animation',
  sticker: 'Sticker',
}

function idFault(id: string): string {
  if (/[^\w-]/.test(id)) return 'Wrong character in the string'
  if (id.length % 4 === 1) return 'Wrong string length'
  return 'Wrong last symbol'
}

function photoMeasures(bytes: Uint8Array): { width: number; height: number } {
  if (bytes.byteLength > photoLimitBytes) {
    throw bad(
      `file of size ${bytes.byteLength} bytes is too big for a photo; ` +
        `the maximum size is ${photoLimitBytes} bytes`,
    )
  }
  const size = imageSize(bytes)
  if (!size) throw bad('IMAGE_PROCESS_FAILED')
  const { width, height } = size
  const ratio = Math.max(width, height) / Math.min(width, height)
  if (width + height > photoSides || ratio > photoRatio) throw bad('PHOTO_INVALID_DIMENSIONS')
  return size
}
