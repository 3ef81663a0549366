import { randomBytes } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { HTTPException } from 'hono/http-exception'
import { LARGEST_UPLOAD } from '../../desk/messages/attachments.ts'
import type { Request } from '../panel.ts'
import { boundaryOf, type Part, partsOf } from './multipart.ts'

const MOST_FILES = 10
const LONGEST_FIELD = 200_000
const MOST_FIELDS = 500
const LARGEST_FORM = MOST_FILES * LARGEST_UPLOAD + 4 * 1024 * 1024

/** A file that lies under `path` of the files folder and belongs to nothing yet. */
export interface Upload {
  /** The field of the form. */
  field: string
  name: string
  mime: string
  size: number
  path: string
}

export interface FileFault {
  code: 'file_too_big' | 'too_many_files'
  params: Record<string, string | number>
}

export interface Form {
  fields: Map<string, string[]>
  uploads: Upload[]
  /** Files that were not kept, and why. */
  faults: FileFault[]
}

/** Reads a posted form; its files go to the disk while they arrive, at most ten of 50 MB. */
export async function readForm(c: Request, filesDir: string): Promise<Form> {
  const type = c.req.header('content-type') ?? ''
  const boundary = boundaryOf(type)
  if (boundary !== undefined) return readParts(c, boundary, filesDir)
  if (!type.startsWith('application/x-www-form-urlencoded')) throw new HTTPException(415)
  const fields = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(await c.req.text())) add(fields, name, value)
  return { fields, uploads: [], faults: [] }
}

/** Takes uploads away again that nothing came to own. */
export async function discard(uploads: Upload[], filesDir: string): Promise<void> {
  for (const { path } of uploads) await rm(join(filesDir, path), { force: true })
}

async function readParts(c: Request, boundary: string, filesDir: string): Promise<Form> {
  if (Number(c.req.header('content-length') ?? 0) > LARGEST_FORM) throw new HTTPException(413)
  const form: Form = { fields: new Map(), uploads: [], faults: [] }
  const { body } = c.req.raw
  if (!body) return form
  try {
    for await (const part of partsOf(limited(body), boundary)) {
      if (part.filename === undefined) add(form.fields, part.name, await textOf(part))
      else await keep(form, part, part.filename, filesDir)
    }
  } catch (error) {
    await discard(form.uploads, filesDir)
    throw error
  }
  return form
}

async function keep(form: Form, part: Part, name: string, filesDir: string): Promise<void> {
  // A file field in which nothing was chosen.
  if (name === '') return
  if (form.uploads.length >= MOST_FILES) {
    form.faults.push({ code: 'too_many_files', params: { max: MOST_FILES } })
    return
  }
  const path = newPath()
  const size = await store(part, join(filesDir, path))
  if (size !== null) {
    form.uploads.push({ field: part.name, name, mime: part.type, size, path })
    return
  }
  const max = Math.round(LARGEST_UPLOAD / 1024 / 1024)
  form.faults.push({ code: 'file_too_big', params: { name, max } })
}

/** Writes a part to a new file; null, and no file, when it is too large. */
async function store(part: Part, file: string): Promise<number | null> {
  await mkdir(join(file, '..'), { recursive: true })
  const handle = await open(file, 'wx')
  let size = 0
  let isKept = false
  try {
    for await (const bytes of part.body) {
      size += bytes.length
      if (size <= LARGEST_UPLOAD) await handle.appendFile(bytes)
    }
    isKept = size <= LARGEST_UPLOAD
    // The row that will name this file is on the disk at its commit, so its bytes must be too.
    if (isKept) await handle.sync()
  } finally {
    await handle.close()
    if (!isKept) await rm(file, { force: true })
  }
  return isKept ? size : null
}

function newPath(): string {
  const name = randomBytes(20).toString('hex')
  return join(name.slice(0, 2), name)
}

async function textOf(part: Part): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const bytes of part.body) {
    size += bytes.length
    if (size > LONGEST_FIELD) throw new HTTPException(413)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function* limited(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > LARGEST_FORM) throw new HTTPException(413)
    yield chunk
  }
}

function add(fields: Form['fields'], name: string, value: string): void {
  const known = fields.get(name) ?? []
  if (fields.size >= MOST_FIELDS || known.length >= MOST_FIELDS) throw new HTTPException(413)
  fields.set(name, [...known, value])
}
