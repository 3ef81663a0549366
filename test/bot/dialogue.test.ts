import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDraft } from '../../desk/chat/drafts.ts'
import { findTicket } from '../../desk/tickets/tickets.ts'
import { OFFICE } from '../desk/desk.ts'
import { IT_SUPPORT, newTown, type Phone, type Town } from './chat.ts'

let town: Town
let anna: Phone

beforeEach(async () => {
  town = await newTown()
  anna = town.phone('anna')
  await anna.start()
})

afterEach(() => town.close())

const ACCESS = '🔑 Управление доступами'
const begin = async (service = ACCESS) => {
  await anna.says('/new')
  await anna.taps(service)
}
const fillIn = async () => {
  await begin()
  await anna.taps('Выдать доступ')
  await anna.taps('CRM')
  await anna.says('На время отпуска')
}
const prompts = () => anna.heard().filter(({ inlineKeyboard }) => inlineKeyboard)

describe('a request in the chat', () => {
  test('is asked for step by step in one message, and becomes the card of its ticket', async () => {
    await begin()
    const asked = anna.last()
    await anna.taps('Выдать доступ')
    await anna.taps('CRM')
    expect(anna.last().messageId).toBe(asked.messageId)
    expect(anna.last().text).toBe('🔑 Управление доступами · 3 из 3\nКомментарий?')
    await anna.says('На время отпуска')
    const summary = anna.last()
    await anna.taps('Отправить')
    const card = anna.found('Создано')
    expect(card.messageId).toBe(summary.messageId)
    expect(card.text).toBe('№1 · Выдать доступ: CRM\nСоздано\nОтветим до 10:10 сегодня')
    expect(findTicket(town.desk, 1)?.requesterId).toBe(town.person('anna').id)
  })

  test('has one prompt with buttons at any time, always the last message', async () => {
    await anna.taps('Новая заявка')
    await anna.taps(ACCESS)
    await anna.taps('Выдать доступ')
    await anna.says('CRM')
    await anna.says('Комментарий')
    expect(prompts().map(({ text }) => text?.split('\n')[0])).toEqual([
      'Окошко заявок · Контора',
      '🔑 Проверьте заявку',
    ])
    expect(anna.last().text).toContain('Проверьте заявку')
  })

  test('says kindly what does not fit and asks the same again', async () => {
    await begin()
    await anna.says('что-нибудь другое')
    expect(anna.last().text).toContain('Такого варианта нет')
    expect(anna.last().text).toContain('Что требуется сделать?')
  })

  test('survives leaving and coming back', async () => {
    await begin()
    await anna.taps('Выдать доступ')
    await anna.says('/my')
    await anna.says('/help')
    await anna.start()
    expect(anna.last().text).toContain('К какой системе?')
    await anna.says('/new')
    await anna.taps(`Продолжить: ${ACCESS}`)
    expect(anna.last().text).toContain('К какой системе?')
  })

  test('goes back one question', async () => {
    await begin()
    await anna.taps('Выдать доступ')
    await anna.taps('‹ Назад')
    expect(anna.last().text).toContain('Что требуется сделать?')
  })

  test('that is cancelled leaves nothing behind but word of it', async () => {
    await begin()
    await anna.taps('Отменить')
    expect(anna.last().text).toBe('Заявка не отправлена\nНачать заново: /new')
    expect(openDraft(town.desk, anna.id)).toBeUndefined()
    expect(anna.texts().filter((text) => text.includes('доступами'))).toEqual([])
  })

  test('that another would replace is not dropped unasked', async () => {
    await begin()
    await anna.taps('Выдать доступ')
    await begin('Вопрос')
    expect(anna.last().text).toContain('Вы уже заполняете заявку')
    await anna.taps(`Продолжить: ${ACCESS}`)
    expect(anna.last().text).toContain('К какой системе?')
    await begin('Вопрос')
    await anna.taps('Начать: Вопрос')
    expect(anna.last().text).toContain('Что случилось?')
    expect(openDraft(town.desk, anna.id)?.service).toBe('question')
  })

  test('begins by a link to its service', async () => {
    await anna.start('service_access')
    expect(anna.last().text).toContain('Что требуется сделать?')
  })

  test('of a service that is not for this person is refused, link or no link', async () => {
    await anna.start('service_heads')
    expect(anna.last().text).toContain('Эта услуга вам недоступна')
    await anna.start('service_nosuch')
    expect(anna.last().text).toContain('Такой услуги больше нет')
    expect(openDraft(town.desk, anna.id)).toBeUndefined()
  })
})

