import type { Upload } from '../api/input.ts'

interface Form {
  values: Record<string, string>
  files: Record<string, Upload>
}

/**
 * Reads `multipart/form-data` the way Telegram's server does: names may be bare, with any letters
 * in them, and are percent-decoded; a part with a `filename` is a file. Throws a SyntaxError.
 */
export function parseMultipart(body: Buffer, contentType: string): Form {
  const form: Form = { values: {}, files: {} }
  const delimiter = Buffer.from(`--${boundaryOf(contentType)}`)
  let at = body.indexOf(delimiter)
  while (at >= 0) {
    const start = at + delimiter.length
    if (body.toString('latin1', start, start + 2) === '--') return form
    const end = body.indexOf(Buffer.concat([Buffer.from('\r\n'), delimiter]), start)
    if (end < 0) break
    addPart(form, body.subarray(start + 2, end))
    at = end + 2
  }
  throw new SyntaxError('the form has no end')
}

function boundaryOf(contentType: string): string {
  const match = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  const boundary = match?.[1] ?? match?.[2]
  if (!boundary) throw new SyntaxError('the form has no boundary')
  return boundary
}

function addPart(form: Form, part: Buffer): void {
  const split = part.indexOf('\r\n\r\n')
  if (split < 0) throw new SyntaxError('a part has no content')
  const headers = headersOf(part.toString('utf8', 0, split))
  const { name, filename } = dispositionOf(headers['content-disposition'] ?? '')
  if (name === undefined) throw new SyntaxError('a part has no name')
  const content = part.subarray(split + 4)
  if (filename === undefined) form.values[name] = content.toString('utf8')
  else form.files[name] = { name: filename, mime: headers['content-type'] ?? '', bytes: content }
}

function headersOf(lines: string): Record<string, string> {
  const entries = lines.split('\r\n').map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]
  })
  return Object.fromEntries(entries)
}

function dispositionOf(value: string): { name?: string; filename?: string } {
  if (!/^form-data\s*;/i.test(value)) throw new SyntaxError('a part is not form-data')
  const found: Record<string, string> = {}
  const pair = /;\s*([\w*-]+)\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^;]*))/g
  for (const [, key = '', quoted, bare = ''] of value.matchAll(pair)) {
    found[key.toLowerCase()] = quoted?.replace(/\\(.)/g, '$1') ?? decoded(bare.trim())
  }
  return found
}

// A percent sign that begins no code stands for itself.
function decoded(token: string): string {
  return token.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
    return Buffer.from(codes.replaceAll('%', ''), 'hex').toString('utf8')
  })
}
