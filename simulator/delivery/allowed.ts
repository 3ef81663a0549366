import { type Input, json } from '../api/input.ts'
import { bad } from '../refusal.ts'
import type { World } from '../world/open.ts'
import { setAllowedKinds } from '../world/updates.ts'

/** Takes `allowed_updates` to heart; absent, what was asked before stays. */
export function readAllowed(world: World, input: Input): void {
  const kinds = json(input, 'allowed_updates', 'allowed updates')
  if (kinds === undefined) return
  if (!Array.isArray(kinds)) throw bad('Expected an Array of allowed updates')
  setAllowedKinds(world, kinds.map(String))
}
