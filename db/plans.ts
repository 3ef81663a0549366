import type Sqlite from 'better-sqlite3'

/**
 * Has the statements of a connection keep their plans. SQLite plans by the value of a limit, so that
 * it would plan anew whenever one is bound, which takes ten times as long as the question itself.
 * Behind a sign it does not look for the value.
 */
export function keepPlans(client: Sqlite.Database): Sqlite.Database {
  const prepare = client.prepare.bind(client)
  const keeping = (source: string) => prepare(source.replaceAll(/\blimit \?/g, 'limit +?'))
  return Object.assign(client, { prepare: keeping })
}
