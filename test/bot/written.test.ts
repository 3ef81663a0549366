import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDraft } from '../../desk/chat/drafts.ts'
import { attachmentsOf } from '../../desk/messages/attachments.ts'
import { editsOf, messagesOf } from '../../desk/messages/messages.ts'
import { reply } from '../../desk/messages/replying.ts'
import { ask, solve } from '../../desk/tickets/progress.ts'
import { findTicket, ticketOf } from '../../desk/tickets/tickets.ts'
import { DAY, HOUR, OFFICE } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { newTown, type Phone, type Town } from './chat.ts'

const OTHER_FILE = { file_id: 'other', file_unique_id: 'other', file_name: 'b.txt' }

let town: Town
let anna: Phone

const open = async (pack: string) => {
  town = await newTown(pack)
  anna = town.phone('anna')
  await anna.start()
}

beforeEach(() => open(OFFICE))
afterEach(() => town.close())

const vera = () => town.person('vera')
const file = async (text = 'Принтер не печатает') => {
  const ticket = fileTicket(town, 'question', { text: { type: 'text', text } })
  await town.idle()
  return ticket.number
}
const says = async (number: number, text: string) => {
  reply(town.desk, vera(), number, { text, source: `test:${text}` })
  await town.idle()
}
const texts = (number: number) =>
  messagesOf(town.desk, number, 50)
    .filter(({ kind }) => kind === 'message')
    .map(({ text }) => text)
const begin = async () => {
  await anna.says('/new')
  await anna.taps('Вопрос')
}
const withFreeText = (more = '') =>
  OFFICE.replace('access: directory', `access: directory\nfree_text: ${more || 'question'}`)

describe('where a written message goes', () => {
  test('a reply to a message of a ticket goes there while another request is under way', async () => {
    const number = await file()
    await says(number, 'Какой этаж?')
    await begin()
    await anna.says('Третий', anna.found('Какой этаж?'))
    expect(texts(number)).toEqual(['Третий'])
    expect(openDraft(town.desk, anna.id)?.state.answers).toEqual({})
    expect(anna.last().text).toContain('Что случилось?')
  })

  test('a reply to the card of a ticket goes to the ticket', async () => {
    const number = await file()
    await file('Другое')
    await anna.says('Про принтер', anna.found('№1 ·'))
    expect(texts(number)).toEqual(['Про принтер'])
  })

  test('what is written after "write" on a card goes to that ticket', async () => {
    await file()
    await file('Другое')
    await anna.tapsOn(anna.found('№1 ·'), { label: 'Написать' })
    await anna.says('Про принтер')
    expect(texts(1)).toEqual(['Про принтер'])
    expect(anna.last().text).toContain('Добавили к заявке')
  })

  test('whoever turned to a new request after "write" no longer means that ticket', async () => {
    await file()
    await anna.taps('Написать')
    await begin()
    await anna.says('Совсем другое')
    expect(texts(1)).toEqual([])
    expect(openDraft(town.desk, anna.id)?.state.answers).toMatchObject({
      text: { text: 'Совсем другое' },
    })
  })

  test('with a request under way it answers the question', async () => {
    await file()
    await begin()
    await anna.says('Не открывается почта')
    expect(texts(1)).toEqual([])
    expect(anna.last().text).toContain('Не открывается почта')
  })

  test('with a request under way and a newer word from a ticket it asks which is meant', async () => {
    const number = await file()
    await begin()
    town.pass(1000)
    await says(number, 'Какой этаж?')
    await anna.says('Третий')
    expect(anna.last().text).toContain('К какой заявке это отнести?')
    expect(anna.buttons()).toEqual([
      ['№1 · Принтер не печатает'],
      ['Заполняю сейчас: Вопрос'],
      ['Новая заявка'],
      ['Не отправлять'],
    ])
    await anna.taps('№1 · Принтер не печатает')
    expect(texts(number)).toEqual(['Третий'])
    expect(anna.last().text).toContain('Что случилось?')
    await says(number, 'А корпус?')
    await anna.says('Почта не открывается')
    await anna.taps('Заполняю сейчас: Вопрос')
    expect(anna.last().text).toContain('Почта не открывается')
  })

  test('a tap after a newer word brings the question below it, and what is written answers it', async () => {
    const number = await file()
    await anna.says('/new')
    await anna.taps('🔑 Управление доступами')
    await says(number, 'Какой этаж?')
    await anna.taps('Выдать доступ')
    expect(anna.last().text).toContain('К какой системе?')
    await anna.says('CRM')
    expect(anna.last().text).toContain('Комментарий?')
  })

  test('goes to the only open ticket, and the chat says so', async () => {
    await file()
    await anna.says('И ещё мнёт бумагу')
    expect(texts(1)).toEqual(['И ещё мнёт бумагу'])
    expect(anna.last().text).toBe('№1 · Принтер не печатает\nДобавили к заявке.')
  })

  test('with several open tickets asks which, and keeps all that was written', async () => {
    await file()
    await file('Почта')
    await anna.says('Раз')
    await anna.says('Два')
    expect(anna.last().text).toContain('Вы написали: «Раз»')
    expect(anna.last().text).toContain('И ещё 1 сообщение')
    await anna.taps('№2 · Почта')
    expect(texts(2)).toEqual(['Раз', 'Два'])
    expect(anna.texts().filter((text) => text.includes('Добавили'))).toHaveLength(1)
  })

  test('that is dropped at the question goes nowhere, and the chat says so', async () => {
    await file()
    await file('Почта')
    await anna.says('Раз')
    await anna.taps('Не отправлять')
    expect(anna.last().text).toBe('Сообщение никуда не отправлено.')
    await anna.says('Два')
    await anna.taps('№2 · Почта')
    expect(texts(2)).toEqual(['Два'])
  })

  test('that was kept longer than a day goes nowhere', async () => {
    await file()
    await file('Почта')
    await anna.says('Раз')
    town.pass(DAY + HOUR)
    await anna.says('Два')
    await anna.taps('№2 · Почта')
    expect(texts(2)).toEqual(['Два'])
  })

  test('in a waiting ticket it brings the ticket back to work', async () => {
    const number = await file()
    ask(town.desk, vera(), number, { text: 'Какой этаж?', source: 'test:ask' })
    await town.idle()
    expect(anna.found('Какой этаж?').text).toContain('Вера Смирнова спрашивает:')
    await anna.says('Третий')
    expect(ticketOf(town.desk, number).category).toBe('active')
  })

  test('without a ticket opens the catalogue and is kept for the service chosen', async () => {
    await anna.says('Не работает принтер')
    expect(anna.last().text).toContain('Вы написали: «Не работает принтер»')
    await anna.taps('Вопрос')
    expect(anna.last().text).toContain('Не работает принтер')
    await anna.taps('Отправить')
    expect(findTicket(town.desk, 1)?.title).toBe('Не работает принтер')
  })

  test('answers a later question of the service that is chosen for it', async () => {
    await anna.says('Нужен доступ на время отпуска')
    await anna.taps('🔑 Управление доступами')
    await anna.taps('Выдать доступ')
    await anna.taps('CRM')
    expect(anna.last().text).toContain('Комментарий: Нужен доступ на время отпуска')
  })
})

