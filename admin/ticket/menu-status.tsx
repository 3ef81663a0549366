import { config } from '../../desk/setup/config.ts'
import type { Offer } from '../../desk/tickets/ticket-offers.ts'
import type { Ticket } from '../../desk/tickets/tickets.ts'
import type { Status } from '../../scenarios/pack-statuses.ts'
import { newToken } from '../frame/forms.ts'
import { StatusMark } from '../queue/marks.tsx'
import { FaultLine, Prop } from './prop.tsx'
import { faultOf, type View } from './view.ts'

/** Where the ticket stands, and where it can go: with a question, a reason, an answer. */
export function StatusMenu({ view }: { view: View }) {
  const { panel, reader, page, fault } = view
  const { ticket } = page
  const { t } = reader
  const mark = (of: Pick<Ticket, 'status' | 'category'>) => (
    <StatusMark desk={panel.desk} reader={reader} of={of} named />
  )
  const value = mark(ticket)
  const ways = config(panel.desk).statuses.live.filter(
    (status) => status.key !== ticket.status && isOffered(view, status),
  )
  if (ways.length === 0) return <Prop name={t('admin-status')} value={value} />
  return (
    <Prop name={t('admin-status')} value={value} shortcut="s" isOpen={fault?.form === 'status'}>
      <div class="menu-list">
        {ways.map((status) => (
          <Way view={view} status={status}>
            {mark({ status: status.key, category: status.category })}
          </Way>
        ))}
      </div>
      <FaultLine text={faultOf(view, 'status')} />
    </Prop>
  )
}

interface WayProps {
  view: View
  status: Status
  children: ReturnType<typeof StatusMark>
}

function Way({ view, status, children }: WayProps) {
  const { reader, page, fault } = view
  const action = `/admin/tickets/${page.ticket.number}/status`
  const asks = whatItAsks(view, status)
  const isFault = fault?.form === 'status' && fault.typed.status === status.key
  const hidden = (
    <>
      <input type="hidden" name="status" value={status.key} />
      <input type="hidden" name="token" value={newToken()} />
    </>
  )
  if (!asks) {
    return (
      <form method="post" action={action} hx-post={action}>
        {hidden}
        <button type="submit">{children}</button>
      </form>
    )
  }
  return (
    <details class="way" name="way" open={isFault}>
      <summary>{children}</summary>
      <form method="post" action={action} hx-post={action}>
        {hidden}
        <label>
          <span>{asks.label}</span>
          <textarea name={asks.field} rows={3} required={asks.isRequired}>
            {isFault ? fault.typed[asks.field] : ''}
          </textarea>
        </label>
        <button class="primary" type="submit">
          {asks.button}
        </button>
        <small class="quiet">{reader.t('admin-key-send-short')}</small>
      </form>
    </details>
  )
}

interface Asking {
  field: 'text' | 'reason'
  label: string
  button: string
  isRequired: boolean
}

function whatItAsks({ reader: { t }, page }: View, status: Status): Asking | undefined {
  const reason = (label: string, button: string): Asking => ({
    field: 'reason',
    label,
    button,
    isRequired: false,
  })
  const isOver = page.ticket.category === 'solved' || page.ticket.category === 'closed'
  if (isOver && status.category !== 'closed') {
    return reason(t('admin-reopen-reason'), t('admin-reopen'))
  }
  switch (status.category) {
    case 'waiting':
      return {
        field: 'text',
        label: t('admin-ask-text'),
        button: t('admin-ask'),
        isRequired: true,
      }
    case 'on_hold':
      return reason(t('admin-pause-reason'), t('admin-pause'))
    case 'solved':
      return {
        field: 'text',
        label: t('admin-solve-text'),
        button: t('admin-solve'),
        isRequired: false,
      }
    default:
      return undefined
  }
}

function isOffered({ page: { offers, ticket } }: View, { category }: Status): boolean {
  if (category === 'closed') return offers.has('close')
  if (offers.has('reopen')) return category === 'active'
  const needs: Partial<Record<typeof category, Offer>> = {
    waiting: 'ask',
    on_hold: 'pause',
    solved: 'solve',
  }
  if (category === 'new' && ticket.answeredAt !== null) return false
  return offers.has(needs[category] ?? 'work')
}
