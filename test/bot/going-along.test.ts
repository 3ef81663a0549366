import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDraft } from '../../desk/chat/drafts.ts'
import { sweepPending } from '../../desk/chat/pending.ts'
import { attachmentsOf } from '../../desk/messages/attachments.ts'
import { messagesOf } from '../../desk/messages/messages.ts'
import { findTicket } from '../../desk/tickets/tickets.ts'
import { DAY, OFFICE } from '../desk/desk.ts'
import { newTown, type Phone, type Town } from './chat.ts'

const PACK = OFFICE.replace(
  'services:\n',
  `services:
  - key: device
    name: Техника
    line: l1
    steps:
      - {key: what, ask: Что случилось?, type: text}
      - {key: photos, ask: Фото?, type: files, max: 1, optional: true}
`,
)
const DOCUMENT = { kind: 'document' as const, bytes: new Uint8Array([1]) }

let town: Town
let anna: Phone

const texts = (number = 1) => messagesOf(town.desk, number, 200).map(({ text }) => text)
const begin = async (service = 'Вопрос') => {
  await anna.says('/new')
  await anna.taps(service)
  await anna.says('Не печатает')
}

beforeEach(async () => {
  town = await newTown(PACK)
  anna = town.phone('anna')
  await anna.start()
})
afterEach(() => town.close())

describe('what is written to a summary', () => {
  beforeEach(() => begin())

  test('goes along with the request, in order, and the summary says so', async () => {
    await anna.says('Второй этаж')
    expect(anna.last().text).toMatch(/Добавим к заявке: «Второй этаж»$/)
    expect(anna.buttons()[0]).toEqual(['Отправить'])
    await anna.says('Принтер\nу окна')
    expect(anna.last().text).toMatch(/Добавим к заявке 2 сообщения, последнее: «Принтер у окна»$/)
    await anna.taps('Отправить')
    expect(texts()).toEqual(['Второй этаж', 'Принтер\nу окна'])
    expect(messagesOf(town.desk, 1, 9).map(({ kind, authorId }) => [kind, authorId])).toEqual([
      ['message', town.person('anna').id],
      ['message', town.person('anna').id],
    ])
    expect(town.errors()).toEqual([])
  })

  test('is cut in the summary and whole in the ticket', async () => {
    const long = `Начало ${'и ещё '.repeat(500)}`.trim()
    await anna.says(long)
    expect(anna.last().text?.length).toBeLessThan(300)
    await anna.taps('Отправить')
    expect(texts()).toEqual([long])
  })

  test('may be a file, a voice message, a place, a contact or what we cannot show', async () => {
    await anna.sends('document', { name: 'act.pdf' })
    expect(anna.last().text).toContain('Добавим к заявке: «act.pdf»')
    await anna.sends('voice')
    await anna.sends('photo', { caption: 'Вот он' })
    await anna.does((people, id) => {
      people.sendLocation(id, { latitude: 55.75, longitude: 37.61 })
    })
    expect(anna.last().text).toContain('Добавим к заявке 4 сообщения')
    await anna.does((people, id) => people.sendDice(id))
    await anna.does((people, id) =>
      people.sendContact(id, { phone: '+79001112244', first_name: 'Олег' }),
    )
    await anna.taps('Отправить')
    const kept = messagesOf(town.desk, 1, 9)
    expect(attachmentsOf(town.desk, 1).map(({ kind }) => kind)).toEqual([
      'document',
      'voice',
      'photo',
    ])
    expect(kept.map(({ text }) => text).slice(0, 3)).toEqual(['', '', 'Вот он'])
    expect(kept[3]?.location).toMatchObject({ latitude: 55.75 })
    expect(kept[4]?.placeholder).toBe('dice')
    expect(kept[5]?.text).toBe('Олег, +79001112244')
    expect(town.errors()).toEqual([])
  })

  test('as an album becomes one message', async () => {
    await anna.does((people, id) => {
      people.sendAlbum(id, [{ ...DOCUMENT, caption: 'Все три' }, DOCUMENT, DOCUMENT])
    })
    await anna.taps('Отправить')
    expect(texts()).toEqual(['Все три'])
    expect(attachmentsOf(town.desk, 1)).toHaveLength(3)
  })

  test('and edited before it is sent goes as it is then; edited later, its message is', async () => {
    const said = await anna.says('Третий этож')
    await anna.edits(said, 'Третий этаж')
    expect(anna.last().text).toContain('Добавим к заявке: «Третий этаж»')
    await anna.taps('Отправить')
    expect(texts()).toEqual(['Третий этаж'])
    await anna.edits(said, 'Четвёртый этаж')
    expect(texts()).toEqual(['Четвёртый этаж'])
  })

  test('goes once, however often Telegram says it, before and after it is sent', async () => {
    await anna.says('Второй этаж')
    await town.redeliverLast()
    await town.repeatUpdates()
    expect(anna.last().text).toContain('Добавим к заявке: «Второй этаж»')
    await anna.taps('Отправить')
    await town.repeatUpdates()
    expect(texts()).toEqual(['Второй этаж'])
  })

  test('stays with the request however long that waits to be sent', async () => {
    await anna.says('Второй этаж')
    town.pass(5 * DAY)
    sweepPending(town.desk)
    await anna.taps('Отправить')
    expect(texts()).toEqual(['Второй этаж'])
    town.pass(5 * DAY)
    expect(sweepPending(town.desk)).toBeGreaterThan(0)
  })

  test('goes away with the request that is cancelled, and joins no other', async () => {
    await anna.says('Второй этаж')
    await anna.taps('Отменить')
    await begin()
    expect(anna.last().text).not.toContain('Добавим')
    await anna.taps('Отправить')
    expect(texts()).toEqual([])
    town.pass(3 * DAY)
    sweepPending(town.desk)
    expect(
      town.desk.db.$client.prepare('select count(*) from pending_messages').pluck().get(),
    ).toBe(0)
  })

  test('goes away with the request that another takes the place of', async () => {
    await anna.says('Второй этаж')
    await anna.start('service_turn')
    await anna.taps('Начать: По очереди')
    await anna.says('Другое')
    expect(anna.last().text).not.toContain('Добавим')
    await anna.taps('Отправить')
    expect(texts()).toEqual([])
  })

  test('is kept while an answer is changed, also from the list of answers', async () => {
    await anna.says('Второй этаж')
    await anna.taps('Изменить ответ')
    await anna.says('И мнёт бумагу')
    expect(anna.last().text).toContain('Добавим к заявке 2 сообщения')
    await anna.taps('Что случилось: Не печатает')
    expect(anna.last().text).not.toContain('Добавим')
    await anna.says('Не сканирует')
    await anna.taps('Отправить')
    expect(texts()).toEqual(['Второй этаж', 'И мнёт бумагу'])
  })

  test('is refused past a hundred messages, and the first hundred are sent', async () => {
    for (let n = 1; n <= 101; n++) await anna.says(`Слово ${n}`)
    expect(anna.found('не больше 100').text).toContain('Отправьте её')
    await anna.taps('Отправить')
    expect(texts()).toEqual(Array.from({ length: 100 }, (_, n) => `Слово ${n + 1}`))
  })
})

