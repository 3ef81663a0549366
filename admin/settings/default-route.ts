import { Hono } from 'hono'
import { DeskError } from '../../desk/errors.ts'
import { config } from '../../desk/setup/config.ts'
import { saveObject } from '../../desk/setup/setup-editing.ts'
import type { Env, Panel } from '../panel.ts'
import { editor } from './editor.ts'
import { objectUrl } from './urls.ts'

/** Makes a priority the default; the one before gives it up first, as there is but one. */
export function defaultRoute({ desk }: Panel): Hono<Env> {
  const app = new Hono<Env>()

  app.post('/settings/priorities/:key/default', (c) => {
    const { person } = editor(c.get('reader'))
    const { live } = config(desk).priorities
    const chosen = live.find(({ key }) => key === c.req.param('key'))
    if (!chosen) throw new DeskError('not_found')
    for (const { default: _, ...former } of live.filter((one) => one.default)) {
      saveObject(desk, person, 'priorities', former)
    }
    saveObject(desk, person, 'priorities', { ...chosen, default: true })
    return c.redirect(`${objectUrl('priorities', chosen.key)}?saved`, 303)
  })

  return app
}
