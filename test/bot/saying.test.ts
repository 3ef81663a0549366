import { describe, expect, test } from 'vitest'
import { callbackData, inRound, parseCallback, splitRound } from '../../bot/callback.ts'
import { drawing } from '../../bot/drawing/draw.ts'
import { drawFact } from '../../bot/drawing/draw-fact.ts'
import { linesOf, plain } from '../../bot/drawing/text.ts'
import { giveCard } from '../../desk/chat/cards.ts'
import { deed } from '../../desk/desk.ts'
import { ERROR_CODES } from '../../desk/errors.ts'
import { reply } from '../../desk/messages/replying.ts'
import { changePerson } from '../../desk/people/people.ts'
import { change, ticketOf } from '../../desk/tickets/tickets.ts'
import { loadWords } from '../../locales/words.ts'
import { newDesk } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { newTown } from './chat.ts'

const words = loadWords()
const HOSTILE = [
  '<b>жирно</b> & <a href="x">',
  '_*[`~',
  '😀🏳️‍🌈',
  '\u202eзадом наперёд',
  'x'.repeat(4097),
]

describe('errors', () => {
  test.each(ERROR_CODES)('%s has its words in Russian and English', (code) => {
    for (const locale of ['ru', 'en'] as const) {
      expect(words.t(locale, `error-${code}`)).not.toBe(`error-${code}`)
    }
  })

  test('name tickets by their number, without thousands', () => {
    const { desk } = newDesk()
    const params = { name: 'Вера', number: 1042 }
    const said = drawFact(desk, words, { fact: 'refused', code: 'already_taken', params }, 1001)
    expect(said.text).toBe('Заявку уже взяли: Вера.')
  })
})

describe('what is drawn', () => {
  test('marks bold by entities in UTF-16 units', () => {
    expect(linesOf(['😀', [{ bold: 'Ж😀' }, '!']])).toEqual({
      text: '😀\nЖ😀!',
      entities: [{ type: 'bold', offset: 3, length: 3 }],
    })
  })

  test('leaves out what would turn a line around', () => {
    expect(plain('\u202eабв\u2066 \n г\u0000', 50)).toBe('абв г')
    expect([...plain('😀'.repeat(20), 5)]).toHaveLength(5)
  })

  test('names a ticket by its number and title in the language of the reader', () => {
    const town = newDesk()
    const ticket = fileTicket(town)
    const fact = { fact: 'added', number: ticket.number, title: ticket.title } as const
    expect(drawFact(town.desk, words, fact, 1001).text).toContain('№1 · Принтер')
    changePerson(town.desk, town.person('anna').id, { language: 'en' })
    expect(drawFact(town.desk, words, fact, 1001).text).toBe(
      '#1 · Принтер не печатает\nAdded to the ticket.',
    )
  })

  test('gives a card to nobody but the requester', () => {
    const town = newDesk()
    fileTicket(town)
    expect(drawing.drawCard(town.desk, words, 1, 1001)).not.toBeNull()
    expect(drawing.drawCard(town.desk, words, 1, 1003)).toBeNull()
    expect(drawing.drawCard(town.desk, words, 99, 1001)).toBeNull()
  })
})

describe('hostile names and texts', () => {
  test.each(HOSTILE)('%s is data wherever it is shown', async (text) => {
    const town = await newTown()
    const anna = town.phone('anna')
    await anna.start()
    const number = fileTicket(town).number
    change(town.desk, number, { title: text })
    changePerson(town.desk, town.person('vera').id, { name: text })
    deed(town.desk, () => giveCard(town.desk, ticketOf(town.desk, number)))
    reply(town.desk, town.person('vera'), number, { text, source: 'test:hostile' })
    await town.idle()
    await anna.says('/my')
    const seen = anna.texts().join('\n')
    // Telegram itself takes marks of direction out of messages.
    expect(seen).toContain(text.replaceAll('\u202e', '').slice(0, 3500))
    expect(anna.heard().every((one) => one.entities.every(({ type }) => type === 'bold'))).toBe(
      true,
    )
    expect(anna.texts().every((one) => one.length <= 4096)).toBe(true)
    expect(town.errors()).toEqual([])
    await town.close()
  })
})

describe('the data of buttons', () => {
  test.each([
    'new',
    'close',
    'catalogue:all:0',
    'catalogue:2:1',
    'service:access',
    'draft:12:pick:3:7',
    'continue:12',
    'instead:access',
    'mine:open:120',
    'ticket:message:42',
    'rate:42:5',
    'which:42',
    'which:new',
    'tickets:2',
    'language:en',
    'link:7:yes',
    'agent:take:42',
    'pass:note:42',
  ])('%s says the same there and back', (data) => {
    const callback = parseCallback(data)
    expect(callback && callbackData(callback)).toBe(data)
  })

  test.each([
    '',
    'new:1',
    'ticket:delete:42',
    'ticket:cancel:-1',
    'ticket:cancel:1e3',
    'ticket:cancel:42:1',
    'rate:42:6',
    'draft:12:pick:3',
    'draft:x:send',
    'service:../etc',
    'constructor:1',
    `service:${'a'.repeat(60)}`,
    'язык:ru',
  ])('%s is none of ours', (data) => {
    expect(parseCallback(data)).toBeUndefined()
  })

  test('of the longest numbers and keys fits in 64 bytes', () => {
    const number = 999_999_999_999_999
    const longest = callbackData({
      noun: 'draft',
      draft: number,
      tap: { do: 'person', step: 99, id: number },
    })
    expect(Buffer.byteLength(longest)).toBeLessThanOrEqual(64)
    expect(parseCallback(longest)).toBeDefined()
    expect(inRound(longest, 99_999)).toBe(`${longest}@99999`)
    const service = `${'a'.repeat(32)}`
    const ranking = callbackData({ noun: 'ranking', line: service, part: service, page: 0 })
    expect(inRound(ranking, 99_999)).toBe(ranking)
  })

  test('names the round of its prompt, and says the same without', () => {
    expect(splitRound(inRound('service:access', 7))).toEqual({ data: 'service:access', round: 7 })
    expect(splitRound('service:access')).toEqual({ data: 'service:access', round: undefined })
    for (const odd of ['service:access@', 'service:access@-1', 'service:access@7@7', '@7x']) {
      expect(splitRound(odd)).toEqual({ data: odd, round: undefined })
      expect(parseCallback(odd)).toBeUndefined()
    }
  })

  test('that is forged is answered by the live prompt and changes nothing', async () => {
    const town = await newTown()
    const anna = town.phone('anna')
    await anna.start()
    await anna.says('/new')
    for (const data of ['rate:1:6', 'draft:99:send', 'ticket:cancel:1', 'pass:reply:1', 'агент']) {
      await town.forge(anna, data)
    }
    expect(anna.last().text).toContain('Что вам нужно?')
    expect(town.errors()).toEqual([])
    await town.close()
  })
})
