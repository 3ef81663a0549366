import { type Column, eq, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from '../db/open.ts'
import { quick } from '../db/quick.ts'
import type { Desk } from './desk.ts'

/** A question that is asked all the time: put together once a database, and kept with it. */
export function prepared<Question>(make: (db: Database) => Question): (desk: Desk) => Question {
  const known = new WeakMap<Database, Question>()
  return ({ db }) => {
    const question = known.get(db) ?? quick(make(db))
    known.set(db, question)
    return question
  }
}

/** The values of a list, given as JSON under a name: what a column is `in`, however many they are. */
export function givenList(name: string): SQL {
  return sql`(select value from json_each(${sql.placeholder(name)}))`
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

/**
 * Writes columns of the row of a key and gives the row as it is now: put together once for each set of
 * columns. JSON columns cannot be emptied by it.
 */
export function preparedChange<T extends SQLiteTable, K extends keyof T['$inferInsert'] & string>(
  table: T,
  key: K & keyof T,
): (desk: Desk, id: number, values: Partial<T['$inferInsert']>) => T['$inferSelect'] {
  const bySet = new Map<string, ReturnType<typeof changing>>()
  const changing = (columns: string[]) => {
    const places = Object.fromEntries(columns.map((name) => [name, sql.placeholder(name)]))
    return prepared((db) =>
      db
        .update(table)
        .set(places as never)
        .where(eq(table[key] as Column, sql.placeholder('keyOfRow')))
        .returning()
        .prepare(),
    )
  }
  return (desk, id, values) => {
    const columns = Object.keys(values).filter((name) => values[name as K] !== undefined)
    const set = columns.join()
    const change = bySet.get(set) ?? changing(columns)
    bySet.set(set, change)
    return change(desk).get({ ...values, keyOfRow: id })
  }
}
