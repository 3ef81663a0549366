import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, vi } from 'vitest'
import { type Simulator, startSimulator } from '../../simulator/start.ts'
import type { InlineButton, SeenMessage, User } from '../../simulator/types.ts'
import { PATIENCE_MS } from '../patience.ts'
import { checkCall } from '../simulator/schema.ts'
import { browserOf, type Panel } from './panel.ts'
import { dataFolder, type Program, startProgram } from './program.ts'

const QUIET_MS = 150

/** A person's phone in the simulated Telegram. */
export interface Phone {
  id: number
  start(payload?: string): void
  says(text: string, replyTo?: SeenMessage): SeenMessage
  /** Presses the newest button with this label, once it is there. */
  taps(label: RegExp): Promise<void>
  /** Resolves with the bot's newest message that says this, once it is there. */
  hears(words: RegExp): Promise<SeenMessage>
  /** The bot's messages, oldest first. */
  heard(): SeenMessage[]
  texts(): string[]
  last(): SeenMessage
  /** The labels under a message. */
  labels(message: SeenMessage): string[]
}

/** The program on a folder of its own, and the Telegram around it. */
export interface Town {
  telegram: Simulator
  dir: string
  program(): Program
  /** A signed-in browser of an agent. */
  panel(key: string): Promise<Panel>
  phone(user: Partial<User> & { id: number; phone?: string }): Phone
  /** Waits until every update is handled and every letter has gone. */
  rest(): Promise<void>
  /** Rows of the desk's database. */
  rows<Row = Record<string, unknown>>(sql: string, ...values: (string | number)[]): Row[]
  /** Killed and started again. */
  restart(): Promise<void>
  /** Ends the program and holds it to what every story holds it to. */
  close(): Promise<void>
}

/** Starts the program for a pack on a simulated Telegram whose clock runs `ahead()` milliseconds ahead. */
export async function openTown(
  pack: string,
  variables: Record<string, string> = {},
  ahead: () => number = () => 0,
): Promise<Town> {
  const folder = dataFolder()
  const packFile = join(folder.dir, 'pack.yaml')
  writeFileSync(packFile, pack)
  const telegram = await startSimulator({ now: () => Date.now() + ahead() })
  const environment = {
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    PACK: packFile,
    ...variables,
  }
  let program = await startProgram(folder.dir, environment)
  const logs: string[] = []
  const written: string[] = []

  const rows = <Row>(sql: string, ...values: (string | number)[]): Row[] => {
    const db = new Sqlite(join(folder.dir, 'okoshko.db'), { readonly: true })
    try {
      return db.prepare(sql).all(...values) as Row[]
    } finally {
      db.close()
    }
  }
  const waiting = () =>
    rows<{ n: number }>(
      `select (select count(*) from inbox where done_at is null)
        + (select count(*) from outbox where state = 'pending') as n`,
    )[0]?.n
  /** For whoever reads why a story stopped. */
  const state = (): string => {
    const letters = rows(
      "select id, chat_id, kind, next_at, leased_until, error from outbox where state = 'pending'",
    )
    const updates = rows('select update_id, lane, tries, error from inbox where done_at is null')
    const calls = telegram.calls.slice(-5).map(({ method, status, at }) => ({ method, status, at }))
    return JSON.stringify({ now: Date.now(), letters, updates, calls }) + program.log().slice(-1000)
  }
  const rest = async (): Promise<void> => {
    await vi.waitUntil(
      async () => {
        await telegram.idle(QUIET_MS)
        return waiting() === 0
      },
      { timeout: PATIENCE_MS, interval: 20 },
    )
  }
  return {
    telegram,
    dir: folder.dir,
    program: () => program,
    panel: (key) => browserOf(folder.dir, program.url, key),
    phone: ({ id, ...user }) => {
      telegram.people.addUser({ id, first_name: `P${id}`, language_code: 'ru', ...user })
      return phoneOf(telegram, id, written, state)
    },
    rest,
    rows,
    restart: async () => {
      await program.kill()
      logs.push(program.log())
      program = await startProgram(folder.dir, environment)
    },
    close: async () => {
      const code = await program.stop()
      logs.push(program.log())
      const { calls } = telegram
      await telegram.close()
      folder.remove()
      expect(code, program.shown() + program.log()).toBe(0)
      expect(calls.flatMap((call) => checkCall(call.method, call.params))).toEqual([])
      expectQuietLog(logs.join(''), [telegram.token, ...written])
    },
  }
}

