import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDraft } from '../../desk/chat/drafts.ts'
import { messagesOf } from '../../desk/messages/messages.ts'
import { OFFICE } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { newTown, type Phone, type Town } from './chat.ts'

const PROOF = `
  - key: proof
    name: Справка
    line: l1
    steps:
      - {key: scan, ask: Приложите скан, type: files}
      - {key: text, ask: Для чего?, type: text}
`
const HUGE = { bytes: new Uint8Array(25 * 1024 * 1024), name: 'скан.tiff' }

let town: Town
let anna: Phone

beforeEach(async () => {
  town = await newTown(`${OFFICE.trimEnd()}${PROOF}`)
  anna = town.phone('anna')
  await anna.start()
})

afterEach(async () => {
  expect(town.errors()).toEqual([])
  await town.close()
})

const begin = async (service: string) => {
  await anna.says('/new')
  await anna.taps(service)
}
const asked = () => anna.heard().filter(({ text }) => text?.includes('Что случилось?'))

describe('while a question waits for its answer', () => {
  test.each(['/help', '/panel', '/away', '/start service_nowhere', '/nonsense'])(
    '%s is answered, and the question stands below the answer, once',
    async (command) => {
      await begin('Вопрос')
      await anna.says(command)
      expect(asked()).toHaveLength(1)
      expect(anna.last()).toEqual(asked()[0])
      expect(anna.heard().length).toBeGreaterThan(2)
    },
  )

  test('a tap that is refused says why, and the question stands below', async () => {
    const { number } = fileTicket(town)
    await town.idle()
    await begin('Вопрос')
    await town.forge(anna, `rate:${number}:5`, anna.found('Создано').messageId)
    expect(anna.found('Заявка ещё не решена')).toBeDefined()
    expect(anna.last()).toEqual(asked()[0])
  })

  test('a link to a service that is no more does not offer to begin it', async () => {
    await begin('Вопрос')
    await anna.start('service_nowhere')
    expect(anna.texts().join()).toContain('Такой услуги больше нет')
    expect(anna.texts().join()).not.toContain('nowhere')
    expect(openDraft(town.desk, anna.id)?.service).toBe('question')
  })
})

describe('a file that is too large to download', () => {
  test('as an answer is kept, and the sender hears of it at once', async () => {
    await begin('Справка')
    await anna.sends('document', HUGE)
    expect(anna.found('скан.tiff').text).toContain('больше 20 МБ')
    expect(anna.last().text).toContain('Приложено 1 из')
  })

  test('sent before the service was chosen is told of once', async () => {
    await anna.sends('document', HUGE)
    await anna.taps('Справка')
    expect(anna.texts().filter((text) => text.includes('больше 20 МБ'))).toHaveLength(1)
    expect(anna.last().text).toContain('Приложено 1 из')
    await anna.taps('Готово')
    await anna.says('Для банка')
    await anna.taps('Отправить')
    expect(anna.texts().filter((text) => text.includes('больше 20 МБ'))).toHaveLength(1)
  })
})

test('a reply to an older message leaves the question that waits as the last word', async () => {
  const { number } = fileTicket(town)
  await town.idle()
  const card = anna.found('Создано')
  await begin('Вопрос')
  await anna.says('/my')
  await anna.says('Ещё одно', card)
  expect(anna.last().text).toContain('Мои заявки')
  expect(messagesOf(town.desk, number, 9).map(({ text }) => text)).toEqual(['Ещё одно'])
})

test('a stranger who knocks without end is answered a few times, not each time', async () => {
  const stranger = town.phone(666)
  await stranger.does((people, id) => {
    people.start(id)
    for (let knock = 0; knock < 40; knock++) people.send(id, { text: `Откройте ${knock}` })
  })
  expect(stranger.heard().length).toBeLessThan(6)
  expect(stranger.last().text).toContain('Пока мы вас не узнали')
})
