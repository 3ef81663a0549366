import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Hono } from 'hono'

const PANEL = join(import.meta.dirname, '..')
/** In the order of their layers. */
const STYLES = [
  'tokens',
  'base',
  'frame',
  'queue',
  'ticket',
  'clocks',
  'process',
  'composer',
  'pages',
  'ranking',
  'deadlines',
  'settings',
  'people',
  'services',
  'audit',
]
const SCRIPT = 'text/javascript; charset=utf-8'
const A_YEAR = 'public, max-age=31536000, immutable'

interface Asset {
  type: string
  body: string
}

export interface Assets {
  /** The address of a file, which changes whenever any of them does. */
  url(name: string): string
  find(name: string): Asset | undefined
}

/** Reads what the browser needs once: the stylesheet, our scripts, htmx. */
export function loadAssets(): Assets {
  const files = new Map<string, Asset>([
    ['panel.css', { type: 'text/css; charset=utf-8', body: stylesheet() }],
    ['htmx.js', { type: SCRIPT, body: htmx() }],
    ['icon.svg', { type: 'image/svg+xml', body: read('style', 'icon.svg') }],
  ])
  for (const name of readdirSync(join(PANEL, 'browser'))) {
    files.set(name, { type: SCRIPT, body: read('browser', name) })
  }
  const print = createHash('sha256')
  for (const [name, { body }] of files) print.update(name).update(body)
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
    return c.body(asset.body, 200, {
      'Content-Type': asset.type,
      'Cache-Control': isNow ? A_YEAR : 'no-cache',
    })
  })
  return app
}

function stylesheet(): string {
  return STYLES.map((name) => read('style', `${name}.css`)).join('\n')
}

function htmx(): string {
  const main = createRequire(join(PANEL, 'package.json')).resolve('htmx.org')
  return readFileSync(join(main, '..', 'htmx.min.js'), 'utf8')
}

function read(...path: string[]): string {
  return readFileSync(join(PANEL, ...path), 'utf8')
}
