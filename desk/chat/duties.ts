import type { Desk } from '../desk.ts'
import { agents, isAgent, type Person, personByKey } from '../people/people.ts'
import { decidesEver } from '../processes/approval-rows.ts'
import { rankingsOf } from '../processes/ranking.ts'
import { config } from '../setup/config.ts'
import { departmentsSeenBy } from '../tickets/team-tickets.ts'

/** What somebody finds in the chat besides tickets of their own. */
type Duty = 'team' | 'approvals' | 'order' | 'agent'

/** The duties of a person: their menu and their help name what goes with them. */
export function dutiesOf(desk: Desk, person: Person): Duty[] {
  const duties: Duty[] = []
  if (departmentsSeenBy(desk, person).length > 0) duties.push('team')
  if (decidesEver(desk, person)) duties.push('approvals')
  if (rankingsOf(desk, person).length > 0) duties.push('order')
  if (isAgent(person)) duties.push('agent')
  return duties
}

/** Those whose duties hang on the set-up: heads who see their people's tickets, and owners of a ranking. */
export function namedPeople(desk: Desk): Person[] {
  const { departments, lines, headsSee } = config(desk)
  const heads = headsSee ? departments.live.map(({ head }) => head) : []
  const rankings = lines.live.filter(({ ranking }) => ranking !== undefined)
  const owners = rankings.flatMap(({ ranking, lead }) => [
    ...Object.values(ranking?.owners ?? {}),
    lead,
  ])
  const keys = new Set([...heads, ...owners].flatMap((key) => key ?? []))
  const admins = rankings.length > 0 ? agents(desk).filter(({ role }) => role === 'admin') : []
  return [...[...keys].flatMap((key) => personByKey(desk, key) ?? []), ...admins]
}
