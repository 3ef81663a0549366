import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sweepWanted } from '../../desk/chat/letting-in.ts'
import { deed } from '../../desk/desk.ts'
import { attachmentsOf } from '../../desk/messages/attachments.ts'
import { messagesOf } from '../../desk/messages/messages.ts'
import { isReachable } from '../../desk/people/chats.ts'
import { claimToken, invite, unlink } from '../../desk/people/identity.ts'
import { changePerson, personByKey, personByTelegram } from '../../desk/people/people.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { take } from '../../desk/tickets/assignment.ts'
import { findTicket } from '../../desk/tickets/tickets.ts'
import { DAY, OFFICE } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { newTown, type Phone, type Town } from './chat.ts'

const STRANGER = 5001
const OLEG = OFFICE.replace(
  'name: Олег Котов, department: it',
  'name: Олег Котов, department: it, phone: "+79005556677"',
)

let town: Town
let phone: Phone

const open = async (pack: string) => {
  town = await newTown(pack)
  phone = town.phone(STRANGER)
  await phone.start()
}
const oleg = () => town.person('oleg')
const give = (phone_number: string, user_id?: number) =>
  phone.does((people, id) => {
    const contact = { phone: phone_number, first_name: 'Олег' }
    people.sendContact(id, user_id === undefined ? contact : { ...contact, user_id })
  })
const shareOwn = async (number: string) => {
  town.sim.people.addUser({ id: STRANGER, first_name: 'Олег', phone: number })
  await phone.does((people, id) => people.sendContact(id, { own: true }))
}

afterEach(() => town.close())

describe('a directory desk', () => {
  beforeEach(() => open(OLEG))

  test('asks a stranger for their number by a button, whatever they write', async () => {
    expect(phone.last().text).toContain('Поделитесь номером телефона')
    const keyboard = town.sim.people.chat(STRANGER).replyKeyboard
    expect(keyboard?.rows).toEqual([[{ text: 'Поделиться номером', request_contact: true }]])
    await phone.says('Почините принтер')
    expect(phone.last().text).toContain('Пока мы вас не узнали')
  })

  test('lets in whoever has a number of another country, which may have no more digits than a Russian one', async () => {
    changePerson(town.desk, oleg().id, { phone: '+4520123456' })
    await shareOwn('4520123456')
    expect(oleg().telegramId).toBe(STRANGER)
  })

  test('lets in whoever shares their own known number, and takes the button away', async () => {
    await shareOwn('79005556677')
    expect(oleg().telegramId).toBe(STRANGER)
    expect(phone.last().text).toContain('Олег Котов, вы подключены')
    expect(town.sim.people.chat(STRANGER).replyKeyboard).toBeUndefined()
    await phone.says('/my')
    expect(phone.last().text).toContain('Мои заявки')
  })

  test('goes on with what its owner wrote before they were known', async () => {
    await phone.says('Почините принтер')
    await phone.says('На третьем этаже')
    expect(town.desk.db.$client.prepare('select count(*) from tickets').pluck().get()).toBe(0)
    await shareOwn('79005556677')
    expect(phone.texts().join('\n')).toContain('Олег Котов, вы подключены')
    expect(phone.last().text).toContain('Почините принтер')
    await phone.taps('Вопрос')
    await phone.taps('Отправить')
    const ticket = findTicket(town.desk, 1)
    expect(ticket?.requesterId).toBe(oleg().id)
    expect(JSON.stringify([ticket?.answers, messagesOf(town.desk, 1, 9)])).toMatch(
      /Почините принтер.*На третьем этаже/,
    )
  })

  test('goes on with the whole of an album, the words of its first part too', async () => {
    const page = { kind: 'document' as const, bytes: new Uint8Array([1]) }
    await phone.does((people, id) => {
      people.sendAlbum(id, [{ ...page, caption: 'Семь страниц' }, ...Array(6).fill(page)])
    })
    await shareOwn('79005556677')
    await phone.taps('Вопрос')
    await phone.taps('Отправить')
    expect(JSON.stringify(findTicket(town.desk, 1)?.answers)).toContain('Семь страниц')
    expect(attachmentsOf(town.desk, 1)).toHaveLength(7)
  })

  test('forgets what was written a day before, and commands', async () => {
    await phone.says('/help')
    await phone.says('Почините принтер')
    town.pass(DAY + 1)
    expect(sweepWanted(town.desk)).toBe(0)
    await shareOwn('79005556677')
    expect(phone.last().text).toContain('вы подключены')
    await phone.says('/cancel')
    expect(phone.last().text).toContain('Прерывать нечего')
  })

  test('keeps nothing of whoever was not let in for two days', async () => {
    await phone.says('Почините принтер')
    town.pass(2 * DAY + 1)
    expect(sweepWanted(town.desk)).toBe(1)
    expect(sweepWanted(town.desk)).toBe(0)
    const kept = town.desk.db.$client.prepare('select data from prompts').pluck().all()
    expect(kept.join()).not.toContain('принтер')
  })

  test("does not believe somebody else's number", async () => {
    await give('+79005556677')
    await give('+79005556677', 1001)
    expect(phone.last().text).toContain('Это чужой номер')
    expect(oleg().telegramId).toBeNull()
  })

  test('says what to do where the number is unknown', async () => {
    await shareOwn('79990000000')
    expect(phone.last().text).toContain('Такого номера нет в справочнике')
    expect(personByTelegram(town.desk, STRANGER)).toBeUndefined()
  })

  test('shows a stranger nothing, whatever they tap', async () => {
    await town.forge(phone, 'ticket:show:1')
    await town.forge(phone, 'service:access')
    expect(phone.last().text).toContain('Пока мы вас не узнали')
  })

  test('asks the first account before a second takes its place', async () => {
    const first = town.phone('anna')
    await first.start()
    await shareOwn('79001112233')
    expect(phone.last().text).toContain('Подтвердите со своего прежнего аккаунта')
    expect(first.last().text).toContain('Другой аккаунт Telegram')
    await first.taps('Да, это мой аккаунт')
    expect(town.person('anna').telegramId).toBe(STRANGER)
    expect(phone.last().text).toContain('Анна Иванова, вы подключены')
    expect(first.found('Другой аккаунт').inlineKeyboard).toBeUndefined()
    await first.says('Это я')
    expect(first.last().text).toContain('Пока мы вас не узнали')
  })

  test('asks the first account once, however often the second comes back', async () => {
    const first = town.phone('anna')
    await first.start()
    await shareOwn('79001112233')
    await shareOwn('79001112233')
    const questions = () => first.texts().filter((text) => text.includes('Другой аккаунт'))
    expect(questions()).toHaveLength(1)
    await first.taps('Это не я')
    await shareOwn('79001112233')
    expect(questions()).toHaveLength(2)
  })

  test('leaves nothing of one person in an account that becomes another’s', async () => {
    const first = town.phone('anna')
    await first.start()
    await first.says('/new')
    await first.taps('Вопрос')
    await shareOwn('79001112233')
    await first.taps('Да, это мой аккаунт')
    expect(first.texts().join()).not.toContain('Что случилось?')
    const token = invite(town.desk, town.person('dina'), oleg().id)
    await first.start(`invite_${token}`)
    await first.says('/cancel')
    expect(first.last().text).toContain('Прерывать нечего')
  })

  test('leaves the first account alone when it refuses', async () => {
    const first = town.phone('anna')
    await first.start()
    await shareOwn('79001112233')
    await first.taps('Это не я')
    expect(town.person('anna').telegramId).toBe(first.id)
    expect(phone.last().text).toContain('В подключении отказано\nПопросите администратора')
    expect(first.last().text).toContain('В подключении отказано\nВсё остаётся как было')
  })

  test('lets nobody but the asked account decide', async () => {
    const first = town.phone('anna')
    await first.start()
    await shareOwn('79001112233')
    const olga = town.phone('olga')
    await olga.start()
    await town.forge(olga, 'link:1:yes')
    expect(town.person('anna').telegramId).toBe(first.id)
  })
})