/** The messages that can still be tapped, but for those that may be for months: cards, ratings, the welcome. */
export function liveKeyboards(phone: Phone): SeenMessage[] {
  const lasting = /^(ticket:(message|cancel|reject|show):|rate:|agent:)/
  const welcome = /^(Окошко заявок|Support window) · /
  return phone.heard().filter(({ text = '', inlineKeyboard }) => {
    if (welcome.test(text)) return false
    const data = (inlineKeyboard ?? []).flat().map((button) => button.callback_data ?? 'link')
    return data.some((one) => !lasting.test(one) && one !== 'link')
  })
}

/** The text of a file beside the tests. */
export function packFile(name: string): string {
  return readFileSync(join(import.meta.dirname, name), 'utf8')
}

function phoneOf(
  { people, until }: Simulator,
  id: number,
  written: string[],
  state: () => string,
): Phone {
  const heard = (): SeenMessage[] =>
    people.chat(id).messages.filter((message) => !message.mine && !message.service)
  const textOf = (message: SeenMessage): string => message.text ?? message.caption ?? ''
  const buttonsOf = (message: SeenMessage): InlineButton[] => (message.inlineKeyboard ?? []).flat()
  return {
    id,
    start: (payload) => void people.start(id, payload),
    says: (text, replyTo) => {
      if (!text.startsWith('/') && text.length > 5) written.push(text)
      return people.send(id, { text, ...(replyTo && { replyTo: replyTo.messageId }) }).message
    },
    taps: async (label) => {
      const found = await until(() => {
        for (const message of heard().toReversed()) {
          const button = buttonsOf(message).find(({ text }) => label.test(text))
          if (button?.callback_data) return { message, data: button.callback_data }
        }
        return undefined
      }, PATIENCE_MS).catch(() => {
        throw new Error(`${id} has no button ${label}:\n${chatOf(heard())}\n${state()}`)
      })
      people.press(id, { messageId: found.message.messageId, data: found.data })
    },
    hears: (words) =>
      until(() => heard().findLast((message) => words.test(textOf(message))), PATIENCE_MS).catch(
        () => {
          throw new Error(`${id} does not hear ${words}:\n${chatOf(heard())}\n${state()}`)
        },
      ),
    heard,
    texts: () => heard().map(textOf),
    last: () => {
      const message = heard().at(-1)
      if (!message) throw new Error(`${id} has heard nothing`)
      return message
    },
    labels: (message) => buttonsOf(message).map(({ text }) => text),
  }
}

/** For whoever reads why a story ended: what stands in the chat. */
function chatOf(messages: SeenMessage[]): string {
  return messages
    .map((message) => {
      const keys = (message.inlineKeyboard ?? []).map((row) => row.map(({ text }) => `[${text}]`))
      const said = message.text ?? message.caption ?? message.media?.kind ?? '?'
      return `#${message.messageId} ${said}\n   ${keys.map((row) => row.join(' ')).join(' / ')}`
    })
    .join('\n')
}

function expectQuietLog(log: string, secrets: string[]): void {
  const lines = log.split('\n').filter((line) => line !== '')
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow()
  for (const secret of secrets) {
    const begin = JSON.stringify(secret.slice(0, 40)).slice(1, -1)
    expect(log).not.toContain(begin)
  }
}
