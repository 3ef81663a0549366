import { and, or, type SQL, sql } from 'drizzle-orm'
import { tickets } from '../../db/tables/tickets.ts'

/**
 * What a step of the service's scenario is answered by: an option, a text of one's own, yes or no,
 * somebody (or a name, of whom the desk does not know), a day or a number within bounds, both included.
 */
export type AnswerFilter = { step: string } & (
  | { type: 'choice'; key: string }
  | { type: 'other' }
  | { type: 'yes_no'; value: boolean }
  | { type: 'person'; id?: number; key?: string; name: string }
  | { type: 'date'; from?: string; to?: string }
  | { type: 'number'; from?: number; to?: number }
)

/** Only checked, on the rows of the service; one of several options is enough. */
export function answerIs(filter: AnswerFilter | undefined): SQL | undefined {
  if (filter === undefined) return undefined
  const part = (name: string) => `$."${filter.step}".${name}`
  const { answers } = tickets
  switch (filter.type) {
    case 'choice':
      return sql`exists (select 1 from json_each(${answers}, ${part('keys')})
        where value = ${filter.key})`
    case 'other':
      return sql`json_extract(${answers}, ${part('other')}) is not null`
    case 'yes_no':
      // An earlier version of the scenario may have asked for a number under the same key.
      return and(
        typeIs(filter),
        sql`json_extract(${answers}, ${part('value')}) = ${filter.value ? 1 : 0}`,
      )
    case 'person':
      return and(typeIs(filter), someone(filter))
    case 'date':
      return and(typeIs(filter), ...within(filter, part('date')))
    case 'number':
      return and(typeIs(filter), ...within(filter, part('value')))
  }
}

function typeIs({ step, type }: AnswerFilter): SQL {
  return sql`json_extract(${tickets.answers}, ${`$."${step}".type`}) = ${type}`
}

/** Somebody known by number or key; else a name as it was typed in the chat. */
function someone({ step, id, key, name }: AnswerFilter & { type: 'person' }): SQL | undefined {
  const given = (part: string) => sql`json_extract(${tickets.answers}, ${`$."${step}".${part}`})`
  if (id === undefined) return sql`${given('name')} = ${name}`
  return or(
    sql`${given('id')} = ${id}`,
    key === undefined ? undefined : sql`(${given('id')} is null and ${given('key')} = ${key})`,
  )
}

function within(bounds: { from?: unknown; to?: unknown }, path: string): (SQL | undefined)[] {
  const value = sql`json_extract(${tickets.answers}, ${path})`
  return [
    bounds.from === undefined ? undefined : sql`${value} >= ${bounds.from}`,
    bounds.to === undefined ? undefined : sql`${value} <= ${bounds.to}`,
  ]
}
