import { Hono } from 'hono'
import { z } from 'zod'
import type { Desk } from '../../desk/desk.ts'
import { DeskError } from '../../desk/errors.ts'
import { mayEditPeople } from '../../desk/people/people-editing.ts'
import { type PeoplePlan, planPeople } from '../../desk/people/people-import.ts'
import { importTable } from '../../desk/people/people-import-write.ts'
import { inTurns } from '../aside/turns.ts'
import { dropFile, keepFile, keptFile } from '../files/kept.ts'
import { discard, readForm } from '../files/uploads.ts'
import { fieldsOf, parsed } from '../frame/forms.ts'
import { createOnce } from '../frame/once.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel, Reader, Request } from '../panel.ts'
import { ImportPage } from './import-page.tsx'
import { marking, markOf, PreviewPage, SHOWN } from './import-preview.tsx'

const LARGEST = 10 * 1024 * 1024
/** Plans that are kept in memory while somebody looks through them. */
const MOST_PLANS = 3

const previewQuery = z.object({
  show: z.enum(SHOWN).optional(),
  from: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
const doneQuery = z.object({
  added: z.coerce.number().int().min(0).optional(),
  changed: z.coerce.number().int().min(0).default(0),
  same: z.coerce.number().int().min(0).default(0),
})
const confirmation = z.object({ seen: z.string().max(100) })

/** People from a table: uploaded, looked at, confirmed; only by admins. */
export function importRoutes(panel: Panel): Hono<Env> {
  const { desk, filesDir } = panel
  const plans = plansOf(desk)
  const once = createOnce()
  const app = new Hono<Env>()

  app.get('/people/import', (c) => {
    const reader = importer(c.get('reader'))
    const { added, ...rest } = parsed(c.req.query(), doneQuery)
    const done = added === undefined ? undefined : { added, ...rest }
    return show(c, <ImportPage panel={panel} reader={reader} done={done} />)
  })

  app.post('/people/import', async (c) => {
    const reader = importer(c.get('reader'))
    const { uploads, faults } = await readForm(c, filesDir)
    const [table, ...others] = uploads
    await discard(others, filesDir)
    const fault = faults.length > 0 ? 'too_big' : table === undefined ? 'no_file' : undefined
    if (table && table.size <= LARGEST && !fault) {
      const token = await keepFile(filesDir, reader.person, table)
      return c.redirect(`/admin/people/import/${token}`, 303)
    }
    await discard(uploads, filesDir)
    return show(c, <ImportPage panel={panel} reader={reader} fault={fault ?? 'too_big'} />, 422)
  })

  app.get('/people/import/:token', async (c) => {
    const reader = importer(c.get('reader'))
    const token = c.req.param('token')
    const done = await once.led(confirmationOf(reader, token))
    if (done !== undefined) return c.redirect(done)
    const plan = await planOf(reader, token)
    if (!plan) return over(c)
    const query = parsed(c.req.query(), previewQuery)
    return show(c, <PreviewPage {...{ panel, reader, token, plan, query }} />)
  })

  app.post('/people/import/:token', async (c) => {
    const reader = importer(c.get('reader'))
    const token = c.req.param('token')
    const { seen } = await fieldsOf(c, confirmation)
    const done = await once.lead(confirmationOf(reader, token), () =>
      confirmed(reader, token, seen),
    )
    if (done !== undefined) return c.redirect(done, 303)
    const plan = await planOf(reader, token)
    if (!plan) return over(c)
    const page = { panel, reader, token, plan, query: { from: 0 }, isChanged: true }
    return show(c, <PreviewPage {...page} />, 422)
  })

  /** Gives the address that tells what was done; nothing is where it would not be what was seen. */
  async function confirmed(
    reader: Reader,
    token: string,
    seen: string,
  ): Promise<string | undefined> {
    const plan = await planOf(reader, token)
    if (!plan || plan.faults.length > 0 || seen !== markOf(plan)) return undefined
    try {
      const { added, changed, same } = await inTurns(importTable(desk, reader.person, plan))
      await dropFile(filesDir, reader.person, token)
      return `/admin/people/import?added=${added}&changed=${changed}&same=${same}`
    } catch (error) {
      if (!(error instanceof DeskError) || error.code === 'not_allowed') throw error
      return undefined
    } finally {
      plans.delete(token)
    }
  }

  function over(c: Request) {
    // Not 404: an open page takes that for its own end, and would reload itself for ever.
    return show(c, <ImportPage panel={panel} reader={c.get('reader')} isOver />, 410)
  }

  async function planOf(reader: Reader, token: string): Promise<PeoplePlan | undefined> {
    const bytes = await keptFile(filesDir, reader.person, token)
    if (!bytes) return undefined
    const known = plans.get(token)
    if (known) return known
    const plan = await inTurns(planPeople(desk, bytes))
    await inTurns(marking(plan))
    for (const former of [...plans.keys()].slice(0, -MOST_PLANS + 1)) plans.delete(former)
    plans.set(token, plan)
    return plan
  }

  return app
}

/** Plans by token, as long as the directory is as they saw it. */
function plansOf(desk: Desk): Map<string, PeoplePlan> {
  const plans = new Map<string, PeoplePlan>()
  desk.bus.listen(({ what }) => {
    if (what === 'person' || what === 'config') plans.clear()
  })
  return plans
}

/** Nobody else's confirmation is found by its token. */
function confirmationOf({ person }: Reader, token: string): string {
  return `${person.id} ${token}`
}

function importer(reader: Reader): Reader {
  if (!mayEditPeople(reader.person)) throw new DeskError('not_allowed')
  return reader
}
