/** What may simply be without somebody who has left. */
const OPTIONAL = ['lead', 'head', 'assignee', 'stand_in', 'manager']
const LISTS = ['agents', 'people']

/** The set-up without those who have left, wherever it may do without them. */
export function withoutLeft<T>(data: T, left: ReadonlySet<string>): T {
  return left.size === 0 ? data : (cleared(data, left) as T)
}

/** Those of the keys that the set-up cannot do without: it names them where somebody must be named. */
export function stillNamed(data: unknown, left: ReadonlySet<string>): Set<string> {
  const text = left.size === 0 ? '' : JSON.stringify(data)
  const isNamed = (key: string) => text.includes(`"${key}"`) || text.includes(`"person:${key}"`)
  return new Set([...left].filter(isNamed))
}

function cleared(value: unknown, left: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((one) => cleared(one, left))
  if (value === null || typeof value !== 'object') return value
  const kept = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    if (OPTIONAL.includes(key) && left.has(String(inner))) return []
    return [[key, LISTS.includes(key) ? present(key, inner, left) : cleared(inner, left)]]
  })
  // A route that led to nobody else would no longer keep those below it from holding.
  const isEmptied = kept.length === 1 && kept[0]?.[0] === 'when'
  return isEmptied ? value : Object.fromEntries(kept)
}

/** A line does without agents; a service for nobody but those who left is still for nobody else. */
function present(key: string, keys: unknown, left: ReadonlySet<string>): unknown {
  if (!Array.isArray(keys)) return keys
  const rest = keys.filter((one) => !left.has(String(one)))
  return rest.length > 0 || key === 'agents' ? rest : keys
}
