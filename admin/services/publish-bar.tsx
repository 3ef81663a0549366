import { Icon } from '../frame/icon.tsx'
import { Elsewhere } from '../settings/elsewhere.tsx'
import { isChanged } from './draft.ts'
import { type Editor, stepName } from './editor.ts'
import type { FormFault } from './faults.ts'
import { Deed } from './parts.tsx'
import type { Meanwhile } from './publish.ts'

interface BarProps {
  ed: Editor
  meanwhile: Meanwhile | undefined
}

/** Publishing and discarding, with everything that is in the way of it. */
export function PublishBar({ ed, meanwhile }: BarProps) {
  const { t, faults, draft } = ed
  if (!ed.canEdit) return <p class="quiet">{t('admin-service-read-only')}</p>
  return (
    <>
      {meanwhile !== undefined && (
        <div class="warning meanwhile" role="alert">
          <Icon name="warning" />
          <div>
            <p>
              {t(`admin-service-meanwhile-${meanwhile.what}`)}
              {meanwhile.parts.length > 0 &&
                ` ${t('admin-service-meanwhile-parts', { parts: meanwhile.parts.map((part) => partName(part, t).toLowerCase()).join(', ') })}`}
            </p>
            <p class="buttons">
              <Deed deed="publish-over" name={t('admin-service-publish-over')} />
              <Deed deed="discard" name={t(`admin-service-take-${meanwhile.what}`)} />
            </p>
          </div>
        </div>
      )}
      {faults.length > 0 && <Summary ed={ed} />}
      <Elsewhere reader={ed.reader} faults={ed.elsewhere} />
      <div class="publish-bar">
        <Deed deed="publish" name={t('admin-service-publish')} class="primary" />
        {isChanged(ed.panel.desk, draft) && (
          <Deed deed="discard" name={t('admin-service-discard')} />
        )}
        <span class="quiet kept">{t('admin-service-kept')}</span>
      </div>
    </>
  )
}

/** Everything to mend, each with the way to its field. */
function Summary({ ed }: { ed: Editor }) {
  const { t, faults } = ed
  return (
    <div class="fault-summary" role="alert" id="faults">
      <p>
        <strong>{t('admin-service-not-published', { count: faults.length })}</strong>
      </p>
      <ul>
        {faults.map((fault) => (
          <li>
            <a href={`#${anchorOf(ed, fault)}`}>
              {whereOf(ed, fault)}: {fault.words}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The field of a fault; in a step, the step where the field itself may be shut away. */
function anchorOf({ form, locale }: Editor, { place }: FormFault): string {
  const parts = place.split('.')
  const [list = '', number = '', part, ...inner] = parts
  const listed = { steps: form.steps, routes: form.routes, subtasks: form.subtasks }
  const one = listed[list as keyof typeof listed]?.[Number(number)]
  if (one && (part === undefined || inner.length > 1)) return `mark-${one.uid}`
  if (TEXTS.includes(parts.at(-1) ?? '')) return `${place}.${locale}`
  return place
}

const TEXTS = ['name', 'ask', 'hint', 'title', 'group', 'description', 'auto_reply', 'unit']

function whereOf(ed: Editor, { place }: FormFault): string {
  const { t, form } = ed
  const [list = '', number = '', part] = place.split('.')
  const at = Number(number)
  const step = form.steps[at]
  if (list === 'steps' && step) {
    const isNamed = step.ask.ru !== '' || step.ask.en !== ''
    const what = isNamed ? stepName(step, ed) : t('admin-service-step-number', { number: at + 1 })
    return part === undefined ? what : `${what}, ${partName(part, t).toLowerCase()}`
  }
  if (list === 'routes') return t('admin-service-route', { number: at + 1 })
  if (list === 'subtasks') return t('admin-service-subtask', { number: at + 1 })
  return partName(list, t)
}

/** Parts that have a name of their own to be told by. */
const NAMED: Record<string, string> = {
  name: 'admin-service-name',
  ask: 'admin-service-ask',
  hint: 'admin-service-hint',
  options: 'admin-service-options',
  when: 'admin-service-condition',
  type: 'admin-service-type',
  key: 'admin-service-key',
  title: 'admin-service-title',
  line: 'admin-service-line',
  assignee: 'admin-service-assignee',
  policy: 'admin-service-policy',
  priority: 'admin-service-priority',
  who: 'admin-service-who',
  steps: 'admin-service-steps',
  routes: 'admin-service-routes',
  subtasks: 'admin-service-subtasks',
  internal: 'admin-internal',
  approval: 'admin-service-approval',
  checklist: 'admin-service-checklist',
  icon: 'admin-service-icon',
  group: 'admin-service-group',
  description: 'admin-service-description',
  auto_reply: 'admin-service-auto-reply',
  default: 'admin-service-default',
  pattern: 'admin-service-pattern',
}

function partName(part: string, t: Editor['t']): string {
  const key = NAMED[part]
  return key === undefined ? part : t(key)
}
