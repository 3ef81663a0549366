import { Hono } from 'hono'
import { z } from 'zod'
import { factsFor } from '../../desk/chat/facts.ts'
import { DeskError } from '../../desk/errors.ts'
import { type Person, personById, searchPeople } from '../../desk/people/people.ts'
import { ticketFor } from '../../desk/people/rights.ts'
import { config, type LiveService, stepsOf } from '../../desk/setup/config.ts'
import { ticketBySource } from '../../desk/tickets/filing.ts'
import { CHANNELS, type FilingFor, fileFor } from '../../desk/tickets/filing-for.ts'
import type { Ticket } from '../../desk/tickets/tickets.ts'
import type { Faults } from '../deadlines/fields.ts'
import { discard, readForm } from '../files/uploads.ts'
import { fieldsOf, formToken, numberIn, parsed, sourceOf } from '../frame/forms.ts'
import { createOnce } from '../frame/once.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel } from '../panel.ts'
import { fieldsFromParent } from './child.ts'
import { FilingForm } from './form-page.tsx'
import { addTyped } from './newcomer.tsx'
import { proposedFields } from './propose.ts'
import { readAnswers, withPeople } from './read-answers.ts'
import { RequesterPage, ServicePage } from './start-page.tsx'
import { stepFiles } from './step-files.ts'

const FOUND = 12

const querySchema = z.object({
  q: z.string().max(200).default(''),
  requester: z.string().max(20).optional(),
  service: z.string().max(64).optional(),
  /** The ticket of which it will be a subtask. */
  parent: z.string().max(20).optional(),
})
const newcomerSchema = z.object({
  token: formToken,
  name: z.string().max(300),
  phone: z.string().max(100),
})
const formSchema = z.object({
  token: formToken,
  requester: z.string(),
  service: z.string().max(64),
  version: z.coerce.number().int().min(0),
  parent: z.string().max(20).optional(),
  channel: z.union([z.enum(CHANNELS), z.literal('')]).default(''),
  solved: z.literal('1').optional(),
  solution: z.string().default(''),
  /** The form asks only which questions are left; nothing is filed. */
  redraw: z.string().optional(),
})

/** Filing on somebody's behalf: who asks, what for, then the whole scenario as one form. */
export function filingRoutes(panel: Panel): Hono<Env> {
  const { desk, filesDir } = panel
  const app = new Hono<Env>()
  const once = createOnce()

  app.get('/tickets/new', (c) => {
    const reader = c.get('reader')
    const { q, requester: asked, service: key, parent: of } = parsed(c.req.query(), querySchema)
    const parent = parentOf(reader.person, of)
    const id = parent ? String(parent.requesterId) : asked
    if (id === undefined) {
      const { people } = searchPeople(desk, q, { offset: 0, limit: FOUND })
      const newcomer = { name: people.length === 0 ? q : '', phone: '' }
      const page = { panel, reader, query: q, people, newcomer, faults: {} }
      return show(c, <RequesterPage {...page} />)
    }
    const requester = someone(id)
    if (key === undefined) {
      const page = { panel, reader, requester, parent }
      return show(c, <ServicePage {...page} />)
    }
    const service = serviceOf(key)
    const facts = factsFor(desk, requester, service.key, true)
    const proposed = proposedFields(service.steps, facts)
    const given = parent ? fieldsFromParent(desk, parent, service, facts) : []
    const values = new Map([...proposed, ...given])
    const filled = readAnswers(service.steps, { values, files: new Map() }, facts)
    const how = { channel: '', isSolved: false, solution: '' }
    const page = { panel, reader, requester, service, facts, values, filled, parent, how }
    return show(c, <FilingForm {...page} kept={new Map()} steps={service.steps} isFresh />)
  })

  app.post('/tickets/new/requesters', async (c) => {
    const reader = c.get('reader')
    const { token, ...typed } = await fieldsOf(c, newcomerSchema)
    let faults: Faults = {}
    const address = await once.lead(sourceOf(reader.person, token), async () => {
      const added = addTyped(desk, reader, typed)
      if ('person' in added) return `/admin/tickets/new?requester=${added.person.id}`
      faults = added.faults
      return undefined
    })
    if (address !== undefined) return c.redirect(address, 303)
    const { people } = searchPeople(desk, typed.name, { offset: 0, limit: FOUND })
    const page = { panel, reader, query: typed.name, people, newcomer: typed, faults }
    return show(c, <RequesterPage {...page} />, 422)
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
    const parent = parentOf(reader.person, given.parent)
    const requester = someone(parent ? String(parent.requesterId) : given.requester)
    const service = serviceOf(given.service)
    const steps = stepsOf(desk, service.key, given.version)
    const facts = factsFor(desk, requester, service.key, true)
    const kept = stepFiles(desk, reader.person, form, steps)
    const filled = readAnswers(steps, { values: form.fields, files: kept }, facts)
    const isWhole = filled.problems.size === 0 && form.faults.length === 0
    let refusal: DeskError | undefined
    if (given.redraw === undefined && isWhole) {
      const { version } = given
      const { answers } = filled
      const by = reader.person
      const filing = { source, service: service.key, version, steps, answers, requester, by }
      try {
        const ticket = fileFor(desk, filing, howOf(given, parent))
        return c.redirect(`/admin/tickets/${ticket.number}`, 303)
      } catch (error) {
        if (!(error instanceof DeskError)) throw error
        refusal = error
      }
    }
    const isFresh = given.redraw !== undefined
    const values = withPeople(form.fields, filled)
    const page = { panel, reader, requester, service, facts, values, filled, kept, isFresh }
    const { token, channel, solution } = given
    const how = { channel, solution, isSolved: given.solved === '1' }
    const faults = [...form.faults, ...(refusal ? [refusal] : [])]
    return show(
      c,
      <FilingForm {...page} {...{ steps, token, faults, parent, how }} version={given.version} />,
      isFresh ? 200 : 422,
    )
  })

  /** The ticket to which a subtask is filed, for whoever works on it. */
  function parentOf(person: Person, number: string | undefined): Ticket | undefined {
    if (number === undefined || number === '') return undefined
    return ticketFor(desk, person, numberIn(number), 'subtasks')
  }

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

function howOf(given: z.infer<typeof formSchema>, parent: Ticket | undefined): FilingFor {
  return {
    channel: given.channel === '' ? undefined : given.channel,
    solution: given.solved === '1' ? given.solution : undefined,
    parent: parent?.number,
  }
}
