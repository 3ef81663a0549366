import type { Desk } from '../../desk/desk.ts'
import { foundRows } from '../../desk/search/snippets.ts'
import type { QueuePage, QueueRow } from '../../desk/tickets/queue.ts'
import { NO_DEADLINE } from '../../desk/tickets/tickets.ts'
import { zoneOf } from '../../desk/time/calendars.ts'
import { wallTime } from '../../locales/wall-time.ts'
import type { Reader } from '../panel.ts'
import { addressOf, type QueueQuery } from './filters.ts'
import { SearchNotes } from './found.tsx'
import { Row } from './row.tsx'

interface ListProps {
  desk: Desk
  reader: Reader
  query: QueueQuery
  page: QueuePage
}

/** The tickets of a page, those by deadline under a word for when it is. */
export function List({ desk, reader, query, page }: ListProps) {
  const { t } = reader
  const isByDeadline = query.q === undefined && page.rows.every((row) => row.open === 1)
  const found = query.q === undefined ? undefined : foundRows(desk, page.rows, query.q)
  const groups = page.rows.map((row) => (isByDeadline ? groupOf(desk, row, reader) : undefined))
  return (
    <>
      <ol class="rows" id="rows" data-renew data-steady>
        {page.rows.map((row, index) => {
          const group = groups[index]
          return (
            <>
              {group !== undefined && group !== groups[index - 1] && (
                <li id={`g-${group}`} class={`group ${group}`}>
                  {groupName(group, reader)}
                </li>
              )}
              <Row desk={desk} reader={reader} row={row} found={found?.get(row.number)} />
            </>
          )
        })}
        {page.rows.length === 0 && (
          <li id="empty" class="empty">
            <Empty query={query} page={page} reader={reader} />
          </li>
        )}
      </ol>
      <ol class="tray" id="tray" aria-label={t('admin-tray')} hidden />
      <SearchNotes desk={desk} reader={reader} query={query} page={page} />
      <p class="paging" id="paging" data-renew>
        {page.next && (
          <a
            class="button"
            id="next-page"
            href={addressOf(query, { after: `${page.next.queueAt}-${page.next.number}` })}
          >
            {t(nextWords(query, page))}
          </a>
        )}
      </p>
    </>
  )
}

function nextWords(query: QueueQuery, page: QueuePage): string {
  if (!page.isBrokenOff) return 'admin-next-page'
  return query.q === undefined ? 'admin-answer-on' : 'admin-search-on'
}

type Group = 'late' | 'today' | 'later' | 'undated'

function groupOf(desk: Desk, row: QueueRow, { speech }: Reader): Group {
  if (row.queueAt === NO_DEADLINE) return 'undated'
  if (row.queueAt < speech.now) return 'late'
  const zone = zoneOf(desk, row)
  const isToday = wallTime(row.queueAt, zone).date === wallTime(speech.now, zone).date
  return isToday ? 'today' : 'later'
}

function groupName(group: Group, { t }: Reader): string {
  switch (group) {
    case 'late':
      return t('admin-group-late')
    case 'today':
      return t('admin-group-today')
    case 'later':
      return t('admin-group-later')
    case 'undated':
      return t('admin-group-undated')
  }
}

function Empty({ query, page, reader: { t } }: Omit<ListProps, 'desk'>) {
  const brokenOff = query.q === undefined ? 'admin-answer-none-yet' : 'admin-search-none-yet'
  const [what, how] = page.isBrokenOff
    ? [t(brokenOff), t(`${brokenOff}-how`)]
    : emptyWords(query, t)
  return (
    <>
      <strong>{what}</strong>
      <span>{how}</span>
    </>
  )
}

function emptyWords(query: QueueQuery, t: Reader['t']): [string, string] {
  if (query.q !== undefined) return [t('admin-empty-found'), t('admin-empty-found-how')]
  if (query.status ?? query.service ?? query.priority ?? query.process) {
    return [t('admin-empty-found'), t('admin-empty-narrowed-how')]
  }
  if (query.overdue) return [t('admin-empty-overdue'), t('admin-empty-overdue-how')]
  if (query.over) return [t('admin-empty-over'), t('admin-empty-over-how')]
  if (query.assignee === 'me') return [t('admin-empty-mine'), t('admin-empty-mine-how')]
  if (query.assignee === 'none') return [t('admin-empty-nobody'), t('admin-empty-nobody-how')]
  return [t('admin-empty-all'), t('admin-empty-all-how')]
}
