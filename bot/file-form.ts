import type { Attachment } from '../desk/messages/attachments.ts'

/** As what a file is sent. */
export type FileForm = 'photo' | 'video' | 'voice' | 'audio' | 'document'

const LARGEST_PHOTO = 10 * 1024 * 1024
const ALBUM_LENGTH = 10

const PLAYABLE: Record<Exclude<FileForm, 'document'>, RegExp> = {
  photo: /^image\/(jpeg|png|webp)$/,
  video: /^video\/mp4$/,
  voice: /^audio\/(ogg|mpeg|mp4)$/,
  audio: /^audio\/(mpeg|mp4|x-m4a)$/,
}

/** As what a file is best sent: one that Telegram knows as what it is, others where it can show them. */
export function formOf(file: Attachment): FileForm {
  const { kind } = file
  if (kind !== 'photo' && kind !== 'video' && kind !== 'voice' && kind !== 'audio') {
    return 'document'
  }
  if (file.fileId !== null) return kind
  if (!PLAYABLE[kind].test(file.mime ?? '')) return 'document'
  return kind === 'photo' && (file.size ?? 0) > LARGEST_PHOTO ? 'document' : kind
}

/** The first files that go together: photos with videos, documents and music each with their like. */
export function firstAlbum(files: Attachment[]): Attachment[] {
  const [first] = files
  if (!first) return []
  const family = familyOf(formOf(first))
  if (family === null) return [first]
  const end = files.findIndex((file) => familyOf(formOf(file)) !== family)
  return files.slice(0, Math.min(end === -1 ? files.length : end, ALBUM_LENGTH))
}

function familyOf(form: FileForm): string | null {
  if (form === 'voice') return null
  return form === 'photo' || form === 'video' ? 'seen' : form
}
