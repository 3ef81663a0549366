import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterEach, expect, test } from 'vitest'
import { countDelivery, newTally } from '../../bot/tally.ts'
import { failUpdate, keepUpdates } from '../../desk/delivery/inbox.ts'
import { metricsRoute } from '../../metrics/route.ts'
import { histogram, metricsText } from '../../metrics/text.ts'
import { MINUTE, newDesk, type TestDesk } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'

const TOKEN = 'a-token-of-the-tests'
let stop = (): void => undefined

afterEach(() => stop())

/** The metrics of a desk over real HTTP. */
function serving(world: TestDesk, token?: string) {
  const bot = { tally: newTally(), load: () => ({ lanes: 3, resting: 2 }) }
  const health = () => ({ reason: null, telegram: 'ok' })
  const app = metricsRoute({ desk: world.desk, bot, health, version: '1.2.3', token })
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  stop = () => void server.close()
  const listening = once(server, 'listening')
  const read = async (headers: Record<string, string> = {}) => {
    if (!server.listening) await listening
    const { port } = server.address() as AddressInfo
    return fetch(`http://127.0.0.1:${port}/metrics`, {
      headers: { connection: 'close', ...headers },
    })
  }
  return { bot, read }
}

test('tells what waits and what was done, in numbers only', async () => {
  const world = newDesk()
  fileTicket(world)
  keepUpdates(world.desk, [{ updateId: 1, lane: 'chat:1001', payload: '{"text":"секрет"}' }])
  failUpdate(world.desk, 1, 'TypeError', 1)
  world.pass(MINUTE)
  const { bot, read } = serving(world)
  bot.tally.updates.handled = 5
  countDelivery(bot.tally, 'sent', 0.2)
  const answer = await read()
  expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4')
  const text = await answer.text()
  for (const line of [
    'okoshko_up 1',
    'okoshko_tickets_open 1',
    'okoshko_inbox_set_aside 1',
    'okoshko_outbox_oldest_seconds 60',
    'okoshko_updates_total{outcome="handled"} 5',
    'okoshko_lanes 3',
    'okoshko_deliveries_total{outcome="sent"} 1',
    'okoshko_delivery_seconds_bucket{le="0.25"} 1',
    'okoshko_delivery_seconds_bucket{le="+Inf"} 1',
  ]) {
    expect(text.split('\n')).toContain(line)
  }
  expect(text).toMatch(/okoshko_build_info\{version="1\.2\.3",schema="\d+",node="[\d.]+"\} 1/)
  expect(text).not.toMatch(/секрет|Анна|принтер/i)
})

test('every line is one that Prometheus reads', async () => {
  const text = await (await serving(newDesk()).read()).text()
  const sample = /^[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? -?[\d.e+-]+$/
  for (const line of text.trimEnd().split('\n')) {
    expect(line).toMatch(line.startsWith('#') ? /^# (HELP|TYPE) [a-z_]+ \S/ : sample)
  }
})

test('is for this machine only, and for nobody through a proxy on it', async () => {
  const { read } = serving(newDesk())
  expect((await read()).status).toBe(200)
  expect((await read({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(403)
})

test('is for whoever knows the token where there is one', async () => {
  const { read } = serving(newDesk(), TOKEN)
  expect((await read()).status).toBe(401)
  expect((await read({ authorization: 'Bearer guess' })).status).toBe(401)
  expect((await read({ authorization: `Bearer ${TOKEN}` })).status).toBe(200)
})

test('a histogram counts what is below each bound', () => {
  const text = metricsText([histogram('t', 'h', [1, 2], { classes: [3, 0, 1], sum: 9 })])
  expect(text).toBe(
    '# HELP t h\n# TYPE t histogram\nt_bucket{le="1"} 3\nt_bucket{le="2"} 3\nt_bucket{le="+Inf"} 4\nt_sum 9\nt_count 4\n',
  )
})
