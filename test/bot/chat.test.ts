import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDraft } from '../../desk/chat/drafts.ts'
import { messagesOf } from '../../desk/messages/messages.ts'
import { reply } from '../../desk/messages/replying.ts'
import { changePerson } from '../../desk/people/people.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { OFFICE } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { newTown, type Phone, type Town } from './chat.ts'

const CALLS = `
  - key: call
    name: Перезвонить
    line: l1
    steps:
      - {key: phone, ask: Куда позвонить?, type: phone}
      - {key: files, ask: Приложите файлы, type: files, optional: true, max: 2}
      - {key: text, ask: О чём?, type: text, min: 5}
`

let town: Town
let anna: Phone

beforeEach(async () => {
  town = await newTown(`${OFFICE.trimEnd()}${CALLS}`)
  anna = town.phone('anna')
  await anna.start()
})

afterEach(async () => {
  expect(town.errors()).toEqual([])
  await town.close()
})

const replyKeyboard = () => town.sim.people.chat(anna.id).replyKeyboard
const begin = async (service: string) => {
  await anna.says('/new')
  await anna.taps(service)
}
const texts = (number: number) => messagesOf(town.desk, number, 50).map(({ text }) => text)

describe('a phone number', () => {
  test('is shared by a button that goes once it was used', async () => {
    town.sim.people.addUser({ id: anna.id, first_name: 'Анна', phone: '79001112233' })
    await begin('Перезвонить')
    expect(replyKeyboard()?.rows).toEqual([[{ text: 'Поделиться номером', request_contact: true }]])
    await anna.does((people, id) => people.sendContact(id, { own: true }))
    expect(openDraft(town.desk, anna.id)?.state.answers).toMatchObject({
      phone: { text: '+79001112233' },
    })
    expect(replyKeyboard()).toBeUndefined()
    expect(anna.last().text).toContain('Приложите файлы')
  })

  test('of somebody else sent to a ticket is what it says', async () => {
    fileTicket(town)
    await anna.does((people, id) => {
      people.sendContact(id, { phone: '+79005556677', first_name: 'Мастер' })
    })
    expect(texts(1)[0]).toMatch(/^Мастер, \+?79005556677$/)
  })
})

describe('files of a request', () => {
  const toFiles = async () => {
    await begin('Перезвонить')
    await anna.says('+7 900 111-22-33')
  }

  test('are collected, and a caption that answers nothing goes with the ticket', async () => {
    await toFiles()
    await anna.sends('photo', { caption: 'Вот так выглядит' })
    expect(anna.last().text).toContain('Приложено 1 из 2')
    await anna.taps('Готово')
    await anna.says('Про принтер')
    await anna.taps('Отправить')
    expect(texts(1)).toEqual(['Вот так выглядит'])
    expect(ticketOf(town.desk, 1).answers.files).toMatchObject({ files: [{ kind: 'photo' }] })
  })

  test('that were taken out again do not go with the ticket', async () => {
    await toFiles()
    await anna.sends('document')
    await anna.taps('Убрать последний')
    await anna.taps('Пропустить')
    await anna.says('Про принтер')
    await anna.taps('Отправить')
    const rows = town.desk.db.$client.prepare('select ticket from attachments').all()
    expect(rows).toEqual([{ ticket: null }])
  })

  test('are no stickers', async () => {
    await toFiles()
    await anna.sends('sticker')
    expect(anna.last().text).toContain('Такое сообщение здесь не подойдёт')
  })
})

describe('/cancel', () => {
  test('drops the request under way', async () => {
    await begin('Вопрос')
    await anna.says('/cancel')
    expect(anna.last().text).toBe('Заявка не отправлена\nНачать заново: /new')
    expect(openDraft(town.desk, anna.id)).toBeUndefined()
  })

  test('leaves another screen first, and the request under way goes on', async () => {
    await begin('Вопрос')
    await anna.says('/my')
    await anna.says('/cancel')
    expect(anna.last().text).toContain('Что случилось?')
    expect(openDraft(town.desk, anna.id)).toBeDefined()
  })

  test('says so where nothing was begun', async () => {
    await anna.says('/cancel')
    expect(anna.last().text).toContain('Прерывать нечего')
  })
})

describe('a message that waits for its ticket', () => {
  test('is asked for again after another screen', async () => {
    fileTicket(town)
    fileTicket(town)
    await town.idle()
    await anna.says('Раз')
    await anna.says('/my')
    await anna.taps('Закрыть')
    expect(anna.last().text).toContain('К какой заявке это отнести?')
    await anna.taps('№1 · Принтер не печатает')
    expect(texts(1)).toEqual(['Раз'])
  })

  test('of an agent is asked for again after that of another ticket', async () => {
    const vera = town.phone('vera')
    await vera.start()
    fileTicket(town)
    fileTicket(town)
    await town.idle()
    await vera.says('К первой', vera.found('№1'))
    await vera.says('Ко второй', vera.found('№2'))
    await vera.taps('Отправить заявителю')
    expect(texts(2)).toEqual(['Ко второй'])
    expect(vera.last().text).toContain('«К первой»')
    await vera.taps('Заметка коллегам')
    expect(texts(1)).toEqual(['К первой'])
  })
})

describe('what an agent asks', () => {
  test('with an album waits for all of it', async () => {
    const vera = town.phone('vera')
    await vera.start()
    const { number } = fileTicket(town)
    await town.idle()
    await vera.taps('Взять')
    await town.forge(vera, `agent:ask:${number}`)
    await vera.does((people, id) => {
      const one = { kind: 'document' as const, bytes: new Uint8Array([1]) }
      people.sendAlbum(id, [{ ...one, caption: 'Так?' }, one])
    })
    await vera.taps('Отправить заявителю')
    expect(texts(number)).toEqual(['Так?'])
    expect(anna.heard().filter(({ media }) => media)).toHaveLength(2)
  })
})

describe('the language', () => {
  test('is chosen by a tap, and everything is said in it from then on', async () => {
    const { number } = fileTicket(town)
    await anna.says('/language')
    await anna.taps('English')
    reply(town.desk, town.person('vera'), number, { text: 'Привет', source: 'test:reply' })
    await town.idle()
    expect(anna.found('Привет').text).toContain('#1 · Принтер не печатает')
    await anna.says('/help')
    expect(anna.last().text).toContain('How I can help')
  })

  test('last chosen holds, also where the company or the panel has set another', async () => {
    changePerson(town.desk, town.person('anna').id, { language: 'ru' })
    await anna.says('/language')
    await anna.taps('English')
    expect(anna.last().text).toBe('I will write in English now')
    changePerson(town.desk, town.person('anna').id, { language: 'ru' })
    await anna.says('/help')
    expect(anna.last().text).toContain('Чем могу помочь')
  })
})

describe('a command that nobody knows', () => {
  test('is answered with help and goes into no ticket', async () => {
    const { number } = fileTicket(town)
    await anna.says('/status')
    expect(anna.last().text).toContain('Чем могу помочь')
    expect(texts(number)).toEqual([])
    await anna.says('/home не открывается')
    expect(texts(number)).toEqual(['/home не открывается'])
  })
})
