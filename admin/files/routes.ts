import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { DeskError } from '../../desk/errors.ts'
import type { Attachment } from '../../desk/messages/attachments.ts'
import { readableFile } from '../../desk/messages/reading-files.ts'
import { numberIn } from '../frame/forms.ts'
import type { Env, Panel } from '../panel.ts'

/** What a browser may show by itself; anything else is downloaded, HTML and SVG above all. */
const SHOWN = /^(image\/(jpeg|png|gif|webp)|audio\/[\w.+-]+|video\/[\w.+-]+)$/
// Separators of paths, control characters, and those that turn the order of letters round.
const UNFIT = /[\\/\p{Cc}\p{Bidi_C}]/gu

/** Files of tickets, for whoever may read them. */
export function fileRoutes({ desk, filesDir }: Panel): Hono<Env> {
  const app = new Hono<Env>()

  app.get('/files/:id', async (c) => {
    const file = readableFile(desk, c.get('reader').person, numberIn(c.req.param('id')))
    if (file.path === null) throw new DeskError('not_found')
    const path = join(filesDir, file.path)
    const found = await stat(path).catch(() => null)
    if (!found) throw new DeskError('not_found')
    c.header('Content-Security-Policy', "default-src 'none'; sandbox")
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Cache-Control', 'no-store')
    c.header('Content-Type', isShown(file) ? (file.mime ?? '') : 'application/octet-stream')
    c.header('Content-Disposition', disposition(file, c.req.query('download') !== undefined))
    c.header('Accept-Ranges', 'bytes')
    const range = rangeOf(c.req.header('range'), found.size)
    if (range === null) return c.body(null, 416, { 'Content-Range': `bytes */${found.size}` })
    const [start, end] = range ?? [0, found.size - 1]
    c.header('Content-Length', String(end - start + 1))
    if (range) c.header('Content-Range', `bytes ${start}-${end}/${found.size}`)
    // Of a question for the head nobody would read the bytes, and their file would stay open.
    if (found.size === 0 || c.req.method === 'HEAD') return c.body(null, range ? 206 : 200)
    const bytes = Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream
    return c.body(bytes, range ? 206 : 200)
  })

  return app
}

/** Whether the browser shows the file in the page or a tab of its own. */
export function isShown(file: Pick<Attachment, 'mime'>): boolean {
  return SHOWN.test(file.mime ?? '')
}

function disposition(file: Attachment, isWanted: boolean): string {
  const kind = isShown(file) && !isWanted ? 'inline' : 'attachment'
  const name = wellFormed(file.name).replace(UNFIT, '_')
  const plain = name.replace(/[^\w.() -]/g, '_')
  // The asterisk, quotes and brackets are what encodeURIComponent leaves and the header does not take.
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${full}`
}

/** Half of a surrogate pair would make encodeURIComponent throw. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8')
}

/** The bytes asked for; undefined: all, null: none of these are there. */
function rangeOf(header: string | undefined, size: number): [number, number] | null | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start <= end ? [start, end] : null
}
