import { afterEach, describe, expect, test } from 'vitest'
import { faultOf } from '../../bot/fault.ts'
import { connect } from '../../bot/telegram.ts'
import { deed } from '../../desk/desk.ts'
import { countFiles, keepIncoming } from '../../desk/messages/attachments.ts'
import { reply } from '../../desk/messages/replying.ts'
import { fileTicket } from '../desk/filing.ts'
import { codeOf, places, sources } from '../sources.ts'
import { newTown, type Town } from './chat.ts'

const SECRET = 'M4RKER'
const HOSTILE = `${SECRET} <b>x</b> *x* _x_ [x](tg://user?id=1) <a href="https://evil.example">x</a> & \\ \`x\``

let town: Town

afterEach(() => town?.close())

describe('what people write', () => {
  test('is said as it was written, never as markup', async () => {
    town = await newTown()
    const anna = town.phone('anna')
    await anna.start()
    await anna.says('/new')
    await anna.taps('Вопрос')
    await anna.says(HOSTILE)
    expect(anna.last().text).toContain('<b>x</b> *x* _x_ [x](tg://user?id=1)')
    await anna.taps('Отправить')
    const { number } = fileTicket(town)
    reply(town.desk, town.person('vera'), number, { text: HOSTILE, source: 'r' })
    await town.idle()
    const said = anna.heard().filter(({ text }) => text?.includes(SECRET))
    expect(said.length).toBeGreaterThan(1)
    const links = said.flatMap(({ entities }) => entities ?? []).map(({ type }) => type)
    expect(links.filter((type) => ['text_link', 'text_mention', 'code'].includes(type))).toEqual([])
  })

  test('is in no line of the log, however it comes, nor is the token', async () => {
    town = await newTown()
    const anna = town.phone('anna')
    const secret = `${SECRET} <script>`
    await anna.start(`${SECRET}`)
    await anna.says(secret)
    await anna.says(`/${SECRET} ${secret}`)
    await anna.says('/new')
    await anna.taps('Вопрос')
    const sent = await anna.says(secret)
    await anna.edits(sent, `${secret} anew`)
    await anna.sends('document', { name: `${SECRET}.svg` })
    await anna.sends('photo', { caption: secret })
    await anna.does((people, id) => people.sendContact(id, { phone: '+7', first_name: SECRET }))
    await town.forge(anna, `service:${SECRET}`)
    await town.forge(anna, SECRET)
    town.sim.faults.fail({
      chatId: anna.id,
      answer: { error_code: 400, description: 'Bad Request: message is too odd' },
    })
    await anna.says(secret)
    await town.idle()
    expect(town.logged().length).toBeGreaterThan(0)
    expect(town.logged().filter((line) => line.includes(SECRET))).toEqual([])
    expect(town.logged().filter((line) => line.includes(town.sim.token))).toEqual([])
  })
})

describe('a ticket', () => {
  test('takes so many files and no more, and whoever sends them is told', async () => {
    town = await newTown()
    const anna = town.phone('anna')
    await anna.start()
    const { number } = fileTicket(town)
    const owner = { ticket: number, ownerId: town.person('anna').id }
    const one = { fileId: 'f', fileUniqueId: 'u', kind: 'document', name: 'a.txt' }
    deed(town.desk, () => {
      for (let count = 0; count < 299; count++) keepIncoming(town.desk, one, owner, `x:${count}`)
    })
    await anna.sends('document')
    expect(countFiles(town.desk, number)).toBe(300)
    await anna.sends('document')
    expect(countFiles(town.desk, number)).toBe(300)
    expect(anna.last().text).toContain('не больше 300 файлов')
    await anna.says('Слова проходят и дальше')
    const last = town.desk.db.$client.prepare('select text from messages order by id desc limit 1')
    expect(last.pluck().get()).toBe('Слова проходят и дальше')
  })
})

describe('the token', () => {
  test('is in nothing that is told of an address that does not answer', async () => {
    const token = '123456:AAtoken_of_a_test'
    const { api } = connect({ token, apiRoot: 'http://127.0.0.1:1' })
    const error = await api.getMe().then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toBeDefined()
    expect(JSON.stringify(faultOf(error))).not.toContain('AAtoken')
    expect(JSON.stringify(faultOf(new Error(`fetch of http://x/bot${token}/getMe`)))).not.toContain(
      'AAtoken',
    )
  })
})

describe('the sources', () => {
  const rules: [rule: string, folders: string[], pattern: RegExp, example: string][] = [
    ['no message has a parse mode', ['bot', 'desk'], /parse_mode/, "{ parse_mode: 'HTML' }"],
    [
      'no page takes text for markup',
      ['admin', 'locales'],
      /dangerouslySetInnerHTML|\braw\(|from 'hono\/html'.*raw/,
      '<p dangerouslySetInnerHTML={{ __html: text }} />',
    ],
    [
      'no script makes markup or code of text',
      ['admin/browser'],
      /\.(inner|outer)HTML\s*=[^=]|insertAdjacentHTML|document\.write|\beval\(|new Function/,
      'element.innerHTML = text',
    ],
    [
      'no log line holds an error as it is',
      ['bot', 'admin', 'desk'],
      /log\.\w+\([^)]*\berror\.message/,
      'log.warn(error.message)',
    ],
  ]

  test.each(rules)('%s', (_rule, folders, pattern, example) => {
    expect(example).toMatch(pattern)
    const found = folders
      .flatMap((folder) => sources(['.ts', '.tsx', '.js'], folder))
      .flatMap((source) => places(pattern, codeOf(source), source.path))
    expect(found).toEqual([])
  })
})
