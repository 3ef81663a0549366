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
