import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../../simulator/start.ts'
import { PATIENCE_MS } from '../patience.ts'
import { checkCall } from '../simulator/schema.ts'
import { dataFolder, type Program, startProgram } from './program.ts'

const PEOPLE = [1001, 1002, 1003]
const EACH = 3
const PACK = join(import.meta.dirname, '../desk/office.yaml')

const folder = dataFolder()
afterAll(folder.remove)

/** The buttons so labelled of all messages with these words: a kill may leave two copies of one. */
function buttonsOf(telegram: Simulator, person: number, text: string, label: RegExp) {
  return telegram.people.chat(person).messages.flatMap((message) => {
    if (!message.text?.includes(text)) return []
    const button = message.inlineKeyboard?.flat().find((one) => label.test(one.text))
    return button?.callback_data
      ? [{ messageId: message.messageId, data: button.callback_data }]
      : []
  })
}

function shows(telegram: Simulator, person: number, text: RegExp): boolean {
  return telegram.people.chat(person).messages.some((message) => text.test(message.text ?? ''))
}

/** One person files one request after another. */
async function fileAll(telegram: Simulator, person: number): Promise<void> {
  telegram.people.start(person)
  for (let count = 1; count <= EACH; count++) {
    const said = `Заявка ${count} от ${person}`
    telegram.people.start(person, 'service_question')
    telegram.people.send(person, { text: said })
    const isFiled = () => shows(telegram, person, new RegExp(`№\\d+ · ${said}`))
    // People tap one copy or the other, and none twice.
    const tapped = new Set<number>()
    await telegram.until(() => {
      const copies = buttonsOf(telegram, person, said, /Отправить/)
      const copy = copies[Math.floor(Math.random() * copies.length)]
      if (copy && !tapped.has(copy.messageId)) {
        tapped.add(copy.messageId)
        telegram.people.press(person, copy)
      }
      return isFiled()
    }, PATIENCE_MS)
  }
}

it('killed at any moment it loses nothing and files nothing twice', async () => {
  const telegram = await startSimulator()
  for (const id of PEOPLE)
    telegram.people.addUser({ id, first_name: `P${id}`, language_code: 'ru' })
  const variables = { BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot, PACK }
  let program: Program | null = await startProgram(folder.dir, variables)
  let isFiling = true
  let kills = 0
  const killer = (async () => {
    while (isFiling && kills < 12) {
      // The kill falls wherever the dialogue stands: after so many calls of the Bot API.
      const until = telegram.calls.length + 3 + ((kills * 5) % 7)
      await telegram.until(() => !isFiling || telegram.calls.length >= until, PATIENCE_MS)
      if (!isFiling) return
      await program?.kill()
      kills += 1
      program = await startProgram(folder.dir, variables)
    }
  })()
  await Promise.all(PEOPLE.map((person) => fileAll(telegram, person)))
  isFiling = false
  telegram.people.start(1001)
  await killer
  expect(await program.stop()).toBe(0)
  await telegram.close()
  expect(kills).toBeGreaterThan(3)
  const invalid = telegram.calls.flatMap((call) => checkCall(call.method, call.params))
  expect(invalid).toEqual([])

  const file = join(folder.dir, 'copy.db')
  copyFileSync(join(folder.dir, 'okoshko.db'), file)
  const db = new Sqlite(file)
  const titles = db.prepare('select title from tickets order by title').pluck().all()
  const wanted = PEOPLE.flatMap((person) =>
    [1, 2, 3].map((count) => `Заявка ${count} от ${person}`),
  )
  expect(titles).toEqual(wanted.sort())
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
})
