import { afterEach, expect, it } from 'vitest'
import { liveKeyboards, openTown, type Town } from './town.ts'

const small = (access: string) => `
version: 1
pack: small
company: Контора
locale: ru
access: ${access}
people:
  - {key: dina, name: Дина Чиж, role: admin, phone: "+79005550001"}
  - {key: anna, name: Анна Иванова, phone: "8 (900) 111-22-33"}
  - {key: vera, name: Вера Смирнова, role: agent, telegram_id: 2001}
lines: [{key: l1, name: L1, agents: [vera]}]
services:
  - {key: question, name: Вопрос, line: l1, steps: [{key: text, ask: Что случилось?, type: text}]}
`

let town: Town

afterEach(() => town.close())

const accountOf = (key: string) =>
  town.rows<{ telegram_id: number | null }>('select telegram_id from people where key = ?', key)[0]
    ?.telegram_id
const people = () => town.rows<{ key: string }>('select key from people order by id')

it('a desk for known people knows them by their own number, and asks the first account about a second', async () => {
  town = await openTown(small('directory'))
  const world = town.telegram.people
  const stranger = town.phone({ id: 3, first_name: 'Чужой <b>', phone: '+79990000000' })
  const first = town.phone({ id: 1, first_name: 'Аня', phone: '+79001112233' })
  const second = town.phone({ id: 2, first_name: 'Аня', phone: '+79001112233' })
  stranger.start('service_question')
  await stranger.hears(/^Поделитесь номером телефона\n/)
  world.sendContact(3, { phone: '+79001112233', first_name: 'Анна', user_id: 1 })
  world.sendContact(3, { phone: '+79001112233', first_name: 'Анна' })
  await stranger.hears(/^Это чужой номер\n/)
  world.sendContact(3, { own: true })
  await stranger.hears(/^Такого номера нет в справочнике компании\nПопросите администратора/)
  await town.rest()
  expect(accountOf('anna')).toBeNull()
  expect(world.chat(3).replyKeyboard).toBeUndefined()

  first.start()
  world.sendContact(1, { own: true })
  await first.hears(/^Анна Иванова, вы подключены\n/)
  await town.rest()
  expect(accountOf('anna')).toBe(1)
  first.start('service_question')
  await first.hears(/Что случилось\?/)
  second.start()
  world.sendContact(2, { own: true })
  await second.hears(/^Подтвердите со своего прежнего аккаунта\n/)
  await first.taps(/^Это не я$/)
  await second.hears(/^В подключении отказано\n/)
  await town.rest()
  expect(accountOf('anna')).toBe(1)
  world.sendContact(2, { own: true })
  await first.taps(/^Да, это мой аккаунт$/)
  await second.hears(/^Анна Иванова, вы подключены\n/)
  await town.rest()
  expect(accountOf('anna')).toBe(2)
  expect(liveKeyboards(first)).toEqual([])
  first.says('Это снова я')
  await first.hears(/^Пока мы вас не узнали\n/)
  expect(town.rows('select * from tickets')).toEqual([])
})

it('a desk by invitation lets in whoever holds a link, once; the claim link makes the admin', async () => {
  town = await openTown(small('invite'))
  const claim = /\?start=(claim_[\w-]+)/.exec(town.program().shown())?.[1] ?? ''
  const admin = town.phone({ id: 10, first_name: 'Хозяйка <b>' })
  const late = town.phone({ id: 11, first_name: 'Поздний' })
  const guest = town.phone({ id: 12, first_name: 'Гость', phone: '+79001112233' })
  guest.start()
  await guest.hears(/^Сюда можно войти по приглашению\nПопросите администратора/)
  town.telegram.people.sendContact(12, { own: true })
  admin.start(claim)
  await admin.hears(/^Хозяйка <b>, вы подключены\nВы администратор\. Отправьте \/panel/)
  late.start(claim)
  await late.hears(/^Эта ссылка уже использована\nПопросите/)
  await town.rest()
  expect(accountOf('tg10')).toBe(10)
  expect(people()).toHaveLength(4)

  const panel = await town.panel('tg10')
  const [anna] = town.rows<{ id: number }>("select id from people where key = 'anna'")
  const page = await panel.post(`/admin/people/${anna?.id}/invitation`)
  const invite = /\?start=(invite_[\w-]+)/.exec(await page.text())?.[1] ?? ''
  for (const odd of ['invite_', 'invite_x', 'claim_x', `${invite.slice(0, -1)}_`]) guest.start(odd)
  await guest.hears(/^Такой ссылки нет\n/)
  guest.start(invite)
  await guest.hears(/^Анна Иванова, вы подключены\n/)
  late.start(invite)
  await town.rest()
  expect(accountOf('anna')).toBe(12)
  expect(late.last().text).toContain('Эта ссылка уже использована')
  await town.restart()
  expect(town.program().shown()).not.toContain('claim_')
})

it('an open desk takes everybody in, with names as they are, and odd links are no harm', async () => {
  town = await openTown(small('open'))
  const guest = town.phone({ id: 20, first_name: '<b>Г</b>\u202e&_*[', last_name: '🙂' })
  for (const payload of [
    'service_question',
    'service_',
    'service_NOPE',
    'x'.repeat(64),
    '__proto__',
  ]) {
    guest.start(payload)
  }
  guest.says('Помогите <b>')
  await guest.taps(/Отправить/)
  await guest.hears(/^№1 · Помогите <b>\nСоздано$/)
  await town.rest()
  expect(town.rows("select name, role, telegram_id from people where origin = 'telegram'")).toEqual(
    [{ name: '<b>Г</b>\u202e&_*[ 🙂', role: 'requester', telegram_id: 20 }],
  )
  expect(liveKeyboards(guest)).toEqual([])
})
