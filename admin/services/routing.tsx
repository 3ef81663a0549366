import type { Editor } from './editor.ts'
import type { RouteForm } from './form.ts'
import { Deed, Faults, Pick as PickField, RowTools } from './parts.tsx'
import { WhenFields } from './when-fields.tsx'

/** Where tickets go: the service's own line, and other ways for some answers. */
export function Routing({ ed }: { ed: Editor }) {
  const { t, form } = ed
  return (
    <>
      <Ways ed={ed} of={form} isOwn />
      <h3>{t('admin-service-routes')}</h3>
      <p class="quiet">{t('admin-service-routes-hint')}</p>
      <ol class="cards" data-sortable="routes">
        {form.routes.map((route, at) => (
          <RouteCard ed={ed} route={route} at={at} />
        ))}
      </ol>
      <Deed deed="add:routes" name={t('admin-service-route-add')} icon="plus" />
    </>
  )
}

function RouteCard({ ed, route, at }: { ed: Editor; route: RouteForm; at: number }) {
  const { t, form } = ed
  const name = `routes.${at}`
  const what = t('admin-service-route', { number: at + 1 })
  return (
    <li class="card" id={`mark-${route.uid}`} data-index={at}>
      <header class="card-head">
        <h4>{what}</h4>
        <RowTools ed={ed} place="routes" at={at} of={form.routes.length} what={what} />
      </header>
      <input type="hidden" name={`${name}.uid`} value={route.uid} />
      <WhenFields
        ed={ed}
        name={`${name}.when`}
        when={route.when}
        steps={form.steps}
        label={t('admin-service-route-when')}
        always={t('admin-choose')}
      />
      <Ways ed={ed} of={route} name={name} />
      <Faults ed={{ ...ed, faults: ed.faults.filter(({ place }) => place === name) }} name={name} />
    </li>
  )
}

interface WaysProps {
  ed: Editor
  of: Pick<RouteForm, 'line' | 'assignee' | 'policy' | 'priority'>
  name?: string
  isOwn?: boolean
}

function Ways({ ed, of, name, isOwn }: WaysProps) {
  const { t, lists } = ed
  const place = (part: string) => (name === undefined ? part : `${name}.${part}`)
  const same = t('admin-service-as-service')
  return (
    <div class="ways">
      <PickField
        ed={ed}
        name={place('line')}
        label={t('admin-service-line')}
        value={of.line}
        choices={lists.lines}
        {...(isOwn ? {} : { none: same })}
      />
      <PickField
        ed={ed}
        name={place('assignee')}
        label={t('admin-service-assignee')}
        value={of.assignee}
        choices={lists.agents}
        none={isOwn ? t('admin-service-assignee-none') : same}
      />
      <PickField
        ed={ed}
        name={place('policy')}
        label={t('admin-service-policy')}
        value={of.policy}
        choices={lists.policies}
        none={isOwn ? t('admin-service-policy-none') : same}
      />
      <PickField
        ed={ed}
        name={place('priority')}
        label={t('admin-service-priority')}
        value={of.priority}
        choices={lists.priorities}
        none={isOwn ? t('admin-service-priority-none') : same}
      />
    </div>
  )
}
