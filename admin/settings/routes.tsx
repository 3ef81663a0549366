import { Hono } from 'hono'
import { z } from 'zod'
import { parsed } from '../frame/forms.ts'
import { show, showPart } from '../frame/show.ts'
import type { Env, Panel } from '../panel.ts'
import { companyRoutes } from './company-routes.tsx'
import { objectRoutes } from './object-routes.tsx'
import { OverviewPage } from './overview-page.tsx'
import { FoundPeople } from './person-input.tsx'
import { ruleRoutes } from './rule-routes.tsx'

const typedSchema = z.record(z.string().max(100), z.string().max(200))

/** What the company set up, subject by subject: read by agents, changed by admins. */
export function settingsRoutes(panel: Panel): Hono<Env> {
  const app = new Hono<Env>()

  app.get('/settings', (c) => show(c, <OverviewPage panel={panel} reader={c.get('reader')} />))

  // The people whom the beginning in any field may mean.
  app.get('/settings/people-found', (c) => {
    const [typed = ''] = Object.values(parsed(c.req.query(), typedSchema))
    const reader = c.get('reader')
    return showPart(c, <FoundPeople panel={panel} reader={reader} typed={typed} />)
  })

  for (const routes of [companyRoutes, ruleRoutes, objectRoutes]) {
    app.route('/', routes(panel))
  }
  return app
}
