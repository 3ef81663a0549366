import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { attachmentsOf } from '../../desk/messages/attachments.ts'
import { messagesOf } from '../../desk/messages/messages.ts'
import { note } from '../../desk/messages/noting.ts'
import { config } from '../../desk/setup/config.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { assign } from '../../desk/tickets/assignment.ts'
import { solve } from '../../desk/tickets/progress.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { MINUTE, OFFICE } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { newTown, type Phone, type Town } from './chat.ts'

let town: Town
let anna: Phone
let vera: Phone

beforeEach(async () => {
  town = await newTown()
  anna = town.phone('anna')
  vera = town.phone('vera')
  await anna.start()
  await vera.start()
})

afterEach(() => town.close())

const file = async (by = 'anna') => {
  const ticket = fileTicket(town, 'question', undefined, by)
  await town.idle()
  return ticket.number
}
const said = (number: number) =>
  messagesOf(town.desk, number, 50).map(({ kind, text }) => `${kind}: ${text}`)

describe('a push to an agent', () => {
  test('of a new ticket says whose, which line and until when, and links to the panel', async () => {
    await file()
    expect(vera.last().text).toBe(
      [
        '№1 · Принтер не печатает',
        '🆕 Новая заявка · Первая линия',
        'Анна Иванова · Средний',
        'Ответить до 10:10 сегодня',
        'http://127.0.0.1:3000/admin/tickets/1',
      ].join('\n'),
    )
    expect(vera.buttons()).toEqual([['Взять']])
  })

  test('opens the panel by a button where Telegram takes the address', async () => {
    Object.assign(town.desk, { publicUrl: 'https://desk.example.com' })
    await file()
    expect(vera.last().text).not.toContain('http')
    expect(vera.last().inlineKeyboard?.at(-1)).toEqual([
      { text: 'Открыть в панели', url: 'https://desk.example.com/admin/tickets/1' },
    ])
  })

  test('lets one agent take the ticket, and tells the second who has it', async () => {
    const number = await file()
    const pavel = town.phone('pavel')
    await pavel.start()
    assign(town.desk, town.person('pavel'), number, null)
    const push = vera.last()
    await vera.taps('Взять')
    expect(ticketOf(town.desk, number)).toMatchObject({ category: 'active' })
    expect(ticketOf(town.desk, number).assigneeId).toBe(town.person('vera').id)
    expect(vera.last().text).toContain('В работе · Вера Смирнова')
    expect(vera.heard().find(({ messageId }) => messageId === push.messageId)?.inlineKeyboard).toBe(
      undefined,
    )
    await town.forge(pavel, `agent:take:${number}`)
    expect(pavel.last().text).toBe('Заявку уже взяли: Вера Смирнова.')
  })

  test('taken twice by a double tap is taken once', async () => {
    await file()
    await vera.does((people, id) => {
      people.press(id, { label: 'Взять' })
      people.press(id, { label: 'Взять' })
    })
    expect(vera.texts().filter((text) => text.includes('В работе'))).toHaveLength(1)
  })

  test('tells of messages, notes that name them, ratings and reopenings', async () => {
    const number = await file()
    await vera.taps('Взять')
    await anna.says('Ещё мнёт бумагу')
    expect(vera.last().text).toContain('Анна Иванова: Ещё мнёт бумагу')
    note(town.desk, town.person('pavel'), number, { text: '@vera, глянь', source: 'test:note' })
    await town.idle()
    expect(vera.last().text).toContain('Вас упоминают в заметке · Павел Лебедев\n@vera, глянь')
    solve(town.desk, town.person('vera'), number)
    await town.idle()
    await anna.taps('4')
    expect(vera.last().text).toContain('Оценка 4 из 5 · Анна Иванова')
    await anna.taps('Не решено')
    expect(vera.last().text).toContain('Не решено, заявка снова в работе · Анна Иванова')
  })
})

