import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Context } from 'hono'
import type { Simulator } from '../start.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const folder = join(import.meta.dirname, 'static')
const assets = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]))

/** What a browser may show by itself; all else could run as a page of ours and is downloaded. */
const shown = /^(image\/(png|jpeg|gif|webp)|(audio|video)\/[a-z0-9.+-]+)$/

/** Sends a script, stylesheet or picture of the page; 404 when there is none of that name. */
export function sendAsset(c: Context, name: string): Response {
  const bytes = assets.get(name)
  const type = types[extname(name)]
  if (!bytes || !type) return c.text('Not found', 404)
  return c.body(new Uint8Array(bytes), 200, { 'content-type': type, 'cache-control': 'no-cache' })
}

/** Sends a file of a message: pictures, sound and films to be shown, the rest to be saved. */
export function sendMedia(c: Context, simulator: Simulator, fileId: string): Response {
  const file = simulator.people.file(fileId)
  if (!file) return c.text('Not found', 404)
  const show = shown.test(file.mime) && c.req.query('download') === undefined
  const name = encodeURIComponent(file.name).replace(/['()*]/g, '_')
  return c.body(new Uint8Array(file.bytes), 200, {
    'content-type': show ? file.mime : 'application/octet-stream',
    'content-disposition': `${show ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, max-age=3600',
  })
}
