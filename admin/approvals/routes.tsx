import { Hono } from 'hono'
import { approvalsOver, approvalsWaiting } from '../../desk/processes/approval-lists.ts'
import type { ApprovalRow } from '../../desk/processes/approval-rows.ts'
import { findTicket, type Ticket } from '../../desk/tickets/tickets.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel } from '../panel.ts'
import { ApprovalsPage, type Asked } from './page.tsx'

const MOST_WAITING = 50
const OVER_SHOWN = 20

/** What waits for the reader's decision, and what they were asked lately. */
export function approvalsRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()

  app.get('/approvals', (c) => {
    const reader = c.get('reader')
    const waiting = approvalsWaiting(desk, reader.person, MOST_WAITING + 1)
    const page = {
      waiting: withTickets(waiting.slice(0, MOST_WAITING)),
      over: withTickets(approvalsOver(desk, reader.person, OVER_SHOWN)),
      hasMore: waiting.length > MOST_WAITING,
    }
    return show(c, <ApprovalsPage panel={panel} reader={reader} {...page} />)
  })

  function withTickets(rows: ApprovalRow[]): Asked[] {
    return rows.flatMap((row) => {
      const ticket: Ticket | undefined = findTicket(desk, row.ticket)
      return ticket ? [{ row, ticket }] : []
    })
  }

  return app
}
