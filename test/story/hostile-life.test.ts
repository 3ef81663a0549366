import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Panel } from './panel.ts'
import { liveKeyboards, openTown, type Phone, packFile, type Town } from './town.ts'

const LONG = `Ответ <b>вам</b> & _*[ ${'б'.repeat(4097)}`

let town: Town
let anna: Phone
let vera: Phone
let panel: Panel

beforeAll(async () => {
  town = await openTown(packFile('hostile.yaml'))
  anna = town.phone({ id: 1001, first_name: '<b>Анна</b>' })
  vera = town.phone({ id: 2001 })
  vera.start()
  anna.start('service_question')
  anna.says('Сломалось &amp; <b>')
  await anna.taps(/Отправить/)
  await anna.hears(/^№1 /)
  panel = await town.panel('vera')
})

afterAll(() => town.close())

const ticket = (number: number) =>
  town.rows<{ category: string; rating: number | null; rating_comment: string | null }>(
    'select category, rating, rating_comment from tickets where number = ?',
    number,
  )[0]
const said = () =>
  town.rows<{ text: string }>('select text from messages order by id').map(({ text }) => text)

it('a reply to somebody who blocked the bot fails with its reason, and arrives when sent again', async () => {
  await vera.taps(/Взять/)
  await anna.hears(/^№1 .*\nВ работе · Вера \*Смирнова\* `x`$/)
  town.telegram.people.block(1001)
  await town.rest()
  expect((await panel.replies(1, LONG)).status).toBe(303)
  await vera.hears(/^№1 .*\n⚠️ Ответ не доставлен · Анна <b>.*\nЗаявитель заблокировал бота/)
  expect(await panel.page('/admin/tickets/1')).toContain('заявитель заблокировал бота')
  const [failed] = town.rows<{ id: number }>("select id from messages where delivery = 'failed'")
  const resend = () => panel.post(`/admin/messages/${failed?.id}/delivery`)
  expect((await resend()).status).toBe(303)
  await town.rest()
  expect(town.rows('select delivery_error from messages')).toEqual([{ delivery_error: 'blocked' }])

  town.telegram.people.unblock(1001)
  await town.rest()
  expect((await resend()).status).toBe(303)
  await anna.hears(/^б+$/)
  await town.rest()
  expect(town.rows('select delivery from messages')).toEqual([{ delivery: 'sent' }])
  const parts = anna.texts().filter((text) => text.includes('бб'))
  expect(parts).toHaveLength(2)
  expect(parts.join('').match(/б/g)).toHaveLength(4097)
})

it('an answer to a question brings the ticket back to work', async () => {
  await panel.sets(1, 'needs_info', 'Что <i>именно</i>?')
  await anna.hears(/Вера \*Смирнова\* `x` спрашивает:\nЧто <i>именно<\/i>\?$/)
  await anna.hears(/^№1 .*\nТребует уточнения .*\nЖдём вашего ответа$/)
  anna.says('Вот <это>')
  await town.rest()
  expect(ticket(1)?.category).toBe('active')
  expect(vera.texts().at(-1)).toContain('Вот <это>')
})

it('solved: thanks or not, a rating with its reason, another rating', async () => {
  await panel.sets(1, 'solved')
  await anna.hears(/^№1 .*\n✅ Готово/)
  anna.says('Спасибо большое')
  await anna.hears(/Вопрос остался\?/)
  await town.rest()
  expect(anna.last().text).toMatch(/Вопрос остался\?/)
  await anna.taps(/^Спасибо, решено$/)
  await town.rest()
  expect(ticket(1)?.category).toBe('solved')
  expect(liveKeyboards(anna)).toEqual([])
  await anna.taps(/^2$/)
  await anna.hears(/Что стоило сделать лучше/)
  anna.says('медленно & <b>')
  await anna.hears(/передали ваш комментарий/)
  await anna.taps(/^5$/)
  await town.rest()
  expect(ticket(1)).toEqual({
    category: 'solved',
    rating: 5,
    rating_comment: 'медленно & <b>',
  })
  expect(liveKeyboards(anna)).toEqual([])
})

it('not solved goes back to work, twice is once; closed is followed by a new ticket', async () => {
  const { people } = town.telegram
  people.press(1001, { label: 'Не решено' })
  people.press(1001, { label: 'Не решено' })
  await anna.hears(/^№1 .*\nСнова в работе · Вера/)
  await town.rest()
  expect(ticket(1)?.category).toBe('active')
  // What has been reopened is no longer rated by the push that said it was ready.
  expect(anna.labels(await anna.hears(/✅ Готово/))).toEqual([])
  await panel.sets(1, 'closed')
  await anna.hears(/^№1 .*\nЗаявка закрыта/)
  await town.rest()
  anna.says('Опять <то же>', await anna.hears(/Заявка закрыта/))
  await anna.hears(/^№2 .*\nЗавели новую заявку по следам №1/)
  await town.rest()
  expect(ticket(2)?.category).toBe('new')
  expect(said().at(-1)).toBe('Опять <то же>')
  expect(liveKeyboards(anna)).toEqual([])
})

it('what is written with two tickets open waits for the answer which one', async () => {
  anna.start('service_other')
  anna.says('Второе дело')
  await anna.taps(/Отправить/)
  await anna.hears(/^№3 /)
  anna.says('Это куда? _*[')
  anna.says('И это')
  const asked = await anna.hears(
    /К какой заявке это отнести\?\nВы написали: «Это куда\? _\*\[»\nИ ещё 1 сообщение/,
  )
  await town.rest()
  expect(anna.last()).toEqual(asked)
  await town.restart()
  await anna.taps(/^№3 /)
  await town.rest()
  const third = town.rows<{ text: string }>(
    'select text from messages where ticket = 3 order by id',
  )
  expect(third.map(({ text }) => text)).toEqual(['Это куда? _*[', 'И это'])
  expect(liveKeyboards(anna)).toEqual([])
})
