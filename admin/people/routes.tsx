import { Hono } from 'hono'
import { DeskError } from '../../desk/errors.ts'
import { directoryPage } from '../../desk/people/directory-page.ts'
import { invite, unlink } from '../../desk/people/identity.ts'
import { type Person, personById } from '../../desk/people/people.ts'
import { ticketsSeenOf } from '../../desk/tickets/tickets-seen.ts'
import { numberIn, parsed } from '../frame/forms.ts'
import { show } from '../frame/show.ts'
import type { Env, Panel } from '../panel.ts'
import { editRoutes } from './edit-routes.tsx'
import { importRoutes } from './import-routes.tsx'
import { PeoplePage } from './page.tsx'
import { PersonPage } from './person-page.tsx'
import { personalRoutes } from './personal-routes.tsx'
import { peopleQuery } from './query.ts'

const A_PAGE = 50
const TICKETS = 20

/** The directory: who is who, and whose Telegram account is whose. */
export function peopleRoutes(panel: Panel): Hono<Env> {
  const { desk } = panel
  const app = new Hono<Env>()

  app.get('/people', (c) => {
    const query = parsed(c.req.query(), peopleQuery)
    const page = directoryPage(desk, { ...query, text: query.q, limit: A_PAGE })
    return show(c, <PeoplePage panel={panel} reader={c.get('reader')} query={query} page={page} />)
  })

  app.route('/', importRoutes(panel))
  app.route('/', personalRoutes(panel))
  app.route('/', editRoutes(panel))

  app.get('/people/:id', (c) => {
    const reader = c.get('reader')
    const person = someone(c.req.param('id'))
    const tickets = ticketsSeenOf(desk, reader.person, person.id, TICKETS)
    return show(c, <PersonPage panel={panel} reader={reader} person={person} tickets={tickets} />)
  })

  // The link is shown once and kept nowhere, so the answer is the page itself.
  app.post('/people/:id/invitation', (c) => {
    const reader = c.get('reader')
    const person = someone(c.req.param('id'))
    const token = invite(desk, reader.person, person.id)
    const tickets = ticketsSeenOf(desk, reader.person, person.id, TICKETS)
    const page = { panel, reader, person, tickets, invitation: invitationUrl(panel, token) }
    return show(c, <PersonPage {...page} />)
  })

  app.post('/people/:id/unlinking', (c) => {
    const person = someone(c.req.param('id'))
    unlink(desk, c.get('reader').person, person.id)
    return c.redirect(`/admin/people/${person.id}`, 303)
  })

  function someone(id: string): Person {
    const person = personById(desk, numberIn(id))
    if (!person) throw new DeskError('not_found')
    return person
  }

  return app
}

function invitationUrl({ desk }: Panel, token: string): string {
  const { username } = desk.bot
  return username === ''
    ? `/start invite_${token}`
    : `https://t.me/${username}?start=invite_${token}`
}
