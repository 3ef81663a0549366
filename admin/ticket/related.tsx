import type { Ticket } from '../../desk/tickets/tickets.ts'
import { sayAgo } from '../../locales/when.ts'
import { StatusMark } from '../queue/marks.tsx'
import type { View } from './view.ts'

/** Tickets that belong to this one: what it follows, what follows it, what was merged. */
export function Related({ view }: { view: View }) {
  const { t } = view.reader
  const { followUpOf, followUps, mergedInto, merged } = view.page.relations
  const lists: [string, Ticket[]][] = [
    [t('admin-merged-into'), mergedInto ? [mergedInto] : []],
    [t('admin-follow-up-of'), followUpOf ? [followUpOf] : []],
    [t('admin-follow-ups'), followUps],
    [t('admin-merged'), merged],
  ]
  const shown = lists.filter(([, tickets]) => tickets.length > 0)
  if (shown.length === 0) return null
  return (
    <>
      {shown.map(([name, tickets]) => (
        <>
          <h2>{name}</h2>
          <Brief tickets={tickets} view={view} />
        </>
      ))}
    </>
  )
}

/** What else the requester has asked for. */
export function OtherTickets({ view }: { view: View }) {
  const { subtasks, parent, links } = view.page.process
  const near = [...subtasks.map(({ child }) => child), parent, ...links]
  const isShown = (number: number) => near.some((one) => one?.ticket.number === number)
  const others = view.page.others.filter(({ number }) => !isShown(number))
  if (others.length === 0) return null
  return (
    <>
      <h2>{view.reader.t('admin-other-tickets')}</h2>
      <Brief tickets={others} view={view} />
    </>
  )
}

function Brief({ tickets, view }: { tickets: Ticket[]; view: View }) {
  const { panel, reader, speech } = view
  return (
    <ul class="brief-list">
      {tickets.map((ticket) => (
        <li>
          <a href={`/admin/tickets/${ticket.number}`} title={ticket.title}>
            <StatusMark desk={panel.desk} reader={reader} of={ticket} />
            <span class="title">{ticket.title}</span>
            <span class="quiet">{sayAgo(ticket.createdAt, speech)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
