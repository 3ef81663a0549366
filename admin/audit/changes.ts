/** One thing that an event changed or told; either side may be absent. */
interface Changed {
  /** Empty: the thing itself that the kind of event names. */
  field: string
  before?: unknown
  after?: unknown
}

/** What an event holds, field by field; `from` and `to`, `before` and `after` stand side by side. */
export function changesOf(data: Record<string, unknown>): Changed[] {
  const { before, after, from, to, fromDue, toDue, fromCategory, toCategory, ...rest } = data
  const sides =
    isFields(before) || isFields(after) ? between(before, after) : pair('', before, after)
  const told = Object.entries(rest).flatMap(([field, value]) => pair(field, undefined, value))
  // What is new has its key within, too.
  const untold = sides.filter(
    ({ field, before, after }) => !(field in rest) || rest[field] !== (after ?? before),
  )
  return [
    ...told,
    ...pair('', from, to),
    ...pair('category', fromCategory, toCategory),
    ...pair('due', fromDue, toDue),
    ...untold,
  ]
}

/** Whether a value has fields of its own. */
export function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function between(before: unknown, after: unknown): Changed[] {
  const [old, fresh] = [isFields(before) ? before : {}, isFields(after) ? after : {}]
  const names = new Set([...Object.keys(old), ...Object.keys(fresh)])
  return [...names].flatMap((name) => {
    const [one, other] = [old[name], fresh[name]]
    return JSON.stringify(one) === JSON.stringify(other) ? [] : pair(name, one, other)
  })
}

function pair(field: string, before: unknown, after: unknown): Changed[] {
  if (before === undefined && after === undefined) return []
  return [{ field, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }]
}
