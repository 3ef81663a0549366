import { expect, it } from 'vitest'
import { proveWebhooks } from '../chaos/proof-webhooks.ts'

it('updates that come one to three times and in any order act once each', async () => {
  const { faults, rows } = await proveWebhooks({ seed: 1, people: 40, each: 10 }, () => undefined)
  expect(faults).toEqual([])
  expect(rows).toContainEqual(['messages in the desk', 400])
}, 180_000)
