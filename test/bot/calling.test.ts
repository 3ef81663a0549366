import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HttpError, InputFile } from 'grammy/web'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { faultOf } from '../../bot/fault.ts'
import { download, forgetHalves } from '../../bot/files-download.ts'
import { outcomeOf } from '../../bot/outcome.ts'
import { asGrammy, connect } from '../../bot/telegram.ts'

const TOKEN = '12345:SECRET'
const NEVER = new AbortController().signal
const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

/** A Bot API server that answers so, and how many connections it holds. */
async function serverOf(answer: RequestListener) {
  let connections = 0
  const server = createServer(answer).on('connection', (socket) => {
    connections += 1
    socket.on('close', () => {
      connections -= 1
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  ends.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const telegram = connect({ token: TOKEN, apiRoot: `http://127.0.0.1:${port}` })
  return { telegram, connections: () => connections }
}

function folderOf(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `okoshko-${name}-`))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(HttpError)
  expect(JSON.stringify(faultOf(error))).not.toContain('SECRET')
  return (error as HttpError).error
}

const BROKEN: Record<string, RequestListener> = {
  'no JSON': (_, res) => res.writeHead(502).end('<html>SECRET</html>'),
  'nothing in JSON': (_, res) => res.writeHead(503).end('null'),
  'JSON of a gateway': (_, res) => res.writeHead(503).end('{"message":"no healthy upstream"}'),
  'a refusal without a reason': (_, res) => res.writeHead(400).end('{"ok":false,"error_code":400}'),
  'a result that is none': (_, res) => res.writeHead(200).end('{"ok":true}'),
  'an address elsewhere': (_, res) => res.writeHead(302, { location: '/' }).end(),
  'cut in the middle': (_, res) => {
    res.writeHead(200, { 'content-length': 100 }).write('{"ok":true')
    setImmediate(() => res.destroy())
  },
  'no answer at all': (req) => req.socket.destroy(),
  'without an end': (_, res) => {
    const piece = Buffer.alloc(4 * 1024 * 1024, 32)
    const more = () => {
      while (!res.destroyed && res.write(piece));
    }
    more()
    res.on('drain', more)
  },
}

test.each(Object.entries(BROKEN))('an answer that is %s fails the call', async (_, answer) => {
  const { telegram } = await serverOf(answer)
  await failureOf(telegram.api.getMe())
})

test('a body that is too large for whatever stands before Telegram is refused for good', async () => {
  const { telegram } = await serverOf((_, res) => res.writeHead(413).end('<html>'))
  const error = await telegram.api.sendMessage(1, 'text').catch((reason: unknown) => reason)
  expect(outcomeOf(error, 0, 0)).toMatchObject({ outcome: 'refused', unreachable: false })
})

test.each(['before', 'within'])('a call can be ended %s its answer', async (when) => {
  const ending = new AbortController()
  const { telegram, connections } = await serverOf((_, res) => {
    if (when === 'within') res.writeHead(200, { 'content-length': 100 }).write('{"ok":true')
    setImmediate(() => ending.abort())
  })
  await failureOf(telegram.polls.getUpdates({ timeout: 30 }, asGrammy(ending.signal)))
  await vi.waitFor(() => expect(connections()).toBe(0))
})

test('a server that has hung up between two calls is called anew', async () => {
  const { telegram } = await serverOf((_, res) => {
    res.end('{"ok":true,"result":{"id":1}}')
    res.on('close', () => res.socket?.destroy())
  })
  for (let n = 0; n < 3; n++) {
    expect((await telegram.api.getMe()).id).toBe(1)
    await new Promise((resolve) => setImmediate(resolve))
  }
})

test.each(['refused', 'broken off'])('an upload that is %s keeps no file open', async (how) => {
  const { telegram } = await serverOf((req, res) => {
    if (how === 'broken off') req.once('data', () => req.socket.destroy())
    else res.writeHead(413, { connection: 'close' }).end('{"ok":false,"error_code":413}')
  })
  const folder = folderOf('uploads')
  const path = join(folder, 'large')
  writeFileSync(path, Buffer.alloc(20 * 1024 * 1024))
  const handles = await Promise.all([open(path), open(path), open(path)])
  const media = handles.map((handle) => ({
    type: 'document' as const,
    media: new InputFile(handle.createReadStream(), 'large'),
  }))
  await expect(telegram.uploads.sendMediaGroup(1, media)).rejects.toThrow()
  for (const handle of handles) await handle.close()
  expect(handles.map(({ fd }) => fd)).toEqual([-1, -1, -1])
})

test('a file that is refused leaves nothing open and nothing in the folder', async () => {
  const { telegram, connections } = await serverOf((req, res) => {
    const file = { file_id: 'a', file_unique_id: 'b', file_path: 'c' }
    if (req.url?.includes('getFile')) res.end(JSON.stringify({ ok: true, result: file }))
    else res.writeHead(404).end(Buffer.alloc(1024 * 1024))
  })
  const folder = folderOf('downloads')
  await forgetHalves(folder)
  for (let n = 0; n < 5; n++) await failureOf(download(telegram, folder, 'a', NEVER))
  await vi.waitFor(() => expect(connections()).toBeLessThanOrEqual(1))
  expect(readdirSync(folder, { recursive: true })).toEqual(['incoming'])
})

test('a file comes whole', async () => {
  const body = Buffer.from('Я'.repeat(100_000))
  const { telegram } = await serverOf((req, res) => {
    const file = { file_id: 'a', file_unique_id: 'b', file_path: 'c', file_size: body.length }
    if (req.url?.includes('getFile')) res.end(JSON.stringify({ ok: true, result: file }))
    else res.end(body)
  })
  const folder = folderOf('downloads')
  await forgetHalves(folder)
  const { path } = await download(telegram, folder, 'a', NEVER)
  expect(readFileSync(join(folder, path)).equals(body)).toBe(true)
})
