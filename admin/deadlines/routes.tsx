import { Hono } from 'hono'
import { parsed } from '../frame/forms.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel } from '../panel.ts'
import { calendarRoutes } from './calendar-routes.tsx'
import { DeadlinesPage } from './list-page.tsx'
import { policyRoutes } from './policy-routes.tsx'
import { questionSchema, readQuestion, testedServices } from './question.ts'
import { TesterPage } from './tester-page.tsx'
import { yearRoutes } from './year-routes.tsx'

/** Calendars and policies, and what they would make of a ticket. */
export function deadlineRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()

  app.get('/deadlines', (c) => show(c, <DeadlinesPage panel={panel} reader={c.get('reader')} />))

  app.get('/deadlines/test', (c) => {
    const question = readQuestion(desk, parsed(c.req.query(), questionSchema))
    const services = testedServices(desk)
    const page = { panel, reader: c.get('reader'), services, question }
    return show(c, <TesterPage {...page} />)
  })

  for (const routes of [calendarRoutes, policyRoutes, yearRoutes]) app.route('/', routes(panel))
  return app
}
