import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { HttpError } from 'grammy/web'
import { LARGEST_DOWNLOAD } from '../desk/messages/attachments.ts'
import { ask } from './calling.ts'
import { Undeliverable } from './outcome.ts'
import type { Telegram } from './telegram.ts'

const DOWNLOAD_MS = 300_000
const HALVES = 'incoming'
const GONE = new Error('404')

/**
 * Fetches a file of Telegram into the files folder; gives its path below it and its size in bytes.
 * It appears there only whole and safely written. Throws what Telegram answered, `HttpError`, or
 * `Undeliverable` for one that is too large.
 */
export async function download(
  telegram: Telegram,
  folder: string,
  fileId: string,
  signal: AbortSignal,
): Promise<{ path: string; size: number }> {
  const name = randomBytes(16).toString('hex')
  const half = join(folder, HALVES, name)
  const path = join(name.slice(0, 2), name)
  try {
    const size = await fetchInto(half, telegram, fileId, signal)
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await rename(half, join(folder, path))
    return { path, size }
  } finally {
    await rm(half, { force: true })
  }
}

/** Whether a download has failed for the file's own sake: it is not there. */
export function isGone(error: unknown): boolean {
  return error instanceof HttpError && error.error === GONE
}

/** Removes what a former run has left unfinished. */
export async function forgetHalves(folder: string): Promise<void> {
  await rm(join(folder, HALVES), { recursive: true, force: true })
  await mkdir(join(folder, HALVES), { recursive: true })
}

async function fetchInto(
  target: string,
  telegram: Telegram,
  fileId: string,
  signal: AbortSignal,
): Promise<number> {
  const file = await telegram.api.getFile(fileId)
  if (file.file_path === undefined) throw tooLarge()
  const body = bodyOf(telegram.fileUrl(file.file_path), signal)
  let size = 0
  const counted = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      size += chunk.length
      done(size > LARGEST_DOWNLOAD ? tooLarge() : null, chunk)
    },
  })
  const written = createWriteStream(target, { flags: 'wx', flush: true })
  await pipeline(body, counted, written)
  if (file.file_size !== undefined && file.file_size !== size) throw cut()
  return size
}

/** What the network throws is told from what the file system does, and from an answer about this file. */
async function* bodyOf(url: string, signal: AbortSignal): AsyncGenerator<Buffer> {
  const either = AbortSignal.any([signal, AbortSignal.timeout(DOWNLOAD_MS)])
  let isGone = false
  try {
    const answer = await ask(url, { signal: either })
    isGone = answer.statusCode === 404
    if (answer.statusCode === 200) yield* answer
    // What is not read would hold its connection.
    else throw answer.destroy(cut())
  } catch {
    throw isGone ? new HttpError('A file is not where Telegram said', GONE) : cut()
  }
}

function tooLarge(): Undeliverable {
  return new Undeliverable('file_too_big')
}

function cut(): HttpError {
  return new HttpError('A file did not come whole', undefined)
}