describe('messages written in a row', () => {
  const written = () => vera.texts().filter((text) => text.includes('Анна Иванова: '))

  test('are told in one push while none was sent: the last of them, and how many more', async () => {
    const number = await file()
    await anna.does((people, id) => {
      for (const text of ['Раз', 'Два', 'Три']) people.send(id, { text })
    })
    expect(written()).toEqual([
      [
        '№1 · Принтер не печатает',
        'Анна Иванова: Три',
        'И ещё 2 сообщения',
        'Ответьте на это сообщение, чтобы написать заявителю или оставить заметку.',
        'http://127.0.0.1:3000/admin/tickets/1',
      ].join('\n'),
    ])
    await vera.says('Смотрю', vera.last())
    await vera.taps('Отправить заявителю')
    expect(said(number)).toContain('reply: Смотрю')
  })

  test('are told each for itself once the former was sent, and ticket by ticket', async () => {
    await file()
    await anna.says('Раз')
    await anna.says('Два')
    expect(written().join()).not.toContain('И ещё')
    expect(written()).toHaveLength(2)
    await file()
    const [first, second] = [anna.found('№1 ·'), anna.found('№2 ·')]
    await anna.does((people, id) => {
      people.send(id, { text: 'Три', replyTo: first.messageId })
      people.send(id, { text: 'Четыре', replyTo: second.messageId })
    })
    expect(written()).toHaveLength(4)
    expect(written().join()).not.toContain('И ещё')
  })
})

describe('what an agent writes in answer to a push', () => {
  test('goes to the requester when the agent says so', async () => {
    const number = await file()
    await vera.says('Сейчас подойду', vera.last())
    expect(vera.last().text).toContain('Для кого это сообщение?')
    expect(vera.buttons()).toEqual([
      ['Отправить заявителю'],
      ['Заметка коллегам'],
      ['Не отправлять'],
    ])
    await vera.taps('Отправить заявителю')
    expect(said(number)).toEqual(['reply: Сейчас подойду'])
    expect(anna.found('Сейчас подойду').text).toContain('Вера Смирнова:')
    expect(vera.last().text).toContain('Ответ отправлен заявителю.')
  })

  test('goes to colleagues as a note, which never reaches the requester', async () => {
    const number = await file()
    await vera.says('Он старый', vera.last())
    await vera.taps('Заметка коллегам')
    expect(said(number)).toEqual(['note: Он старый'])
    expect(anna.texts().join('\n')).not.toContain('Он старый')
  })

  test('goes nowhere when the agent drops it', async () => {
    const number = await file()
    await vera.says('Ой', vera.last())
    await vera.taps('Не отправлять')
    expect(said(number)).toEqual([])
  })

  test('is sent once by a double tap', async () => {
    const number = await file()
    await vera.says('Иду', vera.last())
    await vera.does((people, id) => {
      people.press(id, { label: 'Отправить заявителю' })
      people.press(id, { label: 'Отправить заявителю' })
    })
    expect(said(number)).toEqual(['reply: Иду'])
  })

  test('takes its files along', async () => {
    const number = await file()
    const push = vera.last()
    await vera.does((people, id) => {
      people.sendDocument(id, {
        bytes: new Uint8Array([1, 2]),
        name: 'схема.pdf',
        caption: 'Вот схема',
        replyTo: push.messageId,
      })
    })
    await vera.taps('Отправить заявителю')
    expect(said(number)).toEqual(['reply: Вот схема'])
    expect(attachmentsOf(town.desk, number).map(({ name }) => name)).toEqual(['схема.pdf'])
    expect(anna.heard().some(({ media }) => media?.kind === 'document')).toBe(true)
  })

  test('is a place on the map for the requester, and its figures for colleagues', async () => {
    const number = await file()
    const replyTo = vera.last().messageId
    const place = { latitude: 55.75, longitude: 37.61 }
    await vera.does((people, id) => people.sendLocation(id, { ...place, replyTo }))
    await vera.taps('Отправить заявителю')
    expect(anna.last().location).toEqual(place)
    await vera.does((people, id) => people.sendLocation(id, { ...place, replyTo }))
    await vera.taps('Заметка коллегам')
    expect(said(number)).toEqual(['reply: ', 'note: 55.75, 37.61'])
  })

  test('is refused at once where it cannot be passed on, and holds nothing else up', async () => {
    const number = await file()
    const push = vera.last()
    await vera.does((people, id) => {
      people.sendPoll(id, { question: 'Куда?', options: ['Туда', 'Сюда'], replyTo: push.messageId })
    })
    expect(vera.last().text).toBe('Напишите текст или приложите файл.')
    await vera.says('Куда?', push)
    await vera.taps('Отправить заявителю')
    expect(said(number)).toEqual(['reply: Куда?'])
  })

  test('is corrected by editing it', async () => {
    const number = await file()
    const sent = await vera.says('Иду зафтра', vera.last())
    await vera.taps('Отправить заявителю')
    await vera.edits(sent, 'Иду завтра')
    expect(said(number)).toEqual(['reply: Иду завтра'])
    expect(anna.found('Вера Смирнова:').text).toContain('Иду завтра')
  })

  test('to their own ticket is a requester’s message', async () => {
    await file('vera')
    await vera.says('Это моя', vera.found('Создано'))
    expect(said(1)).toEqual(['message: Это моя'])
  })
})

