import { sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from '../db/open.ts'
import type { Desk } from './desk.ts'

/** A question that is asked all the time: put together once a database, and kept with it. */
export function prepared<Question>(make: (db: Database) => Question): (desk: Desk) => Question {
  const known = new WeakMap<Database, Question>()
  return ({ db }) => {
    const question = known.get(db) ?? make(db)
    known.set(db, question)
    return question
  }
}

/** Adds rows of which these columns are told; gives the number of the new row. */
export function preparedInsert<T extends SQLiteTable, C extends keyof T['$inferInsert'] & string>(
  table: T,
  columns: C[],
): (desk: Desk, values: Pick<T['$inferInsert'], C>) => number {
  const places = Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)]))
  const insert = prepared((db) =>
    db
      .insert(table)
      .values(places as T['$inferInsert'])
      .prepare(),
  )
  return (desk, values) => Number(insert(desk).run(values).lastInsertRowid)
}
