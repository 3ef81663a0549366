import { desc, eq } from 'drizzle-orm'
import { scenarioVersions } from '../../db/tables/set-up.ts'
import type { Desk } from '../desk.ts'
import { sameJson } from './same-json.ts'

/** A service with the version of its steps: a new one only when the steps are not the last ones. Within a deed. */
export function versioned(desk: Desk, object: { key: string }): Record<string, unknown> {
  const { steps } = object as { key: string; steps?: unknown[] }
  const last = desk.db
    .select()
    .from(scenarioVersions)
    .where(eq(scenarioVersions.service, object.key))
    .orderBy(desc(scenarioVersions.version))
    .limit(1)
    .get()
  if (last && sameJson(last.steps, steps ?? [])) return { ...object, version: last.version }
  const version = (last?.version ?? 0) + 1
  desk.db
    .insert(scenarioVersions)
    .values({ service: object.key, version, steps: steps ?? [], createdAt: desk.now() })
    .run()
  return { ...object, version }
}
