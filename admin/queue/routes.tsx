import { Hono } from 'hono'
import { remembered } from '../../desk/remembered.ts'
import { config } from '../../desk/setup/config.ts'
import { type QueuePage, queue } from '../../desk/tickets/queue.ts'
import { recordExport } from '../../desk/tickets/ticket-export.ts'
import { say } from '../../scenarios/text.ts'
import { forReader, streamed } from '../aside/streamed.ts'
import { drawn } from '../frame/drawn.ts'
import { Page } from '../frame/page.tsx'
import { show } from '../frame/show.ts'
import type { Env, Panel, Reader } from '../panel.ts'
import { FilterBar } from './filter-bar.tsx'
import { addressOf, filtersOf, markOf, type QueueQuery, readQuery } from './filters.ts'
import { List } from './list.tsx'
import { StuckCount } from './stuck.tsx'
import { Turn } from './turn.tsx'

const ROWS = 50
/** Longer than that nobody waits for a page; they may look further. */
const LONGEST_MS = 2000

/** The queue with its filters and search. */
export function queueRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()

  app.get('/', (c) => c.redirect('/admin/tickets'))

  app.get('/tickets', async (c) => {
    const reader = c.get('reader')
    const query = readQuery(desk, c.req.query())
    const page = await wholePage(panel, reader, query)
    const title = titleOf(panel, reader, query)
    const about = `${reader.locale} ${addressOf(query)}`
    return show(
      c,
      <Page panel={panel} reader={reader} title={title} here={addressOf(query)}>
        <div class="queue">
          <header class="queue-head">
            <div class="queue-title">
              <h1 id="queue-title" data-renew>
                {title}
              </h1>
              {drawn(page, `stuck ${reader.locale}`, () => (
                <StuckCount rows={page.rows} reader={reader} />
              ))}
            </div>
            {drawn(page, `filters ${about}`, () => (
              <FilterBar panel={panel} reader={reader} query={query} />
            ))}
          </header>
          {drawn(page, `list ${about}`, () => (
            <List desk={desk} reader={reader} query={query} page={page} />
          ))}
          <Turn tickets={page.rows} now={reader.speech.now} />
        </div>
      </Page>,
    )
  })

  app.get('/tickets.csv', async (c) => {
    const reader = c.get('reader')
    const filters = filtersOf(desk, readQuery(desk, c.req.query()), reader)
    const making = await panel.aside.begin({ kind: 'tickets', filters, ...forReader(reader) })
    const day = new Date(desk.now()).toISOString().slice(0, 10)
    c.header('Content-Type', 'text/csv; charset=utf-8')
    c.header('Content-Disposition', `attachment; filename="okoshko-tickets-${day}.csv"`)
    const over = (rows: number) => recordExport(desk, reader.person, filters, rows)
    return c.body(streamed(panel, reader, making, over))
  })

  return app
}

/** What a rare answer is looked for in is read in turns, between which others have the event loop. */
async function wholePage(panel: Panel, reader: Reader, query: QueueQuery): Promise<QueuePage> {
  let page = pageOf(panel, reader, query)
  const until = performance.now() + LONGEST_MS
  while (query.q === undefined && page.isBrokenOff && page.next && performance.now() < until) {
    await new Promise(setImmediate)
    const filters = filtersOf(panel.desk, query, reader)
    const left = ROWS - page.rows.length
    const more = queue(panel.desk, reader.person, filters, left, page.next)
    page = { ...more, rows: [...page.rows, ...more.rows] }
  }
  return page
}

/** The clock alone makes tickets overdue, so what was read is good for a second at most. */
function pageOf({ desk }: Panel, reader: Reader, query: QueueQuery): QueuePage {
  const { person, speech } = reader
  const asked = `queue ${person.id} ${Math.floor(speech.now / 1000)} ${JSON.stringify(query)}`
  const filters = filtersOf(desk, query, reader)
  return remembered(desk, asked, () => queue(desk, person, filters, ROWS, markOf(query)))
}

function titleOf({ desk }: Panel, { t, locale }: Reader, query: QueueQuery): string {
  const line = config(desk).lines.get(query.line)
  if (query.q !== undefined) return t('admin-found')
  if (line) return say(line.name, locale)
  if (query.assignee === 'me') return t('admin-mine')
  if (query.assignee === 'none') return t('admin-unassigned')
  if (query.overdue) return t('admin-overdue')
  return query.over ? t('admin-over') : t('admin-all')
}
