import { serve } from '@hono/node-server'
import { type Logger, pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createIntake, type Intake } from '../../bot/intake.ts'
import type { Pause } from '../../bot/pause.ts'
import { startPolling } from '../../bot/polling.ts'
import { connect, type Telegram } from '../../bot/telegram.ts'
import type { Connection } from '../../bot/trouble.ts'
import { newSecret, startWebhook, webhookRoute } from '../../bot/webhook.ts'
import { pendingUpdates } from '../../desk/delivery/inbox.ts'
import type { Desk } from '../../desk/desk.ts'
import { type Simulator, startSimulator } from '../../simulator/start.ts'
import { newDesk } from '../desk/desk.ts'

const ANNA = 1001

let sim: Simulator
let desk: Desk
let telegram: Telegram
let intake: Intake
let heard: string[] = []
let lines: string[] = []
let connection: Connection | undefined
const log: Logger = pino({ level: 'trace' }, { write: (line) => void lines.push(line) })

beforeEach(async () => {
  heard = []
  lines = []
  desk = newDesk().desk
  sim = await startSimulator()
  telegram = connect(sim)
  sim.people.addUser({ id: ANNA, first_name: 'Anna' })
  intake = createIntake({
    desk,
    api: telegram.api,
    log,
    pause: soon,
    handle: (update) => {
      heard.push(update.message?.text ?? Object.keys(update).at(-1) ?? '')
      onHeard()
    },
  })
})

afterEach(async () => {
  await connection?.stop()
  connection = undefined
  await sim.close()
})

/** Lets everything else go first, and takes no time. */
const soon: Pause = () => new Promise((resolve) => setImmediate(resolve))

function poll(more: { watchdogMs?: number; intake?: Intake; pause?: Pause } = {}): Connection {
  connection = startPolling({ api: telegram.api, intake, log, pause: soon, ...more })
  return connection
}

/** Polls, and notes how long it would have waited each time. */
function pollNotingPauses(): number[] {
  const pauses: number[] = []
  poll({
    pause: (ms, signal) => {
      pauses.push(ms)
      return soon(ms, signal)
    },
  })
  return pauses
}

let onHeard = (): void => undefined

/** Resolves once all of these were heard. */
function heardAll(texts: string[]): Promise<void> {
  return new Promise((resolve) => {
    onHeard = () => {
      if (texts.every((text) => heard.includes(text))) resolve()
    }
    onHeard()
  })
}

describe('polling', () => {
  test('brings what people write and do, in order', async () => {
    poll()
    sim.people.start(ANNA)
    for (const text of ['one', 'two', 'three']) sim.people.send(ANNA, { text })
    sim.people.block(ANNA)
    await heardAll(['three', 'my_chat_member'])
    expect(heard).toEqual(['/start', 'one', 'two', 'three', 'my_chat_member'])
  })

  test('confirms only what was kept', async () => {
    let isFull = true
    poll({
      intake: {
        ...intake,
        accept: (updates) => {
          const wasFull = isFull
          if (updates.length > 0) isFull = false
          if (wasFull && updates.length > 0) throw new Error('disk full')
          intake.accept(updates)
        },
      },
    })
    sim.people.start(ANNA)
    await heardAll(['/start'])
    expect(heard).toEqual(['/start'])
    expect(lines.join('')).toContain('updates cannot be kept')
  })

  test('goes on after an outage, and says so once', async () => {
    const running = poll()
    sim.people.start(ANNA)
    await heardAll(['/start'])
    sim.faults.offline()
    sim.people.send(ANNA, { text: 'unheard yet' })
    while (running.trouble() === null) await soon(0, new AbortController().signal)
    expect(running.trouble()).toBe('unreachable')
    sim.faults.online()
    await heardAll(['unheard yet'])
    while (running.trouble() !== null) await soon(0, new AbortController().signal)
    const told = lines.filter((line) => line.includes('Telegram cannot be reached'))
    expect(told).toHaveLength(1)
    expect(lines.join('')).not.toContain(sim.token)
  })

  test('goes on when Telegram knows the token again', async () => {
    const unknown = { error_code: 401, description: 'Unauthorized' }
    sim.faults.fail({ method: 'getUpdates', answer: unknown, times: 2 })
    const pauses = pollNotingPauses()
    sim.people.start(ANNA)
    await heardAll(['/start'])
    expect(pauses).toEqual([300_000, 300_000])
  })

  test('says what to do when Telegram does not know the token', async () => {
    telegram = connect({ apiRoot: sim.apiRoot, token: '1:wrong' })
    const running = poll()
    while (running.trouble() === null) await soon(0, new AbortController().signal)
    await running.stop()
    expect(running.trouble()).toBe('unauthorized')
    expect(lines.join('')).toContain('BOT_TOKEN')
    expect(lines.join('')).not.toContain('1:wrong')
  })

  test('waits while another program polls, and says so once', async () => {
    const conflict = {
      error_code: 409,
      description: 'Conflict: terminated by other getUpdates request',
    }
    sim.faults.fail({ method: 'getUpdates', answer: conflict, times: 3 })
    const pauses = pollNotingPauses()
    sim.people.start(ANNA)
    await heardAll(['/start'])
    expect(pauses).toEqual([5000, 5000, 5000])
    expect(lines.filter((line) => line.includes('another program'))).toHaveLength(1)
  })

  test('waits as long as Telegram asks', async () => {
    const flood = {
      error_code: 429,
      description: 'Too Many Requests: retry after 9',
      parameters: { retry_after: 9 },
    }
    sim.faults.fail({ method: 'getUpdates', answer: flood })
    const pauses = pollNotingPauses()
    sim.people.start(ANNA)
    await heardAll(['/start'])
    expect(pauses).toEqual([9000])
  })

  test('a poll that died unnoticed is begun again', async () => {
    sim.faults.fail({ method: 'getUpdates', delayMs: 60_000 })
    poll({ watchdogMs: 50 })
    sim.people.start(ANNA)
    await heardAll(['/start'])
    expect(sim.calls.filter((call) => call.method === 'getUpdates').length).toBeGreaterThan(0)
  })

  test('takes over from a webhook', async () => {
    await telegram.api.setWebhook('http://127.0.0.1:9/gone')
    sim.people.start(ANNA)
    poll()
    await heardAll(['/start'])
  })

  test('asks for no kind of update that nobody handles', async () => {
    poll()
    sim.people.start(ANNA)
    await heardAll(['/start'])
    const call = await sim.until(() => sim.calls.find(({ method }) => method === 'getUpdates'))
    expect(call?.params.allowed_updates).toEqual([
      'message',
      'edited_message',
      'callback_query',
      'my_chat_member',
    ])
  })
})

