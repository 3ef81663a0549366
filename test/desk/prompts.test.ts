import { expect, test } from 'vitest'
import { isLive, openScreen, outdated } from '../../desk/chat/chat-screens.ts'
import { endPrompt, promptIn, promptSent } from '../../desk/chat/prompts.ts'
import { newDesk } from './desk.ts'

const ANNA = 1001
const { desk } = newDesk()
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
