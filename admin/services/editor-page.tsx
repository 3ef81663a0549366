import { Crumb } from '../frame/crumb.tsx'
import { Done } from '../frame/done.tsx'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import type { Child } from '../html/jsx-runtime.ts'
import { Approval } from './approval.tsx'
import { Checklist } from './checklist.tsx'
import { isChanged } from './draft.ts'
import { type Editor, faultsIn } from './editor.ts'
import { General } from './general.tsx'
import { HERE } from './list-page.tsx'
import { Outrun } from './outrun.tsx'
import { Deed } from './parts.tsx'
import { PreviewLink, PreviewPane } from './preview-pane.tsx'
import type { Meanwhile } from './publish.ts'
import { PublishBar } from './publish-bar.tsx'
import { Routing } from './routing.tsx'
import { StepCard, TYPES } from './step-card.tsx'
import { Subtasks } from './subtasks.tsx'
import { Texts } from './texts.tsx'
import { Who } from './who.tsx'

interface EditorPageProps {
  ed: Editor
  /** What somebody else has done to the service, asked when it was to be published. */
  meanwhile: Meanwhile | undefined
  /** It was published just now. */
  isDone: boolean
}

/** A service as one form with the chat beside it. */
export function EditorPage({ ed, meanwhile, isDone }: EditorPageProps) {
  const { panel, reader, t, form, draft, locale } = ed
  const name = form.name[reader.locale] || form.name.ru || form.name.en || t('admin-service-new')
  const action = `${HERE}/${draft.name}`
  return (
    <Page panel={panel} reader={reader} title={name} here={HERE}>
      <form
        id="editor"
        class="service-editor"
        method="post"
        action={action}
        novalidate
        hx-post={action}
        hx-target="#editor"
        hx-select="#editor"
        hx-swap="outerHTML"
        hx-sync="this:queue last"
      >
        {/* The first button is the one that Enter presses. */}
        <button type="submit" name="do" value="enter" class="unseen" tabindex={-1}>
          {t('admin-service-keep')}
        </button>
        <div class="editor-main">
          <Crumb to={HERE}>{t('admin-services')}</Crumb>
          <header class="sheet-head">
            <h1>
              {form.icon} {name}
            </h1>
            <span class="editor-state">
              {ed.canEdit && isChanged(panel.desk, draft) && (
                <span class="chip">{t('admin-service-draft')}</span>
              )}
              {ed.canEdit && <PreviewLink ed={ed} />}
            </span>
          </header>
          {isDone && <Done>{t('admin-service-done')}</Done>}
          <Outrun ed={ed} />
          <PublishBar ed={ed} meanwhile={meanwhile} />
          <fieldset class="editor-fields" disabled={!ed.canEdit}>
            <Languages ed={ed} />
            <Section ed={ed} id="main-part" title={t('admin-service-main')} isOpen>
              <General ed={ed} />
            </Section>
            <Steps ed={ed} />
            <Section ed={ed} id="who-part" title={t('admin-service-who')} sum={whoSum(ed)}>
              <Who ed={ed} />
            </Section>
            <Section ed={ed} id="routing" title={t('admin-service-routing')} sum={lineSum(ed)}>
              <Routing ed={ed} />
            </Section>
            <Section ed={ed} id="texts" title={t('admin-service-texts')} sum={form.title[locale]}>
              <Texts ed={ed} />
            </Section>
            <Section
              ed={ed}
              id="approval-part"
              title={t('admin-service-approval')}
              sum={
                form.approval.by === ''
                  ? t('admin-service-approval-none')
                  : t(`admin-service-approval-${form.approval.by}`)
              }
            >
              <Approval ed={ed} />
            </Section>
            <Section
              ed={ed}
              id="checklist-part"
              title={t('admin-service-checklist')}
              sum={sumOf(form.checklist.length, ed)}
            >
              <Checklist ed={ed} />
            </Section>
            <Section
              ed={ed}
              id="subtasks-part"
              title={t('admin-service-subtasks')}
              sum={sumOf(form.subtasks.length, ed)}
            >
              <Subtasks ed={ed} />
            </Section>
            <datalist id="positions">
              {ed.lists.positions.map((position) => (
                <option value={position} />
              ))}
            </datalist>
          </fieldset>
        </div>
        {ed.canEdit && <PreviewPane ed={ed} />}
        {/* What is typed is kept and shown in the chat, without anybody asking for it. */}
        <span
          hidden
          hx-post={action}
          hx-vals='{"do":"keep"}'
          hx-include="#editor"
          hx-trigger="input from:.editor-main delay:600ms"
          hx-target="#preview"
          hx-select="#preview"
          hx-swap="outerHTML"
          hx-sync="#editor:drop"
        />
      </form>
    </Page>
  )
}

