import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createIntake } from '../../bot/intake.ts'
import { pause } from '../../bot/pause.ts'
import { startPolling } from '../../bot/polling.ts'
import { connect } from '../../bot/telegram.ts'
import type { Connection } from '../../bot/trouble.ts'
import { startWebhook } from '../../bot/webhook.ts'
import { type Simulator, startSimulator } from '../../simulator/start.ts'
import { newDesk } from '../desk/desk.ts'

const log = pino({ level: 'silent' })
let sim: Simulator

beforeEach(async () => {
  sim = await startSimulator()
})

afterEach(() => sim.close())

function poll(): Connection {
  const { api } = connect(sim)
  const intake = createIntake({
    desk: newDesk().desk,
    api,
    log,
    pause,
    handle: () => undefined,
  })
  return startPolling({ api, intake, log, pause })
}

/** Ends what was started, unless that takes longer than a stop may. */
function ended(...connections: Connection[]): Promise<unknown> {
  const waited = new Promise((resolve) => {
    setTimeout(() => resolve('still running'), 2000).unref()
  })
  return Promise.race([waited, Promise.all(connections.map(({ stop }) => stop()))])
}

test('polling ends at once, also when told to at its very start', async () => {
  expect(await ended(poll())).not.toBe('still running')
  expect(sim.isPolled()).toBe(false)
})

test('neither polling nor a webhook waits for a Telegram that does not answer', async () => {
  sim.faults.fail({ method: /Webhook$/, delayMs: 60_000, times: 2 })
  const { api } = connect(sim)
  const publicUrl = 'http://127.0.0.1:9'
  const webhook = startWebhook({ api, log, pause, now: Date.now, publicUrl, secret: 'secret' })
  expect(await ended(poll(), webhook)).not.toBe('still running')
})
