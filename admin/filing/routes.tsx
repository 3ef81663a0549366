import { Hono } from 'hono'
import { z } from 'zod'
import { factsFor } from '../../desk/chat/facts.ts'
import { DeskError } from '../../desk/errors.ts'
import { type Person, personById, searchPeople } from '../../desk/people/people.ts'
import { config, type LiveService, stepsOf } from '../../desk/setup/config.ts'
import { ticketBySource } from '../../desk/tickets/filing.ts'
import { fileFor } from '../../desk/tickets/filing-for.ts'
import { discard, readForm } from '../files/uploads.ts'
import { formToken, numberIn, parsed, sourceOf } from '../frame/forms.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel } from '../panel.ts'
import { FilingForm } from './form-page.tsx'
import { proposedFields } from './propose.ts'
import { readAnswers, withPeople } from './read-answers.ts'
import { RequesterPage, ServicePage } from './start-page.tsx'
import { stepFiles } from './step-files.ts'

const FOUND = 12

const querySchema = z.object({
  q: z.string().max(200).default(''),
  requester: z.string().max(20).optional(),
  service: z.string().max(64).optional(),
})
const formSchema = z.object({
  token: formToken,
  requester: z.string(),
  service: z.string().max(64),
  version: z.coerce.number().int().min(0),
  /** The form asks only which questions are left; nothing is filed. */
  redraw: z.string().optional(),
})

/** Filing on somebody's behalf: who asks, what for, then the whole scenario as one form. */
export function filingRoutes(panel: Panel): Hono<Env> {
  const { desk, filesDir } = panel
  const app = new Hono<Env>()

  app.get('/tickets/new', (c) => {
    const reader = c.get('reader')
    const { q, requester: id, service: key } = parsed(c.req.query(), querySchema)
    if (id === undefined) {
      const { people } = searchPeople(desk, q, { offset: 0, limit: FOUND })
      return show(c, <RequesterPage panel={panel} reader={reader} query={q} people={people} />)
    }
    const requester = someone(id)
    if (key === undefined) {
      return show(c, <ServicePage panel={panel} reader={reader} requester={requester} />)
    }
    const service = serviceOf(key)
    const facts = factsFor(desk, requester, service.key, true)
    const values = proposedFields(service.steps, facts)
    const filled = readAnswers(service.steps, { values, files: new Map() }, facts)
    const page = { panel, reader, requester, service, facts, values, filled, kept: new Map() }
    return show(c, <FilingForm {...page} steps={service.steps} isFresh />)
  })

  app.post('/tickets/new', async (c) => {
    const reader = c.get('reader')
    const form = await readForm(c, filesDir)
    const firsts = [...form.fields].map(([name, values]) => [name, values[0]])
    const given = parsed(Object.fromEntries(firsts), formSchema)
    const source = sourceOf(reader.person, given.token)
    const known = ticketBySource(desk, source)
    if (known) {
      await discard(form.uploads, filesDir)
      return c.redirect(`/admin/tickets/${known.number}`, 303)
    }
    const requester = someone(given.requester)
    const service = serviceOf(given.service)
    const steps = stepsOf(desk, service.key, given.version)
    const facts = factsFor(desk, requester, service.key, true)
    const kept = stepFiles(desk, reader.person, form, steps)
    const filled = readAnswers(steps, { values: form.fields, files: kept }, facts)
    const isWhole = filled.problems.size === 0 && form.faults.length === 0
    if (given.redraw === undefined && isWhole) {
      const ticket = fileFor(desk, {
        source,
        service: service.key,
        version: given.version,
        steps,
        answers: filled.answers,
        requester,
        by: reader.person,
      })
      return c.redirect(`/admin/tickets/${ticket.number}`, 303)
    }
    const isFresh = given.redraw !== undefined
    const values = withPeople(form.fields, filled)
    const page = { panel, reader, requester, service, facts, values, filled, kept, isFresh }
    const { token } = given
    const faults = form.faults
    return show(
      c,
      <FilingForm {...page} steps={steps} version={given.version} token={token} faults={faults} />,
      isFresh ? 200 : 422,
    )
  })

  function someone(id: string): Person {
    const person = personById(desk, numberIn(id))
    if (!person || person.archivedAt !== null) throw new DeskError('not_found')
    return person
  }

  function serviceOf(key: string): LiveService {
    const service = config(desk).services.live.find((one) => one.key === key)
    if (!service) throw new DeskError('unknown_service', { service: key })
    return service
  }

  return app
}
