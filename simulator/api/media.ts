import { bad } from '../refusal.ts'
import type { MediaKind } from '../types.ts'
import { hasCaption, takesCaption } from '../world/content.ts'
import type { FileTags } from '../world/files.ts'
import { mediaContent } from '../world/media.ts'
import type { MessageObject } from '../world/messages.ts'
import type { World } from '../world/open.ts'
import { type Input, integer, text } from './input.ts'
import { captionContent } from './messages.ts'
import { checkSendable, post, readEnvelope } from './sending.ts'
import { finishedCaption, readCaption } from './texts.ts'
import { givenFile, type Measures, storedFile } from './uploads.ts'

export const sendAnimation = sender('animation')
export const sendAudio = sender('audio')
export const sendDocument = sender('document')
export const sendPhoto = sender('photo')
export const sendSticker = sender('sticker')
export const sendVideo = sender('video')
export const sendVideoNote = sender('video_note')
export const sendVoice = sender('voice')

const longestSide = 10_000
const longestSeconds = 24 * 60 * 60

function sender(kind: MediaKind): (world: World, input: Input) => MessageObject {
  return (world, input) => {
    const given = givenFile(input, kind, text(input, kind))
    if (!given) throw bad(`there is no ${kind.replace('_', ' ')} in the request`)
    const measures = readMeasures(input, kind)
    const caption = takesCaption(kind) ? readCaption(input) : { text: '', entities: [] }
    const envelope = readEnvelope(world, input)
    const finished = finishedCaption(world, caption)
    const media = mediaContent(world, storedFile(world, given, kind, measures))
    checkSendable(world, envelope, kind)
    const said = hasCaption(media) ? captionContent(finished) : {}
    return post(world, envelope, { ...media, ...said })
  }
}

function readMeasures(input: Input, kind: MediaKind): Measures {
  const isRound = kind === 'video_note'
  return {
    width: integer(input, isRound ? 'length' : 'width', 0, 0, longestSide),
    height: integer(input, isRound ? 'length' : 'height', 0, 0, longestSide),
    duration: integer(input, 'duration', 0, 0, longestSeconds),
    tags: readTags(input, kind),
  }
}

function readTags(input: Input, kind: MediaKind): FileTags {
  if (kind === 'sticker') return { emoji: text(input, 'emoji') }
  if (kind !== 'audio') return {}
  return { title: text(input, 'title'), performer: text(input, 'performer') }
}
