import { expect, it } from 'vitest'
import { runChaos } from '../chaos/run.ts'

it('whatever is killed and whatever fails, nothing is lost, filed twice or out of order', async () => {
  const wanted = { seed: 20_261_122, people: 5, agents: 2, kills: 4, updates: 80 }
  const { faults, doubles, ledger } = await runChaos(wanted)
  expect(faults).toEqual([])
  expect(doubles).toBeLessThanOrEqual(ledger.kills + ledger.lost)
})
