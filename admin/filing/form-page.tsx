import type { DeskError } from '../../desk/errors.ts'
import type { Person } from '../../desk/people/people.ts'
import type { Ticket } from '../../desk/tickets/tickets.ts'
import { say } from '../../scenarios/text.ts'
import { newToken } from '../frame/forms.ts'
import { Page } from '../frame/page.tsx'
import type { Panel } from '../panel.ts'
import { type How, HowFields } from './how.tsx'
import { Asking, startOf } from './start-page.tsx'
import { StepFields, type StepFieldsProps } from './step-fields.tsx'

interface FilingProps extends StepFieldsProps {
  panel: Panel
  requester: Person
  token?: string
  version?: number
  faults?: Pick<DeskError, 'code' | 'params'>[]
  /** The ticket of which it will be a subtask. */
  parent: Ticket | undefined
  how: How
}

/** Last: the whole scenario as one form, which grows by what is answered. */
export function FilingForm(props: FilingProps) {
  const { panel, reader, requester, service } = props
  const { t, locale } = reader
  const title = `${service.icon ?? ''} ${say(service.name, locale)}`.trim()
  const action = '/admin/tickets/new'
  return (
    <Page panel={panel} reader={reader} title={t('admin-new-ticket')} here={action}>
      <section class="sheet narrow">
        <header class="sheet-head">
          <h1>{title}</h1>
        </header>
        <Asking reader={reader} requester={requester} parent={props.parent} />
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
          <input type="hidden" name="token" value={props.token ?? newToken()} />
          <input type="hidden" name="requester" value={requester.id} />
          <input type="hidden" name="service" value={service.key} />
          <input type="hidden" name="version" value={props.version ?? service.version} />
          {props.parent && <input type="hidden" name="parent" value={props.parent.number} />}
          <StepFields {...props} />
          <HowFields reader={reader} how={props.how} />
          {(props.faults ?? []).map((fault) => (
            <p class="fault" role="alert">
              {t(`error-${fault.code}`, fault.params)}
            </p>
          ))}
          <p class="form-foot">
            <button class="primary" type="submit">
              {t('admin-file')}
            </button>
            <a class="button" href={startOf(requester, props.parent)}>
              {t('admin-other-service')}
            </a>
          </p>
        </form>
      </section>
    </Page>
  )
}
