import { expect, it } from 'vitest'
import { proveRaces } from '../chaos/proof-races.ts'

it('of two agents who do something at once each deed is done once, and the other is told', async () => {
  const { faults, rows } = await proveRaces({ seed: 1, races: 40 }, () => undefined)
  expect(faults).toEqual([])
  expect(rows).toContainEqual(['races', 40])
}, 120_000)
