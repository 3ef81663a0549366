import type { ErrorCode } from '../../desk/errors.ts'
import type { Ticket } from '../../desk/tickets/tickets.ts'
import type { FileFault } from '../files/uploads.ts'
import { StepFields, type StepFieldsProps } from '../filing/step-fields.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel } from '../panel.ts'

interface AnswersProps extends StepFieldsProps {
  panel: Panel
  ticket: Ticket
  faults: FileFault[]
  /** Why the desk did not take the answers as a whole. */
  refusal?: ErrorCode | undefined
}

/** The questions of a ticket's scenario with its answers, to fill in what is open and put right what is wrong. */
export function AnswersPage(props: AnswersProps) {
  const { panel, reader, ticket } = props
  const { t } = reader
  const address = `/admin/tickets/${ticket.number}`
  const action = `${address}/answers`
  const name = `${t('admin-number', { number: String(ticket.number) })} ${ticket.title}`
  return (
    <Page panel={panel} reader={reader} title={t('admin-answers-correct')} here="/admin/tickets">
      <section class="sheet narrow">
        <header class="sheet-head">
          <h1>{t('admin-answers-correct')}</h1>
        </header>
        <p class="asking">
          <a href={address}>{name}</a>
        </p>
        <p class="quiet answers-why">{t('admin-answers-why')}</p>
        <form
          id="filing"
          class="filing"
          method="post"
          action={action}
          enctype="multipart/form-data"
          novalidate
          hx-post={action}
          hx-trigger="change"
          hx-vals='{"redraw":"1"}'
          hx-sync="this:replace"
        >
          <StepFields {...props} />
          {props.faults.map((fault) => (
            <p class="fault" role="alert">
              {t(`error-${fault.code}`, fault.params)}
            </p>
          ))}
          {props.refusal !== undefined && (
            <p class="fault" role="alert">
              {t(`error-${props.refusal}`)}
            </p>
          )}
          <p class="form-foot">
            <button class="primary" type="submit">
              {t('admin-answers-save')}
            </button>
            <a class="button" href={address}>
              {t('admin-answers-back')}
            </a>
          </p>
        </form>
      </section>
    </Page>
  )
}
