import { and, asc, count, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import { attachments } from '../../db/tables/messages.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { prepared } from '../prepared.ts'

export type Attachment = typeof attachments.$inferSelect

/** What a bot may download from Telegram. */
export const LARGEST_DOWNLOAD = 20 * 1024 * 1024
/** What a bot may send to Telegram. */
export const LARGEST_UPLOAD = 50 * 1024 * 1024
const TRIES = 8

const wanted = prepared((db) =>
  db
    .select()
    .from(attachments)
    // In so many words: an index holds only these.
    .where(
      and(sql`${attachments.state} = 'remote'`, lte(attachments.nextAt, sql.placeholder('now'))),
    )
    .orderBy(asc(attachments.nextAt))
    .limit(sql.placeholder('limit'))
    .prepare(),
)

/** A file within a Telegram message. Sizes in bytes. */
export interface IncomingFile {
  fileId: string
  fileUniqueId: string
  kind: string
  name: string
  mime?: string
  size?: number
}

interface Owner {
  ticket?: number
  messageId?: number
  draftId?: number
  ownerId: number
}

/** Keeps a file that came through Telegram; a chore downloads it. The same cause keeps it once. */
export function keepIncoming(
  desk: Desk,
  file: IncomingFile,
  owner: Owner,
  source: string,
): Attachment {
  const known = attachmentBySource(desk, source)
  if (known) return known
  const tooBig = (file.size ?? 0) > LARGEST_DOWNLOAD
  return desk.db
    .insert(attachments)
    .values({
      ...owner,
      kind: file.kind,
      name: cleanName(file.name),
      mime: file.mime ?? null,
      size: file.size ?? null,
      state: tooBig ? 'too_big' : 'remote',
      fileId: file.fileId,
      fileUniqueId: file.fileUniqueId,
      source,
      nextAt: tooBig ? null : desk.now(),
      createdAt: desk.now(),
    })
    .returning()
    .get()
}

/** A file that an agent uploaded; its bytes lie under `path` of the files folder already. */
export function keepUpload(
  desk: Desk,
  file: { name: string; mime: string; size: number; path: string; kind: string },
  ownerId: number,
): Attachment {
  if (file.size > LARGEST_UPLOAD) throw new DeskError('file_too_big', { name: file.name, max: 50 })
  return desk.db
    .insert(attachments)
    .values({
      ...file,
      name: cleanName(file.name),
      ownerId,
      state: 'stored',
      createdAt: desk.now(),
    })
    .returning()
    .get()
}

/** How many files a ticket has. */
export function countFiles(desk: Desk, ticket: number): number {
  const row = desk.db
    .select({ files: count() })
    .from(attachments)
    .where(eq(attachments.ticket, ticket))
    .get()
  return row?.files ?? 0
}

export function attachmentOf(desk: Desk, id: number): Attachment | undefined {
  return desk.db.select().from(attachments).where(eq(attachments.id, id)).get()
}

/** The file that this cause ("tg:…") has already brought. */
export function attachmentBySource(desk: Desk, source: string): Attachment | undefined {
  return desk.db.select().from(attachments).where(eq(attachments.source, source)).get()
}

/** The attachments of these numbers, in their order. */
export function attachmentsByIds(desk: Desk, ids: number[]): Attachment[] {
  if (ids.length === 0) return []
  return desk.db
    .select()
    .from(attachments)
    .where(inArray(attachments.id, ids))
    .orderBy(asc(attachments.id))
    .all()
}

/** Everything attached to a ticket, its answers' and its messages'. */
export function attachmentsOf(desk: Desk, ticket: number, limit = 1000): Attachment[] {
  return desk.db
    .select()
    .from(attachments)
    .where(eq(attachments.ticket, ticket))
    .orderBy(asc(attachments.id))
    .limit(limit)
    .all()
}

/** What one message carries. */
export function attachmentsOfMessage(desk: Desk, messageId: number): Attachment[] {
  return desk.db
    .select()
    .from(attachments)
    .where(eq(attachments.messageId, messageId))
    .orderBy(asc(attachments.id))
    .all()
}

/** Gives unowned attachments of a person to a message of a ticket. */
export function attachTo(
  desk: Desk,
  ids: number[],
  owner: { ticket: number; messageId?: number; ownerId: number },
): void {
  if (ids.length === 0) return
  // Only what this person uploaded and what belongs to nothing yet: a number can be guessed.
  const free = and(isNull(attachments.ticket), eq(attachments.ownerId, owner.ownerId))
  desk.db
    .update(attachments)
    .set({ ticket: owner.ticket, messageId: owner.messageId ?? null })
    .where(and(inArray(attachments.id, ids), free))
    .run()
}

/** The next files to download, those waiting longest first. */
export function wantedFiles(desk: Desk, limit: number): Attachment[] {
  return wanted(desk).all({ now: desk.now(), limit })
}

/** A download has arrived under `path` of the files folder. */
export function fileStored(desk: Desk, id: number, path: string, size: number): void {
  // It may have been erased while it was on its way.
  if (attachmentOf(desk, id)?.state !== 'remote') return
  settle(desk, id, { state: 'stored', path, size, nextAt: null })
}

/** A download failed: later again with growing pauses, after eight tries not any more. */
export function fileFailed(desk: Desk, attachment: Attachment, tooBig = false): void {
  const tries = attachment.tries + 1
  const nextAt = desk.now() + 2 ** tries * 1000
  if (tooBig) settle(desk, attachment.id, { state: 'too_big', nextAt: null })
  else if (tries < TRIES) settle(desk, attachment.id, { tries, nextAt })
  else settle(desk, attachment.id, { state: 'failed', tries, nextAt: null })
}

/** A download could not be tried, through no fault of the file: again at an instant. */
export function filePostponed(desk: Desk, id: number, at: number): void {
  settle(desk, id, { nextAt: at })
}

/** How Telegram knows a file that was sent to it. */
export interface SentFile {
  attachment: number
  fileId: string
  fileUniqueId: string
}

/** Remembers how Telegram knows a file, to send it again without its bytes. */
export function rememberFile(desk: Desk, sent: SentFile): void {
  const { fileId, fileUniqueId } = sent
  desk.db
    .update(attachments)
    .set({ fileId, fileUniqueId })
    .where(eq(attachments.id, sent.attachment))
    .run()
}

// Controls break headers; marks of direction make a "gpj.exe" look like an "exe.jpg".
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** A name without folders or what cannot be seen of it; never empty. */
export function cleanName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? ''
  return base.replace(UNSEEN, '').trim().slice(-150) || 'file'
}

function settle(desk: Desk, id: number, values: Partial<Attachment>): void {
  deed(desk, () => {
    const row = desk.db
      .update(attachments)
      .set(values)
      .where(eq(attachments.id, id))
      .returning()
      .get()
    if (row?.ticket != null) {
      desk.bus.note({ what: 'ticket', ticket: row.ticket, deed: 'file' })
    }
  })
}
