import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findCard } from '../../desk/chat/cards.ts'
import { messagesOf } from '../../desk/messages/messages.ts'
import { correct, reply } from '../../desk/messages/replying.ts'
import { tick } from '../../desk/tick.ts'
import { take } from '../../desk/tickets/assignment.ts'
import { ask, close, pause, reopen, solve } from '../../desk/tickets/progress.ts'
import { findTicket, ticketOf } from '../../desk/tickets/tickets.ts'
import { DAY, HOUR } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { newTown, type Phone, type Town } from './chat.ts'

let town: Town
let anna: Phone

beforeEach(async () => {
  town = await newTown()
  anna = town.phone('anna')
  await anna.start()
})

afterEach(() => town.close())

const vera = () => town.person('vera')
const file = async () => {
  const ticket = fileTicket(town)
  await town.idle()
  return ticket.number
}
const card = (number = 1) => {
  const id = findCard(town.desk, number, anna.id)?.messageId
  return anna.heard().find(({ messageId }) => messageId === id)
}
const texts = (number = 1) => messagesOf(town.desk, number, 50).map(({ text }) => text)
const saying = (text: string) => ({ text, source: `test:${text}` })

describe('the card of a ticket', () => {
  test('changes in place, and a short push tells of it', async () => {
    const number = await file()
    const first = card()?.messageId
    take(town.desk, vera(), number)
    await town.idle()
    expect(card()?.messageId).toBe(first)
    expect(card()?.text).toContain('В работе · Вера Смирнова')
    expect(anna.last().text).toBe('№1 · Принтер не печатает\nВ работе · Вера Смирнова')
  })

  test('says what the requester may expect, status by status', async () => {
    const number = await file()
    expect(card()?.text).toContain('Ответим до 10:10 сегодня')
    reply(town.desk, vera(), number, saying('Смотрю'))
    await town.idle()
    expect(card()?.text).toContain('Решим до 10:40 сегодня')
    pause(town.desk, vera(), number)
    await town.idle()
    expect(card()?.text).toContain('Вернёмся к ней')
    ask(town.desk, vera(), number, saying('Какой принтер?'))
    await town.idle()
    expect(card()?.text).toContain('Ждём вашего ответа')
    solve(town.desk, vera(), number)
    await town.idle()
    expect(card()?.text).toContain('Готово · Вера Смирнова')
    expect(card()?.text).toContain('Закроется')
    town.pass(4 * DAY)
    tick(town.desk)
    await town.idle()
    expect(card()?.text).toContain('Закрыта')
  })

  test('says so when the promised time has passed', async () => {
    const number = await file()
    town.pass(HOUR)
    take(town.desk, vera(), number)
    await town.idle()
    expect(card()?.text).toContain('Не успели в срок')
  })

  test('takes a ticket back only after a question', async () => {
    const number = await file()
    await anna.taps('Отменить')
    expect(anna.last().text).toContain('Отменить заявку?')
    await anna.taps('Не отменять')
    expect(ticketOf(town.desk, number).category).toBe('new')
    await anna.taps('Отменить')
    await anna.taps('Да, отменить')
    expect(ticketOf(town.desk, number).category).toBe('closed')
    expect(anna.last().text).toContain('Вы отменили заявку.')
    expect(
      card()
        ?.inlineKeyboard?.flat()
        .map(({ text }) => text),
    ).toEqual(['Написать снова'])
  })

  test('whose button no longer applies says what happened and shows how things are', async () => {
    const number = await file()
    await anna.does((people, id) => {
      people.press(id, { label: 'Отменить' })
      close(town.desk, vera(), number)
    })
    expect(anna.last().text).toBe('Заявка уже закрыта.')
    expect(card()?.text).toContain('Закрыта')
  })

  test('works after a month as on the first day', async () => {
    const number = await file()
    town.pass(30 * DAY)
    await anna.taps('Написать')
    await anna.says('Опять не печатает')
    expect(texts(number)).toEqual(['Опять не печатает'])
  })

  test('of a closed ticket makes a new one that follows it', async () => {
    const number = await file()
    solve(town.desk, vera(), number)
    town.pass(4 * DAY)
    tick(town.desk)
    await town.idle()
    await anna.taps('Написать снова')
    expect(anna.last().text).toContain('Заявка закрыта. Напишите')
    await anna.says('Опять не печатает')
    expect(findTicket(town.desk, 2)).toMatchObject({ followUpOf: 1 })
    expect(texts(2)).toEqual(['Опять не печатает'])
    expect(anna.found('по следам №1').text).toContain('№2 · Принтер не печатает')
  })
})

