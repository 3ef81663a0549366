import { newToken } from '../frame/forms.ts'
import type { Child } from '../html/jsx-runtime.ts'
import type { Reader } from '../panel.ts'
import { FaultLine } from './prop.tsx'

const LONGEST = 2000

interface DecisionProps {
  reader: Reader
  number: number
  /** Where the form leads back to: its ticket, or the list of what waits for the reader. */
  from: 'ticket' | 'list'
  fault?: { decision: string | undefined; comment: string | undefined; text: string } | undefined
}

/** Yes, no with a reason, or a question first. */
export function DecisionForms(props: DecisionProps) {
  const { t } = props.reader
  return (
    <div class="decide">
      <Decision
        {...props}
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
        {...props}
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
        {...props}
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

interface OneProps extends DecisionProps {
  decision: 'yes' | 'no' | 'ask'
  summary: Child
  label: string
  button: Child
}

function Decision({ number, from, fault, decision, summary, label, button }: OneProps) {
  const action = `/admin/tickets/${number}/approval`
  const isFault = fault?.decision === decision
  return (
    <details class="menu" name={`decision-${number}`} open={isFault}>
      {summary}
      <form
        class="menu-body menu-form"
        method="post"
        action={action}
        hx-post={from === 'ticket' ? action : undefined}
      >
        <input type="hidden" name="decision" value={decision} />
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="token" value={newToken()} />
        <label>
          <span>{label}</span>
          <textarea name="comment" rows={3} maxlength={LONGEST} required={decision !== 'yes'}>
            {isFault ? fault.comment : ''}
          </textarea>
        </label>
        {isFault && <FaultLine text={fault.text} />}
        {button}
      </form>
    </details>
  )
}