describe('a webhook', () => {
  const update = {
    update_id: 1,
    message: { chat: { id: ANNA }, from: { id: ANNA }, text: 'pushed' },
  }
  const secret = newSecret()
  const post = (body: string, token?: string, open: Intake | null = intake) =>
    webhookRoute(secret, log, () => open).request('/telegram/webhook', {
      method: 'POST',
      body,
      headers: { ...(token ? { 'X-Telegram-Bot-Api-Secret-Token': token } : {}) },
    })

  test('takes an update from whoever knows the secret, committed before it says so', async () => {
    const response = await post(JSON.stringify(update), secret)
    expect(response.status).toBe(200)
    await intake.idle()
    expect(heard).toEqual(['pushed'])
  })

  test.each([
    ['no secret', undefined, JSON.stringify(update), 401],
    ['a wrong secret', 'guess', JSON.stringify(update), 401],
    ['no JSON', secret, 'text', 400],
    ['more than an update can be', secret, ' '.repeat(2 * 1024 * 1024), 413],
  ])('refuses %s', async (_name, token, body, status) => {
    expect((await post(body, token)).status).toBe(status)
    expect(pendingUpdates(desk, 10)).toEqual([])
  })

  test('asks to come again while nothing can be kept', async () => {
    expect((await post(JSON.stringify(update), secret, null)).status).toBe(503)
    const failing: Intake = {
      ...intake,
      accept: () => {
        throw new Error('disk full')
      },
    }
    expect((await post(JSON.stringify(update), secret, failing)).status).toBe(503)
  })

  test('is where Telegram pushes what people write', async () => {
    const route = webhookRoute(secret, log, () => intake)
    const server = serve({ fetch: route.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as { port: number }
    const publicUrl = `http://127.0.0.1:${port}`
    push(publicUrl)
    sim.people.start(ANNA)
    sim.people.send(ANNA, { text: 'hello' })
    await heardAll(['/start', 'hello'])
    expect(heard).toEqual(['/start', 'hello'])
    await sim.idle()
    server.close()
  })

  test('that somebody took away is set again', async () => {
    const { next } = push('http://127.0.0.1:9')
    await next()
    await telegram.api.deleteWebhook()
    // Telegram lets nobody set one twice within a second.
    await sim.until(async () => {
      await next()
      return (await telegram.api.getWebhookInfo()).url === 'http://127.0.0.1:9/telegram/webhook'
    })
    expect(lines.join('')).toContain('taken away')
  })

  test('to which Telegram cannot push is told as trouble, once, until it can', async () => {
    const { next, connection: pushed } = push('http://127.0.0.1:9')
    await next()
    expect(pushed.trouble()).toBeNull()
    sim.people.start(ANNA)
    await sim.until(
      async () => (await telegram.api.getWebhookInfo()).last_error_message !== undefined,
    )
    await next()
    await next()
    expect(pushed.trouble()).toBe('undelivered')
    expect(lines.filter((line) => line.includes('cannot bring updates'))).toHaveLength(1)
    await telegram.api.deleteWebhook({ drop_pending_updates: true })
    await sim.until(async () => {
      await next()
      return pushed.trouble() === null
    })
  })

  test('that somebody set with another secret is set again', async () => {
    const route = webhookRoute(secret, log, () => intake)
    const server = serve({ fetch: route.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as { port: number }
    const { next } = push(`http://127.0.0.1:${port}`)
    await next()
    const { url = '' } = await telegram.api.getWebhookInfo()
    // Telegram lets nobody set one twice within a second.
    await sim.until(() =>
      telegram.api.setWebhook(url, { secret_token: 'another' }).catch(() => false),
    )
    sim.people.start(ANNA)
    await sim.until(async () => {
      await next()
      return heard.includes('/start')
    })
    server.close()
  })

  /** `next`: the pause that runs is over, and another has begun; the first has begun, at first. */
  function push(publicUrl: string) {
    const begun: (() => void)[] = []
    const over: (() => void)[] = []
    const pause: Pause = (_ms, signal) => {
      begun.shift()?.()
      return new Promise((resolve) => {
        over.push(resolve)
        signal.addEventListener('abort', () => resolve())
      })
    }
    const next = () =>
      new Promise<void>((resolve) => {
        begun.push(resolve)
        over.shift()?.()
      })
    const parts = { api: telegram.api, log, pause, now: Date.now, publicUrl, secret }
    connection = startWebhook(parts)
    return { connection, next }
  }
})
