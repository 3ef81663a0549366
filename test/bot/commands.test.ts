import { isDeepStrictEqual } from 'node:util'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keepCommands } from '../../bot/commands.ts'
import { connect } from '../../bot/telegram.ts'
import { deed } from '../../desk/desk.ts'
import { changePerson } from '../../desk/people/people.ts'
import { loadWords } from '../../locales/words.ts'
import { newTown, type Phone, type Town } from './chat.ts'

let town: Town
let anna: Phone
let vera: Phone
let menus: ReturnType<typeof keepCommands>

beforeEach(async () => {
  town = await newTown()
  anna = town.phone('anna')
  vera = town.phone('vera')
  await anna.start()
  await vera.start()
  const passing = async (ms: number) => town.pass(Math.max(ms, 1))
  const log = pino({ level: 'silent' })
  menus = keepCommands(town.desk, loadWords(), connect(town.sim).api, log, passing)
  await menus.idle()
})

afterEach(async () => {
  menus.stop()
  await town.close()
})

const menuOf = (phone: Phone) => town.sim.people.chat(phone.id).commands
const names = (phone: Phone) => menuOf(phone).map(({ command }) => command)

test('everybody finds the commands of a requester in their language', () => {
  expect(names(anna)).toEqual(['new', 'my', 'help', 'language', 'cancel'])
  expect(menuOf(anna)[0]?.description).toBe('Новая заявка')
  town.sim.people.addUser({ id: 1003, first_name: 'Olga', language_code: 'en' })
  town.sim.people.start(1003)
  expect(town.sim.people.chat(1003).commands[0]?.description).toBe('New ticket')
})

test('an agent finds theirs too', () => {
  expect(names(vera)).toEqual(['new', 'my', 'help', 'language', 'cancel', 'panel', 'away', 'back'])
})

test('an agent who comes later finds them at once', async () => {
  const ivan = town.phone('ivan')
  await ivan.start()
  await menus.idle()
  expect(names(ivan)).toContain('panel')
})

test('a new role changes the menu', async () => {
  deed(town.desk, () => changePerson(town.desk, town.person('vera').id, { role: 'requester' }))
  await menus.idle()
  expect(names(vera)).not.toContain('panel')
})

test('a chosen language changes the menu', async () => {
  await anna.says('/language')
  await anna.taps('English')
  await menus.idle()
  expect(menuOf(anna)[0]?.description).toBe('New ticket')
  expect(anna.last().text).toBe('I will write in English now')
})

test('a notice that changes nothing asks nothing of Telegram', async () => {
  const before = town.sim.calls.length
  deed(town.desk, () => {
    town.desk.bus.note({ what: 'person', person: town.person('vera').id })
    town.desk.bus.note({ what: 'config' })
  })
  await menus.idle()
  expect(town.sim.calls.length).toBe(before)
})

describe('a menu that Telegram does not take', () => {
  const flood = {
    error_code: 429,
    description: 'Too Many Requests: retry after 3',
    parameters: { retry_after: 3 },
  }
  const failure = { error_code: 502, description: 'Bad Gateway' }

  test.each([
    ['failing', failure, 3],
    ['asking to wait', flood, 3],
    ['out of reach', 'drop_before' as const, 20],
  ])('for now, %s, is set all the same', async (_, answer, times) => {
    town.sim.faults.fail({ method: 'setMyCommands', answer, times })
    const ivan = town.phone('ivan')
    await ivan.start()
    await menus.idle()
    expect(names(ivan)).toContain('panel')
  })

  test('at all holds up no other, and is left alone in the end', async () => {
    town.sim.faults.fail({
      method: 'setMyCommands',
      contains: '2003',
      answer: failure,
      times: 1000,
    })
    const [pavel, ivan] = [town.phone('pavel'), town.phone('ivan')]
    await pavel.start()
    await ivan.start()
    await menus.idle()
    expect(names(ivan)).toContain('panel')
    expect(names(pavel)).not.toContain('panel')
    const scope = { type: 'chat', chat_id: pavel.id }
    const calls = town.sim.calls.filter(({ params }) => isDeepStrictEqual(params.scope, scope))
    expect(calls.map(({ status }) => status)).toEqual(Array(8).fill(502))
  })
})
