import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { phonePage } from '../../simulator/page/app.tsx'
import { type Simulator, startSimulator } from '../../simulator/start.ts'

let simulator: Simulator
let app: Hono
let server: ReturnType<typeof serve>
let port: number

beforeAll(async () => {
  simulator = await startSimulator()
  simulator.people.addUser({ id: 1001, first_name: 'Anna' })
  app = new Hono().route('/simulator', phonePage(simulator))
  server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  port = (server.address() as AddressInfo).port
})

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await simulator.close()
})

/** Status of a request; node:http, as fetch does not let one lie about Host. */
function status(path: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end(method === 'POST' ? '{}' : undefined)
  })
}

test.each(['localhost', '127.0.0.1', '[::1]'])('the name %s is let in', async (name) => {
  expect(await status('/simulator', { host: `${name}:${port}` })).toBe(200)
})

test.each(['example.org', 'localhost.example.org', '127.0.0.1.example.org'])(
  'the foreign name %j is refused, also for data',
  async (host) => {
    expect(await status('/simulator', { host })).toBe(403)
    expect(await status('/simulator/people', { host })).toBe(403)
  },
)

test.each(['http://example.org', 'null', 'http://localhost:1'])(
  'a change asked by a page of %s is refused',
  async (origin) => {
    const host = `localhost:${port}`
    const path = '/simulator/people/1001/chats/1001/start'
    expect(await status(path, { host, origin }, 'POST')).toBe(403)
    expect(await status(path, { host, origin: `http://${host}` }, 'POST')).toBe(200)
  },
)

test('what a proxy passed on is refused', async () => {
  const headers = { host: `localhost:${port}`, 'x-forwarded-for': '203.0.113.5' }
  expect(await status('/simulator', headers)).toBe(403)
})

test.each(['203.0.113.5', '::ffff:10.0.0.1', undefined])(
  'the address %s is not this computer',
  async (remoteAddress) => {
    const env = { incoming: { socket: { remoteAddress } } }
    const answer = await app.request(
      'http://localhost/simulator',
      { headers: { host: 'localhost' } },
      env,
    )
    expect(answer.status).toBe(403)
  },
)
