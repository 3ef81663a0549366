/**
 * The keys of a list in their new order, once a file has brought its own: those are as in the file, and
 * what others made stays before, among or after them as it stood. What is new comes last.
 */
export function orderWith(before: readonly string[], brought: readonly string[]): string[] {
  const isBrought = new Set(brought)
  const first: string[] = []
  const behind = new Map<string, string[]>()
  let place = first
  for (const key of before) {
    if (isBrought.has(key)) {
      place = []
      behind.set(key, place)
    } else place.push(key)
  }
  const last = place === first ? [] : place.splice(0)
  return [...first, ...brought.flatMap((key) => [key, ...(behind.get(key) ?? [])]), ...last]
}