describe('a message written without choosing a service', () => {
  beforeEach(async () => {
    await town.close()
    await open(withFreeText())
  })

  test('files a ticket at once where it answers all that the service asks', async () => {
    await anna.says('Не работает принтер')
    expect(findTicket(town.desk, 1)?.title).toBe('Не работает принтер')
    expect(texts(1)).toEqual(['Не работает принтер'])
    expect(anna.found('Создано').text).toContain('№1 · Не работает принтер')
  })

  test('files one ticket however often Telegram tells of it', async () => {
    await anna.says('Не работает принтер')
    await town.redeliverLast()
    await town.repeatUpdates()
    expect(findTicket(town.desk, 2)).toBeUndefined()
    expect(texts(1)).toEqual(['Не работает принтер'])
    expect(anna.texts().join('\n')).not.toContain('Добавили')
  })

  test('is a new request when that is what it was for', async () => {
    await file()
    await file('Почта')
    await anna.says('Сломался стул')
    await anna.taps('Новая заявка')
    expect(findTicket(town.desk, 3)?.title).toBe('Сломался стул')
  })

  test('never mixes into another request that is under way', async () => {
    const number = await file()
    await anna.says('/new')
    await anna.taps('🔑 Управление доступами')
    town.pass(1000)
    await says(number, 'Готово?')
    await anna.says('Сломался стул')
    await anna.taps('Новая заявка')
    expect(anna.last().text).toContain('Вы уже заполняете заявку')
    await anna.taps('Начать: Вопрос')
    await anna.taps('Отправить')
    expect(findTicket(town.desk, 2)?.title).toBe('Сломался стул')
  })

  test('that cannot be shown waits for the request and goes with it', async () => {
    await anna.does((people, id) =>
      people.sendPoll(id, { question: 'Когда?', options: ['a', 'b'] }),
    )
    expect(anna.last().text).toContain('Что случилось?')
    await anna.says('Не работает принтер')
    await anna.taps('Отправить')
    expect(messagesOf(town.desk, 1, 9).map(({ placeholder }) => placeholder)).toEqual(['poll'])
    expect(anna.last().text).toContain('Опрос мы показать не можем')
  })
})