function Languages({ ed: { t, form, other } }: { ed: Editor }) {
  return (
    <label class="option both">
      <input type="checkbox" id="both" name="both" value="on" checked={form.both === 'on'} />
      {t(`admin-service-both-${other}`)}
    </label>
  )
}

/** Which parts of the form a section has. */
const PARTS: Record<string, string[]> = {
  'main-part': ['name', 'icon', 'description', 'group', 'key', 'internal'],
  'who-part': ['who'],
  routing: ['line', 'assignee', 'policy', 'priority', 'routes'],
  texts: ['title', 'auto_reply'],
  'approval-part': ['approval'],
  'checklist-part': ['checklist'],
  'subtasks-part': ['subtasks'],
}

interface SectionProps {
  ed: Editor
  id: string
  title: string
  /** What it says while it is closed. */
  sum?: string
  isOpen?: boolean
  children: Child
}

function Section({ ed, id, title, sum, isOpen, children }: SectionProps) {
  const faults = faultsIn(ed, ...(PARTS[id] ?? []))
  const holdsMark = marksIn(ed, id).includes(ed.at ?? '-')
  return (
    <details class="section" id={id} open={isOpen || faults > 0 || holdsMark} data-mark={id}>
      <summary>
        <Icon name="next" />
        <h2>{title}</h2>
        {sum !== undefined && <span class="quiet section-sum">{sum}</span>}
        {faults > 0 && (
          <span class="chip over">{ed.t('admin-service-faults', { count: faults })}</span>
        )}
      </summary>
      <div class="section-body">{children}</div>
    </details>
  )
}

function Steps({ ed }: { ed: Editor }) {
  const { t, form } = ed
  return (
    <section class="section steps-section" id="steps">
      <header>
        <h2>{t('admin-service-steps')}</h2>
        <p class="quiet">{t('admin-service-steps-hint')}</p>
      </header>
      <ol class="step-list" data-sortable="steps">
        {form.steps.map((step, at) => (
          <StepCard ed={ed} step={step} at={at} />
        ))}
      </ol>
      <div class="add-step">
        <span class="quiet">{t('admin-service-step-add')}</span>
        {TYPES.map((type) => (
          <Deed deed={`add:steps:${type}`} name={t(`admin-service-type-${type}`)} icon="plus" />
        ))}
      </div>
    </section>
  )
}

function marksIn({ form }: Editor, id: string): string[] {
  if (id === 'routing') return form.routes.map(({ uid }) => uid)
  if (id === 'subtasks-part') return form.subtasks.map(({ uid }) => uid)
  return id === 'checklist-part' ? form.checklist.map(({ uid }) => uid) : []
}

function whoSum({ t, form }: Editor): string {
  if (form.internal === 'on') return t('admin-service-whom-agents')
  return t(`admin-service-whom-${form.whom}`)
}

function lineSum({ form, lists, t }: Editor): string {
  const line = lists.lines.find(([key]) => key === form.line)?.[1] ?? ''
  if (form.routes.length === 0) return line
  return `${line} · ${t('admin-service-routes-count', { count: form.routes.length })}`
}

function sumOf(count: number, { t }: Editor): string {
  return count === 0 ? t('admin-service-none') : String(count)
}
