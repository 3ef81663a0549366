import type { ApprovalRow } from '../../desk/processes/approval-rows.ts'
import { sayAgo, sayMoment, sayUntil } from '../../locales/when.ts'
import { Icon } from '../frame/icon.tsx'
import { DecisionForms } from './decision.tsx'
import { FaultLine } from './prop.tsx'
import { faultOf, nameOf, type View } from './view.ts'

/** Above the conversation while somebody has to decide: who, since when, until when, and the decision itself. */
export function ApprovalBand({ view }: { view: View }) {
  const { page, reader, speech } = view
  const { t } = reader
  const { approval } = page.process
  const isWaiting = approval?.row.state === 'waiting'
  return (
    <div class="gate" id="approval" data-renew>
      {approval && isWaiting && (
        <section class="gate-now" id="approval-now" aria-label={t('admin-approval')}>
          <Icon name="hand" />
          <div class="gate-text">
            <p>
              <strong>{t('admin-approval-waiting')}</strong> {whoDecides(view)}
            </p>
            <p class="quiet">
              <span title={sayMoment(approval.row.askedAt, speech)}>
                {t('admin-approval-since', { ago: sayAgo(approval.row.askedAt, speech) })}
              </span>
              {deadlineWords(view, approval.row)}
            </p>
          </div>
          {page.offers.has('approve') && (
            <DecisionForms
              reader={reader}
              number={page.ticket.number}
              from="ticket"
              fault={faultIn(view)}
            />
          )}
        </section>
      )}
    </div>
  )
}

/** Beside the conversation once it was decided: what, by whom, when, and in which words. */
export function ApprovalPart({ view }: { view: View }) {
  const { page, reader, speech } = view
  const { t } = reader
  const row = page.process.approval?.row
  if (!row || row.state === 'waiting') return null
  const by = nameOf(view, row.decidedById)
  return (
    <>
      <h2>{t('admin-approval')}</h2>
      <p class={`decision is-${row.state}`}>
        <Icon name={row.state === 'approved' ? 'check' : 'close'} />
        <span>
          {t(`admin-approval-${row.state}`)}
          {by !== undefined && ` · ${by}`}
        </span>
        {row.decidedAt !== null && (
          <time
            class="quiet"
            datetime={new Date(row.decidedAt).toISOString()}
            title={sayMoment(row.decidedAt, speech)}
          >
            {sayAgo(row.decidedAt, speech)}
          </time>
        )}
      </p>
      {row.comment !== null && <blockquote>{row.comment}</blockquote>}
      <FaultLine text={faultOf(view, 'approval')} />
    </>
  )
}

function faultIn(view: View) {
  const text = faultOf(view, 'approval')
  if (text === undefined) return undefined
  const { decision, comment } = view.fault?.typed ?? {}
  return { decision, comment, text }
}

function whoDecides(view: View): string {
  const { t } = view.reader
  const names = view.page.process.approval?.deciders.map(({ name }) => name) ?? []
  return names.length > 0
    ? t('admin-approval-who', { names: names.join(', ') })
    : t('admin-approval-nobody')
}

function deadlineWords({ reader: { t }, speech }: View, row: ApprovalRow): string {
  if (row.handedAt !== null) return ` · ${t('admin-approval-handed')}`
  if (row.dueAt === null) return ''
  return ` · ${t('admin-approval-due', { until: sayUntil(row.dueAt, speech) })}`
}
