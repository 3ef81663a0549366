import type { EventRow } from '../../desk/events.ts'
import type { ThreadItem } from '../../desk/tickets/ticket-thread.ts'
import { sayAgo, sayDay, sayMoment, sayTime } from '../../locales/when.ts'
import { Bubble } from './bubble.tsx'
import { eventWords } from './event-words.ts'
import { nameOf, type View } from './view.ts'

const SHOWN_EVENTS = 2

/** The conversation with its history: what was said, by day, and between it quiet lines that fold. */
export function ThreadList({ view }: { view: View }) {
  const { thread, ticket } = view.page
  const { t } = view.reader
  let day = ''
  return (
    <ol class="thread" id="thread" data-renew>
      {thread.earlier !== null && (
        <li class="earlier" id={`earlier-${thread.earlier}`}>
          <a class="button" href={`/admin/tickets/${ticket.number}?before=${thread.earlier}`}>
            {t('admin-earlier')}
          </a>
        </li>
      )}
      {grouped(thread.items).map((group) => {
        const said = sayDay(group.at, view.speech)
        const isNewDay = said !== day
        day = said
        return (
          <>
            {isNewDay && (
              <li class="day" id={`day-${said.replace(/\s/g, '-')}`}>
                <span>{said}</span>
              </li>
            )}
            {group.kind === 'message' ? (
              <Bubble said={group.said} view={view} />
            ) : (
              <Events events={group.events} view={view} />
            )}
          </>
        )
      })}
      {view.isEarlier && (
        <li class="earlier" id="latest">
          <a class="button" href={`/admin/tickets/${ticket.number}`}>
            {t('admin-latest')}
          </a>
        </li>
      )}
    </ol>
  )
}

type Group =
  | Extract<ThreadItem, { kind: 'message' }>
  | { kind: 'events'; at: number; events: EventRow[] }

function grouped(items: ThreadItem[]): Group[] {
  const groups: Group[] = []
  for (const item of items) {
    const last = groups.at(-1)
    if (item.kind === 'message') groups.push(item)
    else if (last?.kind === 'events') last.events.push(item.event)
    else groups.push({ kind: 'events', at: item.at, events: [item.event] })
  }
  return groups
}

function Events({ events, view }: { events: EventRow[]; view: View }) {
  const { t } = view.reader
  const [first] = events
  if (!first) return null
  const folded = events.length > SHOWN_EVENTS + 1 ? events.slice(0, -SHOWN_EVENTS) : []
  return (
    <li class="events" id={`e-${first.id}`}>
      {folded.length > 0 && (
        <details>
          <summary>{t('admin-events-more', { count: folded.length })}</summary>
          <EventLines events={folded} view={view} />
        </details>
      )}
      <EventLines events={events.slice(folded.length)} view={view} />
    </li>
  )
}

function EventLines({ events, view }: { events: EventRow[]; view: View }) {
  return (
    <ul>
      {events.map((event) => (
        <li class={`event is-${event.type}`}>
          <span>{eventWords(event, view)}</span>
          {event.byId !== null && <span class="by">{nameOf(view, event.byId)}</span>}
          <time
            datetime={new Date(event.at).toISOString()}
            title={`${sayMoment(event.at, view.speech)} · ${sayAgo(event.at, view.speech)}`}
          >
            {sayTime(event.at, view.speech)}
          </time>
        </li>
      ))}
    </ul>
  )
}