describe('an invitation', () => {
  beforeEach(() => open(OFFICE.replace('access: directory', 'access: invite')))

  test('is asked for where the desk wants one', async () => {
    expect(phone.last().text).toContain('Сюда можно войти по приглашению')
  })

  test('links its taker, once', async () => {
    const token = invite(town.desk, town.person('dina'), oleg().id)
    await phone.start(`invite_${token}`)
    expect(oleg().telegramId).toBe(STRANGER)
    const other = town.phone(5002)
    await other.start(`invite_${token}`)
    expect(other.last().text).toContain('Эта ссылка уже использована')
  })

  test('ends after two weeks', async () => {
    const token = invite(town.desk, town.person('dina'), oleg().id)
    town.pass(15 * DAY)
    await phone.start(`invite_${token}`)
    expect(phone.last().text).toContain('Срок этой ссылки прошёл')
    expect(oleg().telegramId).toBeNull()
  })

  test('that nobody made is none', async () => {
    await phone.start('invite_abcdef')
    expect(phone.last().text).toContain('Такой ссылки нет\nПопросите администратора')
    const anna = town.phone('anna')
    await anna.start('invite_abcdef')
    expect(anna.last().text).toContain('Такой ссылки нет\nОпишите вопрос сообщением')
  })
})

describe('an open desk', () => {
  test('takes everybody in as a requester', async () => {
    await open(OFFICE.replace('access: directory', 'access: open'))
    expect(phone.last().text).toContain('Здравствуйте')
    expect(personByKey(town.desk, `tg${STRANGER}`)?.role).toBe('requester')
  })

  test('takes an account that was taken off its person for a newcomer’s', async () => {
    await open(OFFICE.replace('access: directory', 'access: open'))
    const before = personByTelegram(town.desk, STRANGER)
    unlink(town.desk, town.person('dina'), before?.id ?? 0)
    await phone.says('/my')
    expect(phone.last().text).toContain('Мои заявки')
    expect(personByTelegram(town.desk, STRANGER)?.id).not.toBe(before?.id)
  })
})

