import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Logger, pino } from 'pino'
import type { Drawing, Drawn } from '../../bot/drawn.ts'
import type { Mail } from '../../bot/mail.ts'
import { createPostman, type Postman } from '../../bot/postman.ts'
import { connect } from '../../bot/telegram.ts'
import type { Fact } from '../../desk/delivery/letters.ts'
import { post } from '../../desk/delivery/outbox.ts'
import { deed } from '../../desk/desk.ts'
import { meetChat } from '../../desk/people/chats.ts'
import { loadWords } from '../../locales/words.ts'
import { type Simulator, startSimulator } from '../../simulator/start.ts'
import type { Call } from '../../simulator/types.ts'
import { newDesk, type TestDesk } from '../desk/desk.ts'

export const ANNA = 1001
export const BORIS = 1002
export const VERA = 2001

/** Draws letters in the barest way, so that a test reads what was sent. */
export const plainly: Drawing = {
  drawFact: (_desk, _words, fact) => plain(factText(fact)),
  drawReply: (_desk, _words, letter) => plain(`${letter.part}: ${letter.text}`),
  drawHeading: (_desk, _words, letter) => plain(`From ${letter.by}`),
  drawCard: (_desk, _words, ticket) => plain(`Card ${ticket}`),
  drawPrompt: (_desk, _words, live) => plain(`Prompt ${live.kind} ${live.version}`),
  drawEdit: (_desk, _words, _letter, { part, text }) => plain(`${part}: ${text}`),
}

export function plain(text: string): Drawn {
  return { text, entities: [] }
}

/** A desk, a simulated Telegram where everybody has started the bot, and a postman between them. */
export interface PostWorld extends TestDesk {
  sim: Simulator
  mail: Mail
  postman: Postman
  /** Everything that was logged, as it would be read. */
  logged(): string
  /** Another postman on the same desk, as after a restart. */
  anotherPostman(): Postman
  /** Delivers, letting the clock go on to whatever waits for its time, until nothing waits. */
  deliverAll(): Promise<void>
  /** Puts a fact with this text into the outbox of a chat. */
  say(chatId: number, text: string): void
  /** The texts that a person sees in the chat with the bot. */
  seenBy(userId: number): string[]
  /** The calls of a method so far. */
  callsOf(method: string): Call[]
  close(): Promise<void>
}

export async function newPost(drawing: Partial<Drawing> = {}): Promise<PostWorld> {
  const testDesk = newDesk()
  const { desk } = testDesk
  const sim = await startSimulator({ now: desk.now })
  for (const id of [ANNA, BORIS, VERA]) {
    sim.people.addUser({ id, first_name: `Person ${id}` })
    sim.people.start(id)
    const title = `Person ${id}`
    meetChat(desk, { chatId: id, type: 'private', title, username: null, languageCode: 'ru' })
  }
  Object.assign(desk.bot, { id: sim.bot.id, username: sim.bot.username })
  const lines: string[] = []
  const log: Logger = pino({ level: 'trace' }, { write: (line) => void lines.push(line) })
  const mail: Mail = {
    desk,
    telegram: connect(sim),
    drawing: { ...plainly, ...drawing },
    words: loadWords(),
    files: mkdtempSync(join(tmpdir(), 'okoshko-files-')),
  }
  const postman = createPostman(mail, log)
  return {
    ...testDesk,
    sim,
    mail,
    postman,
    logged: () => lines.join(''),
    anotherPostman: () => createPostman(mail, log),
    deliverAll: async () => {
      for (let at = await postman.drain(); at !== null; at = await postman.drain()) {
        testDesk.pass(Math.max(1, at - desk.now()))
      }
    },
    say: (chatId, text) => {
      deed(desk, () => {
        post(desk, { chatId }, { kind: 'fact', fact: { fact: 'linked', name: text, admin: false } })
      })
    },
    seenBy: (userId) =>
      sim.people
        .chat(userId)
        .messages.filter((message) => !message.mine)
        .map((message) => message.text ?? message.caption ?? ''),
    callsOf: (method) => sim.calls.filter((call) => call.method === method),
    close: async () => {
      await sim.close()
      rmSync(mail.files, { recursive: true, force: true })
    },
  }
}

function factText(fact: Fact): string {
  return fact.fact === 'linked' ? fact.name : fact.fact
}