describe('an answer of an agent', () => {
  test('names ticket and author, the ticket in bold', async () => {
    const number = await file()
    reply(town.desk, vera(), number, saying('Перезагрузите, *пожалуйста* <b>'))
    await town.idle()
    const heard = anna.found('Перезагрузите')
    expect(heard.text).toBe(
      '№1 · Принтер не печатает\nВера Смирнова:\nПерезагрузите, *пожалуйста* <b>',
    )
    expect(heard.entities).toEqual([{ type: 'bold', offset: 0, length: 24 }])
  })

  test('corrected later is corrected in the chat', async () => {
    const number = await file()
    const message = reply(town.desk, vera(), number, saying('Завтро'))
    await town.idle()
    correct(town.desk, vera(), message.id, 'Завтра')
    await town.idle()
    expect(anna.found('Вера Смирнова:').text).toBe(
      '№1 · Принтер не печатает\nВера Смирнова:\nЗавтра',
    )
  })

  test('that is long comes in parts within what Telegram takes', async () => {
    const number = await file()
    reply(town.desk, vera(), number, saying(`${'слово '.repeat(700)}конец`))
    await town.idle()
    const parts = anna.texts().filter((text) => text.includes('слово'))
    expect(parts).toHaveLength(2)
    expect(parts.every((part) => part.length <= 4096)).toBe(true)
    expect(parts.join(' ')).toContain('конец')
  })
})

describe('a rating', () => {
  const solved = async () => {
    const number = await file()
    solve(town.desk, vera(), number)
    await town.idle()
    return number
  }

  test('is one tap, and the card shows it', async () => {
    const number = await solved()
    await anna.taps('5')
    expect(ticketOf(town.desk, number).rating).toBe(5)
    expect(anna.found('Ваша оценка: 5 из 5').inlineKeyboard?.[0]?.at(-1)?.text).toBe('✓ 5')
    expect(anna.last().text).toContain('Спасибо за оценку.\nЕсли хотите добавить')
  })

  test('given while a question waits is no question itself', async () => {
    await solved()
    await anna.says('/new')
    await anna.taps('Вопрос')
    await anna.tapsOn(anna.found('✅ Готово'), { label: '5' })
    expect(anna.found('Спасибо за оценку').text).not.toContain('добавить')
    await anna.says('Не сканирует')
    expect(anna.last().text).toContain('Проверьте заявку')
  })

  test('of three or less asks what was amiss, and takes one message for it', async () => {
    const number = await solved()
    await anna.taps('2')
    expect(anna.last().text).toContain('Что стоило сделать лучше?')
    await anna.says('Долго ждала')
    expect(ticketOf(town.desk, number)).toMatchObject({ rating: 2, ratingComment: 'Долго ждала' })
    expect(texts(number)).toEqual([])
    await anna.says('Спасибо')
    expect(texts(number)).toEqual(['Спасибо'])
  })

  test('of four or five takes a comment for a day if one is written', async () => {
    const number = await solved()
    await anna.taps('5')
    await anna.says('Очень быстро')
    expect(ticketOf(town.desk, number).ratingComment).toBe('Очень быстро')
    await anna.says('Теперь не сканирует')
    expect(texts(number)).toEqual(['Теперь не сканирует'])
  })

  test('takes no comment from whoever has turned to something else', async () => {
    const number = await solved()
    await anna.taps('5')
    await anna.says('Не печатает', anna.found('✅ Готово'))
    await anna.taps('Не решено')
    await anna.says('Совсем')
    expect(texts(number)).toEqual(['Не печатает', 'Совсем'])
    solve(town.desk, vera(), number)
    await town.idle()
    await anna.tapsOn(anna.found('Ваша оценка: 5'), { label: '4' })
    await anna.says('/new')
    await anna.taps('Вопрос')
    await anna.says('Не сканирует')
    await anna.taps('Отправить')
    await anna.says('И не копирует')
    expect(ticketOf(town.desk, number).ratingComment).toBeNull()
  })

  test('is changed by another tap on the card', async () => {
    const number = await solved()
    await anna.taps('2')
    await anna.tapsOn(anna.found('Ваша оценка: 2'), { label: '4' })
    expect(ticketOf(town.desk, number).rating).toBe(4)
  })

  test('leaves no keyboard behind in the push that asked for it', async () => {
    await solved()
    const push = anna.found('✅ Готово')
    await anna.tapsOn(push, { label: '5' })
    expect(anna.found('✅ Готово').inlineKeyboard).toBeUndefined()
  })

  test('may be given by nobody but the requester, whatever a button says', async () => {
    const number = await solved()
    const olga = town.phone('olga')
    await olga.start()
    await town.forge(olga, `rate:${number}:1`)
    expect(olga.last().text).toBe('Такой заявки нет или она вам не видна.')
    expect(ticketOf(town.desk, number).rating).toBeNull()
  })
})

