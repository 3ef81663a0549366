import type { Person } from '../../desk/people/people.ts'
import type { LiveService } from '../../desk/setup/config.ts'
import type { FileRef } from '../../scenarios/answer.ts'
import { sayProblem } from '../../scenarios/draw-problem.ts'
import type { Facts } from '../../scenarios/engine-facts.ts'
import type { Problem } from '../../scenarios/engine-problem.ts'
import { promptOf } from '../../scenarios/prompt.ts'
import type { Step } from '../../scenarios/step.ts'
import { say } from '../../scenarios/text.ts'
import type { FileFault } from '../files/uploads.ts'
import { newToken } from '../frame/forms.ts'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'
import { Field } from './field.tsx'
import { type Filled, fieldOf } from './read-answers.ts'
import { Asking } from './start-page.tsx'

interface FilingProps {
  panel: Panel
  reader: Reader
  requester: Person
  service: LiveService
  steps: readonly Step[]
  facts: Facts
  values: ReadonlyMap<string, readonly string[]>
  filled: Filled
  kept: ReadonlyMap<string, readonly FileRef[]>
  /** Nobody has tried to send it yet: nothing is wrong with it. */
  isFresh: boolean
  token?: string
  version?: number
  faults?: FileFault[]
}

/** Last: the whole scenario as one form, which grows by what is answered. */
export function FilingForm(props: FilingProps) {
  const { panel, reader, requester, service, filled, isFresh } = props
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
          <div id="steps" data-renew data-keep="steps">
            {filled.asked.map((asked) => {
              const { key } = asked.step
              const problem = isFresh ? undefined : filled.problems.get(key)
              return (
                <Field
                  asked={asked}
                  reader={reader}
                  facts={props.facts}
                  values={props.values}
                  kept={props.kept.get(fieldOf(key)) ?? []}
                  namesakes={isFresh ? [] : (filled.namesakes.get(key) ?? [])}
                  problem={problem && problemWords(props, key, problem)}
                />
              )
            })}
            {filled.asked.length === 0 && (
              <p id="no-steps" class="quiet">
                {t('admin-no-steps')}
              </p>
            )}
          </div>
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

function problemWords(props: FilingProps, key: string, problem: Problem): string {
  const { steps, facts, filled, reader, service } = props
  if (filled.namesakes.has(key)) return reader.t('admin-namesakes')
  const draft = { skipped: [], open: [], editing: false, page: 0, search: '', own: false }
  const prompt = promptOf(steps, { ...draft, answers: filled.answers, at: key, problem }, facts)
  return sayProblem(prompt, { t: reader.t, locale: reader.locale, service }) ?? ''
}
