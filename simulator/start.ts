import { startCourier } from './delivery/courier.ts'
import { startPolling } from './delivery/polling.ts'
import { webhookMethods } from './delivery/webhook.ts'
import { personPlane } from './people/plane.ts'
import type { PersonPlane } from './person.ts'
import type { Call, Change, Faults } from './types.ts'
import { idleOf, untilOf } from './waiting.ts'
import { callerOf } from './wire/calling.ts'
import { keepFaults } from './wire/faults.ts'
import type { Request } from './wire/parameters.ts'
import { keepRates } from './wire/rates.ts'
import { serve } from './wire/server.ts'
import { openWorld, type World } from './world/open.ts'

export interface SimulatorOptions {
  /** Where the world is kept; absent: in memory, gone at close. */
  dir?: string
  /** Default: any free port. Always on 127.0.0.1. */
  port?: number
  /** Epoch milliseconds. */
  now?: () => number
  token?: string
  botName?: string
  botUsername?: string
  /** Keeps Telegram's limits of messages a second; default false. */
  rates?: boolean
  /** How long a webhook may take to answer, on the wall clock; default 60,000. */
  webhookAnswerMs?: number
}

const webhookAnswerMs = 60_000

/** A running local Telegram with one bot. */
export interface Simulator {
  /** `http://127.0.0.1:PORT`, no trailing slash. */
  apiRoot: string
  /** Stable for a `dir`. */
  token: string
  bot: { id: number; username: string; first_name: string }
  people: PersonPlane
  faults: Faults
  /** The latest calls, oldest first; bounded. */
  calls: Call[]
  /** A poll waits for updates: the bot has started and is done with all before. */
  isPolled(): boolean
  /** Tells of every change; returns what ends it. */
  on(listener: (change: Change) => void): () => void
  /** Resolves with what `look` finds, looking again after each change; rejects after `ms` (default 60,000). */
  until<T>(look: () => T | undefined | null | false, ms?: number): Promise<T>
  /** Resolves when every update is confirmed and nothing was called for `quietMs` (default 50). */
  idle(quietMs?: number): Promise<void>
  close(): Promise<void>
}

/**
 * Starts the local Bot API and its world. On purpose it differs from Telegram in this: a webhook
 * on this machine may be http and on any port; repeated polls are not slowed down, and rates are
 * limited only if asked for, as Telegram tells no exact numbers; ids of messages count in each
 * chat; an upgraded group's history stays behind; bytes of a photo's smaller size are those of the
 * photo, and a GIF is not made a film; places stand still: `live_period` is passed over.
 * Bots of grammY 1.46.0, telegraf 4.16.3 and node-telegram-bot-api 0.66.0 and 2.1.0 were seen to
 * run on it unchanged, by polling and by webhook: commands, keyboards, taps, files, albums.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const world = openWorld(options)
  const polling = startPolling(world)
  const webhook = webhookMethods(world, () => {
    polling.interrupt('terminated by setWebhook request')
    courier.begin()
  })
  const book = keepFaults((isOffline) => {
    if (isOffline) wire.cut()
    if (isOffline) courier.pause()
    else courier.resume()
  })
  const rates = options.rates ? keepRates(world.now) : undefined
  const caller = callerOf({ world, polling, webhook, book, rates })
  const answer = (method: string, request: Request): void => {
    void caller.call(method, request, new AbortController().signal)
  }
  const courier = startCourier(world, answer, options.webhookAnswerMs ?? webhookAnswerMs)
  const wire = await serve(world, caller, options.port ?? 0, book.isOffline)
  courier.wake()
  return {
    apiRoot: `http://127.0.0.1:${wire.port}`,
    token: world.bot.token,
    bot: botOf(world),
    people: personPlane(world),
    faults: book.faults,
    calls: caller.calls,
    isPolled: polling.isWaiting,
    on: world.on,
    until: untilOf(world),
    idle: idleOf(world, () => caller.open() + courier.inFlight()),
    close: async () => {
      courier.close()
      polling.close()
      await wire.close()
      world.close()
    },
  }
}

function botOf({ bot: { id, username, first_name } }: World): Simulator['bot'] {
  return { id, username, first_name }
}
