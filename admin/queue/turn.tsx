interface Turning {
  dueAt: number | null
  nearAt: number | null
  stuckAt?: number | null
}

/**
 * In how many milliseconds the page looks different by itself (amber, red, stuck), for the browser
 * to ask anew just then: told as a distance, since its clock may be another.
 */
export function Turn({ tickets, now }: { tickets: Turning[]; now: number }) {
  const turns = tickets
    // What is due at an instant is late after it.
    .flatMap(({ nearAt, dueAt, stuckAt }) => [nearAt, dueAt === null ? null : dueAt + 1, stuckAt])
    .filter((at): at is number => typeof at === 'number' && at > now)
  const next = Math.min(...turns)
  return (
    <p id="turn" data-renew hidden>
      {turns.length > 0 ? String(next - now) : ''}
    </p>
  )
}
