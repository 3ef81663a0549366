/** The ways that lead back to where they began, each told once: `[a, b]` is a → b → a. */
export function cyclesIn(next: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = []
  const done = new Set<string>()
  const walk = (key: string, way: readonly string[]): void => {
    const start = way.indexOf(key)
    if (start >= 0) cycles.push(way.slice(start))
    if (start >= 0 || done.has(key)) return
    for (const following of next.get(key) ?? []) walk(following, [...way, key])
    done.add(key)
  }
  for (const key of next.keys()) walk(key, [])
  return cycles
}

const MAX_SHOWN = 10

/** A cycle as a message shows it. */
export function wayRound(cycle: readonly string[]): string {
  const way = [...cycle, cycle[0]]
  const shown = way.length > MAX_SHOWN ? [...way.slice(0, MAX_SHOWN), '…'] : way
  return `goes round in a circle: ${shown.join(' → ')}`
}
