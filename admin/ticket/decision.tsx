import type { Child } from 'hono/jsx'
import { newToken } from '../frame/forms.ts'
import { FaultLine } from './prop.tsx'
import { faultOf, type View } from './view.ts'

const LONGEST = 2000

/** Yes, no with a reason, or a question first. */
export function DecisionForms({ view }: { view: View }) {
  const { t } = view.reader
  return (
    <div class="decide">
      <Decision
        view={view}
        decision="yes"
        summary={<summary class="button primary">{t('admin-approve')}</summary>}
        label={t('admin-approve-comment')}
        button={
          <button type="submit" class="primary">
            {t('admin-approve')}
          </button>
        }
      />
      <Decision
        view={view}
        decision="no"
        summary={<summary class="button">{t('admin-reject')}</summary>}
        label={t('admin-reject-comment')}
        button={
          <button type="submit" class="danger">
            {t('admin-reject')}
          </button>
        }
      />
      <Decision
        view={view}
        decision="ask"
        summary={<summary class="button">{t('admin-ask-first')}</summary>}
        label={t('admin-ask-first-text')}
        button={
          <button type="submit" class="primary">
            {t('admin-ask')}
          </button>
        }
      />
    </div>
  )
}

interface DecisionProps {
  view: View
  decision: 'yes' | 'no' | 'ask'
  summary: Child
  label: string
  button: Child
}

function Decision({ view, decision, summary, label, button }: DecisionProps) {
  const { page, fault } = view
  const action = `/admin/tickets/${page.ticket.number}/approval`
  const typed = fault?.form === 'approval' ? fault.typed : {}
  const isFault = typed.decision === decision
  return (
    <details class="menu" name="decision" open={isFault}>
      {summary}
      <form class="menu-body menu-form" method="post" action={action} hx-post={action}>
        <input type="hidden" name="decision" value={decision} />
        <input type="hidden" name="token" value={newToken()} />
        <label>
          <span>{label}</span>
          <textarea name="comment" rows={3} maxlength={LONGEST} required={decision !== 'yes'}>
            {isFault ? typed.comment : ''}
          </textarea>
        </label>
        {isFault && <FaultLine text={faultOf(view, 'approval')} />}
        {button}
      </form>
    </details>
  )
}
