import { afterAll, beforeAll, expect, it } from 'vitest'
import { liveKeyboards, openTown, type Phone, packFile, type Town } from './town.ts'

const MONTH_MS = 31 * 24 * 3_600_000

let ahead = 0
let town: Town
let anna: Phone
let boris: Phone

beforeAll(async () => {
  town = await openTown(packFile('hostile.yaml'), {}, () => ahead)
  anna = town.phone({ id: 1001, first_name: '<b>Анна</b>' })
  boris = town.phone({ id: 1002, first_name: 'Борис' })
  town.phone({ id: 2001 }).start()
})

afterAll(() => town.close())

const numbers = () =>
  town.rows<{ number: number; category: string }>('select number, category from tickets')

/** Two taps before the bot can answer the first. */
function tapTwice(phone: Phone, label: string): void {
  town.telegram.people.press(phone.id, { label })
  town.telegram.people.press(phone.id, { label })
}

it('a double tap is one tap, at every step of a request', async () => {
  anna.start('service_access')
  await anna.hears(/1 из 8\nК какой \*системе\*\? <b>$/)
  tapTwice(anna, '_1С_ [x]')
  await anna.hears(/2 из 8/)
  await town.rest()
  tapTwice(anna, '‹ Назад')
  await anna.hears(/1 из 8/)
  await town.rest()
  expect(liveKeyboards(anna)).toEqual([anna.last()])
  tapTwice(anna, 'Отменить')
  await anna.hears(/Заявка не отправлена/)
  await town.rest()
  expect(anna.texts().filter((text) => text.includes('Заявка не отправлена'))).toHaveLength(1)
  anna.start('service_question')
  anna.says('Сломалось <b>')
  await anna.hears(/Проверьте заявку/)
  tapTwice(anna, 'Отправить')
  await anna.hears(/^№1 /)
  await town.rest()
  expect(numbers()).toEqual([{ number: 1, category: 'new' }])
  expect(liveKeyboards(anna)).toEqual([])
})

it('a request under way outlives a kill, leaving and blocking, and goes on where it stood', async () => {
  const { people } = town.telegram
  boris.start('service_access')
  await boris.hears(/1 из 8/)
  boris.says('Своя <система>')
  await boris.hears(/2 из 8/)
  await town.rest()
  await town.restart()
  boris.says('Ива')
  const found = await boris.hears(/Найдено по «Ива»/)
  expect(boris.labels(found)[0]).toContain('Анна <b>Иванова</b> & _*[')
  people.block(1002)
  await town.rest()
  boris.start()
  await boris.hears(/Здравствуйте/)
  await boris.hears(/2 из 8/)
  await town.rest()
  expect(boris.last().text).toContain('2 из 8')
  await boris.taps(/^Анна/)
  await boris.hears(/3 из 8/)
  for (const command of ['/my', '/new@okoshko_demo_bot', '/help', '/new@somebody_else_bot']) {
    boris.says(command)
    await town.rest()
    expect(liveKeyboards(boris)).toEqual([boris.last()])
  }
  boris.says('/cancel')
  await boris.hears(/3 из 8/)
  await town.rest()
  expect(liveKeyboards(boris)).toEqual([boris.last()])
})

it('a card works after a month as on the first day, and old questions leave no keyboard', async () => {
  const { people } = town.telegram
  ahead = MONTH_MS
  const card = await anna.hears(/^№1 .*\nСоздано$/)
  people.press(1001, { messageId: card.messageId, label: 'Написать' })
  await anna.hears(/Напишите сообщение или пришлите файл/)
  anna.says('Через месяц _*[')
  await anna.hears(/Добавили к заявке/)
  await town.rest()
  expect(town.rows('select ticket, text from messages')).toEqual([
    { ticket: 1, text: 'Через месяц _*[' },
  ])
  expect(liveKeyboards(anna)).toEqual([])
  // The question of a month ago cannot be deleted any more, so it loses its buttons.
  const former = boris.last()
  boris.says('завтра')
  await boris.hears(/4 из 8/)
  await town.rest()
  expect(boris.heard().find(({ messageId }) => messageId === former.messageId)).toBeDefined()
  expect(liveKeyboards(boris)).toEqual([boris.last()])
  people.press(1001, { messageId: card.messageId, label: 'Отменить' })
  await anna.hears(/Отменить заявку\?/)
  tapTwice(anna, 'Да, отменить')
  await anna.hears(/Вы отменили заявку/)
  await town.rest()
  expect(numbers()).toEqual([{ number: 1, category: 'closed' }])
  expect(anna.labels(await anna.hears(/^№1 .*\nЗакрыта/))).toEqual(['Написать снова'])
  expect(liveKeyboards(anna)).toEqual([])
})
