import type { Desk } from '../../desk/desk.ts'
import type { FoundRow } from '../../desk/search/snippets.ts'
import { config } from '../../desk/setup/config.ts'
import type { QueueRow } from '../../desk/tickets/queue.ts'
import { sayAgo, sayMoment } from '../../locales/when.ts'
import { say } from '../../scenarios/text.ts'
import { Avatar } from '../frame/avatar.tsx'
import type { Reader } from '../panel.ts'
import { Due, dueState } from './due.tsx'
import { Marked, SnippetLine } from './found.tsx'
import { GateMark, SubtaskSign } from './gate.tsx'
import { PriorityMark, StatusMark } from './marks.tsx'
import { isStuck, StuckSign } from './stuck.tsx'

interface RowProps {
  desk: Desk
  reader: Reader
  row: QueueRow
  /** Where it was found by a search. */
  found?: FoundRow | undefined
}

/** One ticket on one line; all of it is the way to its page. */
export function Row({ desk, reader, row, found }: RowProps) {
  const { t, locale, speech } = reader
  const line = config(desk).lines.get(row.line)
  const service = config(desk).services.get(row.service)
  const stuck = isStuck(row, speech.now)
  const isLate = stuck && dueState(row, speech.now) === 'over'
  const looks = ['row', row.isUnread && 'unread', stuck && 'stuck', isLate && 'is-late']
  return (
    <li id={`t-${row.number}`} class={looks.filter((one) => one !== false).join(' ')}>
      <a href={`/admin/tickets/${row.number}`} class="row-link">
        <span class="cell-marks">
          <span class="dot">{row.isUnread && <span class="unseen">{t('admin-unread')}</span>}</span>
          <PriorityMark desk={desk} reader={reader} priority={row.priority} />
        </span>
        <span class="cell-number">{t('admin-number', { number: String(row.number) })}</span>
        <StatusMark desk={desk} reader={reader} of={row} />
        <span class="cell-title">
          {service?.icon && (
            <span class="emoji" aria-hidden="true">
              {service.icon}
            </span>
          )}
          <span class="title" title={row.title}>
            {found ? <Marked parts={found.title} /> : row.title}
          </span>
          {stuck && <StuckSign reader={reader} />}
          {row.subtasks && <SubtaskSign {...row.subtasks} reader={reader} />}
        </span>
        <span class="cell-requester">
          {found ? <Marked parts={found.requester} /> : row.requester?.name}
        </span>
        <span class="cell-line">{line ? say(line.name, locale) : row.line}</span>
        <span class="cell-assignee">
          {row.assignee ? (
            <>
              <Avatar person={row.assignee} />
              <span class="unseen">{row.assignee.name}</span>
            </>
          ) : (
            <span class="avatar vacant" title={t('admin-nobody')}>
              <span class="unseen">{t('admin-nobody')}</span>
            </span>
          )}
        </span>
        <span class="cell-due">
          {row.gate === 'approval' && <GateMark reader={reader} />}
          {row.gate === null && row.open === 1 && <Due ticket={row} reader={reader} />}
          {row.open === 0 && (
            <time
              class="due quiet"
              datetime={new Date(row.lastMessageAt).toISOString()}
              title={sayMoment(row.lastMessageAt, speech)}
            >
              {row.rating !== null && <span class="rating">★ {row.rating}</span>}
              {sayAgo(row.lastMessageAt, speech)}
            </time>
          )}
        </span>
        {found?.snippet && <SnippetLine snippet={found.snippet} reader={reader} />}
      </a>
    </li>
  )
}
