import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Message, Update } from 'grammy/types'
import { type Api, GrammyError } from 'grammy/web'
import { pino } from 'pino'
import { createBot } from '../../bot/bot.ts'
import { drawing } from '../../bot/drawing/draw.ts'
import { createIntake } from '../../bot/intake.ts'
import { WANTED_UPDATES } from '../../bot/intake-update.ts'
import { pause } from '../../bot/pause.ts'
import { createPostman } from '../../bot/postman.ts'
import { connect } from '../../bot/telegram.ts'
import { loadWords } from '../../locales/words.ts'
import type { NewFile, Pressed, Sent } from '../../simulator/person.ts'
import { type Simulator, startSimulator } from '../../simulator/start.ts'
import type { SeenMessage } from '../../simulator/types.ts'
import { newDesk, OFFICE, type TestDesk } from '../desk/desk.ts'

export const IT_SUPPORT = readFileSync(
  join(import.meta.dirname, '../../scenarios/packs/it-support.yaml'),
  'utf8',
)

/** A person's phone: every act waits until the bot has done and said everything about it. */
export interface Phone {
  id: number
  start(payload?: string): Promise<Sent>
  says(text: string, replyTo?: SeenMessage): Promise<Sent>
  /** Presses the newest button with this label. */
  taps(label: string): Promise<Pressed>
  /** Presses a button of one message, by its label or by its data. */
  tapsOn(message: SeenMessage, button: { label?: string; data?: string }): Promise<Pressed>
  sends(kind: 'photo' | 'document' | 'voice' | 'sticker', file?: Partial<NewFile>): Promise<Sent>
  edits(sent: Sent, text: string): Promise<Sent>
  /** Acts of any kind, several at once where they are given together. */
  does(act: (people: Simulator['people'], id: number) => unknown): Promise<void>
  /** What the bot has said, oldest first. */
  heard(): SeenMessage[]
  /** The texts of the same. */
  texts(): string[]
  /** The last of them. */
  last(): SeenMessage
  /** The newest of them with these words. */
  found(words: string): SeenMessage
  /** The labels of the buttons of the last message that has some, row by row. */
  buttons(): string[][]
}

/** A desk whose bot talks to people's phones through a simulated Telegram, with one clock for all. */
export interface Town extends TestDesk {
  sim: Simulator
  /** The phone of somebody of the pack, or of a stranger by the id of their account. */
  phone(who: string | number): Phone
  /** Waits until all updates are handled and all letters delivered; the clock goes on as they need. */
  idle(): Promise<void>
  /** Gives all updates so far to the bot again, as Telegram may. */
  repeatUpdates(): Promise<void>
  /** Handles the last update once more under another number. */
  redeliverLast(): Promise<void>
  /** A tap with data of one's own making, on the phone's last message or on another, also of a group. */
  forge(phone: Phone, data: string, messageId?: number, groupId?: number): Promise<void>
  /** A message of the phone now has this content, as Telegram tells of edits of more than words. */
  edited(phone: Phone, messageId: number, content: Partial<Message>): Promise<void>
  /** Everything that was logged as an error. */
  errors(): string[]
  /** Every line of the log. */
  logged(): string[]
  close(): Promise<void>
}

