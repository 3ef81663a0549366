import { join } from 'node:path'
import { pino } from 'pino'
import { drawing } from '../../bot/drawing/draw.ts'
import { startPostman } from '../../bot/postman.ts'
import { connect } from '../../bot/telegram.ts'
import { loadWords } from '../../locales/words.ts'
import { openDesk } from '../program/signing-in.ts'
import { BOT_ID, TOKEN } from '../telegram/bot.ts'

/** So fast a clock fills every bucket before it is looked at. */
const FAST = 10_000

/** The postman of a folder's desk, whom no rate holds up; it says that it has begun. */
export function rawPostman(folder: string, apiRoot: string): void {
  const began = performance.now()
  const from = Date.now()
  const desk = openDesk(folder, () => Math.floor(from + (performance.now() - began) * FAST))
  Object.assign(desk.bot, { id: BOT_ID, username: 'bench' })
  const telegram = connect({ token: TOKEN, apiRoot })
  const mail = { desk, telegram, drawing, words: loadWords(), files: join(folder, 'files') }
  startPostman(mail, pino({ level: 'silent' }))
  process.stdout.write('ready\n')
}
