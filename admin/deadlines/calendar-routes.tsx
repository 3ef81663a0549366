import { Hono } from 'hono'
import { z } from 'zod'
import { config } from '../../desk/setup/config.ts'
import { archiveObject, bringBackObject, saveObject } from '../../desk/setup/setup-editing.ts'
import type { SetupFault } from '../../desk/setup/setup-faults.ts'
import { wallTime } from '../../locales/wall-time.ts'
import type { PackCalendar } from '../../scenarios/pack-calendars.ts'
import { fieldsOf, parsed } from '../frame/forms.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel, Reader, Request } from '../panel.ts'
import { editor, isSound, only, trySaving } from '../settings/editor.ts'
import { type SaidFaults, saidFaults } from '../settings/setup-faults.ts'
import { calendarFields, readCalendar } from './calendar-fields.ts'
import { CalendarForm } from './calendar-form.tsx'
import { CalendarPage } from './calendar-page.tsx'
import type { Fields } from './fields.ts'
import { bringHolidays } from './holiday-worker.ts'
import { DeadlinesPage, HERE } from './list-page.tsx'
import { seenFaults } from './seen.ts'
import { calendarUrl, liveOne } from './uses.ts'

const LIST = 'calendars'
const WORKDAYS = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, '09:00-18:00']),
)
const yearSchema = z.object({ year: z.coerce.number().int().min(2000).max(2099).optional() })
/** The key of an object that a new one is to be like. */
export const likeSchema = z.object({ of: z.string().max(64).optional() })
export const formSchema = z.record(z.string().max(100), z.string().max(100_000))

/** Calendars: shown, made, copied, changed, archived and brought back. */
export function calendarRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()
  const calendarOf = (c: Request) => liveOne(config(desk).calendars, c.req.param('key') ?? '')

  app.get('/deadlines/new/calendar', (c) => {
    const reader = editor(c.get('reader'))
    const { of } = parsed(c.req.query(), likeSchema)
    const like = of === undefined ? undefined : liveOne(config(desk).calendars, of)
    const fields = like
      ? { ...calendarFields(like), key: `${like.key}-2`.slice(0, 32) }
      : { timezone: reader.speech.timeZone, ...WORKDAYS }
    return show(c, <CalendarForm {...{ panel, reader, calendar: undefined, fields, faults: {} }} />)
  })

  app.get('/deadlines/calendars/:key', (c) => {
    const calendar = calendarOf(c)
    const { year } = parsed(c.req.query(), yearSchema)
    const page = { panel, reader: c.get('reader'), calendar, year: year ?? yearNow(calendar) }
    return show(c, <CalendarPage {...page} />)
  })

  app.get('/deadlines/calendars/:key/edit', (c) => {
    const reader = editor(c.get('reader'))
    const calendar = calendarOf(c)
    const page = { panel, reader, calendar, fields: calendarFields(calendar), faults: {} }
    return show(c, <CalendarForm {...page} />)
  })

  app.post('/deadlines/calendars', async (c) => {
    const reader = editor(c.get('reader'))
    return saved(c, reader, undefined, await fieldsOf(c, formSchema))
  })

  app.post('/deadlines/calendars/:key', async (c) => {
    const reader = editor(c.get('reader'))
    const calendar = calendarOf(c)
    return saved(c, reader, calendar, await fieldsOf(c, formSchema))
  })

  app.post('/deadlines/calendars/:key/archiving', (c) => {
    const reader = editor(c.get('reader'))
    const calendar = calendarOf(c)
    const { key } = calendar
    const found = archiveObject(desk, reader.person, LIST, key)
    if (found.length === 0) return c.redirect(HERE, 303)
    const { elsewhere } = saidFaults(desk, reader, found, () => '', { list: LIST, key })
    const page = { panel, reader, calendar, year: yearNow(calendar), elsewhere }
    return show(c, <CalendarPage {...page} />, 422)
  })

  app.post('/deadlines/calendars/:key/return', (c) => {
    const reader = editor(c.get('reader'))
    const key = c.req.param('key')
    const said = sayAll(reader, bringBackObject(desk, reader.person, LIST, key))
    if (isSound(said)) return c.redirect(calendarUrl(key), 303)
    return show(c, <DeadlinesPage panel={panel} reader={reader} stopped={said} />, 422)
  })

  async function saved(
    c: Request,
    reader: Reader,
    before: PackCalendar | undefined,
    fields: Fields,
  ) {
    const read = readCalendar(fields, before, reader.t)
    const seen = before ? seenFaults(fields, calendarFields(before), reader.t) : {}
    let said = only({ ...seen, ...(read.ok ? {} : read.faults) })
    if (read.ok && isSound(said)) {
      await bringHolidays(desk, read.value.country)
      const save = () => saveObject(desk, reader.person, LIST, read.value, before === undefined)
      said = trySaving(reader, save, (found) => sayAll(reader, found))
      if (isSound(said)) return c.redirect(calendarUrl(read.value.key), 303)
    }
    const page = { panel, reader, calendar: before, fields, ...said }
    return show(c, <CalendarForm {...page} />, 422)
  }

  function sayAll(reader: Reader, found: SetupFault[]): SaidFaults {
    return saidFaults(desk, reader, found, ([list = '', place]) =>
      list === 'week' ? String(place) : String(list),
    )
  }

  function yearNow({ timezone }: PackCalendar): number {
    return Number(wallTime(desk.now(), timezone).date.slice(0, 4))
  }

  return app
}
