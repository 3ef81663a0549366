import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDraft } from '../../desk/chat/drafts.ts'
import { showPrompt } from '../../desk/chat/prompts.ts'
import { deed } from '../../desk/desk.ts'
import { solve } from '../../desk/tickets/progress.ts'
import { findTicket } from '../../desk/tickets/tickets.ts'
import type { SeenMessage } from '../../simulator/types.ts'
import { OFFICE } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { newTown, type Phone, type Town } from './chat.ts'

const PACK = OFFICE.replace(
  'services:\n',
  `services:
  - key: trip
    name: Поездка
    line: l1
    steps:
      - {key: where, ask: Куда?, type: choice, multiple: true, options: [{key: a, name: Тверь}, {key: b, name: Псков}]}
      - {key: day, ask: Когда?, type: date, optional: true}
      - {key: why, ask: Зачем?, type: text, optional: true}
`,
)

let town: Town
let anna: Phone

beforeEach(async () => {
  town = await newTown(PACK)
  anna = town.phone('anna')
  await anna.start()
})

afterEach(() => town.close())

/** The last letter of a kind to Anna as it was before anybody noted that Telegram has it. */
function forgetSent(kind: 'prompt' | 'card' | 'fact'): void {
  const run = (query: string) => town.desk.db.$client.prepare(query).run(anna.id)
  run(`update outbox set state = 'pending', settled_at = null where id =
    (select max(id) from outbox where chat_id = ? and kind = '${kind}')`)
  if (kind === 'prompt') {
    run('update prompts set message_id = null, drawn = null, sent_at = null where chat_id = ?')
  } else if (kind === 'card') {
    run('update cards set message_id = null, drawn = null, sent_at = null where chat_id = ?')
  } else run('delete from bindings where chat_id = ? and message_id is null')
}

/** What a kill in between leaves behind: two copies, of which the bot knows the second only. */
async function doubled(words: string, kind: Parameters<typeof forgetSent>[0] = 'prompt') {
  const first = anna.found(words)
  forgetSent(kind)
  await town.idle()
  const second = anna.found(words)
  expect(second.messageId).toBeGreaterThan(first.messageId)
  expect(second.inlineKeyboard).toEqual(first.inlineKeyboard)
  return [first, second] as const
}

const now = ({ messageId }: SeenMessage) =>
  anna.heard().find((message) => message.messageId === messageId)
const isTicket = (number: number) => findTicket(town.desk, number) !== undefined
const answers = () => openDraft(town.desk, anna.id)?.state.answers
/** The messages that can be tapped, but for the welcome. */
const tappable = () =>
  anna
    .heard()
    .filter(({ inlineKeyboard }) => inlineKeyboard)
    .slice(1)

const begin = async (service: string) => {
  await anna.says('/new')
  await anna.taps(service)
}
const summary = async () => {
  await begin('Вопрос')
  await anna.says('Не печатает')
  return doubled('Проверьте заявку')
}

