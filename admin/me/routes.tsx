import { Hono } from 'hono'
import { z } from 'zod'
import { setAway } from '../../desk/people/identity.ts'
import { changePerson } from '../../desk/people/people.ts'
import { revokeOthers, revokeSession, sessionsOf } from '../../desk/people/sessions.ts'
import { LOCALES } from '../../locales/words.ts'
import { fieldsOf } from '../frame/forms.ts'
import { keepTheme } from '../frame/reader.ts'
import { show } from '../frame/show.ts'
import { type Env, type Panel, THEMES } from '../panel.ts'
import { MePage } from './page.tsx'

const HERE = '/admin/me'

/** One's own page: duty, language, look, sessions. */
export function meRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()

  app.get('/me', (c) => {
    const reader = c.get('reader')
    const sessions = sessionsOf(desk, reader.person)
    return show(c, <MePage panel={panel} reader={reader} sessions={sessions} />)
  })

  app.post('/me/duty', async (c) => {
    const { duty } = await fieldsOf(c, z.object({ duty: z.enum(['away', 'back']) }))
    setAway(desk, c.get('reader').person, duty === 'away')
    return c.redirect(HERE, 303)
  })

  app.post('/me/language', async (c) => {
    const { language } = await fieldsOf(c, z.object({ language: z.enum(LOCALES) }))
    changePerson(desk, c.get('reader').person.id, { language })
    return c.redirect(HERE, 303)
  })

  app.post('/me/look', async (c) => {
    const { theme } = await fieldsOf(c, z.object({ theme: z.enum(THEMES) }))
    keepTheme(c, panel, theme)
    return c.redirect(HERE, 303)
  })

  app.post('/me/sessions/:id/end', (c) => {
    const { person, secret } = c.get('reader')
    const id = c.req.param('id')
    if (id === 'others') revokeOthers(desk, person, secret)
    else revokeSession(desk, person, id)
    return c.redirect(HERE, 303)
  })

  return app
}
