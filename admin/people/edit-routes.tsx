import { Hono } from 'hono'
import { z } from 'zod'
import { DeskError, type ErrorCode } from '../../desk/errors.ts'
import { comeBack, leave } from '../../desk/people/leaving.ts'
import { type Person, personById } from '../../desk/people/people.ts'
import { mayEditPeople, savePerson } from '../../desk/people/people-editing.ts'
import type { Faults, Fields } from '../deadlines/fields.ts'
import { seenFaults } from '../deadlines/seen.ts'
import { fieldsOf, numberIn } from '../frame/forms.ts'
import { show } from '../frame/show.ts'
import { sayPackFault } from '../packs/fault-words.ts'
import type { Env, Panel, Reader } from '../panel.ts'
import { personTyped } from '../settings/typed-person.ts'
import { personFields, readPerson } from './person-fields.ts'
import { PersonForm } from './person-form.tsx'

const formSchema = z.record(z.string().max(100), z.string().max(2000))
const leavingSchema = z.object({ heir: z.string().max(300).default('') })

/** Where a refusal of the desk is shown. */
const FIELD_OF: Partial<Record<ErrorCode, string>> = {
  phone_taken: 'phone',
  email_taken: 'email',
  key_taken: 'key',
  last_admin: 'role',
}

/** People added and changed by admins: what is wrong comes back at its field with all that was typed. */
export function editRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()

  app.get('/people/new', (c) => {
    const reader = editor(c.get('reader'))
    const page = { panel, reader, person: null, fields: personFields(desk, null), faults: {} }
    return show(c, <PersonForm {...page} />)
  })

  app.post('/people', async (c) => {
    const reader = editor(c.get('reader'))
    const fields = await fieldsOf(c, formSchema)
    const saved = save(reader, fields, null)
    if ('id' in saved) return c.redirect(`/admin/people/${saved.id}`, 303)
    const page = { panel, reader, person: null, fields, faults: saved.faults }
    return show(c, <PersonForm {...page} />, 422)
  })

  app.get('/people/:id/edit', (c) => {
    const reader = editor(c.get('reader'))
    const person = someone(c.req.param('id'))
    const page = { panel, reader, person, fields: personFields(desk, person), faults: {} }
    return show(c, <PersonForm {...page} />)
  })

  app.post('/people/:id', async (c) => {
    const reader = editor(c.get('reader'))
    const person = someone(c.req.param('id'))
    const fields = await fieldsOf(c, formSchema)
    const faults = seenFaults(fields, personFields(desk, person), reader.t)
    const saved = isEmpty(faults) ? save(reader, fields, person) : { faults }
    if ('id' in saved) return c.redirect(`/admin/people/${saved.id}`, 303)
    const page = { panel, reader, person, fields, faults: saved.faults }
    return show(c, <PersonForm {...page} />, 422)
  })

  app.post('/people/:id/leaving', async (c) => {
    const reader = editor(c.get('reader'))
    const person = someone(c.req.param('id'))
    const { heir } = await fieldsOf(c, leavingSchema)
    const meant = heir.trim() === '' ? undefined : personTyped(desk, heir)
    if (meant && 'among' in meant) throw new DeskError('cannot_take_over')
    leave(desk, reader.person, person.id, { handTo: meant?.person.id })
    return c.redirect(`/admin/people/${person.id}`, 303)
  })

  app.post('/people/:id/return', (c) => {
    const reader = editor(c.get('reader'))
    const person = someone(c.req.param('id'))
    comeBack(desk, reader.person, person.id)
    return c.redirect(`/admin/people/${person.id}`, 303)
  })

  function someone(id: string): Person {
    const person = personById(desk, numberIn(id))
    if (!person) throw new DeskError('not_found')
    return person
  }

  function save(
    reader: Reader,
    fields: Fields,
    before: Person | null,
  ): { id: number } | { faults: Faults } {
    const read = readPerson(desk, fields, before, reader.t)
    if (!read.ok) return { faults: read.faults }
    const { person, lines } = read.value
    try {
      const saved = savePerson(desk, reader.person, before?.id ?? null, person, lines)
      if ('id' in saved) return saved
      return {
        faults: {
          lines: saved.faults.map((one) => sayPackFault(one.message, reader.t)).join('; '),
        },
      }
    } catch (error) {
      const field = error instanceof DeskError ? FIELD_OF[error.code] : undefined
      if (!(error instanceof DeskError) || field === undefined) throw error
      return { faults: { [field]: reader.t(`error-${error.code}`, error.params) } }
    }
  }

  return app
}

function editor(reader: Reader): Reader {
  if (!mayEditPeople(reader.person)) throw new DeskError('not_allowed')
  return reader
}

function isEmpty(faults: Faults): boolean {
  return Object.keys(faults).length === 0
}