describe('asking and pausing from a push', () => {
  test('asks the requester in the words that follow, and the ticket waits', async () => {
    const number = await file()
    assign(town.desk, town.person('pavel'), number, town.person('vera').id)
    await town.idle()
    expect(vera.buttons()).toEqual([['Взять', 'Спросить', 'Пауза']])
    await vera.taps('Спросить')
    expect(vera.last().text).toContain('Напишите вопрос заявителю')
    await vera.says('Какой этаж?')
    expect(ticketOf(town.desk, number).category).toBe('waiting')
    expect(anna.found('Какой этаж?').text).toContain('Вера Смирнова спрашивает:')
  })

  test('pauses the ticket, once', async () => {
    const number = await file()
    assign(town.desk, town.person('pavel'), number, town.person('vera').id)
    await town.idle()
    await vera.does((people, id) => {
      people.press(id, { label: 'Пауза' })
      people.press(id, { label: 'Пауза' })
    })
    expect(ticketOf(town.desk, number).category).toBe('on_hold')
    expect(vera.texts().filter((text) => text.includes('Заявка на паузе'))).toHaveLength(1)
  })
})

describe('commands of agents', () => {
  test('/panel gives a link that is made when it is delivered', async () => {
    await vera.says('/panel')
    expect(vera.last().text).toMatch(/http:\/\/127\.0\.0\.1:3000\/admin\/sign-in\/\S+$/)
    expect(
      JSON.stringify(town.desk.db.$client.prepare('select data from outbox').all()),
    ).not.toContain('sign-in')
  })

  test('/away and /back take them off duty and on again', async () => {
    await vera.says('/away')
    expect(town.person('vera').awayAt).not.toBeNull()
    await vera.says('/back')
    expect(town.person('vera').awayAt).toBeNull()
  })

  test('are refused to requesters', async () => {
    await anna.says('/panel')
    await anna.says('/away')
    expect(anna.texts().slice(-2)).toEqual(Array(2).fill('Это доступно только специалистам.'))
  })
})

