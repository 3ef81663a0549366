import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { packingFor } from './packing.ts'

const PANEL = join(import.meta.dirname, '..')
/** Where the build puts what browsers load, each as it is and packed. */
const DIST = join(PANEL, '..', 'dist')
const A_YEAR = 'public, max-age=31536000, immutable'

interface Asset {
  type: string
  /** As it is, and by the name of its packing. */
  bodies: Record<'br' | 'gzip' | 'plain', Uint8Array<ArrayBuffer>>
}

export interface Assets {
  /** The address of a file, which changes whenever any of them does. */
  url(name: string): string
  find(name: string): Asset | undefined
}

/** Reads what the browser needs once: the stylesheet, the script, the icon. */
export function loadAssets(): Assets {
  const icon = new Uint8Array(readFileSync(join(PANEL, 'style', 'icon.svg')))
  const files = new Map<string, Asset>([
    ['panel.css', built('panel.css', 'text/css; charset=utf-8')],
    ['panel.js', built('panel.js', 'text/javascript; charset=utf-8')],
    ['icon.svg', { type: 'image/svg+xml', bodies: { br: icon, gzip: icon, plain: icon } }],
  ])
  const print = createHash('sha256')
  for (const [name, { bodies }] of files) print.update(name).update(bodies.plain)
  const version = print.digest('hex').slice(0, 12)
  return {
    url: (name) => `/admin/assets/${version}/${name}`,
    find: (name) => files.get(name),
  }
}

/** Serves the files; the version in their address makes them good for a year. */
export function assetRoutes(assets: Assets): Hono {
  const app = new Hono()
  app.get('/assets/:version/:name', (c) => {
    const asset = assets.find(c.req.param('name'))
    if (!asset) return c.notFound()
    const isNow = assets.url(c.req.param('name')) === c.req.path
    const { plain, br, gzip } = asset.bodies
    const packing = plain === br ? undefined : packingFor(c)
    if (packing !== undefined) c.header('Content-Encoding', packing)
    return c.body(packing === 'br' ? br : packing === 'gzip' ? gzip : plain, 200, {
      'Content-Type': asset.type,
      'Cache-Control': isNow ? A_YEAR : 'no-cache',
      Vary: 'Accept-Encoding',
    })
  })
  return app
}

function built(name: string, type: string): Asset {
  const read = (ending: string) =>
    new Uint8Array(readFileSync(join(DIST, `browser-${name}${ending}`)))
  return { type, bodies: { plain: read(''), br: read('.br'), gzip: read('.gz') } }
}
