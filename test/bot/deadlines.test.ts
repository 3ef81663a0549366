import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { messagesOf } from '../../desk/messages/messages.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { take } from '../../desk/tickets/assignment.ts'
import { setPriority } from '../../desk/tickets/priorities.ts'
import { pause, solve } from '../../desk/tickets/progress.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { HOUR, MINUTE } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { clockOf, noticed, PROMISES, tickAll, told } from '../desk/sla.ts'
import { newTown, type Phone, type Town } from './chat.ts'

const REMINDING = PROMISES.replace(
  'next_response: 2h, resolution: 4h}',
  `next_response: 2h, resolution: 4h}
    reminders: [{when: 50%, of: resolution, notify: [assignee]}, {when: breach, of: resolution, notify: [line, lead, person:pavel]}]`,
)

let town: Town
let vera: Phone
let number: number

beforeEach(async () => {
  town = await newTown(REMINDING)
  for (const key of ['anna', 'vera', 'pavel', 'ivan']) await town.phone(key).start()
  vera = town.phone('vera')
  number = fileTicket(town, 'office').number
})

afterEach(() => town.close())

/** What is due after so long is done and said. */
async function passes(ms: number): Promise<void> {
  town.pass(ms)
  tickAll(town)
  await town.idle()
}

const taken = () => take(town.desk, town.person('vera'), number)

describe('a reminder in Telegram', () => {
  test('of a ticket that nobody has is for the whole line, who may take, ask or pause', async () => {
    await passes(2 * HOUR)
    expect(vera.last().text).toContain('⏰ Срок близко: решение до 14:00 сегодня')
    expect(vera.buttons()).toEqual([['Взять', 'Спросить', 'Пауза']])
    expect(town.phone('pavel').last().text).toContain('⏰ Срок близко')
    expect(town.phone('ivan').texts().join()).not.toContain('Срок близко')
    await vera.taps('Взять')
    expect(ticketOf(town.desk, number)).toMatchObject({
      assigneeId: town.person('vera').id,
      category: 'active',
    })
    expect(vera.last().text).toContain('В работе · Вера')
    expect(vera.buttons()).toEqual([['Спросить', 'Пауза']])
  })

  test('opens the ticket in the panel where Telegram takes the address', async () => {
    Object.assign(town.desk, { publicUrl: 'https://desk.example.com' })
    await passes(2 * HOUR)
    expect(vera.last().inlineKeyboard?.at(-1)).toEqual([
      { text: 'Открыть в панели', url: `https://desk.example.com/admin/tickets/${number}` },
    ])
  })

  test('offers its assignee what can be done now: to ask, and to pause', async () => {
    taken()
    await passes(2 * HOUR)
    expect(vera.buttons()).toEqual([['Спросить', 'Пауза']])
    await vera.taps('Спросить')
    await vera.says('Какой этаж?')
    expect(ticketOf(town.desk, number).category).toBe('waiting')
    expect(town.phone('anna').found('Какой этаж?').text).toContain('спрашивает')
    expect(clockOf(town, number, 'first_response')?.metAt).not.toBeNull()
    expect(clockOf(town, number, 'resolution')?.dueAt).toBeNull()
  })

  test('pauses the ticket by its button, and the clock stands still', async () => {
    taken()
    await passes(2 * HOUR)
    await vera.taps('Пауза')
    expect(ticketOf(town.desk, number).category).toBe('on_hold')
    expect(clockOf(town, number, 'resolution')?.dueAt).toBeNull()
    expect(vera.last().text).toContain('на паузе')
  })

  test('is answered by replying to it', async () => {
    taken()
    await passes(2 * HOUR)
    await vera.says('Несу картридж', vera.last())
    await vera.taps('Отправить заявителю')
    expect(messagesOf(town.desk, number, 5).map(({ text }) => text)).toEqual(['Несу картридж'])
    expect(clockOf(town, number, 'first_response')?.metAt).not.toBeNull()
  })

  test('taken by another meanwhile tells who has it', async () => {
    await passes(2 * HOUR)
    await town.phone('pavel').taps('Взять')
    await vera.taps('Взять')
    expect(vera.last().text).toBe('Заявку уже взяли: Павел.')
    expect(ticketOf(town.desk, number).assigneeId).toBe(town.person('pavel').id)
  })

  test('of a ticket that was solved meanwhile says so, whichever button is tapped', async () => {
    await passes(2 * HOUR)
    const push = vera.last()
    solve(town.desk, town.person('pavel'), number)
    await town.idle()
    for (const deed of ['ask', 'pause', 'take']) {
      const heard = vera.heard().length
      await town.forge(vera, `agent:${deed}:${number}`, push.messageId)
      expect(vera.heard().length, deed).toBe(heard + 1)
      expect(vera.last().text, deed).toBe('Заявка уже решена.')
      expect(ticketOf(town.desk, number)).toMatchObject({ category: 'solved', assigneeId: null })
    }
  })

  test('of a ticket that somebody else has paused meanwhile says that it is paused', async () => {
    await passes(2 * HOUR)
    pause(town.desk, town.person('pavel'), number)
    await town.idle()
    const heard = vera.heard().length
    await vera.taps('Пауза')
    expect(vera.heard().length).toBe(heard + 1)
    expect(vera.last().text).toContain('на паузе')
  })

  test('is no way in for somebody else: another line, the requester, a stranger', async () => {
    await passes(2 * HOUR)
    const before = ticketOf(town.desk, number)
    for (const who of ['ivan', 'anna']) {
      const phone = town.phone(who)
      for (const deed of ['take', 'ask', 'pause']) {
        const heard = phone.heard().length
        await town.forge(phone, `agent:${deed}:${number}`)
        expect(phone.heard().length, `${who} ${deed}`).toBe(heard + 1)
        expect(phone.last().text).toMatch(/не наш|недоступ|нельзя|не найден|нет|не может|только/i)
      }
    }
    const stranger = town.phone(9009)
    await stranger.start()
    await town.forge(stranger, `agent:take:${number}`)
    expect(ticketOf(town.desk, number)).toEqual(before)
  })

  test('tells a lead who is also of the line, and named besides, once', async () => {
    await passes(4 * HOUR + MINUTE)
    const pavel = town.phone('pavel')
    expect(pavel.texts().filter((text) => text.includes('Срок прошёл'))).toHaveLength(1)
    expect(noticed(town, 'pavel', 'reminder')).toBe(1)
  })
})

