import { expect, test } from 'vitest'
import { isLive, openScreen, outdated } from '../../desk/chat/chat-screens.ts'
import {
  endPrompt,
  promptIn,
  promptSent,
  releasePrompt,
  showPrompt,
  takeCopy,
} from '../../desk/chat/prompts.ts'
import { newDesk } from './desk.ts'

const ANNA = 1001
const { desk } = newDesk()
const SCREEN = { kind: 'language' } as const
const arrives = (messageId: number) => {
  const version = promptIn(desk, ANNA)?.version ?? 0
  promptSent(desk, ANNA, { version, messageId, drawn: '', isNew: true })
}

test('a second tap on a stale keyboard is stale too, while the question is on its way', () => {
  openScreen(desk, ANNA, { kind: 'language' }, true)
  arrives(7)
  expect(isLive(desk, ANNA, 7)).toBe(true)
  expect(isLive(desk, ANNA, 5)).toBe(false)
  outdated(desk, ANNA, 5)
  expect(isLive(desk, ANNA, 5)).toBe(false)
  expect(isLive(desk, ANNA, 7)).toBe(false)
  expect(isLive(desk, ANNA, 9)).toBe(true)
  outdated(desk, ANNA, 7)
  expect(isLive(desk, ANNA, 7)).toBe(false)
  arrives(9)
  expect(isLive(desk, ANNA, 9)).toBe(true)
})

test('what was asked before an end is stale when something is asked again', () => {
  openScreen(desk, ANNA, { kind: 'language' }, true)
  arrives(12)
  endPrompt(desk, ANNA)
  openScreen(desk, ANNA, { kind: 'language' }, false)
  expect(isLive(desk, ANNA, 12)).toBe(false)
})

/** Which messages of the chat are to go, oldest letter first. */
const dropped = () =>
  desk.db.$client
    .prepare(`select data ->> 'telegramMessageId' from outbox where kind = 'drop' order by id`)
    .pluck()
    .all()

test('of a doubled prompt the tapped copy is the prompt from then on, and the other goes', () => {
  openScreen(desk, ANNA, SCREEN, true)
  arrives(21)
  takeCopy(desk, ANNA, 20)
  expect(promptIn(desk, ANNA)).toMatchObject({ messageId: 20, drawn: null })
  expect(dropped().at(-1)).toBe(21)
  showPrompt(desk, ANNA, SCREEN, false)
  expect(promptIn(desk, ANNA)?.messageId).toBe(20)
})

test('a prompt that is tapped before it is noted as sent stays the prompt', () => {
  openScreen(desk, ANNA, SCREEN, true)
  const sent = { version: promptIn(desk, ANNA)?.version ?? 0, drawn: '', isNew: true }
  takeCopy(desk, ANNA, 30)
  showPrompt(desk, ANNA, SCREEN, false)
  const before = dropped()
  promptSent(desk, ANNA, { ...sent, messageId: 30 })
  expect(promptIn(desk, ANNA)?.messageId).toBe(30)
  expect(dropped()).toEqual(before)
})

test('a copy that arrives after another one was tapped takes its place', () => {
  openScreen(desk, ANNA, SCREEN, true)
  const sent = { version: promptIn(desk, ANNA)?.version ?? 0, drawn: '', isNew: true }
  takeCopy(desk, ANNA, 40)
  showPrompt(desk, ANNA, SCREEN, false)
  promptSent(desk, ANNA, { ...sent, messageId: 41 })
  expect(promptIn(desk, ANNA)?.messageId).toBe(41)
  expect(dropped().at(-1)).toBe(40)
})

test('what became the card by a tap is not taken away when its sending is noted at last', () => {
  openScreen(desk, ANNA, SCREEN, true)
  const sent = { version: promptIn(desk, ANNA)?.version ?? 0, drawn: '', isNew: true }
  takeCopy(desk, ANNA, 50)
  expect(releasePrompt(desk, ANNA)).toBe(50)
  const before = dropped()
  promptSent(desk, ANNA, { ...sent, messageId: 50 })
  expect(dropped()).toEqual(before)
  promptSent(desk, ANNA, { ...sent, messageId: 51 })
  expect(dropped()).toEqual([...before, 51])
})
