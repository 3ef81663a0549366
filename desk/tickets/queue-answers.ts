import { type SQL, sql } from 'drizzle-orm'
import { tickets } from '../../db/tables/tickets.ts'

/** What a step of the service's scenario is answered by: an option, a text of one's own, yes or no. */
export type AnswerFilter = { step: string } & (
  | { type: 'choice'; key: string }
  | { type: 'other' }
  | { type: 'yes_no'; value: boolean }
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
      return sql`(json_extract(${answers}, ${part('type')}) = 'yes_no'
        and json_extract(${answers}, ${part('value')}) = ${filter.value ? 1 : 0})`
  }
}
