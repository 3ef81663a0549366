import { Hono } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { parsed } from '../frame/forms.ts'
import type { Env, Panel } from '../panel.ts'
import { FoundPeople } from './person-input.tsx'

const typedSchema = z.record(z.string().max(100), z.string().max(200))

/** What the company set up, subject by subject: read by agents, changed by admins. */
export function settingsRoutes(panel: Panel): Hono<Env> {
  const app = new Hono<Env>()

  app.get('/settings/people-found', (c) => {
    const [typed = ''] = Object.values(parsed(c.req.query(), typedSchema))
    const reader = c.get('reader')
    return c.html(html`${<FoundPeople panel={panel} reader={reader} typed={typed} />}`)
  })

  return app
}
