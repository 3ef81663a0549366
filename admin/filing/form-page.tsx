import type { Person } from '../../desk/people/people.ts'
import { say } from '../../scenarios/text.ts'
import type { FileFault } from '../files/uploads.ts'
import { newToken } from '../frame/forms.ts'
import { Page } from '../frame/page.tsx'
import type { Panel } from '../panel.ts'
import { Asking } from './start-page.tsx'
import { StepFields, type StepFieldsProps } from './step-fields.tsx'

interface FilingProps extends StepFieldsProps {
  panel: Panel
  requester: Person
  token?: string
  version?: number
  faults?: FileFault[]
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
        <Asking reader={reader} requester={requester} />
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
          <StepFields {...props} />
          {(props.faults ?? []).map((fault) => (
            <p class="fault" role="alert">
              {t(`error-${fault.code}`, fault.params)}
            </p>
          ))}
          <p class="form-foot">
            <button class="primary" type="submit">
              {t('admin-file')}
            </button>
            <a class="button" href={`${action}?requester=${requester.id}`}>
              {t('admin-other-service')}
            </a>
          </p>
        </form>
      </section>
    </Page>
  )
}
