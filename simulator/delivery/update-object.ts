import type { PendingUpdate } from '../world/updates.ts'

/** An update as the bot gets it. */
export function updateObject(update: PendingUpdate): Record<string, unknown> {
  return { update_id: update.id, ...(JSON.parse(update.payload) as Record<string, unknown>) }
}
