import type { EventRow } from '../../desk/events.ts'
import { RANKED } from '../../desk/processes/ranking.ts'
import { HELD } from '../../desk/processes/subtask-rows.ts'
import { config } from '../../desk/setup/config.ts'
import { CHANNELS, type Channel } from '../../desk/tickets/filing-for.ts'
import { sayUntil } from '../../locales/when.ts'
import type { Translate } from '../../locales/words.ts'
import { say } from '../../scenarios/text.ts'
import { kindName } from '../audit/words.ts'
import { answersLeft, changedAnswers } from './answer-event-words.ts'
import { targetName } from './clock-words.ts'
import { processWords } from './process-event-words.ts'
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
        reasonWords(data.reason, t),
      )
    case 'status_changed':
      return withReason(
        t('admin-event-status', {
          from: statusName(data.from, view),
          to: statusName(data.to, view),
        }),
        reasonWords(data.reason, t),
      )
    case 'reopened':
      return withReason(t('admin-event-reopened'), data.reason)
    case 'priority_changed':
      return withDue(
        t('admin-event-priority', {
          from: priorityName(data.from, view),
          to: priorityName(data.to, view),
        }),
        event,
        view,
      )
    case 'service_changed':
      return serviceChanged(event, view)
    case 'came_by':
      return t(`admin-came-by-${channelOf(data.channel)}`)
    case 'answers_changed':
      return changedAnswers(event, view)
    case 'deadline_moved':
      return withDue(t('admin-event-recounted'), event, view)
    case 'merged':
      return t('admin-event-merged', { into: String(data.into) })
    case 'merged_here':
      return t('admin-event-merged-here', { from: String(data.from) })
    case 'followed_up':
      return t('admin-event-followed-up', { number: String(data.by_ticket) })
    case 'rated':
      return t('admin-event-rated', { rating: Number(data.to) })
    case 'rating_commented':
      return withReason(t('admin-event-rating-commented'), data.text)
    case 'breached':
      return t('admin-event-breached', { target: targetName(String(data.target), t) })
    case 'reminded':
      return t('admin-event-reminded', { target: targetName(String(data.target), t) })
    default:
      return processWords(event, view) ?? plainWords(event, t)
  }
}

/** What needs no more than its name. */
function plainWords({ type, data }: EventRow, t: Translate): string {
  switch (type) {
    case 'cancelled':
      return t('admin-event-cancelled')
    case 'no_answer_needed':
      return t('admin-event-no-answer-needed')
    case 'resent':
      return t('admin-event-resent')
    case 'thanked':
      return t('admin-event-thanked')
    case 'received':
    case 'replied':
    case 'asked':
    case 'noted':
    case 'edited':
      return t('admin-event-message')
    case 'year_imported':
      return t('admin-event-year-imported', { year: String(data.year) })
    case 'started_empty':
    case 'pack_imported':
      return t('admin-event-pack-imported')
    case 'people_imported':
    case 'people_changed':
    case 'person_added':
    case 'person_changed':
      return t('admin-event-people-changed')
    case 'left':
      return t('admin-event-left')
    case 'came_back_to_work':
      return t('admin-event-came-back-to-work')
    case 'setup_added':
    case 'setup_changed':
    case 'setup_archived':
      return t('admin-event-setup-changed')
    case 'chat_moved':
      return t('admin-event-chat-moved')
    case 'signed_in':
      return t('admin-event-signed-in')
    case 'invited':
      return t('admin-event-invited')
    case 'linked':
      return t('admin-event-linked')
    case 'unlinked':
      return t('admin-event-unlinked')
    case 'claimed':
      return t('admin-event-claimed')
    case 'went_away':
      return t('admin-event-went-away')
    case 'came_back':
      return t('admin-event-came-back')
    default:
      return rareWords(type, t)
  }
}

/** What seldom or never stands in a ticket's history is called as in the audit. */
function rareWords(type: string, t: Translate): string {
  const name = kindName(type, t)
  return name === type ? t('admin-event-other') : name
}

function assigned({ data }: EventRow, view: View): string {
  const { t } = view.reader
  const to = typeof data.to === 'number' ? nameOf(view, data.to) : undefined
  return to === undefined ? t('admin-event-unassigned') : t('admin-event-assigned', { to })
}

/** With the answers that the new service does not ask for: they are readable nowhere else. */
function serviceChanged(event: EventRow, view: View): string {
  const { t } = view.reader
  const { from, to } = event.data
  const said = t('admin-event-service', {
    from: serviceName(from, view),
    to: serviceName(to, view),
  })
  const left = answersLeft(event, view)
  return [
    withDue(said, event, view),
    ...(left.length > 0 ? [t('admin-event-answers-left'), ...left] : []),
  ].join(' · ')
}

/** With the old and the new deadline, where it moved. */
function withDue(text: string, { data }: EventRow, { speech, reader: { t } }: View): string {
  const { fromDue, toDue } = data
  if (fromDue === toDue) return text
  if (typeof toDue !== 'number') return `${text} · ${t('admin-event-due-gone')}`
  const to = sayUntil(toDue, speech)
  if (typeof fromDue !== 'number') return `${text} · ${t('admin-event-due-set', { to })}`
  return `${text} · ${t('admin-event-due-moved', { from: sayUntil(fromDue, speech), to })}`
}

/** Why the program itself did something; what people wrote stays as they wrote it. */
function reasonWords(reason: unknown, t: Translate): unknown {
  switch (reason) {
    case 'escalated':
      return t('admin-event-escalated')
    case RANKED:
      return t('admin-event-ranked-ready')
    case HELD:
      return t('admin-event-held')
    default:
      return reason
  }
}

function withReason(text: string, reason: unknown): string {
  return typeof reason === 'string' && reason !== '' ? `${text} · ${reason}` : text
}

function channelOf(channel: unknown): Channel {
  return CHANNELS.find((one) => one === channel) ?? 'other'
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

function serviceName(key: unknown, view: View): string {
  const service = config(view.panel.desk).services.get(String(key))
  return service ? say(service.name, view.reader.locale) : String(key)
}
