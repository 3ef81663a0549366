import { Hono } from 'hono'
import { z } from 'zod'
import type { Desk } from '../../desk/desk.ts'
import { DeskError } from '../../desk/errors.ts'
import { personFor, refuseOthers } from '../../desk/people/personal-data.ts'
import { erase } from '../../desk/people/personal-data-erasing.ts'
import { recordPersonExport } from '../../desk/people/personal-data-export.ts'
import { retentionOf, setRetention } from '../../desk/people/retention.ts'
import { forReader, streamed } from '../aside/streamed.ts'
import type { Faults, Fields } from '../deadlines/fields.ts'
import { fieldsOf, numberIn } from '../frame/forms.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel, Reader } from '../panel.ts'
import { PersonalPage } from './personal-page.tsx'
import { PersonalOfPerson } from './personal-person.tsx'

const retentionSchema = z.object({
  texts: z.string().max(100).default(''),
  files: z.string().max(100).default(''),
})
const eraseSchema = z.object({ name: z.string().max(1000).default('') })

const MOST_MONTHS = 600

/** Personal data: what is kept and for how long, taking it out and erasing it; for admins. */
export function personalRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()

  app.get('/people/personal', (c) => {
    const reader = admin(c.get('reader'))
    const isSaved = c.req.query('saved') !== undefined
    const page = { panel, reader, fields: retentionFields(desk), faults: {}, isSaved }
    return show(c, <PersonalPage {...page} />)
  })

  app.post('/people/personal', async (c) => {
    const reader = admin(c.get('reader'))
    const fields = await fieldsOf(c, retentionSchema)
    const { texts, files, faults } = readRetention(fields, reader)
    if (Object.keys(faults).length > 0) {
      return show(c, <PersonalPage {...{ panel, reader, fields, faults, isSaved: false }} />, 422)
    }
    setRetention(desk, reader.person, { texts, files })
    return c.redirect('/admin/people/personal?saved', 303)
  })

  app.get('/people/:id/personal', (c) => {
    const reader = c.get('reader')
    const person = personFor(desk, reader.person, numberIn(c.req.param('id')))
    return show(c, <PersonalOfPerson panel={panel} reader={reader} person={person} />)
  })

  // By a form, as taking it out is itself kept.
  app.post('/people/:id/personal/export', async (c) => {
    const reader = c.get('reader')
    const person = personFor(desk, reader.person, numberIn(c.req.param('id')))
    const work = { kind: 'person', person: person.id, ...forReader(reader) } as const
    const making = await panel.aside.begin(work)
    recordPersonExport(desk, reader.person, person)
    c.header('Content-Type', 'application/json; charset=utf-8')
    const day = new Date(desk.now()).toISOString().slice(0, 10)
    c.header(
      'Content-Disposition',
      `attachment; filename="okoshko-person-${person.id}-${day}.json"`,
    )
    return c.body(streamed(panel, reader, making))
  })

  app.post('/people/:id/personal/erase', async (c) => {
    const reader = c.get('reader')
    const person = personFor(desk, reader.person, numberIn(c.req.param('id')))
    const { name } = await fieldsOf(c, eraseSchema)
    try {
      erase(desk, reader.person, person.id, name)
    } catch (error) {
      if (!(error instanceof DeskError) || error.code !== 'name_differs') throw error
      const faults = { name: reader.t('error-name_differs') }
      return show(c, <PersonalOfPerson {...{ panel, reader, person, typed: name, faults }} />, 422)
    }
    return c.redirect(`/admin/people/${person.id}/personal`, 303)
  })

  return app
}

function admin(reader: Reader): Reader {
  refuseOthers(reader.person)
  return reader
}

function retentionFields(desk: Desk): Fields {
  const { texts, files } = retentionOf(desk)
  return { texts: texts === null ? '' : String(texts), files: files === null ? '' : String(files) }
}

function readRetention({ texts, files }: z.infer<typeof retentionSchema>, { t }: Reader) {
  const faults: Faults = {}
  const months = (name: string, typed: string): number | null => {
    const text = typed.trim()
    if (text === '') return null
    const count = /^\d{1,3}$/.test(text) ? Number(text) : 0
    if (count < 1 || count > MOST_MONTHS) faults[name] = t('personal-retention-bad')
    return count
  }
  const read = { texts: months('texts', texts), files: months('files', files) }
  const isLate = read.texts !== null && read.files !== null && read.files > read.texts
  if (isLate) faults.files ??= t('personal-retention-late')
  return { ...read, faults }
}