describe('whoever has left the company', () => {
  test('is a stranger to a directory desk, and is asked nothing any more', async () => {
    await open(OFFICE)
    const anna = town.phone('anna')
    await anna.start()
    await anna.says('/new')
    await anna.taps('Вопрос')
    const without = OFFICE.replace(/ {2}- \{key: anna.*\n/, '')
    expect(importPack(town.desk, without, { linkAccounts: true }).ok).toBe(true)
    await town.idle()
    expect(anna.texts().join()).not.toContain('Что случилось?')
    await anna.says('Не печатает')
    expect(anna.last().text).toContain('Пока мы вас не узнали')
  })
})

describe('the claim of a new desk', () => {
  test('makes its taker the admin, and only the first', async () => {
    await open(OFFICE.replace('telegram_id: 2004', 'language: ru'))
    const token = claimToken(town.desk)
    await phone.start(`claim_${token}`)
    expect(personByTelegram(town.desk, STRANGER)?.role).toBe('admin')
    expect(phone.last().text).toContain('Вы администратор')
    const other = town.phone(5002)
    await other.start(`claim_${token}`)
    expect(personByTelegram(town.desk, 5002)).toBeUndefined()
  })
})

describe('whoever blocks the bot', () => {
  test('is known as unreachable until they are back', async () => {
    await open(OFFICE)
    const anna = town.phone('anna')
    await anna.start()
    await anna.does((people, id) => people.block(id))
    expect(isReachable(town.desk, anna.id)).toBe(false)
    await anna.does((people, id) => {
      people.unblock(id)
      people.start(id)
    })
    expect(isReachable(town.desk, anna.id)).toBe(true)
  })

  test('finds their cards as things are when they are back', async () => {
    await open(OFFICE)
    const anna = town.phone('anna')
    await anna.start()
    const { number } = fileTicket(town)
    await town.idle()
    await anna.does((people, id) => people.block(id))
    const description = 'Forbidden: bot was blocked by the user'
    town.sim.faults.fail({ chatId: anna.id, answer: { error_code: 403, description } })
    take(town.desk, town.person('vera'), number)
    await town.idle()
    expect(anna.found('Принтер').text).toContain('Создано')
    await anna.does((people, id) => people.unblock(id))
    expect(anna.found('Принтер').text).toContain('В работе · Вера Смирнова')
    expect(anna.heard().filter(({ text }) => text?.includes('Принтер'))).toHaveLength(1)
  })
})

describe('a link to a service, opened by somebody whom the desk does not know yet', () => {
  beforeEach(async () => {
    await open(OLEG)
    await phone.start('service_question')
  })
  const asksFor = () => phone.last().text

  test('leads on once they have shared their number', async () => {
    expect(phone.last().text).toContain('Поделитесь номером телефона')
    await phone.says('Ну вот')
    await shareOwn('79005556677')
    expect(phone.texts().join()).toContain('Олег Котов, вы подключены')
    expect(asksFor()).toContain('Что случилось?')
    await phone.says('Не печатает')
    expect(asksFor()).toContain('Проверьте заявку')
  })

  test('leads on once they have taken an invitation', async () => {
    await phone.start(`invite_${invite(town.desk, town.person('dina'), oleg().id)}`)
    expect(asksFor()).toContain('Что случилось?')
  })

  test('leads on once their first account has let this one take its place', async () => {
    const first = town.phone(5002)
    await first.start(`invite_${invite(town.desk, town.person('dina'), oleg().id)}`)
    await shareOwn('79005556677')
    await first.taps('Да, это мой аккаунт')
    expect(asksFor()).toContain('Что случилось?')
  })

  test('leads on at the next start where they were let in meanwhile', async () => {
    deed(town.desk, () => changePerson(town.desk, oleg().id, { telegramId: STRANGER }))
    await phone.start()
    expect(asksFor()).toContain('Что случилось?')
    await phone.says('/cancel')
    await phone.start()
    expect(phone.found('Окошко заявок').text).toContain('Здравствуйте')
    expect(asksFor()).not.toContain('Что случилось?')
  })

  test('lets them in all the same where the service is none of theirs', async () => {
    await phone.start('service_heads')
    await shareOwn('79005556677')
    expect(asksFor()).toContain('Олег Котов, вы подключены')
  })

  test('is forgotten after two weeks', async () => {
    town.pass(15 * DAY)
    await shareOwn('79005556677')
    expect(asksFor()).toContain('Олег Котов, вы подключены')
  })
})
