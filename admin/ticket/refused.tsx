import { DeskError } from '../../desk/errors.ts'
import { ticketPage } from '../../desk/tickets/ticket-page.ts'
import { show } from '../frame/show.ts'
import type { Panel, Request } from '../panel.ts'
import { TicketPageView } from './page.tsx'
import { type Fault, viewOf } from './view.ts'

type Attempt = Pick<Fault, 'form' | 'typed'> & {
  number: number
  kept?: Fault['kept']
  /** Where it leads to when it is done; the ticket unless told. */
  to?: string
}

/**
 * Does a deed and leads back to its ticket. Where the desk refuses it, the page comes back with
 * what was typed and the reason at its form; what may not even be read stays not found.
 */
export function refused(panel: Panel, c: Request, attempt: Attempt, act: () => void) {
  const { number, form, typed, kept = [], to = `/admin/tickets/${number}` } = attempt
  try {
    act()
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    const { code, params } = error
    // The number of another ticket, into which this one should be merged, is a fault of the form.
    if (code === 'not_found' && params.number === number) throw error
    const reader = c.get('reader')
    const page = ticketPage(panel.desk, reader.person, number)
    const view = viewOf(panel, reader, page, { fault: { form, code, params, typed, kept } })
    return show(c, <TicketPageView view={view} />, 422)
  }
  return c.redirect(to, 303)
}