test('a file goes to a question that has room for it first, its caption along with the request', async () => {
  await begin('Техника')
  await anna.taps('Пропустить')
  await anna.sends('photo', { caption: 'Вот он' })
  expect(anna.last().text).toContain('Файл приложен к заявке.')
  expect(anna.last().text).toContain('Добавим к заявке: «Вот он»')
  await anna.sends('document', { name: 'act.pdf' })
  expect(openDraft(town.desk, anna.id)?.state.answers).toMatchObject({
    photos: { files: [{ kind: 'photo' }] },
  })
  await anna.taps('Отправить')
  expect(texts()).toEqual(['Вот он', ''])
  expect(
    attachmentsOf(town.desk, 1).map(({ kind, messageId }) => [kind, messageId !== null]),
  ).toEqual([
    ['photo', false],
    ['document', true],
  ])
})

describe('a file that no question of the request takes', () => {
  const ask = async (service: string) => {
    await anna.says('/new')
    await anna.taps(service)
  }
  const names = () => attachmentsOf(town.desk, 1).map(({ name }) => name)

  test('goes along with it, its caption is the answer', async () => {
    await ask('Вопрос')
    await anna.sends('document', { name: 'a.txt', caption: 'Не печатает' })
    expect(anna.last().text).toContain('Что случилось: Не печатает\nДобавим к заявке: «a.txt»')
    await anna.taps('Отправить')
    expect(findTicket(town.desk, 1)?.title).toBe('Не печатает')
    expect([texts(), names()]).toEqual([[''], ['a.txt']])
  })

  test('leaves the question as it is, and goes once, however often Telegram says it', async () => {
    await ask('Вопрос')
    await anna.sends('document', { name: 'a.txt' })
    expect(anna.last().text).toBe('Вопрос\nЧто случилось?\nДобавим к заявке: «a.txt»')
    await town.repeatUpdates()
    await anna.says('Не печатает')
    await anna.taps('Отправить')
    await town.repeatUpdates()
    expect([texts(), names()]).toEqual([[''], ['a.txt']])
  })

  test('as an album becomes one message, whatever its caption answers', async () => {
    await ask('Вопрос')
    await anna.does((people, id) => {
      const one = (name: string) => ({ ...DOCUMENT, name })
      people.sendAlbum(id, [{ ...one('a.txt'), caption: 'Не печатает' }, one('b.txt')])
    })
    await anna.taps('Отправить')
    expect([texts(), names()]).toEqual([[''], ['a.txt', 'b.txt']])
  })

  test('as the one that takes them has no more room is kept, too', async () => {
    await ask('Техника')
    await anna.sends('document', { name: 'a.txt' })
    await anna.sends('document', { name: 'b.txt' })
    expect(anna.last().text).toContain('Добавим к заявке: «b.txt»')
    await anna.says('Не печатает')
    await anna.taps('Готово')
    await anna.taps('Отправить')
    expect([texts(), names()]).toEqual([[''], ['a.txt', 'b.txt']])
  })
})
