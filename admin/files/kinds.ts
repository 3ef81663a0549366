const PHOTO = /^image\/(jpeg|png|webp)$/

/** As what an upload is shown in a chat; what Telegram would spoil or refuse goes as a document. */
export function kindOf({ mime }: { mime: string }): string {
  if (PHOTO.test(mime)) return 'photo'
  if (mime === 'video/mp4') return 'video'
  return mime === 'audio/mpeg' || mime === 'audio/mp4' ? 'audio' : 'document'
}
