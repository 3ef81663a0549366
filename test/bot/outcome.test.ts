import { GrammyError, HttpError } from 'grammy/web'
import { expect, test } from 'vitest'
import { outcomeOf, pauseAfter, Undeliverable } from '../../bot/outcome.ts'

const NOW = 1_000_000

function answer(error_code: number, description: string, parameters = {}): GrammyError {
  const error = { ok: false as const, error_code, description, parameters }
  return new GrammyError('Call failed', error, 'sendMessage', {})
}

test('the pauses grow from a second to five minutes and never end', () => {
  expect([0, 1, 2, 8, 9, 1000].map(pauseAfter)).toEqual([
    1000, 2000, 4000, 256_000, 300_000, 300_000,
  ])
})

test.each([
  [answer(500, 'Internal Server Error: restart')],
  [answer(502, 'Bad Gateway')],
  [answer(401, 'Unauthorized')],
  [answer(404, 'Not Found')],
  [new HttpError('Network request failed', new Error('https://host/bot1:token/sendMessage'))],
])('%s: the letter waits, and nothing of the address is kept', (error) => {
  const outcome = outcomeOf(error, 1000, NOW)
  expect(outcome).toMatchObject({ outcome: 'later', at: NOW + 300_000, flood: false })
  expect(JSON.stringify(outcome)).not.toContain('token')
})

test('what Telegram asks to wait is obeyed to the second', () => {
  const error = answer(429, 'Too Many Requests: retry after 35', { retry_after: 35 })
  expect(outcomeOf(error, 3, NOW)).toMatchObject({ at: NOW + 35_000, flood: true })
})

test.each([
  ['Forbidden: bot was blocked by the user', 'blocked'],
  ['Forbidden: user is deactivated', 'deactivated'],
  ["Forbidden: bot can't initiate conversation with a user", 'never_started'],
  ['Forbidden: bot was kicked from the supergroup chat', 'blocked'],
])('%s: nothing reaches this chat', (description, error) => {
  const outcome = outcomeOf(answer(403, description), 0, NOW)
  expect(outcome).toEqual({ outcome: 'refused', error, unreachable: true })
})

test('a group in which the bot may not write is out of reach', () => {
  const error = answer(400, 'Bad Request: not enough rights to send text messages to the chat')
  expect(outcomeOf(error, 0, NOW)).toMatchObject({ outcome: 'refused', unreachable: true })
})

test.each([
  [answer(400, 'Bad Request: chat not found'), 'chat not found'],
  [answer(404, 'Not Found: method not found'), 'Not Found: method not found'],
  [answer(413, 'Request Entity Too Large'), 'Request Entity Too Large'],
  [new Undeliverable('file_missing'), 'file_missing'],
])('%s: only this letter is dead, with its reason', (thrown, error) => {
  expect(outcomeOf(thrown, 0, NOW)).toEqual({ outcome: 'refused', error, unreachable: false })
})

test('a fault of our own is tried a few times, then given up so that the chat goes on', () => {
  const fault = new TypeError('private text')
  expect(outcomeOf(fault, 0, NOW)).toMatchObject({ outcome: 'later', error: 'internal' })
  expect(outcomeOf(fault, 5, NOW)).toMatchObject({ outcome: 'refused', error: 'internal' })
})

test('a group that moved is followed', () => {
  const error = answer(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
    migrate_to_chat_id: -1001,
  })
  expect(outcomeOf(error, 0, NOW)).toEqual({ outcome: 'moved', to: -1001 })
})
