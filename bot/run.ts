import type { UserFromGetMe } from 'grammy/types'
import type { Hono } from 'hono'
import type { Logger } from 'pino'
import type { Desk } from '../desk/desk.ts'
import type { Words } from '../locales/words.ts'
import { createBot } from './bot.ts'
import { keepCommands } from './commands.ts'
import { drawing } from './drawing/draw.ts'
import { faultOf } from './fault.ts'
import { startFiles } from './files.ts'
import { createIntake, type Intake } from './intake.ts'
import { pause } from './pause.ts'
import { startPolling } from './polling.ts'
import { startPostman } from './postman.ts'
import { createSlowing } from './slowing.ts'
import { newTally, type Tally } from './tally.ts'
import { asGrammy, connect, type Telegram } from './telegram.ts'
import { type Connection, type Trouble, troubleOf } from './trouble.ts'
import { newSecret, startWebhook, webhookRoute } from './webhook.ts'

interface BotParts {
  desk: Desk
  words: Words
  log: Logger
  token: string
  apiRoot: string
  /** Absent: updates are polled for. */
  webhook?: { publicUrl: string }
  /** The folder of the files. */
  files: string
  /** Runs with fields that every line of the log then has. */
  within: (fields: object, run: () => void) => void
}

export interface RunningBot {
  /** Resolves once Telegram has told who the bot is; false: it never will. */
  known: Promise<boolean>
  trouble(): Trouble | null
  tally: Tally
  /** How many chats have something to handle, and how many of them rest before it goes on. */
  load(): { lanes: number; resting: number }
  /** Where Telegram pushes updates; null when they are polled for. */
  webhook: Hono | null
  stop(): Promise<void>
}

/**
 * Starts the bot: once Telegram has told who it is, letters go out and updates come in. A Telegram
 * that cannot be reached is asked again; a token it does not know is told by `trouble`.
 */
export function startBot(parts: BotParts): RunningBot {
  const telegram = connect(parts)
  const stopping = new AbortController()
  const secret = newSecret()
  const tally = newTally()
  let trouble: Trouble | null = 'unreachable'
  let running: Running | null = null

  const known = introduce(telegram, parts.log, stopping.signal, (now) => {
    trouble = now
  }).then((me) => {
    if (!me) return false
    Object.assign(parts.desk.bot, { id: me.id, username: me.username })
    running = run(parts, telegram, secret, tally)
    return true
  })
  return {
    known,
    tally,
    load: () => running?.intake.load() ?? { lanes: 0, resting: 0 },
    trouble: () => running?.connection.trouble() ?? (running ? null : trouble),
    webhook: parts.webhook ? webhookRoute(secret, parts.log, () => running?.intake ?? null) : null,
    stop: async () => {
      stopping.abort()
      await running?.stop()
    },
  }
}

/** Who the bot is; undefined when stopped, or when Telegram does not know the token. */
async function introduce(
  telegram: Telegram,
  log: Logger,
  signal: AbortSignal,
  tell: (trouble: Trouble | null) => void,
): Promise<UserFromGetMe | undefined> {
  for (let failures = 0; !signal.aborted; failures++) {
    try {
      const me = await telegram.api.getMe(asGrammy(signal))
      if (signal.aborted) return undefined
      tell(null)
      return me
    } catch (error) {
      if (signal.aborted) return undefined
      const { kind, waitMs, advice } = troubleOf(error, failures)
      log.warn({ trouble: kind, fault: faultOf(error) }, advice)
      tell(kind)
      if (kind === 'unauthorized') return undefined
      await pause(waitMs, signal)
    }
  }
  return undefined
}

interface Running {
  connection: Connection
  intake: Intake
  stop(): Promise<void>
}

function run(parts: BotParts, telegram: Telegram, secret: string, tally: Tally): Running {
  const { desk, words, log, files, within } = parts
  const { api } = telegram
  const handle = createBot(desk)
  const postman = startPostman({ desk, telegram, drawing, words, files }, log, tally)
  // Not the clock that may be set: whoever wrote before would seem to flood.
  const slowing = createSlowing(() => performance.now())
  const intake = createIntake({ desk, api, handle, log, pause, within, slowing, tally })
  const chore = startFiles({ desk, telegram, log, files })
  const commands = keepCommands(desk, words, api, log)
  const connection = connected(parts, telegram, intake, secret)
  return {
    connection,
    intake,
    stop: async () => {
      await connection.stop()
      commands.stop()
      intake.stop()
      await Promise.all([postman.stop(), chore.stop()])
    },
  }
}

function connected(
  parts: BotParts,
  telegram: Telegram,
  intake: Intake,
  secret: string,
): Connection {
  const { log, desk } = parts
  const { api, polls } = telegram
  if (!parts.webhook) return startPolling({ api: polls, intake, log, pause })
  const { publicUrl } = parts.webhook
  return startWebhook({ api, log, pause, now: desk.now, publicUrl, secret })
}
