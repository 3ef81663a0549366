import type { Category } from '../../desk/tickets/tickets.ts'

export const BARS = 4

const RING = 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Z'
const SIGNS: Record<Category, string> = {
  new: '',
  active: 'M8 4.6a3.4 3.4 0 0 1 0 6.8Z',
  waiting: 'M6.4 6.7c0-2.2 3.2-2.2 3.2-.1 0 1.4-1.6 1.3-1.6 2.5M8 10.9v.1',
  on_hold: 'M6.7 6v4M9.3 6v4',
  solved: 'M5.6 8.2l1.7 1.7 3.2-3.6',
  closed: 'M6.2 6.2l3.6 3.6M9.8 6.2 6.2 9.8',
}

/** The signs of priorities and statuses, once a page. */
export function Signs() {
  return (
    <>
      {Array.from({ length: BARS }, (_, index) => (
        <Bars full={index + 1} />
      ))}
      {Object.entries(SIGNS).map(([category, sign]) => (
        <symbol id={`status-${category}`} viewBox="0 0 16 16">
          <path class={`ring is-${category}`} d={RING} />
          {sign !== '' && <path class={`sign is-${category}`} d={sign} />}
        </symbol>
      ))}
    </>
  )
}

function Bars({ full }: { full: number }) {
  return (
    <symbol id={`priority-${full}`} viewBox="0 0 16 16">
      {Array.from({ length: BARS }, (_, bar) => (
        <rect
          class={bar < full ? 'bar-full' : 'bar-rest'}
          x={1 + bar * 4}
          y={10 - bar * 3}
          width="2.6"
          height={4 + bar * 3}
          rx="1"
        />
      ))}
    </symbol>
  )
}
