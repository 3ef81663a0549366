import type { ChecklistItem } from '../../desk/processes/checklist.ts'
import { sayMoment } from '../../locales/when.ts'
import { say } from '../../scenarios/text.ts'
import { Icon } from '../frame/icon.tsx'
import { Meter } from './meter.tsx'
import { FaultLine } from './prop.tsx'
import { faultOf, nameOf, type View } from './view.ts'

/** What has to be ticked off: each item a button, so that a keyboard gets along. */
export function Checklist({ view }: { view: View }) {
  const { page, reader, fault } = view
  const { t } = reader
  const { checklist } = page.process
  const mayTick = page.offers.has('checklist')
  if (checklist.length === 0 && !mayTick) return null
  const done = checklist.filter((item) => item.doneAt !== null).length
  const action = `/admin/tickets/${page.ticket.number}/checklist`
  return (
    <>
      <h2 class="part-head">
        {t('admin-checklist')}
        {checklist.length > 0 && (
          <span class="progress">
            {t('admin-progress', { done, all: checklist.length })}
            <Meter done={done} all={checklist.length} />
          </span>
        )}
      </h2>
      {checklist.length > 0 && (
        <ul class="checklist">
          {checklist.map((item) => (
            <Item item={item} view={view} mayTick={mayTick} />
          ))}
        </ul>
      )}
      {mayTick && (
        <form class="add-line" method="post" action={action} hx-post={action}>
          <input
            id="new-item"
            name="text"
            maxlength={300}
            required
            autocomplete="off"
            placeholder={t('admin-checklist-new')}
            aria-label={t('admin-checklist-new')}
            value={fault?.form === 'checklist' ? fault.typed.text : ''}
          />
          <button class="icon-button" type="submit" title={t('admin-checklist-add')}>
            <Icon name="plus" />
            <span class="unseen">{t('admin-checklist-add')}</span>
          </button>
        </form>
      )}
      <FaultLine text={faultOf(view, 'checklist')} />
    </>
  )
}

interface ItemProps {
  item: ChecklistItem
  view: View
  mayTick: boolean
}

function Item({ item, view, mayTick }: ItemProps) {
  const { t, locale } = view.reader
  const action = `/admin/tickets/${view.page.ticket.number}/checklist/${item.id}`
  const isDone = item.doneAt !== null
  const text = say(item.text, locale)
  const box = (
    <>
      <span class="box" aria-hidden="true">
        {isDone && <Icon name="check" />}
      </span>
      <span class="item-text">{text}</span>
    </>
  )
  if (!mayTick) {
    return (
      <li class={isDone ? 'item is-done' : 'item'}>
        <span class="tick-off">
          {box}
          {isDone && <span class="unseen">{t('admin-checklist-done')}</span>}
        </span>
      </li>
    )
  }
  return (
    <li class={isDone ? 'item is-done' : 'item'}>
      <form method="post" action={action} hx-post={action}>
        <button
          class="tick-off"
          type="submit"
          id={`item-${item.id}`}
          name="do"
          value={isDone ? 'untick' : 'tick'}
          aria-pressed={isDone ? 'true' : 'false'}
          title={doneWords(item, view)}
        >
          {box}
        </button>
        <button
          class="icon-button item-gone"
          type="submit"
          name="do"
          value="remove"
          title={t('admin-checklist-remove')}
        >
          <Icon name="close" />
          <span class="unseen">
            {t('admin-checklist-remove')}: {text}
          </span>
        </button>
      </form>
    </li>
  )
}

function doneWords(item: ChecklistItem, view: View): string | undefined {
  if (item.doneAt === null) return undefined
  const name = nameOf(view, item.doneById)
  const moment = sayMoment(item.doneAt, view.speech)
  return name === undefined ? moment : `${name} · ${moment}`
}