export async function newTown(pack: string = OFFICE): Promise<Town> {
  const testDesk = newDesk(pack)
  const { desk } = testDesk
  const sim = await startSimulator({ now: desk.now })
  Object.assign(desk.bot, { id: sim.bot.id, username: sim.bot.username })
  const telegram = connect(sim)
  const logged: string[] = []
  const log = pino({ level: 'trace' }, { write: (line) => void logged.push(line) })
  const files = mkdtempSync(join(tmpdir(), 'okoshko-chat-'))
  const handle = createBot(desk)
  const intake = createIntake({ desk, api: telegram.api, handle, log, pause })
  const postman = createPostman({ desk, telegram, drawing, words: loadWords(), files }, log)
  const taken: Update[] = []
  let next = 0
  let forged = 0

  const idle = async (): Promise<void> => {
    for (;;) {
      const updates = await updatesFrom(telegram.api, next)
      taken.push(...updates)
      next = (updates.at(-1)?.update_id ?? next - 1) + 1
      intake.accept(updates)
      await intake.idle()
      const at = await postman.drain()
      if (at !== null) testDesk.pass(Math.max(1, at - desk.now()))
      else if (updates.length === 0) return
    }
  }
  return {
    ...testDesk,
    sim,
    idle,
    phone: (who) => {
      const person = typeof who === 'number' ? undefined : testDesk.person(who)
      const id = person ? person.telegramId : who
      if (typeof id !== 'number') throw new Error(`${who} has no account`)
      const name = person?.name ?? `Stranger ${id}`
      sim.people.addUser({ id, first_name: name, language_code: 'ru' })
      return phoneOf(sim, id, idle)
    },
    repeatUpdates: async () => {
      intake.accept(taken)
      await intake.idle()
      await idle()
    },
    redeliverLast: async () => {
      const last = taken.at(-1)
      if (!last) throw new Error('there was no update')
      intake.accept([{ ...last, update_id: last.update_id + 1_000_000 }])
      await intake.idle()
      await idle()
    },
    forge: async (phone, data, messageId = phone.last().messageId, groupId) => {
      const from = { id: phone.id, is_bot: false, first_name: 'Forger' }
      forged += 1
      const message = {
        message_id: messageId,
        date: 1,
        chat:
          groupId === undefined
            ? { id: phone.id, type: 'private' as const, first_name: 'Forger' }
            : { id: groupId, type: 'supergroup' as const, title: 'Forgers' },
      }
      const query = { id: `forged${forged}`, from, chat_instance: '1', data, message }
      intake.accept([{ update_id: 5_000_000 + forged, callback_query: query }])
      await intake.idle()
      await idle()
    },
    edited: async (phone, messageId, content) => {
      forged += 1
      const edited_message = {
        message_id: messageId,
        date: 1,
        edit_date: 2,
        from: { id: phone.id, is_bot: false, first_name: 'Editor' },
        chat: { id: phone.id, type: 'private' as const, first_name: 'Editor' },
        ...content,
      }
      intake.accept([{ update_id: 5_000_000 + forged, edited_message }])
      await intake.idle()
      await idle()
    },
    errors: () => logged.filter((line) => (JSON.parse(line) as { level: number }).level >= 50),
    logged: () => logged,
    close: async () => {
      await sim.close()
      rmSync(files, { recursive: true, force: true })
    },
  }
}

function phoneOf(sim: Simulator, id: number, idle: () => Promise<void>): Phone {
  const { people } = sim
  const then = async <T>(act: () => T): Promise<T> => {
    const done = act()
    await idle()
    return done
  }
  const heard = () =>
    people.chat(id).messages.filter((message) => !message.mine && !message.service)
  const last = (): SeenMessage => {
    const message = heard().at(-1)
    if (!message) throw new Error('the bot has said nothing')
    return message
  }
  return {
    id,
    start: (payload) => then(() => people.start(id, payload)),
    says: (text, replyTo) =>
      then(() => people.send(id, { text, ...(replyTo ? { replyTo: replyTo.messageId } : {}) })),
    taps: (label) => then(() => people.press(id, { label })),
    tapsOn: (message, button) =>
      then(() => people.press(id, { messageId: message.messageId, ...button })),
    sends: (kind, file) =>
      then(() => {
        const sent = { bytes: kind === 'photo' ? PIXEL : new Uint8Array([1, 2, 3]), ...file }
        if (kind === 'photo') return people.sendPhoto(id, sent)
        if (kind === 'voice') return people.sendVoice(id, sent)
        if (kind === 'sticker') return people.sendSticker(id, sent)
        return people.sendDocument(id, sent)
      }),
    edits: (sent, text) => then(() => people.edit(id, { messageId: sent.messageId, text })),
    does: async (act) => {
      await then(() => act(people, id))
    },
    heard,
    texts: () => heard().map((message) => message.text ?? message.caption ?? ''),
    last,
    found: (words) => {
      const message = heard().findLast(({ text, caption }) => (text ?? caption)?.includes(words))
      if (!message) throw new Error(`nothing says ${words}: ${JSON.stringify(heard(), null, 1)}`)
      return message
    },
    buttons: () => {
      const rows = heard().findLast(({ inlineKeyboard }) => inlineKeyboard)?.inlineKeyboard ?? []
      return rows.map((row) => row.map(({ text }) => text))
    },
  }
}

async function updatesFrom(api: Api, offset: number): Promise<Update[]> {
  try {
    return await api.getUpdates({ offset, timeout: 0, allowed_updates: WANTED_UPDATES })
  } catch (error) {
    if (error instanceof GrammyError) throw new Error(error.description)
    throw error
  }
}

/** The smallest PNG there is. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