describe('files', () => {
  test('of every kind are taken into the ticket', async () => {
    await file()
    await anna.sends('photo', { caption: 'Вот' })
    await anna.sends('document', { name: 'отчёт.pdf' })
    await anna.sends('voice')
    await anna.sends('sticker')
    await anna.does((people, id) => {
      people.sendVideo(id, { bytes: new Uint8Array([1]) })
      people.sendVideoNote(id, { bytes: new Uint8Array([1]) })
      people.sendAudio(id, { bytes: new Uint8Array([1]) })
      people.sendAnimation(id, { bytes: new Uint8Array([1]) })
      people.sendLocation(id, { latitude: 55.75, longitude: 37.61 })
    })
    expect(attachmentsOf(town.desk, 1).map(({ kind }) => kind)).toEqual([
      'photo',
      'document',
      'voice',
      'sticker',
      'video',
      'video_note',
      'audio',
      'animation',
    ])
    expect(messagesOf(town.desk, 1, 20).at(-1)?.location).toMatchObject({ latitude: 55.75 })
    expect(town.errors()).toEqual([])
  })

  test('of an album are one message', async () => {
    await file()
    await anna.does((people, id) => {
      const photo = { kind: 'document' as const, bytes: new Uint8Array([1]) }
      people.sendAlbum(id, [{ ...photo, caption: 'Все три' }, photo, photo])
    })
    expect(texts(1)).toEqual(['Все три'])
    expect(attachmentsOf(town.desk, 1)).toHaveLength(3)
  })

  test('of an album whose ticket is asked for go there together', async () => {
    await file()
    await file('Почта')
    await anna.does((people, id) => {
      const one = { kind: 'document' as const, bytes: new Uint8Array([1]) }
      people.sendAlbum(id, [{ ...one, caption: 'Оба' }, one])
    })
    await anna.taps('№2 · Почта')
    expect(texts(2)).toEqual(['Оба'])
    expect(attachmentsOf(town.desk, 2)).toHaveLength(2)
  })

  test('with a caption at a question of words answer it, and nothing is lost', async () => {
    await begin()
    await anna.sends('photo', { caption: 'Не печатает' })
    expect(openDraft(town.desk, anna.id)?.state.answers).toMatchObject({
      text: { text: 'Не печатает' },
    })
  })

  test('a kind that we cannot show is kept by its name, and the sender is told', async () => {
    await file()
    await anna.does((people, id) => people.sendDice(id))
    expect(messagesOf(town.desk, 1, 9).map(({ placeholder }) => placeholder)).toEqual(['dice'])
    expect(anna.found('показать не можем').text).toContain('Кубик')
  })
})

describe('an edited message', () => {
  test('shows its new text and keeps the former one', async () => {
    await file()
    const sent = await anna.says('Третий этож')
    await anna.edits(sent, 'Третий этаж')
    const [message] = messagesOf(town.desk, 1, 9)
    expect(message?.text).toBe('Третий этаж')
    expect(editsOf(town.desk, message ? [message] : []).map(({ text }) => text)).toEqual([
      'Третий этож',
    ])
  })

  test('keeps the words of its album where its own part has none', async () => {
    await file()
    const parts: number[] = []
    await anna.does((people, id) => {
      const one = { kind: 'document' as const, bytes: new Uint8Array([1]) }
      for (const { messageId } of people.sendAlbum(id, [{ ...one, caption: 'Оба' }, one])) {
        parts.push(messageId)
      }
    })
    await town.edited(anna, parts[1] ?? 0, { media_group_id: '1', document: OTHER_FILE })
    expect(texts(1)).toEqual(['Оба'])
    expect(attachmentsOf(town.desk, 1)).toHaveLength(3)
  })

  test.each([
    ['a contact', 'Петя, +7900', { contact: { phone_number: '+7900', first_name: 'Петя' } }],
    [
      'a venue',
      'Офис, Тверская 1',
      {
        location: { latitude: 55.7, longitude: 37.6 },
        venue: {
          location: { latitude: 55.7, longitude: 37.6 },
          title: 'Офис',
          address: 'Тверская 1',
        },
      },
    ],
  ])('of %s says what it said', async (_, said, content) => {
    await file()
    const { messageId } = await anna.says(said)
    await town.edited(anna, messageId, content)
    expect(texts(1)).toEqual([said])
  })

  test('brings the file that it has instead, once', async () => {
    await file()
    const { messageId } = await anna.sends('document', { name: 'a.txt', caption: 'Вот' })
    const content = { caption: 'Вот', document: OTHER_FILE }
    await town.edited(anna, messageId, content)
    await town.edited(anna, messageId, content)
    expect(attachmentsOf(town.desk, 1).map(({ name }) => name)).toEqual(['a.txt', 'b.txt'])
    expect(texts(1)).toEqual(['Вот'])
  })

  test('that still waits for its ticket goes there with the file that it has instead', async () => {
    await file()
    await file('Почта')
    const { messageId } = await anna.sends('document', { name: 'a.txt' })
    await town.edited(anna, messageId, { document: OTHER_FILE })
    await anna.taps('№2 · Почта')
    expect(attachmentsOf(town.desk, 2).map(({ name }) => name)).toEqual(['b.txt'])
  })

  test('that still waits for its ticket goes there as it is now', async () => {
    await file()
    await file('Почта')
    const sent = await anna.says('Третий этож')
    await anna.edits(sent, 'Третий этаж')
    expect(anna.last().text).toContain('Третий этаж')
    await anna.taps('№2 · Почта')
    expect(texts(2)).toEqual(['Третий этаж'])
  })
})

describe('a solved ticket', () => {
  test('counts as open for what is written', async () => {
    const number = await file()
    solve(town.desk, vera(), number)
    await town.idle()
    await anna.says('Опять')
    expect(texts(number)).toEqual(['Опять'])
  })
})
