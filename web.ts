import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { type RequestIdVariables, requestId } from 'hono/request-id'
import { routePath } from 'hono/route'
import type { Logger } from 'pino'
import type { Health } from './health.ts'
import { within } from './log.ts'

// Whoever sends slower than this holds a place that others could have; large uploads need their time.
const LIMITS = {
  headersTimeout: 15_000,
  requestTimeout: 10 * 60_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void

export interface Web {
  /** The port really taken. */
  port: number
  /** From now on this answers; before, everything is 503. */
  serve(app: Hono): void
  /** What the 503 says meanwhile. */
  wait(reason: string): void
  close(): Promise<void>
}

/** Takes the port; throws with a sentence where it is taken already. */
export async function openWeb(host: string, port: number): Promise<Web> {
  let state: object = { status: 'starting' }
  let answer: Listener = (_request, response) => {
    response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' })
    response.end(JSON.stringify(state))
  }
  const server = createServer(LIMITS, (request, response) => answer(request, response))
  await listen(server, host, port)
  return {
    port: (server.address() as AddressInfo).port,
    serve: (app) => {
      const listener = getRequestListener(app.fetch)
      answer = (request, response) => void listener(request, response)
    },
    wait: (reason) => {
      state = { status: 'down', reason }
    },
    close: () => closing(server),
  }
}

/**
 * The addresses of the program: health, and what `mount` adds. Every request has a number, which
 * the log carries, and a line in it at debug.
 */
export function routes(health: Health, log: Logger, mount: (root: Hono) => void): Hono {
  const app = new Hono()
  app.use(requestId(), accessLog(log), withoutLastSlash)
  app.get('/', (c) => c.redirect('/admin'))
  app.get('/healthz', (c) => {
    c.header('cache-control', 'no-store')
    const { reason, telegram } = health()
    if (reason !== null) return c.json({ status: 'down', reason, telegram }, 503)
    return c.json({ status: 'ok', telegram })
  })
  mount(app)
  return app
}

/** Leads to the page; without host and protocol, since behind a proxy the program does not know its own. */
const withoutLastSlash = createMiddleware(async (c, next) => {
  await next()
  const { method, path, url } = c.req
  const isAsked = method === 'GET' || method === 'HEAD'
  if (c.res.status !== 404 || !isAsked || !path.endsWith('/')) return
  const { pathname, search } = new URL(url)
  // Two slashes in front would lead to another host.
  c.res = c.redirect(`/${pathname.replace(/^\/+|\/+$/g, '')}${search}`, 301)
})

/** The path is told as the route has it: an address may hold a secret. */
function accessLog(log: Logger) {
  return createMiddleware<{ Variables: RequestIdVariables }>((c, next) =>
    within({ request: c.get('requestId') }, async () => {
      const begun = performance.now()
      await next()
      const ms = Math.round(performance.now() - begun)
      log.debug({ method: c.req.method, path: routePath(c), status: c.res.status, ms }, 'asked')
    }),
  )
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