describe('taps', () => {
  test('a double tap on Send files one ticket', async () => {
    await fillIn()
    await anna.does((people, id) => {
      people.press(id, { label: 'Отправить' })
      people.press(id, { label: 'Отправить' })
    })
    expect(findTicket(town.desk, 1)).toBeDefined()
    expect(findTicket(town.desk, 2)).toBeUndefined()
    expect(anna.texts().filter((text) => text.startsWith('Эта кнопка'))).toEqual([])
  })

  test('two taps on an option answer one question', async () => {
    await begin()
    await anna.does((people, id) => {
      people.press(id, { label: 'Выдать доступ' })
      people.press(id, { label: 'Выдать доступ' })
    })
    expect(anna.last().text).toContain('К какой системе?')
  })

  test('a tap on a stale question changes nothing and shows the live one', async () => {
    await begin()
    const stale = anna.last()
    await anna.does((people, id) => {
      people.press(id, { label: 'Выдать доступ' })
      people.send(id, { text: 'CRM' })
      people.press(id, { messageId: stale.messageId, label: 'Прекратить доступ' })
    })
    expect(openDraft(town.desk, anna.id)?.state.answers).toMatchObject({
      action: { keys: ['grant'] },
    })
    expect(anna.last().text).toContain('Комментарий?')
  })

  test('a tap on a former prompt does nothing and brings the live one below', async () => {
    await anna.says('/new')
    const former = anna.last().messageId
    await anna.says('/language')
    const live = anna.last().messageId
    await town.forge(anna, 'service:access', former)
    expect(openDraft(town.desk, anna.id)).toBeUndefined()
    expect(anna.last().text).toBe('Выберите язык')
    expect(anna.last().messageId).toBeGreaterThan(live)
    const stripped = town.sim.calls.filter(({ method }) => method === 'editMessageReplyMarkup')
    expect(stripped.map(({ params }) => params.message_id)).toEqual([former])
  })

  test('a repeated update adds nothing', async () => {
    await fillIn()
    await anna.taps('Отправить')
    const before = anna.texts()
    await town.repeatUpdates()
    expect(anna.texts()).toEqual(before)
    expect(findTicket(town.desk, 2)).toBeUndefined()
  })
})

describe('the catalogue', () => {
  const open = async (pack: string) => {
    await town.close()
    town = await newTown(pack)
    anna = town.phone('anna')
    await anna.start()
    await anna.says('/new')
  }

  test('has folders, and in them only what the person may ask for', async () => {
    await open(IT_SUPPORT)
    expect(anna.buttons()).toEqual([['Доступы'], ['Вопросы и идеи'], ['Оборудование'], ['Закрыть']])
    const boris = town.phone('boris')
    await boris.start()
    await boris.says('/new')
    expect(boris.buttons().flat()).toContain('Тендеры')
  })

  test('says what each service is for, in the language of the reader and however long it is', async () => {
    const long = 'очень '.repeat(150).trim()
    await open(
      OFFICE.replace(
        'icon: "🔑"\n',
        'icon: "🔑"\n    description: {ru: Выдать или забрать, en: Grant or revoke}\n',
      ).replace('name: Вопрос,', `name: Вопрос, description: ${long},`),
    )
    expect(anna.last().text).toContain(
      '🔑 Управление доступами · Выдать или забрать\nВопрос · очень',
    )
    expect(anna.last().text?.length).toBeLessThan(400)
    await anna.taps('Закрыть')
    await anna.says('/language')
    await anna.taps('English')
    await anna.says('/new')
    expect(anna.last().text).toContain('🔑 Access management · Grant or revoke')
  })

  test('shows eight entries at a time and pages the rest', async () => {
    const many = [...Array(20).keys()].map((n) => {
      const group = n < 9 ? 'Первые' : 'Вторые'
      return `  - {key: s${n}, name: Услуга ${n}, line: l1, group: ${group}, steps: []}`
    })
    const grouped = OFFICE.replaceAll('line: l1, policy', 'line: l1, group: Прочее, policy')
    await open(`${grouped.trimEnd()}\n${many.join('\n')}\n`)
    expect(anna.buttons().flat()).toContain('Первые')
    await anna.taps('Первые')
    expect(anna.buttons().filter(([label]) => label?.startsWith('Услуга'))).toHaveLength(8)
    await anna.taps('›')
    expect(anna.buttons()[0]).toEqual(['Услуга 8'])
    await anna.taps('‹ Назад')
    expect(anna.buttons().flat()).toContain('Вторые')
  })
})