describe('a group of a line', () => {
  const groupOf = (members: Phone[]): number => {
    const ids = members.map(({ id }) => id)
    const group = town.sim.people.createGroup({ title: 'L1', members: ids, bot: true })
    const withChat = OFFICE.replace('lead: pavel, esc', `lead: pavel, chat: ${group}, esc`)
    expect(importPack(town.desk, withChat, { linkAccounts: true }).ok).toBe(true)
    return group
  }

  test('that removes the bot is replaced by its agents, until it takes the bot back', async () => {
    const group = groupOf([vera])
    await vera.does((people) => people.removeFromGroup(group, town.sim.bot.id))
    await file()
    expect(vera.last().text).toContain('🆕 Новая заявка')
    await vera.does((people) => people.addToGroup(group, town.sim.bot.id))
    await file()
    const texts = town.sim.people.chat(vera.id, { chatId: group }).messages.map(({ text }) => text)
    expect(texts.at(-1)).toContain('№2 · Принтер не печатает\n🆕 Новая заявка')
    expect(vera.last().text).toContain('№1')
  })

  test('in which the bot may not write is replaced by its agents', async () => {
    const group = groupOf([vera])
    town.sim.people.forbid(group, ['text'])
    await file()
    expect(vera.last().text).toContain('🆕 Новая заявка')
  })

  test('in which the bot may write again hears so within the hour, though nobody says it', async () => {
    const group = groupOf([vera])
    const tried = () => town.sim.calls.filter(({ params }) => params.chat_id === group).length
    town.sim.people.forbid(group, ['text'])
    await file()
    expect(tried()).toBe(1)
    town.pass(59 * MINUTE)
    await file()
    expect(tried()).toBe(1)
    town.pass(2 * MINUTE)
    await file()
    expect(tried()).toBe(2)
    expect(vera.last().text).toContain('№3 · Принтер не печатает\n🆕 Новая заявка')
    town.pass(30 * MINUTE)
    await file()
    expect(tried()).toBe(2)
    town.sim.people.forbid(group, [])
    town.pass(31 * MINUTE)
    await file()
    await file()
    expect(tried()).toBe(4)
    expect(vera.last().text).toContain('№4')
  })

  test.each(['chat not found', 'message thread not found'])(
    'that cannot be told (%s) is replaced by its agents, each time it is tried',
    async (problem) => {
      const group = groupOf([vera])
      const answer = { error_code: 400, description: `Bad Request: ${problem}` }
      town.sim.faults.fail({ chatId: group, answer })
      await file()
      expect(vera.last().text).toContain('№1 · Принтер не печатает\n🆕 Новая заявка')
      const heard = vera.heard().length
      await file()
      const texts = town.sim.people
        .chat(vera.id, { chatId: group })
        .messages.map(({ text }) => text)
      expect(texts.at(-1)).toContain('№2 · Принтер не печатает')
      expect(vera.heard()).toHaveLength(heard)
    },
  )

  test('that becomes a supergroup is followed as soon as it says so', async () => {
    const group = groupOf([vera])
    await vera.does((people) => people.upgradeGroup(group))
    const { chat } = config(town.desk).lines.get('l1') ?? {}
    expect(chat).not.toBe(group)
    expect(chat).toBeLessThan(-1_000_000_000_000)
  })

  test('hears of new tickets, and its members take them there', async () => {
    const olga = town.phone('olga')
    await olga.start()
    const group = groupOf([vera, olga])
    const number = await file()
    const pressed = (who: Phone) =>
      who.does((people, id) => people.press(id, { chatId: group, label: 'Взять' }))
    await pressed(olga)
    expect(ticketOf(town.desk, number).assigneeId).toBeNull()
    await pressed(vera)
    expect(ticketOf(town.desk, number).assigneeId).toBe(town.person('vera').id)
    const texts = town.sim.people.chat(vera.id, { chatId: group }).messages.map(({ text }) => text)
    expect(texts.at(-1)).toContain('В работе · Вера Смирнова')
    await vera.does((people, id) => people.send(id, { chatId: group, text: '/start' }))
    await vera.does((people, id) => people.send(id, { chatId: group, text: 'Привет' }))
    expect(town.sim.people.chat(vera.id, { chatId: group }).messages.at(-1)?.mine).toBe(true)
  })
})
