import type { MediaKind } from '../types.ts'
import type { Content, FileObject } from './content.ts'
import { type FileRow, findFile, nameFile, tagsOf } from './files.ts'
import type { World } from './open.ts'

const thumbnailSide = 90

/** What a message with this file contains, by the file's kind. */
export function mediaContent(world: World, file: FileRow): Content {
  const own = fileObject(file)
  const named = { ...(file.name && { file_name: file.name }), mime_type: file.mime }
  const size = { width: file.width, height: file.height }
  switch (file.kind) {
    case 'photo':
      return { photo: photoSizes(world, file) }
    case 'document':
      return { document: { ...named, ...own } }
    case 'voice':
      return { voice: { duration: file.duration, mime_type: file.mime, ...own } }
    case 'video':
      return { video: { duration: file.duration, ...size, ...named, ...own } }
    case 'video_note':
      return { video_note: { duration: file.duration, length: file.width, ...own } }
    case 'audio':
      return { audio: { duration: file.duration, ...tagsOf(world, file.id), ...named, ...own } }
    case 'animation': {
      const animation = { ...named, ...size, duration: file.duration, ...own }
      return { animation, document: { ...named, ...own } }
    }
    case 'sticker':
      return {
        sticker: {
          ...size,
          ...tagsOf(world, file.id),
          type: 'regular',
          is_animated: file.mime === 'application/x-tgsticker',
          is_video: file.mime === 'video/webm',
          ...own,
        },
      }
  }
}

/** The file of a message, in its largest size. */
export function fileIn(content: Content, kind: MediaKind): FileObject | undefined {
  return kind === 'photo' ? content.photo?.at(-1) : content[kind]
}

function fileObject(file: FileRow): FileObject {
  return { file_id: file.id, file_unique_id: file.unique_id, file_size: file.size }
}

function photoSizes(world: World, full: FileRow): FileObject[] {
  const longest = Math.max(full.width, full.height)
  const sizes = [{ ...fileObject(full), width: full.width, height: full.height }]
  if (longest <= thumbnailSide) return sizes
  const shrink = thumbnailSide / longest
  const width = Math.max(1, Math.round(full.width * shrink))
  const height = Math.max(1, Math.round(full.height * shrink))
  const small = smallerSize(world, full, width, height)
  return [{ ...fileObject(small), width, height }, ...sizes]
}

// The smaller size has an id of its own and the same bytes: we do not scale images.
function smallerSize(world: World, full: FileRow, width: number, height: number): FileRow {
  const kept = world
    .sql<{ id: string }>('SELECT id FROM files WHERE path = ? AND width = ? AND height = ?')
    .get(full.path, width, height)
  const found = kept && findFile(world, kept.id)
  return found ?? nameFile(world, { ...full, width, height })
}
