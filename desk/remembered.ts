import type { Database } from '../db/open.ts'
import type { Desk } from './desk.ts'
import { prepared } from './prepared.ts'

/** Beyond so many answers all are forgotten. */
const MOST = 100

interface Memory {
  /** What was written when the answers were true, by us and by others. */
  state: string
  answers: Map<string, unknown>
}

const memories = new WeakMap<Database, Memory>()
const written = prepared(({ $client }) => $client.prepare('select total_changes()').pluck())
const writtenElsewhere = prepared(({ $client }) => $client.prepare('pragma data_version').pluck())

/**
 * What `read` finds in the database, read again only when anything was written since, by this
 * program or another. The key names the question and all that it depends on besides the database;
 * the answer is shared, so nobody may change it.
 */
export function remembered<T>(desk: Desk, key: string, read: () => T): T {
  // What a deed has read of its own writes may be undone.
  if (desk.db.$client.inTransaction) return read()
  const { answers } = memoryOf(desk)
  if (answers.has(key)) return answers.get(key) as T
  const answer = read()
  if (answers.size >= MOST) answers.clear()
  answers.set(key, answer)
  return answer
}

function memoryOf(desk: Desk): Memory {
  const state = `${written(desk).get()} ${writtenElsewhere(desk).get()}`
  const known = memories.get(desk.db)
  if (known?.state === state) return known
  const memory = { state, answers: new Map<string, unknown>() }
  memories.set(desk.db, memory)
  return memory
}
