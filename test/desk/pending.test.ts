import { expect, test } from 'vitest'
import { keepPending, pendingIn, sweepPending, takePending } from '../../desk/chat/pending.ts'
import { DAY, newDesk } from './desk.ts'

const written = (telegramMessageId: number) => ({
  chatId: 1001,
  telegramMessageId,
  content: { text: `${telegramMessageId}`, files: [] },
})
const numbers = (kept: { telegramMessageId: number }[]) =>
  kept.map(({ telegramMessageId }) => telegramMessageId)

test('what waits keeps its direction apart, and is taken once', () => {
  const { desk, person } = newDesk()
  const anna = person('anna')
  keepPending(desk, anna, written(1))
  keepPending(desk, anna, written(2), 'draft:7')
  keepPending(desk, anna, written(3), 'ticket:7')
  keepPending(desk, anna, written(1))
  expect(numbers(pendingIn(desk, 1001))).toEqual([1])
  expect(numbers(takePending(desk, 1001, 'draft:7'))).toEqual([2])
  expect(numbers(takePending(desk, 1001, 'draft:7'))).toEqual([])
  expect(numbers(pendingIn(desk, 1001, 'ticket:7'))).toEqual([3])
})

test('what nobody settled is forgotten after two days', () => {
  const town = newDesk()
  keepPending(town.desk, town.person('anna'), written(1))
  town.pass(DAY)
  expect(sweepPending(town.desk)).toBe(0)
  town.pass(DAY + 1)
  expect(sweepPending(town.desk)).toBe(1)
  expect(sweepPending(town.desk)).toBe(0)
})
