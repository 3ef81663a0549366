import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

/** Serves the text of a file as a page, and nothing else: what Hono takes for so many bytes. */
export function rawPage(file: string): void {
  const text = readFileSync(file, 'utf8')
  const app = new Hono()
  app.get('*', (c) => c.html(text))
  serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
    process.stdout.write(`http://127.0.0.1:${port}\n`)
  })
}
