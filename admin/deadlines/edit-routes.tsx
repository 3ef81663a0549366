import { Hono } from 'hono'
import { z } from 'zod'
import { DeskError } from '../../desk/errors.ts'
import { config } from '../../desk/setup/config.ts'
import { changeCalendar, changePolicy, mayEditSetup } from '../../desk/setup/setup-editing.ts'
import type { PackCalendar } from '../../scenarios/pack-calendars.ts'
import { fieldsOf } from '../frame/forms.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel, Reader } from '../panel.ts'
import { calendarFields, readCalendar } from './calendar-fields.ts'
import { CalendarForm } from './calendar-form.tsx'
import type { Faults } from './fields.ts'
import { policyFaults } from './policy-check.ts'
import { policyFields, readPolicy } from './policy-fields.ts'
import { PolicyForm, priorityRows } from './policy-form.tsx'
import { seenFaults } from './seen.ts'
import { calendarUrl, liveOne, policyUrl } from './uses.ts'

const formSchema = z.record(z.string().max(100), z.string().max(100_000))

/** Calendars and policies, changed by admins: what is wrong comes back at its field with all that was typed. */
export function editRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()

  app.get('/deadlines/calendars/:key/edit', (c) => {
    const reader = editor(c.get('reader'))
    const calendar = liveOne(config(desk).calendars, c.req.param('key'))
    const page = { panel, reader, calendar, fields: calendarFields(calendar), faults: {} }
    return show(c, <CalendarForm {...page} />)
  })

  app.post('/deadlines/calendars/:key', async (c) => {
    const reader = editor(c.get('reader'))
    const calendar = liveOne(config(desk).calendars, c.req.param('key'))
    const fields = await fieldsOf(c, formSchema)
    const read = readCalendar(fields, calendar, reader.t)
    const faults = { ...seenFaults(fields, calendar, reader.t), ...(read.ok ? {} : read.faults) }
    if (read.ok && isEmpty(faults)) Object.assign(faults, savingFaults(reader, read.value))
    if (isEmpty(faults)) return c.redirect(calendarUrl(calendar.key), 303)
    const page = { panel, reader, calendar, fields, faults }
    return show(c, <CalendarForm {...page} />, 422)
  })

  app.get('/deadlines/policies/:key/edit', (c) => {
    const reader = editor(c.get('reader'))
    const policy = liveOne(config(desk).policies, c.req.param('key'))
    const page = { panel, reader, policy, fields: policyFields(policy, reader.t), faults: {} }
    return show(c, <PolicyForm {...page} />)
  })

  app.post('/deadlines/policies/:key', async (c) => {
    const reader = editor(c.get('reader'))
    const policy = liveOne(config(desk).policies, c.req.param('key'))
    const fields = await fieldsOf(c, formSchema)
    const read = readPolicy(fields, policy, priorityRows(desk, policy), reader.t)
    const faults = {
      ...seenFaults(fields, policy, reader.t),
      ...(read.ok ? policyFaults(desk, read.value, fields, reader.t) : read.faults),
    }
    if (read.ok && isEmpty(faults)) {
      changePolicy(desk, reader.person, read.value)
      return c.redirect(policyUrl(policy.key), 303)
    }
    const page = { panel, reader, policy, fields, faults }
    return show(c, <PolicyForm {...page} />, 422)
  })

  /** Saves a sound calendar; one that would never open is a fault of the whole form. */
  function savingFaults({ person, t }: Reader, calendar: PackCalendar): Faults {
    try {
      changeCalendar(desk, person, calendar)
      return {}
    } catch (error) {
      if (error instanceof DeskError && error.code === 'calendar_never_opens') {
        return { '': t(`error-${error.code}`) }
      }
      throw error
    }
  }

  return app
}

function editor(reader: Reader): Reader {
  if (!mayEditSetup(reader.person)) throw new DeskError('not_allowed')
  return reader
}

function isEmpty(faults: Faults): boolean {
  return Object.keys(faults).length === 0
}
