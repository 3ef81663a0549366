import { Hono } from 'hono'
import { z } from 'zod'
import { config } from '../../desk/setup/config.ts'
import { wallTime } from '../../locales/wall-time.ts'
import { parsed } from '../frame/forms.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel } from '../panel.ts'
import { CalendarPage } from './calendar-page.tsx'
import { editRoutes } from './edit-routes.tsx'
import { DeadlinesPage } from './list-page.tsx'
import { PolicyPage } from './policy-page.tsx'
import { questionSchema, readQuestion, testedServices } from './question.ts'
import { TesterPage } from './tester-page.tsx'
import { liveOne } from './uses.ts'

const yearSchema = z.object({ year: z.coerce.number().int().min(2000).max(2099).optional() })

/** Calendars and policies, and what they would make of a ticket. */
export function deadlineRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()

  app.get('/deadlines', (c) => show(c, <DeadlinesPage panel={panel} reader={c.get('reader')} />))

  app.get('/deadlines/calendars/:key', (c) => {
    const calendar = liveOne(config(desk).calendars, c.req.param('key'))
    const { year } = parsed(c.req.query(), yearSchema)
    const thisYear = Number(wallTime(desk.now(), calendar.timezone).date.slice(0, 4))
    const page = { panel, reader: c.get('reader'), calendar, year: year ?? thisYear }
    return show(c, <CalendarPage {...page} />)
  })

  app.get('/deadlines/policies/:key', (c) => {
    const policy = liveOne(config(desk).policies, c.req.param('key'))
    return show(c, <PolicyPage panel={panel} reader={c.get('reader')} policy={policy} />)
  })

  app.get('/deadlines/test', (c) => {
    const question = readQuestion(desk, parsed(c.req.query(), questionSchema))
    const services = testedServices(desk)
    const page = { panel, reader: c.get('reader'), services, question }
    return show(c, <TesterPage {...page} />)
  })

  app.route('/', editRoutes(panel))
  return app
}
