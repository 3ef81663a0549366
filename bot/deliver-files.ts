import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { type Api, InputFile } from 'grammy'
import type {
  InputMediaAudio,
  InputMediaDocument,
  InputMediaPhoto,
  InputMediaVideo,
  Message,
  MessageEntity,
} from 'grammy/types'
import type { Taken } from '../desk/delivery/delivery.ts'
import { type Attachment, attachmentsByIds, type SentFile } from '../desk/messages/attachments.ts'
import { isBadPhoto, isUnknownFile } from './answers.ts'
import { captionOf } from './deliver-message.ts'
import type { FilesLetter } from './drawn.ts'
import { type FileForm, firstAlbum, formOf } from './file-form.ts'
import { BESIDE_TEXT, type Mail } from './mail.ts'
import { Undeliverable } from './outcome.ts'

/** A file in the shape in which it goes: by what Telegram knows of it, or with its bytes. */
interface Parcel {
  form: FileForm
  media: string | InputFile
}

type Caption = { caption: string; caption_entities: MessageEntity[] } | Record<string, never>

/** Sends the first files of a letter that go together; the rest of it comes next. */
export async function deliverFiles(
  mail: Mail,
  chatId: number,
  letter: FilesLetter,
): Promise<Taken> {
  const files = attachmentsByIds(mail.desk, letter.attachments)
  const album = firstAlbum(files)
  if (album.length === 0) return {}
  const caption = letter.head
    ? captionOf(mail.drawing.drawHeading(mail.desk, mail.words, letter, chatId))
    : {}
  const messages = await sendAlbum(mail, chatId, album, caption)
  const attachments = files.slice(album.length).map((file) => file.id)
  return {
    carriers: messages.map(({ message_id }) => ({
      telegramMessageId: message_id,
      part: BESIDE_TEXT,
    })),
    files: album.flatMap((file, index) => sentFile(file, messages[index])),
    ...(attachments.length > 0 ? { rest: { ...letter, attachments, head: false } } : {}),
  }
}

/** A file that Telegram knows no more goes with its bytes; a photo that it cannot show, as a document. */
async function sendAlbum(
  mail: Mail,
  chatId: number,
  album: Attachment[],
  caption: Caption,
): Promise<Message[]> {
  try {
    return await sendParcels(mail, chatId, await asKnown(mail, album), caption)
  } catch (error) {
    if (isBadPhoto(error)) {
      return sendParcels(mail, chatId, await withBytes(mail, album, 'document'), caption)
    }
    if (isUnknownFile(error)) {
      return sendParcels(mail, chatId, await withBytes(mail, album), caption)
    }
    throw error
  }
}

function asKnown(mail: Mail, album: Attachment[]): Promise<Parcel[]> {
  return Promise.all(
    album.map(async (file) => ({
      form: formOf(file),
      media: file.fileId ?? (await bytesOf(mail, file)),
    })),
  )
}

function withBytes(mail: Mail, album: Attachment[], form?: FileForm): Promise<Parcel[]> {
  return Promise.all(
    album.map(async (file) => ({
      form: form ?? formOf({ ...file, fileId: null }),
      media: await bytesOf(mail, file),
    })),
  )
}

async function bytesOf(mail: Mail, file: Attachment): Promise<InputFile> {
  if (file.path === null) throw new Undeliverable('file_missing')
  const path = join(mail.files, file.path)
  await access(path).catch(() => {
    throw new Undeliverable('file_missing')
  })
  return new InputFile(path, uploadName(file.name))
}

/** A name that survives the header it travels in. */
function uploadName(name: string): string {
  return name.replace(/[;"%\r\n]/g, '').trim() || 'file'
}

async function sendParcels(
  mail: Mail,
  chatId: number,
  parcels: Parcel[],
  caption: Caption,
): Promise<Message[]> {
  const isUpload = parcels.some((parcel) => typeof parcel.media !== 'string')
  const api = isUpload ? mail.telegram.uploads : mail.telegram.api
  const [only] = parcels
  if (only && parcels.length === 1) return [await sendOne(api, chatId, only, caption)]
  return api.sendMediaGroup(chatId, groupOf(parcels, caption))
}

function sendOne(api: Api, chatId: number, parcel: Parcel, caption: Caption): Promise<Message> {
  switch (parcel.form) {
    case 'photo':
      return api.sendPhoto(chatId, parcel.media, caption)
    case 'video':
      return api.sendVideo(chatId, parcel.media, caption)
    case 'voice':
      return api.sendVoice(chatId, parcel.media, caption)
    case 'audio':
      return api.sendAudio(chatId, parcel.media, caption)
    case 'document':
      return api.sendDocument(chatId, parcel.media, caption)
  }
}

type Group = (InputMediaPhoto | InputMediaVideo)[] | InputMediaDocument[] | InputMediaAudio[]

function groupOf(parcels: Parcel[], caption: Caption): Group {
  return parcels.map(({ form, media }, index) => ({
    type: form,
    media,
    ...(index === 0 ? caption : {}),
  })) as Group
}

function sentFile(file: Attachment, message: Message | undefined): SentFile[] {
  const known =
    message?.photo?.at(-1) ??
    message?.video ??
    message?.voice ??
    message?.audio ??
    message?.document
  if (!known) return []
  return [{ attachment: file.id, fileId: known.file_id, fileUniqueId: known.file_unique_id }]
}
