import { Hono } from 'hono'
import { z } from 'zod'
import { deed } from '../../desk/desk.ts'
import { DeskError } from '../../desk/errors.ts'
import { messageById } from '../../desk/messages/messages.ts'
import { correct, noAnswerNeeded, resend } from '../../desk/messages/replying.ts'
import { may, ticketFor } from '../../desk/people/rights.ts'
import { unwatch, watch } from '../../desk/people/watching.ts'
import { assign, move, take } from '../../desk/tickets/assignment.ts'
import { merge } from '../../desk/tickets/merging.ts'
import { setPriority } from '../../desk/tickets/priorities.ts'
import { setService } from '../../desk/tickets/services.ts'
import { setStatus } from '../../desk/tickets/setting-status.ts'
import { ticketPage } from '../../desk/tickets/ticket-page.ts'
import { fieldsOf, formToken, numberIn, parsed, sourceOf } from '../frame/forms.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel } from '../panel.ts'
import { answersRoutes } from './answers-routes.tsx'
import { cannedFor } from './canned.ts'
import { messageRoutes } from './message-routes.tsx'
import { TicketPageView } from './page.tsx'
import { processRoutes } from './process-routes.tsx'
import { refused } from './refused.tsx'
import { viewOf } from './view.ts'

const querySchema = z.object({
  before: z.coerce.number().int().positive().optional(),
  canned: z.string().max(64).optional(),
})
const reason = z.string().max(1000).default('')
const assignmentForm = z.object({ to: z.string().regex(/^(me|none|\d{1,15})$/) })
const statusForm = z.object({
  status: z.string().max(64),
  token: formToken,
  text: z.string().optional(),
  reason,
})
const priorityForm = z.object({ priority: z.string().max(64) })
const lineForm = z.object({ line: z.string().max(64), reason })
const serviceForm = z.object({ service: z.string().max(64), move: z.literal('1').optional() })
const mergerForm = z.object({ into: z.string().max(20) })
const watchingForm = z.object({ state: z.enum(['on', 'off']) })
const correctionForm = z.object({ text: z.string() })

/** A ticket's page and the deeds on it, each a form that works without scripts. */
export function ticketRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()

  app.get('/tickets/:number{\\d+}', (c) => {
    const reader = c.get('reader')
    const { before, canned } = parsed(c.req.query(), querySchema)
    const page = ticketPage(desk, reader.person, numberIn(c.req.param('number')), before)
    const view = viewOf(panel, reader, page)
    const text = cannedFor(view).find((reply) => reply.key === canned)?.text
    const isEarlier = before !== undefined
    return show(c, <TicketPageView view={{ ...view, canned: text, isEarlier }} />)
  })

  app.post('/tickets/:number/assignment', async (c) => {
    const { person } = c.get('reader')
    const number = numberIn(c.req.param('number'))
    const { to } = await fieldsOf(c, assignmentForm)
    return refused(panel, c, { number, form: 'assignment', typed: { to } }, () => {
      if (to === 'me') take(desk, person, number)
      else assign(desk, person, number, to === 'none' ? null : Number(to))
    })
  })

  app.post('/tickets/:number/status', async (c) => {
    const { person } = c.get('reader')
    const number = numberIn(c.req.param('number'))
    const typed = await fieldsOf(c, statusForm)
    const { status, text = '', reason, token } = typed
    const saying = text.trim() === '' ? undefined : { text, source: sourceOf(person, token) }
    return refused(panel, c, { number, form: 'status', typed: { status, text, reason } }, () => {
      setStatus(desk, person, number, status, saying, reason.trim())
    })
  })

  app.post('/tickets/:number/priority', async (c) => {
    const number = numberIn(c.req.param('number'))
    const typed = await fieldsOf(c, priorityForm)
    return refused(panel, c, { number, form: 'priority', typed }, () => {
      setPriority(desk, c.get('reader').person, number, typed.priority)
    })
  })

  app.post('/tickets/:number/line', async (c) => {
    const { person } = c.get('reader')
    const number = numberIn(c.req.param('number'))
    const typed = await fieldsOf(c, lineForm)
    return refused(panel, c, { number, form: 'line', typed }, () => {
      move(desk, person, number, typed.line, typed.reason.trim())
    })
  })

  app.post('/tickets/:number/service', async (c) => {
    const { person } = c.get('reader')
    const number = numberIn(c.req.param('number'))
    const { service, move } = await fieldsOf(c, serviceForm)
    const typed = { service, move: move ?? '' }
    return refused(panel, c, { number, form: 'service', typed }, () => {
      setService(desk, person, number, service, { move: move === '1' })
    })
  })

  app.post('/tickets/:number/merger', async (c) => {
    const { person } = c.get('reader')
    const number = numberIn(c.req.param('number'))
    const typed = await fieldsOf(c, mergerForm)
    return refused(panel, c, { number, form: 'merger', typed }, () => {
      merge(desk, person, number, Number(/^\D*(\d{1,15})\D*$/.exec(typed.into)?.[1] ?? 0))
    })
  })

  app.post('/tickets/:number/no-answer-needed', (c) => {
    const number = numberIn(c.req.param('number'))
    return refused(panel, c, { number, form: 'message', typed: {} }, () => {
      noAnswerNeeded(desk, c.get('reader').person, number)
    })
  })

  app.post('/tickets/:number/watching', async (c) => {
    const { person } = c.get('reader')
    const number = numberIn(c.req.param('number'))
    const { state } = await fieldsOf(c, watchingForm)
    const ticket = ticketFor(desk, person, number, 'watch')
    deed(desk, () => {
      if (state === 'on') watch(desk, number, person.id)
      else unwatch(desk, number, person.id)
      desk.bus.note({ what: 'ticket', ticket: number, deed: 'watched' })
    })
    const mayStay = may(desk, person, 'read', ticket)
    return c.redirect(mayStay ? `/admin/tickets/${number}` : '/admin/tickets', 303)
  })

  app.post('/messages/:id/delivery', (c) => {
    const { person } = c.get('reader')
    const id = numberIn(c.req.param('id'))
    const number = ticketOfMessage(id)
    return refused(panel, c, { number, form: 'delivery', typed: {} }, () => {
      resend(desk, person, id)
    })
  })

  app.post('/messages/:id/text', async (c) => {
    const { person } = c.get('reader')
    const id = numberIn(c.req.param('id'))
    const { text } = await fieldsOf(c, correctionForm)
    const number = ticketOfMessage(id)
    const typed = { text, message: String(id) }
    return refused(panel, c, { number, form: 'correction', typed }, () => {
      correct(desk, person, id, text)
    })
  })

  app.route('/', messageRoutes(panel))
  app.route('/', answersRoutes(panel))
  app.route('/', processRoutes(panel))

  function ticketOfMessage(id: number): number {
    const message = messageById(desk, id)
    if (!message) throw new DeskError('not_found')
    return message.ticket
  }

  return app
}