describe('a doubled summary', () => {
  test.each([0, 1] as const)('a tap on either copy sends the request, once: %i', async (which) => {
    const copies = await summary()
    await anna.tapsOn(copies[which], { label: 'Отправить' })
    expect([isTicket(1), isTicket(2)]).toEqual([true, false])
    expect(now(copies[which])?.text).toContain('№1 · Не печатает')
    if (which === 0) expect(now(copies[1])).toBeUndefined()
  })

  test('taps on both copies, twice each, file one ticket and say nothing of it', async () => {
    const copies = await summary()
    await anna.does((people, id) => {
      for (const { messageId } of [...copies, ...copies]) {
        people.press(id, { messageId, label: 'Отправить' })
      }
    })
    expect([isTicket(1), isTicket(2)]).toEqual([true, false])
    expect(anna.found('№1').text).toContain('Создано')
    expect(JSON.stringify(anna.heard())).not.toContain(':send')
    expect(anna.texts().filter((text) => text.includes('Создано'))).toHaveLength(1)
    expect(town.errors()).toEqual([])
  })

  test('a tap that comes before the second copy sends it once, and no second copy comes', async () => {
    await begin('Вопрос')
    await anna.says('Не печатает')
    const first = anna.last()
    forgetSent('prompt')
    await anna.tapsOn(first, { label: 'Отправить' })
    expect([isTicket(1), isTicket(2)]).toEqual([true, false])
    expect(now(first)?.text).toContain('Создано')
    expect(anna.texts().filter((text) => text.includes('Проверьте заявку'))).toEqual([])
  })

  test('a copy that says something else than what would be sent now sends nothing', async () => {
    const [first, second] = await summary()
    await anna.says('И ещё сканер')
    expect(now(second)).toBeUndefined()
    await anna.tapsOn(first, { label: 'Отправить' })
    expect(isTicket(1)).toBe(false)
    expect(now(first)?.inlineKeyboard).toBeUndefined()
    expect(anna.last().text).toContain('И ещё сканер')
    await anna.taps('Отправить')
    expect([isTicket(1), isTicket(2)]).toEqual([true, false])
  })

  test('nor does one that says something else since a tap on the other copy', async () => {
    await begin('Поездка')
    await anna.taps('Тверь')
    await anna.taps('Готово')
    await anna.taps('Пропустить')
    await anna.taps('Пропустить')
    await anna.says('/help')
    const [first, second] = await doubled('Проверьте заявку')
    for (const label of ['Изменить ответ', 'Куда: Тверь', 'Псков', 'Готово']) {
      await anna.tapsOn(second, { label })
    }
    expect(now(second)?.text).toContain('Псков')
    expect(first.text).not.toContain('Псков')
    await anna.tapsOn(first, { label: 'Отправить' })
    expect(isTicket(1)).toBe(false)
    expect(now(first)?.inlineKeyboard).toBeUndefined()
    await anna.taps('Отправить')
    expect(isTicket(1)).toBe(true)
  })

  test('a copy cancels the request, and the other one goes', async () => {
    const [first, second] = await summary()
    await anna.tapsOn(first, { label: 'Отменить' })
    expect(openDraft(town.desk, anna.id)).toBeUndefined()
    expect([now(first), now(second)]).toEqual([undefined, undefined])
    expect(anna.last().text).toContain('Заявка не отправлена')
  })

  test('somebody else cannot send it by what its buttons say', async () => {
    const [first] = await summary()
    const data = first.inlineKeyboard?.[0]?.[0]?.callback_data ?? ''
    expect(data).toMatch(/^draft:1:send@\d+$/)
    const olga = town.phone('olga')
    await olga.start()
    await olga.says('/new')
    for (const round of ['', ...Array(20).keys()]) {
      await town.forge(olga, round === '' ? data : `draft:1:send@${round}`)
    }
    expect(isTicket(1)).toBe(false)
    expect(openDraft(town.desk, anna.id)?.id).toBe(1)
    expect(town.errors()).toEqual([])
  })
})

describe('a doubled question', () => {
  test('a tap on the first copy answers it there, and the second goes', async () => {
    await begin('🔑 Управление доступами')
    await anna.says('Выдать доступ')
    const [first, second] = await doubled('К какой системе?')
    await anna.tapsOn(first, { label: 'CRM' })
    expect(answers()).toMatchObject({ system: { keys: ['crm'] } })
    expect(now(first)?.text).toContain('Комментарий?')
    expect(now(second)).toBeUndefined()
    expect(tappable()).toHaveLength(1)
  })

  test('ticks may be set on both, one after the other', async () => {
    await begin('Поездка')
    await anna.says('/help')
    const [first, second] = await doubled('Куда?')
    await anna.tapsOn(first, { label: 'Тверь' })
    expect(JSON.stringify(now(first)?.inlineKeyboard)).toContain('✓ Тверь')
    expect(now(second)).toBeUndefined()
    await anna.tapsOn(first, { label: 'Псков' })
    await anna.tapsOn(first, { label: 'Готово' })
    expect(answers()).toMatchObject({ where: { keys: ['a', 'b'] } })
  })

  test.each([
    ['another month of a calendar', '›', 'Когда?'],
    ['skipping', 'Пропустить', 'Зачем?'],
    ['going back', '‹ Назад', 'Куда?'],
  ])('%s counts on the first copy', async (_what, label, next) => {
    await begin('Поездка')
    await anna.taps('Тверь')
    await anna.taps('Готово')
    await anna.says('/help')
    const [first, second] = await doubled('Когда?')
    await anna.tapsOn(first, { label })
    expect(now(first)?.text).toContain(next)
    expect(now(first)?.inlineKeyboard).toBeDefined()
    expect(now(first)?.inlineKeyboard).not.toEqual(first.inlineKeyboard)
    expect(now(second)).toBeUndefined()
  })

  test('once it was answered in words its first copy does nothing and brings the live one below', async () => {
    await begin('🔑 Управление доступами')
    await anna.says('Выдать доступ')
    const [first] = await doubled('К какой системе?')
    await anna.says('1С')
    await anna.tapsOn(first, { label: 'CRM' })
    expect(answers()).toMatchObject({ system: { keys: ['erp'] } })
    expect(now(first)?.inlineKeyboard).toBeUndefined()
    expect(anna.last().text).toContain('Комментарий?')
  })

  test('once it was answered by a tap on the second copy, the first does nothing', async () => {
    await begin('🔑 Управление доступами')
    await anna.says('Выдать доступ')
    const [first, second] = await doubled('К какой системе?')
    await anna.tapsOn(second, { label: '1С' })
    await anna.tapsOn(first, { label: 'CRM' })
    expect(answers()).toMatchObject({ system: { keys: ['erp'] } })
    expect(now(first)?.inlineKeyboard).toBeUndefined()
    expect(anna.last().text).toContain('Комментарий?')
    expect(tappable()).toHaveLength(1)
  })
})

