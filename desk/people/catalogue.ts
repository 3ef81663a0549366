import { fold } from '../../scenarios/fold.ts'
import type { Desk } from '../desk.ts'
import { config, type LiveService } from '../setup/config.ts'
import type { Person } from './people.ts'

/** The services that a person may file, in the company's order. */
export function catalogue(desk: Desk, person: Person): LiveService[] {
  return config(desk).services.live.filter((service) => mayFile(desk, person, service))
}

/** Whether the service is in the person's catalogue: not internal, and open to them. */
export function mayFile(desk: Desk, person: Person, service: LiveService): boolean {
  if (service.internal) return false
  const { who } = service
  if (!who) return true
  const position = fold(person.position ?? '')
  return (
    ((person.department !== null && who.departments?.includes(person.department)) ||
      (position !== '' && who.positions?.some((one) => fold(one) === position)) ||
      who.people?.includes(person.key) ||
      (who.heads === true && isHead(desk, person))) === true
  )
}

/** Whether the person heads a department. */
export function isHead(desk: Desk, person: Person): boolean {
  return config(desk).departments.live.some((department) => department.head === person.key)
}
