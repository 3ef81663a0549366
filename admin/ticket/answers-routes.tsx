import { Hono } from 'hono'
import { factsFor } from '../../desk/chat/facts.ts'
import { DeskError, type ErrorCode } from '../../desk/errors.ts'
import { type Person, personById } from '../../desk/people/people.ts'
import { ticketFor } from '../../desk/people/rights.ts'
import { config, type LiveService, stepsOf } from '../../desk/setup/config.ts'
import { fillAnswers } from '../../desk/tickets/answers.ts'
import type { Ticket } from '../../desk/tickets/tickets.ts'
import type { FileRef } from '../../scenarios/answer.ts'
import type { Facts } from '../../scenarios/engine-facts.ts'
import type { Step } from '../../scenarios/step.ts'
import { type Form, readForm } from '../files/uploads.ts'
import { fieldOf, fieldsOf } from '../filing/answer-fields.ts'
import { readAnswers, withPeople } from '../filing/read-answers.ts'
import { stepFiles } from '../filing/step-files.ts'
import { numberIn } from '../frame/forms.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel } from '../panel.ts'
import { AnswersPage } from './answers-page.tsx'

/** Filling in what a ticket's scenario left open, and putting its answers right. */
export function answersRoutes(panel: Panel): Hono<Env> {
  const { desk, filesDir } = panel
  const app = new Hono<Env>()

  app.get('/tickets/:number/answers', (c) => {
    const reader = c.get('reader')
    const asked = askedOf(reader.person, numberIn(c.req.param('number')))
    const { ticket, steps, facts } = asked
    const values = valuesOf(ticket)
    const kept = filesOf(ticket)
    const filled = readAnswers(steps, { values, files: kept }, facts, ticket.answers)
    const page = { ...asked, panel, reader, values, filled, kept, faults: [], isFresh: true }
    return show(c, <AnswersPage {...page} />)
  })

  app.post('/tickets/:number/answers', async (c) => {
    const reader = c.get('reader')
    const { person } = reader
    // Before a file of somebody who may not change it reaches the disk.
    const asked = askedOf(person, numberIn(c.req.param('number')))
    const { ticket, steps, facts } = asked
    const form: Form = await readForm(c, filesDir)
    const kept = stepFiles(desk, person, form, steps, ticket.number)
    const posted = { values: form.fields, files: kept }
    const filled = readAnswers(steps, posted, facts, ticket.answers)
    const isRedraw = form.fields.has('redraw')
    let refusal: ErrorCode | undefined
    if (!isRedraw && filled.problems.size === 0 && form.faults.length === 0) {
      try {
        fillAnswers(desk, person, ticket.number, filled.answers)
        return c.redirect(`/admin/tickets/${ticket.number}`, 303)
      } catch (error) {
        if (!(error instanceof DeskError)) throw error
        refusal = error.code
      }
    }
    const values = withPeople(form.fields, filled)
    const { faults } = form
    const page = {
      ...asked,
      panel,
      reader,
      values,
      filled,
      kept,
      faults,
      isFresh: isRedraw,
      refusal,
    }
    return show(c, <AnswersPage {...page} />, isRedraw ? 200 : 422)
  })

  function askedOf(person: Person, number: number): Asked {
    const ticket = ticketFor(desk, person, number, 'answers')
    const service = config(desk).services.get(ticket.service)
    const requester = personById(desk, ticket.requesterId)
    if (!service || !requester) throw new DeskError('not_found', { number })
    const steps = stepsOf(desk, ticket.service, ticket.scenarioVersion)
    return { ticket, service, steps, facts: factsFor(desk, requester, service.key, true) }
  }

  return app
}

interface Asked {
  ticket: Ticket
  service: LiveService
  steps: Step[]
  facts: Facts
}

function valuesOf({ answers }: Ticket): Map<string, string[]> {
  return new Map(Object.entries(answers).flatMap(([key, answer]) => fieldsOf(key, answer)))
}

function filesOf({ answers }: Ticket): Map<string, FileRef[]> {
  return new Map(
    Object.entries(answers).flatMap(([key, answer]): [string, FileRef[]][] =>
      answer.type === 'files' ? [[fieldOf(key), answer.files]] : [],
    ),
  )
}
