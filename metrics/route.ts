import { createHash, timingSafeEqual } from 'node:crypto'
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import type { RunningBot } from '../bot/run.ts'
import { DELIVERY_SECONDS } from '../bot/tally.ts'
import type { Desk } from '../desk/desk.ts'
import { backupState } from '../desk/keeping/backups.ts'
import { figures } from '../desk/keeping/figures.ts'
import { databaseSize, schemaOf } from '../desk/keeping/sizes.ts'
import type { Health } from '../health.ts'
import { counter, gauge, histogram, type Metric, metricsText } from './text.ts'

interface MetricsParts {
  desk: Desk
  bot: Pick<RunningBot, 'tally' | 'load'>
  health: Health
  version: string
  /** Who knows it may read from anywhere; absent: this machine only. */
  token: string | undefined
}

const RESOLUTION_MS = 10
const PLAIN = 'text/plain; version=0.0.4; charset=utf-8'

/**
 * The figures of the running program at /metrics, for this machine or for who knows the token:
 * numbers only, nothing of people.
 */
export function metricsRoute(parts: MetricsParts): Hono {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  const app = new Hono()
  app.get('/metrics', (c) => {
    if (!mayRead(c, parts.token)) return c.body(null, parts.token === undefined ? 403 : 401)
    const text = metricsText([
      ...deskMetrics(parts),
      ...botMetrics(parts),
      ...ownMetrics(parts, delay),
    ])
    delay.reset()
    return c.body(text, 200, { 'content-type': PLAIN, 'cache-control': 'no-store' })
  })
  return app
}

/** What comes through a proxy of this machine comes from elsewhere. */
function mayRead(c: Context, token: string | undefined): boolean {
  if (token !== undefined) {
    const given = c.req.header('authorization')?.replace(/^Bearer /, '') ?? ''
    return timingSafeEqual(digest(given), digest(token))
  }
  const isPassedOn = ['x-forwarded-for', 'forwarded', 'x-real-ip'].some((name) =>
    c.req.header(name),
  )
  const from = getConnInfo(c).remote.address ?? ''
  return !isPassedOn && /^(::1|(::ffff:)?127(\.\d+){3})$/.test(from)
}

function deskMetrics({ desk, health }: MetricsParts): Metric[] {
  const now = figures(desk)
  const { last } = backupState(desk)
  return [
    gauge('okoshko_up', 'Whether the desk serves', health().reason === null ? 1 : 0),
    gauge('okoshko_tickets_open', 'Tickets that are not solved or closed', now.openTickets),
    gauge(
      'okoshko_clocks_due',
      'Clocks past their due time that are not marked yet',
      now.clocksDue,
    ),
    gauge('okoshko_inbox_waiting', 'Updates that wait to be handled', now.inboxWaiting),
    gauge('okoshko_inbox_set_aside', 'Updates that failed for good', now.inboxSetAside),
    gauge('okoshko_outbox_waiting', 'Letters that wait to be sent', now.outboxWaiting),
    gauge('okoshko_outbox_oldest_seconds', 'Age of the oldest of them', now.outboxOldest / 1000),
    gauge('okoshko_outbox_failed', 'Letters that failed within 30 days', now.outboxFailed),
    gauge('okoshko_outbox_held', 'Letters held since a restore', now.outboxHeld),
    gauge('okoshko_database_bytes', 'Size of the database', databaseSize(desk)),
    gauge('okoshko_backup_timestamp_seconds', 'Last nightly backup', (last?.at ?? 0) / 1000),
  ]
}

function botMetrics({ bot }: MetricsParts): Metric[] {
  const { updates, deliveries, times } = bot.tally
  const { lanes, resting } = bot.load()
  const seconds = { classes: times.classes, sum: times.seconds }
  return [
    counter('okoshko_updates_total', 'Updates by what became of them', 'outcome', updates),
    gauge('okoshko_lanes', 'Chats with updates to handle', lanes),
    gauge('okoshko_lanes_resting', 'Chats that wait after a failure or a flood', resting),
    counter('okoshko_deliveries_total', 'Deliveries by outcome', 'outcome', deliveries),
    histogram(
      'okoshko_delivery_seconds',
      'How long Telegram took for a delivery',
      DELIVERY_SECONDS,
      seconds,
    ),
  ]
}

/** The delays are those since the last reading. */
function ownMetrics({ desk, version }: MetricsParts, delay: IntervalHistogram): Metric[] {
  const memory = process.memoryUsage()
  const quantiles = [50, 99, 100].map((percent) => ({
    labels: { quantile: String(percent / 100) },
    // Node counts the time between two of its looks as well.
    value: Math.max(0, delay.percentile(percent) / 1e9 - RESOLUTION_MS / 1000),
  }))
  const build = { version, schema: String(schemaOf(desk)), node: process.versions.node }
  return [
    {
      name: 'okoshko_event_loop_delay_seconds',
      help: 'Delay of the event loop since the last reading, by quantile',
      type: 'gauge',
      samples: quantiles,
    },
    gauge('process_resident_memory_bytes', 'Resident memory', memory.rss),
    gauge('nodejs_heap_size_used_bytes', 'Heap in use', memory.heapUsed),
    gauge('process_uptime_seconds', 'Time since the start', process.uptime()),
    {
      name: 'okoshko_build_info',
      help: 'What runs',
      type: 'gauge',
      samples: [{ labels: build, value: 1 }],
    },
  ]
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
