import { config } from '../../desk/config.ts'
import type { Desk } from '../../desk/desk.ts'
import type { Category } from '../../desk/tickets.ts'
import { say } from '../../scenarios/text.ts'
import type { Reader } from '../panel.ts'

const BARS = 4

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
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {Array.from({ length: BARS }, (_, bar) => (
          <rect
            class={bar < full ? 'full' : ''}
            x={1 + bar * 4}
            y={10 - bar * 3}
            width="2.6"
            height={4 + bar * 3}
            rx="1"
          />
        ))}
      </svg>
      <span class="unseen">{name}</span>
    </span>
  )
}

const RING = 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Z'
const SIGNS: Record<Category, string> = {
  new: '',
  active: 'M8 4.6a3.4 3.4 0 0 1 0 6.8Z',
  waiting: 'M6.4 6.7c0-2.2 3.2-2.2 3.2-.1 0 1.4-1.6 1.3-1.6 2.5M8 10.9v.1',
  on_hold: 'M6.7 6v4M9.3 6v4',
  solved: 'M5.6 8.2l1.7 1.7 3.2-3.6',
  closed: 'M6.2 6.2l3.6 3.6M9.8 6.2 6.2 9.8',
}

interface StatusProps {
  desk: Desk
  reader: Reader
  status: string
  category: Category
  /** With the name beside the sign. */
  named?: boolean
}

/** A status by the shape and colour of its category, named beside it or for whoever cannot see it. */
export function StatusMark({ desk, reader, status, category, named = false }: StatusProps) {
  const known = config(desk).statuses.get(status)
  const name = known ? say(known.name, reader.locale) : status
  const color = known?.color === undefined ? '' : `color-${known.color}`
  return (
    <span class={`status is-${category} ${color}`} title={named ? undefined : name}>
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path class="ring" d={RING} />
        <path class="sign" d={SIGNS[category]} />
      </svg>
      <span class={named ? '' : 'unseen'}>{name}</span>
    </span>
  )
}
