import { Hono } from 'hono'
import { auditPage, exportAudit } from '../../desk/audit/audit.ts'
import { DeskError } from '../../desk/errors.ts'
import { mayAudit } from '../../desk/people/rights.ts'
import { forReader, streamed } from '../aside/streamed.ts'
import { fieldsOf, parsed } from '../frame/forms.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel } from '../panel.ts'
import { AuditPage } from './page.tsx'
import { auditForm, queryOf } from './query.ts'

const A_PAGE = 50

/** Who did what and when, for admins. */
export function auditRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()

  app.get('/audit', (c) => {
    const reader = c.get('reader')
    const form = parsed(c.req.query(), auditForm)
    const page = auditPage(desk, reader.person, queryOf(form, reader.speech.timeZone), A_PAGE)
    return show(c, <AuditPage panel={panel} reader={reader} form={form} page={page} />)
  })

  // By a form, as taking it out is itself kept.
  app.post('/audit/export', async (c) => {
    const reader = c.get('reader')
    const form = await fieldsOf(c, auditForm)
    // Told before there has to be room for it.
    if (!mayAudit(reader.person)) throw new DeskError('not_allowed')
    const query = queryOf({ ...form, before: undefined }, reader.speech.timeZone)
    const making = await panel.aside.begin({ kind: 'audit', query, ...forReader(reader) })
    exportAudit(desk, reader.person, query)
    c.header('Content-Type', 'text/csv; charset=utf-8')
    const day = new Date(desk.now()).toISOString().slice(0, 10)
    c.header('Content-Disposition', `attachment; filename="okoshko-audit-${day}.csv"`)
    return c.body(streamed(panel, reader, making))
  })

  return app
}
