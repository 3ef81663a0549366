import { config } from '../../desk/setup/config.ts'
import { say } from '../../scenarios/text.ts'
import { PriorityMark } from '../queue/marks.tsx'
import { FaultLine, Prop } from './prop.tsx'
import { faultOf, type View } from './view.ts'

/** How urgent it is, and the other ranks, the highest first. */
export function PriorityMenu({ view }: { view: View }) {
  const { panel, reader, page } = view
  const { t, locale } = reader
  const { live } = config(panel.desk).priorities
  const action = `/admin/tickets/${page.ticket.number}/priority`
  const named = (key: string) => {
    const known = config(panel.desk).priorities.get(key)
    return (
      <span class="named">
        <PriorityMark desk={panel.desk} reader={reader} priority={key} />
        <span aria-hidden="true">{known ? say(known.name, locale) : key}</span>
      </span>
    )
  }
  const value = named(page.ticket.priority)
  const name = t('admin-priority')
  if (!page.offers.has('priority')) return <Prop name={name} value={value} />
  return (
    <Prop name={name} value={value}>
      <form class="menu-list" method="post" action={action} hx-post={action}>
        {live.toReversed().map(({ key }) => (
          <button
            type="submit"
            name="priority"
            value={key}
            aria-current={key === page.ticket.priority ? 'true' : undefined}
          >
            {named(key)}
          </button>
        ))}
      </form>
      <FaultLine text={faultOf(view, 'priority')} />
    </Prop>
  )
}
