import { Hono } from 'hono'
import { z } from 'zod'
import { DeskError } from '../../desk/errors.ts'
import { may, ticketFor } from '../../desk/people/rights.ts'
import { approve, askBeforeDeciding, reject } from '../../desk/processes/approvals.ts'
import { addItem, checklistOf, removeItem, tickItem } from '../../desk/processes/checklist.ts'
import { linkTickets, unlinkTickets } from '../../desk/processes/links.ts'
import { subtasksOf } from '../../desk/processes/subtask-rows.ts'
import { dropSubtask, startByHand } from '../../desk/processes/subtasks.ts'
import { findTicket } from '../../desk/tickets/tickets.ts'
import { fieldsOf, formToken, numberIn, parsed, sourceOf } from '../frame/forms.ts'
import { showPart } from '../frame/show.ts'
import type { Env, Panel } from '../panel.ts'
import { StatusMark } from '../queue/marks.tsx'
import { refused } from './refused.tsx'

const decisionForm = z.object({
  decision: z.enum(['yes', 'no', 'ask']),
  comment: z.string().max(10_000).default(''),
  from: z.enum(['ticket', 'list']).default('ticket'),
  token: formToken,
})
const itemForm = z.object({ text: z.string().max(10_000) })
const itemDeed = z.object({ do: z.enum(['tick', 'untick', 'remove']) })
const subtaskDeed = z.object({ do: z.enum(['start', 'drop']) })
const linkForm = z.object({ other: z.string().max(20) })

/** What is done about a ticket's process: deciding, ticking off, starting, linking. */
export function processRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()

  app.post('/tickets/:number/approval', async (c) => {
    const { person } = c.get('reader')
    const number = numberIn(c.req.param('number'))
    const { decision, comment, from, token } = await fieldsOf(c, decisionForm)
    const typed = { decision, comment }
    const to = from === 'list' ? { to: '/admin/approvals' } : {}
    return refused(panel, c, { number, form: 'approval', typed, ...to }, () => {
      if (decision === 'yes') approve(desk, person, number, comment)
      else if (decision === 'no') reject(desk, person, number, comment)
      else
        askBeforeDeciding(desk, person, number, { text: comment, source: sourceOf(person, token) })
    })
  })

  app.post('/tickets/:number/checklist', async (c) => {
    const number = numberIn(c.req.param('number'))
    const typed = await fieldsOf(c, itemForm)
    return refused(panel, c, { number, form: 'checklist', typed }, () => {
      addItem(desk, c.get('reader').person, number, typed.text)
    })
  })

  app.post('/tickets/:number/checklist/:item', async (c) => {
    const { person } = c.get('reader')
    const number = numberIn(c.req.param('number'))
    const item = numberIn(c.req.param('item'))
    const { do: deed } = await fieldsOf(c, itemDeed)
    return refused(panel, c, { number, form: 'checklist', typed: {} }, () => {
      isAmong(checklistOf(desk, number), item, number)
      if (deed === 'remove') removeItem(desk, person, item)
      else tickItem(desk, person, item, deed === 'tick')
    })
  })

  app.post('/tickets/:number/subtasks/:subtask', async (c) => {
    const { person } = c.get('reader')
    const number = numberIn(c.req.param('number'))
    const subtask = numberIn(c.req.param('subtask'))
    const { do: deed } = await fieldsOf(c, subtaskDeed)
    return refused(panel, c, { number, form: 'subtasks', typed: {} }, () => {
      isAmong(subtasksOf(desk, number), subtask, number)
      if (deed === 'start') startByHand(desk, person, subtask)
      else dropSubtask(desk, person, subtask)
    })
  })

  app.post('/tickets/:number/links', async (c) => {
    const number = numberIn(c.req.param('number'))
    const typed = await fieldsOf(c, linkForm)
    return refused(panel, c, { number, form: 'links', typed }, () => {
      linkTickets(desk, c.get('reader').person, number, numberTyped(typed.other))
    })
  })

  app.post('/tickets/:number/links/:other{\\d+}', (c) => {
    const number = numberIn(c.req.param('number'))
    const other = numberIn(c.req.param('other'))
    return refused(panel, c, { number, form: 'links', typed: {} }, () => {
      unlinkTickets(desk, c.get('reader').person, number, other)
    })
  })

  /** What a typed number would be linked with, before it is. */
  app.get('/tickets/:number/links/preview', (c) => {
    const reader = c.get('reader')
    const number = numberIn(c.req.param('number'))
    ticketFor(desk, reader.person, number, 'link')
    const { other } = parsed(c.req.query(), linkForm)
    const found = findTicket(desk, numberTyped(other))
    const seen = found && found.number !== number && may(desk, reader.person, 'read', found)
    if (other.trim() === '') return c.html('')
    if (!seen) return showPart(c, <p class="quiet">{reader.t('admin-link-unknown')}</p>)
    return showPart(
      c,
      <p class="link-seen">
        <StatusMark desk={desk} reader={reader} of={found} />
        <span>{found.title}</span>
      </p>,
    )
  })

  return app
}

/** An address names a thing under its own ticket. */
function isAmong(things: { id: number }[], id: number, number: number): void {
  if (!things.some((one) => one.id === id)) throw new DeskError('not_found', { number })
}

/** People write a number with its sign. */
function numberTyped(text: string): number {
  return Number(/^\D*(\d{1,15})\D*$/.exec(text)?.[1] ?? 0)
}
