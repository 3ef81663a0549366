import type { SubtaskShown } from '../../desk/processes/process-page.ts'
import { config } from '../../desk/setup/config.ts'
import type { Ticket } from '../../desk/tickets/tickets.ts'
import { say } from '../../scenarios/text.ts'
import { Icon } from '../frame/icon.tsx'
import { Due } from '../queue/due.tsx'
import { StatusMark } from '../queue/marks.tsx'
import { Meter } from './meter.tsx'
import { FaultLine } from './prop.tsx'
import { faultOf, type View } from './view.ts'

/** The tickets that this one starts and waits for, what comes after what, and how far they are. */
export function Subtasks({ view }: { view: View }) {
  const { page, reader } = view
  const { t } = reader
  const { subtasks } = page.process
  const mayAdd = page.offers.has('subtasks')
  if (subtasks.length === 0 && !mayAdd) return null
  const counted = subtasks.filter(({ subtask }) => subtask.state !== 'dropped')
  const done = counted.filter(({ subtask }) => subtask.state === 'done').length
  return (
    <>
      <h2 class="part-head">
        {t('admin-subtasks')}
        {counted.length > 0 && (
          <span class="progress">
            {t('admin-progress', { done, all: counted.length })}
            <Meter done={done} all={counted.length} />
          </span>
        )}
      </h2>
      {subtasks.length > 0 && (
        <ol class="subtasks">
          {subtasks.map((one) => (
            <li class={`subtask is-${one.subtask.state}`}>
              {one.child ? (
                <Started one={one} child={one.child.ticket} view={view} />
              ) : (
                <Planned one={one} view={view} />
              )}
            </li>
          ))}
        </ol>
      )}
      <FaultLine text={faultOf(view, 'subtasks')} />
      {mayAdd && (
        <a
          class="button quiet-button add-child"
          href={`/admin/tickets/new?parent=${page.ticket.number}`}
        >
          <Icon name="plus" />
          {t('admin-subtask-new')}
        </a>
      )}
    </>
  )
}

interface StartedProps {
  one: SubtaskShown
  child: Ticket
  view: View
}

function Started({ one, child, view }: StartedProps) {
  const { panel, reader, page } = view
  const { t } = reader
  const assignee = child.assigneeId === null ? undefined : page.people.get(child.assigneeId)
  const name = (
    <>
      <StatusMark desk={panel.desk} reader={reader} of={child} />
      <span class="cell-number">{t('admin-number', { number: String(child.number) })}</span>
      <span class="title" title={child.title}>
        {child.title}
      </span>
    </>
  )
  return (
    <>
      {one.child?.mayRead ? (
        <a class="subtask-name" href={`/admin/tickets/${child.number}`}>
          {name}
        </a>
      ) : (
        <span class="subtask-name">{name}</span>
      )}
      <p class="subtask-about">
        <span>{lineName(view, child.line)}</span>
        <span>{assignee ? assignee.name : t('admin-nobody')}</span>
        {child.open === 1 && (
          <Due
            ticket={{ ...child, standsFor: child.gate }}
            reader={{ ...reader, speech: view.speech }}
          />
        )}
      </p>
    </>
  )
}

function Planned({ one, view }: Omit<StartedProps, 'child'>) {
  const { panel, reader, page } = view
  const { t } = reader
  const { subtask, canStart } = one
  const service = config(panel.desk).services.get(subtask.service)
  const action = `/admin/tickets/${page.ticket.number}/subtasks/${subtask.id}`
  const isPlanned = subtask.state === 'planned'
  return (
    <>
      <span class="subtask-name">
        <span class="planned-mark" aria-hidden="true" />
        <span class="title" title={subtask.title}>
          {subtask.title}
        </span>
      </span>
      <p class="subtask-about">
        {service && <span>{lineName(view, service.line)}</span>}
        <span>{isPlanned ? t('admin-subtask-planned') : t('admin-subtask-dropped')}</span>
      </p>
      {isPlanned && <p class="subtask-about">{whenWords(one, view)}</p>}
      {isPlanned && page.offers.has('plan') && (
        <form class="subtask-deeds" method="post" action={action} hx-post={action}>
          {canStart && (
            <button type="submit" name="do" value="start">
              {t('admin-subtask-start')}
            </button>
          )}
          <button class="quiet-button" type="submit" name="do" value="drop">
            {t('admin-subtask-drop')}
          </button>
        </form>
      )}
    </>
  )
}

function whenWords({ subtask, after }: SubtaskShown, { page, reader: { t } }: View): string {
  if (after.length > 0) return t('admin-subtask-after', { titles: after.join(', ') })
  if (subtask.start === 'by_hand') return t('admin-subtask-by-hand')
  return page.ticket.gate === null ? '' : t('admin-subtask-after-approval')
}

function lineName({ panel, reader }: View, key: string): string {
  const line = config(panel.desk).lines.get(key)
  return line ? say(line.name, reader.locale) : key
}
