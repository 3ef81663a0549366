import type { EventRow } from '../../desk/events.ts'
import { say, type Text } from '../../scenarios/text.ts'
import { nameOf, type View } from './view.ts'

/** A line of history about approvals, subtasks, checklists, links and places; undefined for any other. */
export function processWords(event: EventRow, view: View): string | undefined {
  const { t } = view.reader
  const { data, type } = event
  switch (type) {
    case 'approval_asked':
      return withName(t('admin-event-approval-asked'), data.approver, view)
    case 'approval_handed_on':
      return withName(t('admin-event-approval-handed-on'), data.to, view)
    case 'approval_decided':
      return approvalWords(event, view)
    case 'subtask_started':
      return t('admin-event-subtask-started', {
        number: String(data.child),
        title: textOf(data.title, view),
      })
    case 'subtask_ended':
      return data.state === 'dropped'
        ? t('admin-event-subtask-given-up', { number: String(data.child) })
        : t('admin-event-subtask-done', { number: String(data.child) })
    case 'subtask_dropped':
      return t('admin-event-subtask-dropped', { title: textOf(data.title, view) })
    case 'item_added':
      return t('admin-event-item-added', { item: textOf(data.text, view) })
    case 'item_removed':
      return t('admin-event-item-removed', { item: textOf(data.text, view) })
    case 'item_done':
      return t('admin-event-item-done', { item: textOf(data.text, view) })
    case 'item_undone':
      return t('admin-event-item-undone', { item: textOf(data.text, view) })
    case 'linked':
    case 'unlinked':
      return linkWords(event, view)
    case 'ranked':
      return t('admin-event-ranked', { place: Number(data.place) })
    default:
      return undefined
  }
}

function approvalWords({ data }: EventRow, { reader: { t } }: View): string {
  if (data.decision === 'dropped') return t('admin-approval-dropped')
  const decided =
    data.decision === 'rejected' ? t('admin-event-rejected') : t('admin-event-approved')
  return typeof data.comment === 'string' ? `${decided} · ${data.comment}` : decided
}

/** Tickets are linked with each other, people with Telegram. */
function linkWords({ type, data }: EventRow, { reader: { t } }: View): string | undefined {
  if (data.other === undefined) return undefined
  const number = String(data.other)
  return type === 'linked'
    ? t('admin-event-ticket-linked', { number })
    : t('admin-event-ticket-unlinked', { number })
}

function withName(text: string, id: unknown, view: View): string {
  const name = typeof id === 'number' ? nameOf(view, id) : undefined
  return name === undefined ? text : `${text}: ${name}`
}

/** What a company wrote may be in several languages. */
function textOf(text: unknown, { reader }: View): string {
  return say((text ?? '') as Text, reader.locale)
}
