import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDraft } from '../../desk/chat/drafts.ts'
import { messagesOf } from '../../desk/messages/messages.ts'
import { findTicket } from '../../desk/tickets/tickets.ts'
import { OFFICE } from '../desk/desk.ts'
import { newTown, type Phone, type Town } from './chat.ts'

const PACK = OFFICE.replace(
  'services:\n',
  `services:
  - key: device
    name: Техника
    line: l1
    steps:
      - {key: what, ask: Что случилось?, type: text, min: 4}
      - {key: room, ask: Какой кабинет?, type: number, max: 500}
      - {key: model, ask: Какая модель?, type: choice, other: true, options: [{key: a, name: Сканер}, {key: b, name: Плоттер}]}
      - {key: more, ask: Что ещё?, type: text}
  - {key: scan, name: Скан, line: l1, steps: [{key: scan, ask: Приложите скан, type: files}]}
`,
)

let town: Town
let anna: Phone

beforeEach(async () => {
  town = await newTown(PACK)
  anna = town.phone('anna')
  await anna.start('service_device')
})
afterEach(async () => {
  expect(town.errors()).toEqual([])
  await town.close()
})

const answers = () => openDraft(town.desk, anna.id)?.state.answers

describe('an edited message that answered a question', () => {
  test('changes the answer, whatever is asked by now, and the question goes on below', async () => {
    const said = await anna.says('Не печатает')
    await anna.edits(said, 'Не сканирует')
    expect(answers()).toEqual({ what: { type: 'text', text: 'Не сканирует' } })
    expect(anna.texts().at(-2)).toBe('Исправили ваш ответ.')
    expect(anna.last().text).toContain('Какой кабинет?')
    await anna.edits(said, 'Не печатает')
    expect(answers()).toEqual({ what: { type: 'text', text: 'Не печатает' } })
  })

  test('changes the summary in its place, and what is sent', async () => {
    const what = await anna.says('Не печатает')
    const room = await anna.says('101')
    await anna.taps('Сканер')
    await anna.says('Всё')
    const summary = anna.last().messageId
    await anna.edits(what, 'Не сканирует')
    await anna.edits(room, '102')
    expect(anna.last().messageId).toBe(summary)
    expect(anna.last().text).toContain('Не сканирует')
    await anna.taps('Отправить')
    expect(findTicket(town.desk, 1)?.answers).toMatchObject({
      what: { text: 'Не сканирует' },
      room: { value: 102 },
    })
  })

  test('is the answer where the question did not take the first one', async () => {
    const said = await anna.says('Ой')
    expect(answers()).toEqual({})
    await anna.edits(said, 'Ой, не печатает')
    expect(answers()).toEqual({ what: { type: 'text', text: 'Ой, не печатает' } })
    expect(anna.last().text).toContain('Какой кабинет?')
  })

  test('that can be no answer any more leaves the former one and says what to do', async () => {
    const what = await anna.says('Не печатает')
    const room = await anna.says('101')
    const model = await anna.says('Факс')
    await anna.edits(what, 'Ой')
    await anna.edits(room, 'сто первый')
    await anna.edits(model, 'Модем')
    expect(answers()).toEqual({
      what: { type: 'text', text: 'Не печатает' },
      room: { type: 'number', value: 101 },
      model: { type: 'choice', keys: [], other: 'Факс' },
    })
    expect(anna.texts().filter((text) => text.includes('«Изменить ответ»'))).toHaveLength(3)
    expect(anna.last().text).toContain('Что ещё?')
  })

  test('comes too late once the request was sent, and is told so', async () => {
    const what = await anna.says('Не печатает')
    await anna.says('101')
    await anna.taps('Сканер')
    await anna.says('Всё')
    await anna.taps('Отправить')
    await anna.edits(what, 'Не сканирует')
    expect(findTicket(town.desk, 1)?.answers).toMatchObject({ what: { text: 'Не печатает' } })
    expect(anna.last().text).toContain('Заявка уже отправлена')
    expect(messagesOf(town.desk, 1, 10)).toEqual([])
  })

  test('says nothing of a request that was given up', async () => {
    const what = await anna.says('Не печатает')
    await anna.says('/cancel')
    const before = anna.texts()
    await anna.edits(what, 'Не сканирует')
    expect(anna.texts()).toEqual(before)
  })
})

test('what was written before a service was chosen can be edited as its answer, too', async () => {
  await anna.says('/cancel')
  const said = await anna.says('Не печатает')
  await anna.taps('Техника')
  expect(anna.last().text).toContain('Какой кабинет?')
  await anna.edits(said, 'Не сканирует')
  expect(answers()).toEqual({ what: { type: 'text', text: 'Не сканирует' } })
})

test('a file that was given may not be exchanged unheard, before the request is sent or after', async () => {
  await anna.start('service_scan')
  await anna.taps('Начать: Скан')
  const { messageId } = await anna.sends('document', { name: 'a.txt' })
  const document = { file_id: 'other', file_unique_id: 'other', file_name: 'b.txt' }
  await town.edited(anna, messageId, { document })
  expect(anna.texts().at(-2)).toContain('Эту правку учесть не удалось')
  await anna.taps('Готово')
  await anna.taps('Отправить')
  await town.edited(anna, messageId, { document })
  expect(anna.last().text).toContain('Заявка уже отправлена')
})
