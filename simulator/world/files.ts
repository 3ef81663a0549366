import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import type { MediaKind } from '../types.ts'
import { nextNumber } from './facts.ts'
import { imageFormat } from './image.ts'
import { mimeOf } from './mime.ts'
import type { World } from './open.ts'

export interface FileRow {
  id: string
  unique_id: string
  kind: MediaKind
  /** As in `getFile`: relative to the files' folder. */
  path: string
  name: string
  mime: string
  /** Bytes. */
  size: number
  width: number
  height: number
  /** Seconds. */
  duration: number
}

/** What a file says of itself beyond its measures; empty: nothing. */
export interface FileTags {
  title?: string
  performer?: string
  emoji?: string
}

interface NewBytes {
  bytes: Uint8Array
  name?: string | undefined
  mime?: string | undefined
  width?: number | undefined
  height?: number | undefined
  duration?: number | undefined
  tags?: FileTags | undefined
}

const folders: Record<MediaKind, string> = {
  photo: 'photos',
  document: 'documents',
  voice: 'voice',
  video: 'videos',
  video_note: 'video_notes',
  audio: 'music',
  animation: 'animations',
  sticker: 'stickers',
}

const prefixes: Record<MediaKind, string> = {
  photo: 'AgACAgIAAxkB',
  document: 'BQACAgIAAxkB',
  voice: 'AwACAgIAAxkB',
  video: 'BAACAgIAAxkB',
  video_note: 'DQACAgIAAxkB',
  audio: 'CQACAgIAAxkB',
  animation: 'CgACAgIAAxkB',
  sticker: 'CAACAgIAAxkB',
}

/** Stores a file's bytes and gives it an id of its kind. */
export function keepFile(world: World, kind: MediaKind, file: NewBytes): FileRow {
  const name = file.name ?? ''
  const number = nextNumber(world, 'file', 0)
  const path = `${folders[kind]}/file_${number}${extension(kind, name, file.bytes)}`
  const full = join(world.filesDir(), path)
  mkdirSync(dirname(full), { recursive: true })
  writeFileSync(full, file.bytes)
  const row = nameFile(world, {
    kind,
    path,
    name,
    mime: file.mime ?? mimeOf(path),
    size: file.bytes.byteLength,
    width: file.width ?? 0,
    height: file.height ?? 0,
    duration: file.duration ?? 0,
  })
  keepTags(world, row, file.tags ?? {})
  return row
}

/** Gives stored bytes one more id, as for a photo's smaller size. */
export function nameFile(world: World, file: Omit<FileRow, 'id' | 'unique_id'>): FileRow {
  const row = {
    ...file,
    id: prefixes[file.kind] + randomBytes(45).toString('base64url'),
    unique_id: `AQAD${randomBytes(9).toString('base64url')}`,
  }
  world
    .sql(
      `INSERT INTO files (id, unique_id, kind, path, name, mime, size, width, height, duration)
       VALUES (@id, @unique_id, @kind, @path, @name, @mime, @size, @width, @height, @duration)`,
    )
    .run(row)
  return row
}

/** The file with this id, if there is one. */
export function findFile(world: World, id: string): FileRow | undefined {
  return world.sql<FileRow>('SELECT * FROM files WHERE id = ?').get(id)
}

/** What the file with this id says of itself. */
export function tagsOf(world: World, id: string): FileTags {
  const row = world.sql<{ tags: string }>('SELECT tags FROM file_tags WHERE id = ?').get(id)
  return row ? (JSON.parse(row.tags) as FileTags) : {}
}

/** The file kept under this path, if there is one. */
export function findFileByPath(world: World, path: string): FileRow | undefined {
  return world.sql<FileRow>('SELECT * FROM files WHERE path = ? LIMIT 1').get(path)
}

/** A file's bytes. */
export function readBytes(world: World, file: FileRow): Uint8Array {
  return readFileSync(join(world.filesDir(), file.path))
}

function keepTags(world: World, file: FileRow, tags: FileTags): void {
  const told = Object.entries(tags).filter(([, value]) => value !== '')
  if (told.length === 0) return
  const json = JSON.stringify(Object.fromEntries(told))
  world.sql('INSERT INTO file_tags (id, tags) VALUES (?, ?)').run(file.id, json)
}

function extension(kind: MediaKind, name: string, bytes: Uint8Array): string {
  if (kind === 'photo') return `.${imageFormat(bytes) ?? 'jpg'}`
  const own = extname(name).toLowerCase()
  if (/^\.[a-z0-9]{1,8}$/.test(own)) return own
  return (
    {
      voice: '.oga',
      video: '.mp4',
      video_note: '.mp4',
      audio: '.mp3',
      animation: '.mp4',
      sticker: '.webp',
    }[kind as string] ?? ''
  )
}
