import type { World } from './open.ts'

/** Reads a lasting setting of the world. */
export function fact(world: World, name: string): string | undefined {
  return world.sql<{ value: string }>('SELECT value FROM facts WHERE name = ?').get(name)?.value
}

/** Sets a lasting setting; undefined forgets it. */
export function setFact(world: World, name: string, value: string | undefined): void {
  if (value === undefined) world.sql('DELETE FROM facts WHERE name = ?').run(name)
  else world.sql('INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)').run(name, value)
}

/** The next number of a series, which starts at `from` and never repeats. */
export function nextNumber(world: World, series: string, from: number): number {
  const counted = world
    .sql<{ value: number }>(
      `INSERT INTO counters (name, value) VALUES (?, ?)
       ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value`,
    )
    .get(series, from)
  return counted?.value ?? from
}
