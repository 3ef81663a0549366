import type { Person } from '../../desk/people/people.ts'
import { Avatar } from '../frame/avatar.tsx'
import { FaultLine, Prop } from './prop.tsx'
import { faultOf, type View } from './view.ts'

/** Who has the ticket, and to whom it can be given. */
export function AssigneeMenu({ view }: { view: View }) {
  const { page, reader } = view
  const { t } = reader
  const { ticket, candidates } = page
  const assignee = ticket.assigneeId === null ? undefined : page.people.get(ticket.assigneeId)
  const action = `/admin/tickets/${ticket.number}/assignment`
  const value = assignee ? <Named person={assignee} /> : <em>{t('admin-nobody')}</em>
  const name = t('admin-assignee')
  if (!page.offers.has('assign')) return <Prop name={name} value={value} />
  return (
    <Prop name={name} value={value} shortcut="a">
      <form class="menu-list" method="post" action={action} hx-post={action}>
        {candidates.map((person) => (
          <button
            type="submit"
            name="to"
            value={person.id}
            aria-current={person.id === ticket.assigneeId ? 'true' : undefined}
          >
            <Named person={person} />
            {person.id === reader.person.id && <small>{t('admin-filter-me')}</small>}
            {person.awayAt !== null && <small>{t('admin-away')}</small>}
          </button>
        ))}
        {assignee && (
          <button type="submit" name="to" value="none">
            <span class="avatar vacant" aria-hidden="true" />
            {t('admin-unassign')}
          </button>
        )}
      </form>
      <FaultLine text={faultOf(view, 'assignment')} />
    </Prop>
  )
}

function Named({ person }: { person: Person }) {
  return (
    <span class="named">
      <Avatar person={person} />
      <span>{person.name}</span>
    </span>
  )
}
