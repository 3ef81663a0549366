import type { Desk } from '../../desk/desk.ts'
import { config } from '../../desk/setup/config.ts'
import type { Category } from '../../desk/tickets/tickets.ts'
import { say } from '../../scenarios/text.ts'
import type { Reader } from '../panel.ts'
import { BARS } from './signs.tsx'

/** A priority as bars that grow with its rank, in its colour, and its name for whoever cannot see them. */
export function PriorityMark({
  desk,
  reader,
  priority,
}: {
  desk: Desk
  reader: Reader
  priority: string
}) {
  const { live } = config(desk).priorities
  const known = config(desk).priorities.get(priority)
  const rank = live.findIndex((one) => one.key === priority) + 1
  const full = Math.max(1, Math.round((rank / Math.max(live.length, 1)) * BARS))
  const name = known ? say(known.name, reader.locale) : priority
  return (
    <span class={`priority color-${known?.color ?? 'grey'}`} title={name}>
      <svg aria-hidden="true">
        <use href={`#priority-${full}`} />
      </svg>
      <span class="unseen">{name}</span>
    </span>
  )
}

interface StatusProps {
  desk: Desk
  reader: Reader
  of: { status: string; category: Category }
  /** With the name beside the sign. */
  named?: boolean
}

/** A status by the shape and colour of its category, named beside it or for whoever cannot see it. */
export function StatusMark({ desk, reader, of, named = false }: StatusProps) {
  const { status, category } = of
  const known = config(desk).statuses.get(status)
  const name = known ? say(known.name, reader.locale) : status
  const color = known?.color === undefined ? '' : `color-${known.color}`
  return (
    <span class={`status is-${category} ${color}`} title={named ? undefined : name}>
      <svg aria-hidden="true">
        <use href={`#status-${category}`} />
      </svg>
      <span class={named ? '' : 'unseen'}>{name}</span>
    </span>
  )
}
