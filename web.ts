import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'

type Listener = (request: IncomingMessage, response: ServerResponse) => void

export interface Web {
  /** The port really taken. */
  port: number
  /** From now on this answers; before, everything is 503. */
  serve(app: Hono): void
  close(): Promise<void>
}

/** What keeps the desk from serving: null while it serves. */
export type Health = () => string | null

/** Takes the port; throws with a sentence where it is taken already. */
export async function openWeb(host: string, port: number): Promise<Web> {
  let answer: Listener = (_request, response) => {
    response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' })
    response.end('{"status":"starting"}')
  }
  const server = createServer((request, response) => answer(request, response))
  await listen(server, host, port)
  return {
    port: (server.address() as AddressInfo).port,
    serve: (app) => {
      const listener = getRequestListener(app.fetch)
      answer = (request, response) => void listener(request, response)
    },
    close: () => closing(server),
  }
}

/** The addresses of the program: health, and what `mount` adds. */
export function routes(health: Health, mount: (root: Hono) => void): Hono {
  const app = new Hono()
  app.get('/', (c) => c.redirect('/admin'))
  app.get('/healthz', (c) => {
    c.header('cache-control', 'no-store')
    const reason = health()
    return reason === null ? c.json({ status: 'ok' }) : c.json({ status: 'down', reason }, 503)
  })
  mount(app)
  return app
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `${host}:${port} is taken by another program: choose another PORT.`
      reject(error.code === 'EADDRINUSE' ? new Error(taken) : error)
    })
    server.listen(port, host, resolve)
  })
}

async function closing(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // Live pages keep their streams open for as long as they are looked at.
  server.closeAllConnections()
  await closed
}
