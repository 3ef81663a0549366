import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type {
  InputMediaAudio,
  InputMediaDocument,
  InputMediaPhoto,
  InputMediaVideo,
  Message,
  MessageEntity,
} from 'grammy/types'
import { type Api, InputFile } from 'grammy/web'
import type { Taken } from '../desk/delivery/delivery.ts'
import { type Attachment, attachmentsByIds, type SentFile } from '../desk/messages/attachments.ts'
import { isDocumentOnly, isUnknownFile } from './answers.ts'
import { captionOf } from './deliver-message.ts'
import type { FilesLetter } from './drawn.ts'
import { type FileForm, firstAlbum, formOf } from './file-form.ts'
import { BESIDE_TEXT, type Mail } from './mail.ts'
import { Undeliverable } from './outcome.ts'

/** A file in the shape in which it goes: by what Telegram knows it by, or with its bytes. */
interface Parcel {
  form: FileForm
  source: string | Attachment
}

interface Packed {
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

/** A file that Telegram knows no more goes with its bytes; what it will not show as it is, as a document. */
async function sendAlbum(
  mail: Mail,
  chatId: number,
  album: Attachment[],
  caption: Caption,
): Promise<Message[]> {
  const send = (parcels: Parcel[]) => sendParcels(mail, chatId, parcels, caption)
  const sendShown = async (): Promise<Message[]> => {
    try {
      return await send(asKnown(album))
    } catch (error) {
      if (isUnknownFile(error)) return send(withBytes(album))
      throw error
    }
  }
  try {
    return await sendShown()
  } catch (error) {
    if (isDocumentOnly(error)) return send(withBytes(album, 'document'))
    throw error
  }
}

function asKnown(album: Attachment[]): Parcel[] {
  return album.map((file) => ({ form: formOf(file), source: file.fileId ?? file }))
}

function withBytes(album: Attachment[], form?: FileForm): Parcel[] {
  return album.map((file) => ({ form: form ?? formOf({ ...file, fileId: null }), source: file }))
}

async function sendParcels(
  mail: Mail,
  chatId: number,
  parcels: Parcel[],
  caption: Caption,
): Promise<Message[]> {
  const opened: FileHandle[] = []
  try {
    const packed: Packed[] = []
    for (const { form, source } of parcels) {
      const media = typeof source === 'string' ? source : await bytesOf(mail, source, opened)
      packed.push({ form, media })
    }
    const api = opened.length > 0 ? mail.telegram.uploads : mail.telegram.api
    const [only] = packed
    if (only && packed.length === 1) return [await sendOne(api, chatId, only, caption)]
    return await api.sendMediaGroup(chatId, groupOf(packed, caption))
  } finally {
    // What breaks off leaves its files open.
    for (const handle of opened) await handle.close()
  }
}

async function bytesOf(mail: Mail, file: Attachment, opened: FileHandle[]): Promise<InputFile> {
  if (file.path === null) throw new Undeliverable('file_missing')
  const handle = await open(join(mail.files, file.path)).catch((error: NodeJS.ErrnoException) => {
    // Anything else may pass: too many files are open.
    throw error.code === 'ENOENT' ? new Undeliverable('file_missing') : error
  })
  opened.push(handle)
  return new InputFile(handle.createReadStream(), uploadName(file.name))
}

/** A name that survives the header it travels in. */
function uploadName(name: string): string {
  return name.replace(/[;"%\r\n]/g, '').trim() || 'file'
}

function sendOne(api: Api, chatId: number, parcel: Packed, caption: Caption): Promise<Message> {
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

function groupOf(parcels: Packed[], caption: Caption): Group {
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
