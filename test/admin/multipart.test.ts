import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundaryOf, partsOf } from '../../admin/files/multipart.ts'

interface Read {
  name: string
  filename: string | undefined
  type: string
  body: string
}

/** Reads a body that arrives in pieces of these lengths, then of one byte. */
async function read(body: Buffer, boundary: string, lengths: number[] = []): Promise<Read[]> {
  async function* pieces() {
    let at = 0
    for (const length of [...lengths, ...Array<number>(body.length).fill(1)]) {
      if (at < body.length) yield body.subarray(at, at + length)
      at += length
    }
  }
  const parts: Read[] = []
  for await (const { body: bytes, ...head } of partsOf(pieces(), boundary)) {
    const chunks: Buffer[] = []
    for await (const chunk of bytes) chunks.push(Buffer.from(chunk))
    parts.push({ ...head, body: Buffer.concat(chunks).toString('latin1') })
  }
  return parts
}

async function encoded(form: FormData): Promise<{ body: Buffer; boundary: string }> {
  const request = new Request('http://127.0.0.1', { method: 'POST', body: form })
  const boundary = boundaryOf(request.headers.get('content-type') ?? '') ?? ''
  return { body: Buffer.from(await request.arrayBuffer()), boundary }
}

async function* whole(body: Buffer) {
  yield body
}

describe('a form with files', () => {
  test('is read as it was sent, however it arrives', async () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 30 })
    const bytes = fc.uint8Array({ maxLength: 200 })
    const near = fc.constantFrom('\r\n--', '\r\n', '--', '\r', '\r\n--x', '')
    await fc.assert(
      fc.asyncProperty(bytes, near, fc.string(), pieces, async (data, like, text, lengths) => {
        const form = new FormData()
        const content = Buffer.concat([Buffer.from(like), Buffer.from(data), Buffer.from(like)])
        form.set('text', text)
        form.append('files', new File([content], 'а "б".bin', { type: 'image/png' }))
        form.append('files', new File([], 'empty.txt', { type: 'text/plain' }))
        const { body, boundary } = await encoded(form)
        const sent = text.replace(/\r\n|\r|\n/g, '\r\n')
        expect(await read(body, boundary, lengths)).toEqual([
          {
            name: 'text',
            filename: undefined,
            type: 'application/octet-stream',
            body: Buffer.from(sent).toString('latin1'),
          },
          {
            name: 'files',
            filename: 'а "б".bin',
            type: 'image/png',
            body: content.toString('latin1'),
          },
          { name: 'files', filename: 'empty.txt', type: 'text/plain', body: '' },
        ])
      }),
      { numRuns: 200 },
    )
  })

  test('goes on with the next part when one was not read', async () => {
    const form = new FormData()
    form.set('first', 'x'.repeat(5000))
    form.set('second', 'y')
    const { body, boundary } = await encoded(form)
    const names: string[] = []
    for await (const part of partsOf(whole(body), boundary)) names.push(part.name)
    expect(names).toEqual(['first', 'second'])
  })

  test.each([
    ['is cut off', '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nhalf'],
    ['never begins', 'nothing of the kind'],
    ['has a part without a name', '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--'],
    ['has a head without end', `--b\r\n${'X-Long: y\r\n'.repeat(2000)}`],
  ])('that %s is refused', async (_what, body) => {
    await expect(read(Buffer.from(body), 'b', [64])).rejects.toMatchObject({ status: 400 })
  })

  test('is told by its content type', () => {
    expect(boundaryOf('multipart/form-data; boundary=abc')).toBe('abc')
    expect(boundaryOf('multipart/form-data; charset=utf-8; boundary="a b"')).toBe('a b')
    expect(boundaryOf('application/x-www-form-urlencoded')).toBeUndefined()
    expect(boundaryOf('multipart/form-data')).toBeUndefined()
  })
})
