import type { IncomingMessage } from 'node:http'
import { type Input, isObject, type Upload } from '../api/input.ts'
import { bad, Refusal } from '../refusal.ts'
import { parseMultipart } from './multipart.ts'

/** What a caller sent, for the method and for the record of calls. */
export interface Request {
  input: Input
  params: Record<string, unknown>
}

const filesLimitBytes = 50 * 1024 * 1024
const valuesLimitBytes = 1024 * 1024

/** Reads query and body; where both name a parameter, the query wins. */
export async function readRequest(
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<Request> {
  const body = await readBody(request)
  const type = request.headers['content-type'] ?? ''
  const sent = body.length > 0 ? parseBody(body, type) : { params: {}, files: {} }
  return asRequest({ ...sent.params, ...Object.fromEntries(query) }, sent.files)
}

/** The same from parameters as JSON, as a bot's answer to a webhook has them. */
export function asRequest(
  params: Record<string, unknown>,
  files: Record<string, Upload> = {},
): Request {
  const values: Record<string, string> = {}
  let size = 0
  for (const [name, value] of Object.entries(params)) {
    values[name] = typeof value === 'string' ? value : JSON.stringify(value)
    size += values[name].length
  }
  if (size > valuesLimitBytes) throw tooLarge()
  return { input: { values, files }, params: recorded(params, files) }
}

function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > filesLimitBytes + valuesLimitBytes) reject(tooLarge())
      else chunks.push(chunk)
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', reject)
  })
}

function tooLarge(): Refusal {
  return new Refusal(413, 'Request Entity Too Large')
}

/** Reads a body by its type; of another type it says nothing. Throws a Refusal. */
export function parseBody(
  body: Buffer,
  type: string,
): { params: Record<string, unknown>; files: Record<string, Upload> } {
  try {
    if (/^application\/json/i.test(type)) {
      const value: unknown = JSON.parse(body.toString('utf8'))
      if (!isObject(value)) throw bad('JSON object expected')
      return { params: value, files: {} }
    }
    if (/^multipart\/form-data/i.test(type)) {
      const { values, files } = parseMultipart(body, type)
      return { params: values, files }
    }
    if (/^application\/x-www-form-urlencoded/i.test(type)) {
      return {
        params: Object.fromEntries(new URLSearchParams(body.toString('utf8'))),
        files: {},
      }
    }
  } catch (error) {
    if (error instanceof SyntaxError) throw bad("can't parse the request's body")
    throw error
  }
  return { params: {}, files: {} }
}

const jsonFields = new Set([
  'allowed_updates',
  'caption_entities',
  'commands',
  'entities',
  'link_preview_options',
  'media',
  'menu_button',
  'message_ids',
  'reaction',
  'reply_markup',
  'reply_parameters',
  'scope',
])

function recorded(
  params: Record<string, unknown>,
  files: Record<string, Upload>,
): Record<string, unknown> {
  const attached = new Set<string>()
  const seen = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(seen)
    if (isObject(value)) {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, seen(inner)]))
    }
    const name = typeof value === 'string' && /^attach:\/\/(.*)/s.exec(value)?.[1]
    const file = name ? files[name] : undefined
    if (!name || !file) return value
    attached.add(name)
    return { file: file.name, size: file.bytes.byteLength }
  }
  const given = Object.entries(params).map(([name, value]) => {
    return [name, seen(jsonFields.has(name) ? parsedIfJson(value) : value)]
  })
  const direct = Object.entries(files)
    .filter(([name]) => !attached.has(name))
    .map(([name, file]) => [name, { file: file.name, size: file.bytes.byteLength }])
  return Object.fromEntries([...given, ...direct])
}

function parsedIfJson(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch (error) {
    if (error instanceof SyntaxError) return value
    throw error
  }
}
