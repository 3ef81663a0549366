import type { Database } from '../../db/open.ts'

type Value = string | number | null

/** Adds rows of a table by bare SQLite: what people and the desk do one by one is prepared at once. */
export function inserter(
  { $client }: Database,
  table: string,
  columns: string,
): (...values: Value[]) => number {
  const places = columns
    .split(',')
    .map(() => '?')
    .join(', ')
  const insert = $client.prepare(`insert into ${table} (${columns}) values (${places})`)
  return (...values) => Number(insert.run(values).lastInsertRowid)
}
