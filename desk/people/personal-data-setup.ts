import { and, eq } from 'drizzle-orm'
import { scenarioVersions, setup } from '../../db/tables/set-up.ts'
import { allSettings, setSetting } from '../settings.ts'
import { forgetConfig } from '../setup/config.ts'
import { type Act, isRecord, type Step } from './personal-data-step.ts'
import { isTraced } from './personal-data-traces.ts'

/** The set-up goes on naming somebody, by a key that says nothing. */
export const renameInSetup: Act = (desk, step) => {
  const { traces } = step
  const isNaming = (data: unknown) => isTraced(JSON.stringify(data), traces)
  for (const row of desk.db.select().from(setup).all()) {
    if (!isNaming(row.data)) continue
    const data = named(row.data, step)
    const mine = and(eq(setup.kind, row.kind), eq(setup.key, row.key))
    desk.db.update(setup).set({ data }).where(mine).run()
  }
  for (const row of desk.db.select().from(scenarioVersions).all()) {
    if (!isNaming(row.steps)) continue
    const { service, version } = row
    const mine = and(eq(scenarioVersions.service, service), eq(scenarioVersions.version, version))
    desk.db
      .update(scenarioVersions)
      .set({ steps: named(row.steps, step) })
      .where(mine)
      .run()
  }
  for (const [key, value] of allSettings(desk)) {
    const isEditing = key.startsWith('editing:')
    if (isEditing && isTraced(JSON.stringify(value), traces)) setSetting(desk, key, null)
    if (key === 'priority_rules') setSetting(desk, key, named(value, step))
  }
  forgetConfig(desk)
  desk.bus.note({ what: 'config' })
  return null
}

/** Fields of the set-up in which people are named; a line or a service may have the same key. */
const NAMING = ['agents', 'lead', 'head', 'owners', 'people', 'assignee', 'by', 'notify', 'default']
const NAMING_TOO = ['stand_in', 'approver', 'person', 'requester', 'answers']

function named<T>(data: T, step: Step, isNaming = false): T {
  return renamed(data, step, isNaming) as T
}

function renamed(value: unknown, step: Step, isNaming: boolean): unknown {
  const { traces, instead } = step
  if (typeof value === 'string') {
    if (value === `person:${traces.key}`) return `person:${instead.key}`
    return isNaming && value === traces.key ? instead.key : value
  }
  if (Array.isArray(value)) return value.map((one) => renamed(one, step, isNaming))
  if (!isRecord(value)) return value
  const fields = Object.entries(value).map(([name, one]) => {
    const isHere = isNaming || NAMING.includes(name) || NAMING_TOO.includes(name)
    return [name, renamed(one, step, isHere)]
  })
  return Object.fromEntries(fields)
}