describe('a deadline', () => {
  test('is one of solving where nothing else is promised, and said so to whoever is to keep it', async () => {
    fileTicket(town, 'steady')
    await town.idle()
    expect(vera.last().text).toContain('Решить до 14:00 сегодня')
    expect(town.phone('anna').last().text).toContain('Решим до 14:00 сегодня')
  })

  test('that changed twice before the requester could read it is corrected once', async () => {
    await town.idle()
    const anna = town.phone('anna')
    const heard = anna.heard().length
    setPriority(town.desk, town.person('vera'), number, 'high')
    setPriority(town.desk, town.person('vera'), number, 'low')
    setPriority(town.desk, town.person('vera'), number, 'high')
    await town.idle()
    expect(anna.heard()).toHaveLength(heard + 1)
    expect(anna.last().text).toContain('Ответим до 10:30 сегодня')
  })
})

type People = Town['sim']['people']

describe('a line with a group', () => {
  const groupOf = async (...members: Phone[]): Promise<number> => {
    const ids = members.map(({ id }) => id)
    const group = town.sim.people.createGroup({ title: 'L1', members: ids, bot: true })
    const pack = REMINDING.replace(
      'lead: pavel, calendar: office,',
      `lead: pavel, chat: ${group}, calendar: office,`,
    )
    expect(importPack(town.desk, pack, { linkAccounts: true }).ok).toBe(true)
    await town.idle()
    return group
  }
  const saidIn = (chatId: number) =>
    town.sim.people.chat(vera.id, { chatId }).messages.filter(({ text }) => text?.includes('⏰'))

  test('hears of it there, and who is named besides in person, with one notice each', async () => {
    const group = await groupOf(vera, town.phone('pavel'))
    await passes(4 * HOUR + MINUTE)
    expect(saidIn(group)).toHaveLength(1)
    expect(
      saidIn(group)[0]
        ?.inlineKeyboard?.flat()
        .map(({ text }) => text),
    ).toEqual(['Взять'])
    expect(vera.texts().join()).not.toContain('⏰')
    expect(told(town, 'pavel', 'reminder')).toHaveLength(1)
    expect(['vera', 'pavel'].map((key) => noticed(town, key, 'reminder'))).toEqual([1, 1])
  })

  test('offers nobody there to take what somebody has', async () => {
    const group = await groupOf(vera)
    taken()
    await passes(4 * HOUR + MINUTE)
    expect(saidIn(group)[0]?.inlineKeyboard).toBeUndefined()
  })

  test.each([
    [
      'that cannot be reached',
      (people: People, id: number) => people.removeFromGroup(id, town.sim.bot.id),
    ],
    ['that is found shut only then', (people: People, id: number) => people.forbid(id, ['text'])],
  ])('%s is replaced by its agents, each told once', async (_, shut) => {
    const group = await groupOf(vera)
    await vera.does((people) => shut(people, group))
    await passes(4 * HOUR + MINUTE)
    expect(['vera', 'pavel'].map((key) => told(town, key, 'reminder').length)).toEqual([1, 1])
    expect(['vera', 'pavel'].map((key) => noticed(town, key, 'reminder'))).toEqual([1, 1])
  })
})

test('whoever filed the ticket hears of it as its requester, also when they work on its line', async () => {
  const own = fileTicket(town, 'office', undefined, 'vera').number
  expect(told(town, 'vera', 'new_ticket').map((fact) => fact.number)).not.toContain(own)
  await passes(2 * HOUR)
  expect(told(town, 'vera', 'reminder').map((fact) => fact.number)).not.toContain(own)
  expect(told(town, 'pavel', 'reminder').map((fact) => fact.number)).toContain(own)
})
