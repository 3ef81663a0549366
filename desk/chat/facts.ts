import type { Facts } from '../../scenarios/engine-facts.ts'
import { say } from '../../scenarios/text.ts'
import type { Desk } from '../desk.ts'
import { languageOf, type Person, personById, personByKey, searchPeople } from '../people/people.ts'
import { config } from '../setup/config.ts'
import { decide } from '../tickets/routing.ts'
import { zoneOf } from '../time/calendars.ts'
import { offsetSpan } from '../time/time-zone.ts'

export type { Facts }

/** What the engine may know while a person fills in a service; `agent`: an agent files for them. */
export function factsFor(desk: Desk, person: Person, service: string, agent = false): Facts {
  const filed = config(desk).services.get(service)
  return {
    today: localDate(desk, service),
    requester: {
      id: person.id,
      key: person.key,
      name: person.name,
      department: person.department ?? undefined,
      position: person.position ?? undefined,
      phone: person.phone ?? undefined,
      email: person.email ?? undefined,
    },
    service,
    // What it would be filed with before anything is answered.
    priority: filed && decide(desk, filed, person, {}).priority,
    agent,
    // As the directory has it: only a Russian company leaves out the code of its country.
    country: config(desk).locale === 'ru' ? 'RU' : null,
    people: (query, search) => {
      const { departments, offset, limit } = search
      const found = searchPeople(desk, query, {
        offset,
        limit,
        ...(departments ? { departments: [...departments] } : {}),
      })
      return { total: found.total, people: found.people.map((one) => seen(desk, one, person)) }
    },
    person: (ref, departments) => {
      const found = typeof ref === 'number' ? personById(desk, ref) : personByKey(desk, ref)
      if (!found || found.archivedAt !== null) return undefined
      const isInside = !departments || departments.includes(found.department ?? '')
      return isInside ? seen(desk, found, person) : undefined
    },
  }
}

function seen(desk: Desk, person: Person, reader: Person) {
  const name = config(desk).departments.get(person.department)?.name
  const department = name === undefined ? undefined : say(name, languageOf(desk, reader))
  return { id: person.id, key: person.key, name: person.name, department }
}

function localDate(desk: Desk, serviceKey: string): string {
  const service = config(desk).services.get(serviceKey)
  const line = service?.line ?? ''
  const zone = zoneOf(desk, { policy: service?.policy ?? null, line })
  const { offset } = offsetSpan(zone, desk.now())
  return new Date(desk.now() + offset).toISOString().slice(0, 10)
}
