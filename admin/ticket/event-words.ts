import type { EventRow } from '../../desk/events.ts'
import { config } from '../../desk/setup/config.ts'
import { sayUntil } from '../../locales/when.ts'
import { say } from '../../scenarios/text.ts'
import { targetName } from './clock-words.ts'
import { nameOf, type View } from './view.ts'

/** A line of history in the reader's language, without who and when. */
export function eventWords(event: EventRow, view: View): string {
  const { t } = view.reader
  const { data } = event
  switch (event.type) {
    case 'filed':
      return t('admin-event-filed')
    case 'taken':
      return t('admin-event-taken')
    case 'assigned':
      return assigned(event, view)
    case 'moved':
      return withReason(
        t('admin-event-moved', { from: lineName(data.from, view), to: lineName(data.to, view) }),
        data.reason === 'escalated' ? t('admin-event-escalated') : data.reason,
      )
    case 'status_changed':
      return withReason(
        t('admin-event-status', {
          from: statusName(data.from, view),
          to: statusName(data.to, view),
        }),
        data.reason,
      )
    case 'reopened':
      return withReason(t('admin-event-reopened'), data.reason)
    case 'priority_changed':
      return priority(event, view)
    case 'merged':
      return t('admin-event-merged', { into: String(data.into) })
    case 'merged_here':
      return t('admin-event-merged-here', { from: String(data.from) })
    case 'cancelled':
      return t('admin-event-cancelled')
    case 'followed_up':
      return t('admin-event-followed-up', { number: String(data.by_ticket) })
    case 'rated':
      return t('admin-event-rated', { rating: Number(data.to) })
    case 'rating_commented':
      return withReason(t('admin-event-rating-commented'), data.text)
    case 'no_answer_needed':
      return t('admin-event-no-answer-needed')
    case 'resent':
      return t('admin-event-resent')
    case 'breached':
      return t('admin-event-breached', { target: targetName(String(data.target), t) })
    case 'reminded':
      return t('admin-event-reminded', { target: targetName(String(data.target), t) })
    default:
      return t('admin-event-other')
  }
}

function assigned({ data }: EventRow, view: View): string {
  const { t } = view.reader
  const to = typeof data.to === 'number' ? nameOf(view, data.to) : undefined
  return to === undefined ? t('admin-event-unassigned') : t('admin-event-assigned', { to })
}

function priority({ data }: EventRow, view: View): string {
  const { t } = view.reader
  const names = { from: priorityName(data.from, view), to: priorityName(data.to, view) }
  const changed = t('admin-event-priority', names)
  if (typeof data.toDue !== 'number' || data.toDue === data.fromDue) return changed
  return `${changed} · ${t('admin-event-new-due', { until: sayUntil(data.toDue, view.speech) })}`
}

function withReason(text: string, reason: unknown): string {
  return typeof reason === 'string' && reason !== '' ? `${text} · ${reason}` : text
}

function lineName(key: unknown, view: View): string {
  const line = config(view.panel.desk).lines.get(String(key))
  return line ? say(line.name, view.reader.locale) : String(key)
}

function statusName(key: unknown, view: View): string {
  const status = config(view.panel.desk).statuses.get(String(key))
  return status ? say(status.name, view.reader.locale) : String(key)
}

function priorityName(key: unknown, view: View): string {
  const known = config(view.panel.desk).priorities.get(String(key))
  return known ? say(known.name, view.reader.locale) : String(key)
}
