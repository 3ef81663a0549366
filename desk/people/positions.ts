import { and, asc, isNotNull, isNull } from 'drizzle-orm'
import { people } from '../../db/tables/people.ts'
import type { Desk } from '../desk.ts'

/** Positions that people of the directory hold, each once, by name; `limit` bounds them. */
export function positionsHeld(desk: Desk, limit = 300): string[] {
  return desk.db
    .selectDistinct({ position: people.position })
    .from(people)
    .where(and(isNotNull(people.position), isNull(people.archivedAt)))
    .orderBy(asc(people.position))
    .limit(limit)
    .all()
    .flatMap(({ position }) => position ?? [])
}
