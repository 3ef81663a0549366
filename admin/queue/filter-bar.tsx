import { agents } from '../../desk/people/people.ts'
import { config } from '../../desk/setup/config.ts'
import { linesSeen } from '../../desk/tickets/queue-counts.ts'
import { say } from '../../scenarios/text.ts'
import { Icon } from '../frame/icon.tsx'
import { type Option, Pick, Reset } from '../frame/pick.tsx'
import { SearchBox } from '../frame/search-box.tsx'
import type { Panel, Reader } from '../panel.ts'
import { AnswerPick } from './answers.tsx'
import { type QueueQuery, tableOf } from './filters.ts'

interface FilterProps {
  panel: Panel
  reader: Reader
  query: QueueQuery
}

/** Search and filters: a plain form, which answers by itself where scripts run. */
export function FilterBar({ panel, reader, query }: FilterProps) {
  const { desk } = panel
  const { t, locale, person } = reader
  const setup = config(desk)
  const named = (one: { key: string; name: Parameters<typeof say>[0] }): Option => [
    one.key,
    say(one.name, locale),
  ]
  const lines = linesSeen(desk, person).flatMap((key) => setup.lines.get(key) ?? [])
  const hasFilters = Object.keys(query).some((name) => name !== 'after')
  return (
    <form
      class="filters"
      id="filters"
      action="/admin/tickets"
      method="get"
      hx-get="/admin/tickets"
      hx-trigger="submit, change, input delay:200ms from:#search"
      hx-push-url="true"
      hx-sync="this:replace"
      data-sparse
    >
      <SearchBox label={t('admin-search')} value={query.q ?? ''} id="search" hinted />
      <div class="filter-row" id="filter-row" data-renew>
        <div class="filter-set" id="filter-set">
          {query.over && <input type="hidden" name="over" value="1" />}
          <Pick name="line" label={t('admin-line')} value={query.line} options={lines.map(named)} />
          <Pick
            name="status"
            label={t('admin-status')}
            value={query.status}
            options={setup.statuses.live.map(named)}
          />
          <Pick
            name="priority"
            label={t('admin-priority')}
            value={query.priority}
            options={setup.priorities.live.toReversed().map(named)}
          />
          <Pick
            name="assignee"
            label={t('admin-assignee')}
            value={query.assignee}
            options={[
              ['me', t('admin-filter-me')],
              ['none', t('admin-filter-nobody')],
              ...agents(desk).map((one): Option => [String(one.id), one.name]),
            ]}
          />
          <Pick
            name="service"
            label={t('admin-service')}
            value={query.service}
            options={setup.services.live.map(named)}
          />
          <AnswerPick panel={panel} reader={reader} query={query} />
          <Pick
            name="process"
            label={t('admin-process')}
            value={query.process}
            options={[
              ['approval', t('admin-process-approval')],
              ['subtasks', t('admin-process-subtasks')],
            ]}
          />
          <label class={query.overdue ? 'pick on' : 'pick'}>
            <input type="checkbox" name="overdue" value="1" checked={query.overdue !== undefined} />
            {t('admin-overdue')}
          </label>
          {hasFilters && <Reset href="/admin/tickets">{t('admin-reset')}</Reset>}
          <a class="pick" id="tickets-csv" href={tableOf(query)} download>
            <Icon name="out" />
            {t('admin-csv')}
          </a>
          <noscript>
            <button type="submit">{t('admin-show')}</button>
          </noscript>
        </div>
      </div>
    </form>
  )
}
