import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { adminApp } from '../../admin/app.ts'
import { loadWords } from '../../locales/words.ts'
import { type Browser, signedIn } from '../admin/panel.ts'
import { newTown, type Town } from '../bot/chat.ts'
import { tickAll } from '../desk/sla.ts'

/** The company of these stories: Moscow hours with lunch, reminders that tell everybody, three lines. */
export const DEADLINES = readFileSync(join(import.meta.dirname, 'deadlines.yaml'), 'utf8')

/** A desk with its bot in the simulated Telegram and its panel, all by one clock. */
export interface House extends Town {
  /** A signed-in browser. */
  browser(key: string): Promise<Browser>
  /** Sets the clock to a time of Moscow ("2026-05-19 10:00"), does what is due and says what is said. */
  when(local: string): Promise<void>
  /** Does what is due now and says what is said. */
  settle(): Promise<void>
}

/** Opens a house on a Tuesday at 10:00 in Moscow. */
export async function newHouse(pack: string = DEADLINES): Promise<House> {
  const town = await newTown(pack)
  const stopping = new AbortController()
  const logged: { fields: object; message: string }[] = []
  const keep = (fields: object, message: string) => void logged.push({ fields, message })
  const log = { warn: keep, error: keep }
  const filesDir = '/nonexistent'
  const database = () => town.desk.db.$client.serialize()
  const options = { database, filesDir, log, secure: false, stopping: stopping.signal }
  const app = new Hono().route('/admin', adminApp(town.desk, loadWords(), options))
  const settle = async () => {
    tickAll(town)
    await town.idle()
  }
  return {
    ...town,
    browser: (key) => signedIn({ ...town, app, filesDir, logged }, key),
    settle,
    when: async (local) => {
      town.at(`${local.replace(' ', 'T')}+03:00`)
      await settle()
    },
    close: async () => {
      stopping.abort()
      await town.close()
    },
  }
}
