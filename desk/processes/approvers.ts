import { personInWord } from '../../scenarios/pack-people.ts'
import type { Approval } from '../../scenarios/pack-services.ts'
import type { Desk } from '../desk.ts'
import { agents, type Person, personByKey } from '../people/people.ts'
import { config } from '../setup/config.ts'

/**
 * Who decides about a request: whom the service names, else the head of the requester's department,
 * else the line's lead, else the stand-in, else an admin; never the requester. Undefined where there is nobody at all.
 */
export function approverFor(
  desk: Desk,
  approval: Approval,
  requester: Person,
  line: string,
): Person | undefined {
  const head = config(desk).departments.get(requester.department)?.head
  const lead = config(desk).lines.get(line)?.lead
  const named = {
    manager: requester.manager ?? undefined,
    head,
    lead,
  }
  const first =
    approval.by in named ? named[approval.by as keyof typeof named] : personInWord(approval.by)
  const known = [first, head, lead, approval.stand_in].map((key) => present(desk, key, requester))
  return (
    known.find((person) => person !== undefined) ??
    agents(desk).find((agent) => agent.role === 'admin' && agent.id !== requester.id)
  )
}

/** Who decides where the approver does not: nobody who is the requester or the approver. */
export function standInFor(
  desk: Desk,
  approval: Approval,
  requester: Person,
  approver: Person | undefined,
): Person | undefined {
  const standIn = present(desk, approval.stand_in, requester)
  return standIn?.id === approver?.id ? undefined : standIn
}

function present(desk: Desk, key: string | undefined, requester: Person): Person | undefined {
  const person = key === undefined ? undefined : personByKey(desk, key)
  return person && person.archivedAt === null && person.id !== requester.id ? person : undefined
}
