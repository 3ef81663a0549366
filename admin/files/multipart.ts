import { HTTPException } from 'hono/http-exception'

const LONGEST_HEAD = 8192
const BREAK = Buffer.from('\r\n')
const HEAD_END = Buffer.from('\r\n\r\n')

/** A field or a file of a form; its body must be read to its end before the next part is asked for. */
export interface Part {
  name: string
  /** Absent for a field. */
  filename: string | undefined
  type: string
  body: AsyncGenerator<Buffer, void>
}

/** The boundary in the content type of a form that may carry files; undefined for another type. */
export function boundaryOf(contentType: string): string | undefined {
  const [, quoted, bare] =
    /^multipart\/form-data;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? []
  return quoted ?? bare
}

/**
 * The parts of a form as they arrive; no file is ever held in memory. Throws a 400 for a body that
 * is cut off or no such form.
 */
export async function* partsOf(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<Part, void> {
  const chunks = body[Symbol.asyncIterator]()
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  // The first delimiter has no line break before it.
  let buffer: Buffer = BREAK

  async function fill(): Promise<void> {
    const { value, done } = await chunks.next()
    if (done) throw new HTTPException(400, { message: 'the form is cut off' })
    buffer = Buffer.concat([buffer, value])
  }

  async function* untilDelimiter(): AsyncGenerator<Buffer, void> {
    for (;;) {
      const at = buffer.indexOf(delimiter)
      const sure = at === -1 ? buffer.length - delimiter.length + 1 : at
      if (sure > 0) {
        const bytes = buffer.subarray(0, sure)
        buffer = buffer.subarray(sure)
        yield bytes
      }
      if (at === -1) await fill()
      else break
    }
    buffer = buffer.subarray(delimiter.length)
  }

  async function take(end: Buffer): Promise<string> {
    for (;;) {
      const at = buffer.indexOf(end)
      if (at > LONGEST_HEAD || (at === -1 && buffer.length > LONGEST_HEAD)) {
        throw new HTTPException(400, { message: 'a part has too long a head' })
      }
      if (at !== -1) {
        const head = buffer.subarray(0, at).toString('utf8')
        buffer = buffer.subarray(at + end.length)
        return head
      }
      await fill()
    }
  }

  await drain(untilDelimiter())
  for (;;) {
    while (buffer.length < 2) await fill()
    if (buffer.subarray(0, 2).toString() === '--') return
    // Together with the break after the delimiter, so that a part without any head ends as well.
    const head = await take(HEAD_END)
    const body = untilDelimiter()
    yield { ...readHead(head), body }
    await drain(body)
  }
}

async function drain(bytes: AsyncGenerator<Buffer, void>): Promise<void> {
  for await (const _ of bytes);
}

function readHead(head: string): Omit<Part, 'body'> {
  const disposition = /^content-disposition:\s*form-data\b(.*)$/im.exec(head)?.[1] ?? ''
  const name = /;\s*name="([^"]*)"/i.exec(disposition)?.[1]
  const filename = /;\s*filename="([^"]*)"/i.exec(disposition)?.[1]
  const type = /^content-type:\s*([\w.+-]+\/[\w.+-]+)/im.exec(head)?.[1]
  if (name === undefined) throw new HTTPException(400, { message: 'a part has no name' })
  return {
    name: unescaped(name),
    filename: filename === undefined ? undefined : unescaped(filename),
    type: type?.toLowerCase() ?? 'application/octet-stream',
  }
}

/** Browsers write a quote and line breaks of a name so, and nothing else. */
function unescaped(text: string): string {
  return text.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n')
}
