import { expect, it } from 'vitest'
import { proveDay } from '../chaos/proof-day.ts'

it('after a day without Telegram everything goes out in order, within its rates, and the latest reminder only', async () => {
  // How fast is for the command to tell: here other tests share the machine.
  const day = { seed: 3, tickets: 20, replies: 30, leastShare: 0.2 }
  const { faults, rows } = await proveDay(day, () => undefined)
  expect(faults).toEqual([])
  expect(rows).toContainEqual(['replies that stand in chats', 30])
}, 180_000)
