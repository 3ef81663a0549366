import { Avatar } from '../frame/avatar.tsx'
import { Icon } from '../frame/icon.tsx'
import { placeOf } from '../people/page.tsx'
import { nameOf, type View } from './view.ts'

/** Who asks, and how they can be reached. */
export function RequesterCard({ view }: { view: View }) {
  const { panel, reader, page } = view
  const { t } = reader
  const { person, chat } = page.requester
  const place = placeOf(panel.desk, reader, person)
  const { filedById, requesterId } = page.ticket
  return (
    <div class="requester">
      <a class="person-link" href={`/admin/people/${person.id}`}>
        <Avatar person={person} class="medium" />
        <span>
          <strong>{person.name}</strong>
          {place !== '' && <span class="quiet">{place}</span>}
        </span>
      </a>
      <ul class="contacts">
        <li>
          <Reach view={view} />
          {chat?.username && <span class="quiet">@{chat.username}</span>}
        </li>
        {person.phone !== null && (
          <li>
            <a href={`tel:${person.phone}`}>{person.phone}</a>
          </li>
        )}
        {person.email !== null && (
          <li>
            <a href={`mailto:${person.email}`}>{person.email}</a>
          </li>
        )}
        {filedById !== requesterId && (
          <li class="quiet">{t('admin-filed-by', { name: nameOf(view, filedById) ?? '' })}</li>
        )}
      </ul>
    </div>
  )
}

function Reach({ view }: { view: View }) {
  const { t } = view.reader
  switch (view.page.requester.reach) {
    case 'linked':
      return (
        <span class="linked">
          <Icon name="check" />
          {t('admin-linked')}
        </span>
      )
    case 'blocked':
      return (
        <span class="linked over">
          <Icon name="cross" />
          {t('admin-blocked')}
        </span>
      )
    case 'not_linked':
      return (
        <span class="linked no">
          <Icon name="link" />
          {t('admin-not-linked')}
        </span>
      )
  }
}
