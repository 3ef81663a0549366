import { Hono } from 'hono'
import { config } from '../../desk/setup/config.ts'
import { queue } from '../../desk/tickets/queue.ts'
import { say } from '../../scenarios/text.ts'
import { Page } from '../frame/page.tsx'
import { show } from '../frame/show.ts'
import type { Env, Panel, Reader } from '../panel.ts'
import { FilterBar } from './filter-bar.tsx'
import { addressOf, filtersOf, markOf, type QueueQuery, readQuery } from './filters.ts'
import { List } from './list.tsx'
import { StuckCount } from './stuck.tsx'
import { Turn } from './turn.tsx'

const ROWS = 50

/** The queue with its filters and search. */
export function queueRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()

  app.get('/', (c) => c.redirect('/admin/tickets'))

  app.get('/tickets', (c) => {
    const reader = c.get('reader')
    const query = readQuery(c.req.query())
    const page = queue(desk, reader.person, filtersOf(query, reader), ROWS, markOf(query))
    const title = titleOf(panel, reader, query)
    return show(
      c,
      <Page panel={panel} reader={reader} title={title} here={addressOf(query)}>
        <div class="queue">
          <header class="queue-head">
            <div class="queue-title">
              <h1 id="queue-title" data-renew>
                {title}
              </h1>
              <StuckCount rows={page.rows} reader={reader} />
            </div>
            <FilterBar desk={desk} reader={reader} query={query} />
          </header>
          <List desk={desk} reader={reader} query={query} page={page} />
          <Turn tickets={page.rows} now={reader.speech.now} />
        </div>
      </Page>,
    )
  })

  return app
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