describe('other doubled prompts', () => {
  test('a service is chosen on the first copy of the catalogue', async () => {
    await anna.says('/new')
    const [first, second] = await doubled('Что вам нужно?')
    await anna.tapsOn(first, { label: 'Вопрос' })
    expect(now(first)?.text).toContain('Что случилось?')
    expect(now(second)).toBeUndefined()
  })

  test('a language is chosen on the first copy, and both go', async () => {
    await anna.says('/language')
    const [first, second] = await doubled('Выберите язык')
    await anna.tapsOn(first, { label: 'English' })
    expect([now(first), now(second)]).toEqual([undefined, undefined])
    expect(anna.last().text).toContain('English')
  })

  test('a first copy is closed, and both go', async () => {
    await anna.says('/new')
    const [first, second] = await doubled('Что вам нужно?')
    await anna.tapsOn(first, { label: 'Закрыть' })
    expect([now(first), now(second)]).toEqual([undefined, undefined])
  })

  test('what was written goes to the ticket that is tapped on the first copy, once', async () => {
    fileTicket(town)
    fileTicket(town)
    await town.idle()
    await anna.says('Уже не срочно')
    const copies = await doubled('К какой заявке')
    const label = copies[0].inlineKeyboard?.[0]?.[0]?.text ?? ''
    await anna.does((people, id) => {
      for (const { messageId } of copies) people.press(id, { messageId, label })
    })
    const texts = town.desk.db.$client.prepare('select text from messages').pluck().all()
    expect(texts).toEqual(['Уже не срочно'])
    expect([now(copies[0]), now(copies[1])]).toEqual([undefined, undefined])
  })

  test('a ticket is taken back on the first copy of the question whether to', async () => {
    const { number } = fileTicket(town)
    await town.idle()
    await anna.taps('Отменить')
    deed(town.desk, () => {
      showPrompt(town.desk, anna.id, { kind: 'confirm_cancel', ticket: number }, true)
    })
    await town.idle()
    const [first, second] = await doubled('Отменить заявку?')
    await anna.tapsOn(first, { label: 'Да, отменить' })
    expect(findTicket(town.desk, number)?.category).toBe('closed')
    expect([now(first), now(second)]).toEqual([undefined, undefined])
  })
})

describe('doubled cards and pushes', () => {
  const rating = (number: number) => findTicket(town.desk, number)?.rating

  test.each([0, 1] as const)('stars count on either copy of a push: %i', async (which) => {
    const { number } = fileTicket(town)
    solve(town.desk, town.person('vera'), number)
    await town.idle()
    const copies = await doubled('Готово · Вера', 'fact')
    await anna.tapsOn(copies[which], { data: `rate:${number}:4` })
    expect(rating(number)).toBe(4)
    expect(now(copies[which])?.inlineKeyboard).toBeUndefined()
  })

  test.each([0, 1] as const)('stars count on either copy of a card: %i', async (which) => {
    const { number } = fileTicket(town)
    await town.idle()
    solve(town.desk, town.person('vera'), number)
    await town.idle()
    const copies = await doubled('Закроется в', 'card')
    await anna.tapsOn(copies[which], { data: `rate:${number}:4` })
    expect(rating(number)).toBe(4)
    expect(now(copies[1])?.text).not.toBe(copies[1].text)
  })

  test.each([0, 1] as const)('the buttons of either copy of a card work: %i', async (which) => {
    const { number } = fileTicket(town)
    await town.idle()
    const copies = await doubled('Создано', 'card')
    await anna.tapsOn(copies[which], { label: 'Написать' })
    await anna.says('Срочно')
    await anna.tapsOn(copies[which], { label: 'Отменить' })
    await anna.taps('Да, отменить')
    expect(findTicket(town.desk, number)?.category).toBe('closed')
    const texts = town.desk.db.$client.prepare('select text from messages').pluck().all()
    expect(texts).toEqual(['Срочно'])
  })
})