describe('a solved ticket', () => {
  test('goes back to work when it is not solved', async () => {
    const number = await file()
    solve(town.desk, vera(), number)
    await town.idle()
    await anna.does((people, id) => {
      people.press(id, { label: 'Не решено' })
      people.press(id, { label: 'Не решено' })
    })
    expect(ticketOf(town.desk, number).category).toBe('active')
    expect(card()?.text).toContain('В работе')
    expect(anna.last().text).toBe(
      '№1 · Принтер не печатает\nСнова в работе\nРешим до 10:40 сегодня',
    )
  })

  test('asks, when written to, whether it was only thanks', async () => {
    const number = await file()
    solve(town.desk, vera(), number)
    await town.idle()
    await anna.says('Спасибо!')
    expect(anna.last().text).toContain('Вопрос остался?')
    expect(ticketOf(town.desk, number).category).toBe('solved')
    await anna.taps('Спасибо, решено')
    expect(ticketOf(town.desk, number).category).toBe('solved')
    expect(anna.last().text).toContain('Оцените, как мы справились')
    await anna.says('Хотя нет')
    await anna.taps('Не решено')
    expect(ticketOf(town.desk, number).category).toBe('active')
    expect(texts(number)).toEqual(['Спасибо!', 'Хотя нет'])
  })
})

describe('my tickets', () => {
  test('are listed with status and time, five at a time, and open their card anew', async () => {
    for (let n = 0; n < 7; n++) fileTicket(town)
    await town.idle()
    await anna.says('/my')
    expect(anna.last().text).toContain('№7 · Принтер не печатает')
    expect(anna.last().text).toContain('Создано · Ответим до 10:10 сегодня')
    expect(anna.buttons()).toEqual([
      ['№7', '№6', '№5'],
      ['№4', '№3'],
      ['›'],
      ['Новая заявка', 'Закрытые'],
      ['Закрыть'],
    ])
    await anna.taps('›')
    expect(anna.buttons().slice(0, 2)).toEqual([['№2', '№1'], ['‹']])
    const before = card(2)?.messageId
    await anna.taps('№2')
    expect(anna.last().text).toContain('№2 · Принтер не печатает')
    expect(anna.last().messageId).toBeGreaterThan(before ?? 0)
    expect(anna.heard().filter(({ text }) => text?.startsWith('№2 '))).toHaveLength(1)
  })

  test('that are closed are in a list of their own', async () => {
    await file()
    await anna.taps('Отменить')
    await anna.taps('Да, отменить')
    await anna.says('/my')
    expect(anna.last().text).toContain('Открытых заявок нет')
    await anna.taps('Закрытые')
    expect(anna.last().text).toContain('№1 · Принтер не печатает')
  })
})

describe('the rating that was asked for', () => {
  const offered = () =>
    anna.heard().filter(({ inlineKeyboard }) => inlineKeyboard?.flat().some((b) => b.text === '5'))

  test('is asked no more anywhere once the requester says on the card that it is not solved', async () => {
    const number = await file()
    solve(town.desk, vera(), number)
    await town.idle()
    expect(offered()).toHaveLength(2)
    const shown = card()
    if (!shown) throw new Error('there is no card')
    await anna.tapsOn(shown, { label: 'Не решено' })
    expect(ticketOf(town.desk, number).open).toBe(1)
    expect(offered()).toEqual([])
  })

  test('is asked no more once an agent takes the ticket up again, and anew when it is solved', async () => {
    const number = await file()
    solve(town.desk, vera(), number)
    await town.idle()
    reopen(town.desk, vera(), number)
    await town.idle()
    expect(offered()).toEqual([])
    town.pass(HOUR)
    solve(town.desk, vera(), number)
    await town.idle()
    expect(offered()).toHaveLength(2)
  })
})
