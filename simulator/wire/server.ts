import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Refusal } from '../refusal.ts'
import type { World } from '../world/open.ts'
import { type Answer, type Caller, refused } from './calling.ts'
import { sendFile } from './download.ts'
import { readRequest } from './parameters.ts'

const HOST = 'http://localhost'

interface Wire {
  port: number
  /** Ends every connection, waiting polls too. */
  cut: () => void
  close: () => Promise<void>
}

/** Serves the Bot API on 127.0.0.1. */
export async function serve(
  world: World,
  caller: Caller,
  port: number,
  isOffline: () => boolean,
): Promise<Wire> {
  const server = createServer((request, response) => {
    void handle(world, caller, request, response)
  })
  server.on('connection', (socket) => {
    if (isOffline()) socket.destroy()
  })
  // A poll may wait longer than Node lets an idle connection live.
  server.requestTimeout = 0
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => server.closeAllConnections(),
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      return closed
    },
  }
}

async function handle(
  world: World,
  caller: Caller,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const hangUp = new AbortController()
  response.on('close', () => hangUp.abort())
  try {
    const answer = await answerTo(world, caller, request, response, hangUp.signal)
    if (answer === 'cut') request.socket.destroy()
    else if (answer) write(response, answer)
  } catch (error) {
    if (response.headersSent || hangUp.signal.aborted) request.socket.destroy()
    else write(response, refused(error))
  }
}

async function answerTo(
  world: World,
  caller: Caller,
  request: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  const address = request.url ?? '/'
  if (!URL.canParse(address, HOST)) throw new Refusal(404, 'Not Found')
  const url = new URL(address, HOST)
  const [, folder, token, rest] = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(url.pathname) ?? []
  if (token === undefined || rest === undefined) throw new Refusal(404, 'Not Found')
  const isOurs = decoded(token) === world.bot.token
  if (folder) {
    if (!isOurs) throw new Refusal(404, 'Not Found')
    await sendFile(world, decoded(rest), response)
    return undefined
  }
  const given = await readRequest(request, url.searchParams)
  if (!isOurs) throw new Refusal(401, 'Unauthorized')
  return caller.call(rest, given, signal)
}

/** A piece of a path; 404 where it is none. */
function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece)
  } catch (error) {
    if (error instanceof URIError) throw new Refusal(404, 'Not Found')
    throw error
  }
}

function write(response: ServerResponse, answer: Exclude<Answer, 'cut'>): void {
  const text = JSON.stringify(answer.body)
  const wait = answer.body.ok ? undefined : answer.body.parameters?.retry_after
  response.setHeader('content-type', 'application/json')
  response.setHeader('content-length', Buffer.byteLength(text))
  if (wait !== undefined) response.setHeader('retry-after', wait)
  // What is left of a refused upload is not read.
  if (answer.status === 413) response.setHeader('connection', 'close')
  response.writeHead(answer.status).end(text)
}
