import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findCard } from '../../desk/chat/cards.ts'
import { deed } from '../../desk/desk.ts'
import { messagesOf } from '../../desk/messages/messages.ts'
import { reply } from '../../desk/messages/replying.ts'
import { changePerson } from '../../desk/people/people.ts'
import { approve, reject } from '../../desk/processes/approvals.ts'
import { subtasksOf } from '../../desk/processes/subtask-rows.ts'
import { tick } from '../../desk/tick.ts'
import { take } from '../../desk/tickets/assignment.ts'
import { ask, close, reopen, solve } from '../../desk/tickets/progress.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { fileTicket } from '../desk/filing.ts'
import { newTown, type Phone, type Town } from './chat.ts'

const PROCESS = readFileSync(join(import.meta.dirname, '../desk/process.yaml'), 'utf8').replace(
  'locale: ru',
  'locale: ru\nheads_see: true',
)

let town: Town
let anna: Phone
let parent: number

beforeEach(async () => {
  town = await newTown(PROCESS)
  anna = town.phone('anna')
  for (const who of ['anna', 'boris', 'ivan']) await town.phone(who).start()
  parent = fileTicket(town, 'access', {
    system: { type: 'choice', keys: ['erp'] },
    employee: { type: 'person', key: 'oleg', name: 'Олег Котов' },
  }).number
  await town.idle()
})

afterEach(async () => {
  expect(town.errors()).toEqual([])
  await town.close()
})

const ivan = () => town.person('ivan')
const settled = async () => {
  while (tick(town.desk));
  await town.idle()
}
const approved = async () => {
  approve(town.desk, town.person('boris'), parent)
  await settled()
}
const child = (key: string) => {
  const found = subtasksOf(town.desk, parent).find((one) => one.key === key)?.child
  if (found == null) throw new Error(`${key} has not begun`)
  return found
}
const asks = async (number: number, text: string) => {
  ask(town.desk, ivan(), number, { text, source: `test:${text}` })
  await settled()
}
const card = () => {
  const id = findCard(town.desk, parent, anna.id)?.messageId
  return anna.heard().find(({ messageId }) => messageId === id)?.text ?? ''
}
const texts = (number: number) =>
  messagesOf(town.desk, number, 50)
    .filter(({ kind }) => kind === 'message')
    .map(({ text }) => text)

test('of a subtask its requester hears replies and questions only: no card, no status, no rating', async () => {
  await approved()
  const number = child('account')
  const before = anna.texts().length
  take(town.desk, ivan(), number)
  await settled()
  reply(town.desk, ivan(), number, { text: 'Завожу', source: 'test:1' })
  await settled()
  solve(town.desk, ivan(), number, { text: 'Завёл', source: 'test:2' })
  await settled()
  reopen(town.desk, ivan(), number)
  close(town.desk, ivan(), number)
  await settled()
  const said = anna
    .texts()
    .slice(before)
    .filter((text) => text.includes(`№${number} `))
  expect(said.map((text) => text.split('\n').slice(1).join(' '))).toEqual([
    'Иван Громов: Завожу',
    'Иван Громов: Завёл',
  ])
  expect(findCard(town.desk, number, anna.id)).toBeUndefined()
})

test('a plain answer finds the question of a subtask, though its request is open too', async () => {
  await approved()
  await asks(child('account'), 'Какие права?')
  await anna.says('Как у Ольги')
  expect(texts(child('account'))).toEqual(['Как у Ольги'])
  expect(texts(parent)).toEqual([])
})

test('two questions of subtasks are told apart by asking', async () => {
  await approved()
  await asks(child('account'), 'Какие права?')
  await asks(child('erp'), 'Какие роли?')
  await anna.says('Как у Ольги')
  expect(anna.last().text).toContain('К какой заявке это отнести?')
})

test('a waiting subtask is opened from "my tickets" to be answered, with its question', async () => {
  await approved()
  const number = child('account')
  await asks(number, 'Какие права?')
  await anna.says('/my')
  await anna.taps(`№${number}`)
  expect(anna.last().text).toContain('Иван Громов спрашивает: Какие права?')
  await anna.says('Как у Ольги')
  expect(texts(number)).toEqual(['Как у Ольги'])
  expect(findCard(town.desk, number, anna.id)).toBeUndefined()
})

test('whoever writes to a solved subtask is not asked whether it is solved, nor may they rate it', async () => {
  await approved()
  const number = child('account')
  await asks(number, 'Какие права?')
  const question = anna.found('Какие права?')
  solve(town.desk, ivan(), number)
  await settled()
  await anna.says('Как у Ольги', question)
  expect(texts(number)).toEqual(['Как у Ольги'])
  expect(anna.texts().join()).not.toContain('Вопрос остался?')
  await town.forge(anna, `rate:${number}:5`)
  expect(ticketOf(town.desk, number).rating).toBeNull()
})

test('what is said to a closed subtask is for the request that it was part of', async () => {
  await approved()
  const number = child('account')
  await asks(number, 'Какие права?')
  const question = anna.found('Какие права?')
  close(town.desk, ivan(), number)
  await settled()
  await anna.says('Как у Ольги', question)
  expect(texts(parent)).toEqual(['Как у Ольги'])
  expect(anna.texts().join()).not.toContain('по следам')
})

test('the head of a department finds the request and none of its subtasks', async () => {
  await approved()
  const boris = town.phone('boris')
  await boris.says('/team')
  expect(boris.last().text).toContain(`№${parent} `)
  expect(boris.last().text).not.toContain(`№${child('account')} `)
})

test('the card counts subtasks as they end', async () => {
  await approved()
  expect(card()).toContain('Сделано 0 из 3')
  solve(town.desk, ivan(), child('erp'))
  await settled()
  expect(card()).toContain('Сделано 1 из 3')
  solve(town.desk, ivan(), child('account'))
  await town.idle()
  expect(card()).toContain('Сделано 2 из 3')
  await settled()
  expect(card()).toContain('Сделано 2 из 3')
})

test('a card promises nothing while somebody decides, and a time once work may begin', async () => {
  expect(card()).toContain('На согласовании · Борис Петров')
  expect(card()).not.toContain('Ответим')
  await anna.says('/my')
  expect(anna.last().text).toContain('На согласовании · Борис Петров')
  expect(anna.last().text).not.toContain('Ответим')
  approve(town.desk, town.person('boris'), parent)
  await town.idle()
  expect(card()).toContain('Ответим до')
  expect(card()).not.toContain('На согласовании')
})

test('the card of a refused request says so and offers to write again', async () => {
  reject(town.desk, town.person('boris'), parent, 'Уже есть')
  await town.idle()
  expect(card()).toContain('Не согласовано')
  expect(card()).not.toContain('Оцените')
  const id = findCard(town.desk, parent, anna.id)?.messageId
  const buttons = anna.heard().find(({ messageId }) => messageId === id)?.inlineKeyboard
  expect(buttons?.flat().map(({ text }) => text)).toEqual(['Написать снова'])
})

test('a subtask of somebody without an account is carried out all the same', async () => {
  deed(town.desk, () => changePerson(town.desk, town.person('anna').id, { telegramId: null }))
  await approved()
  solve(town.desk, ivan(), child('erp'))
  await settled()
  expect(ticketOf(town.desk, child('erp')).category).toBe('solved')
})
