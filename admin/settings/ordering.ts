import type { Subject } from './subject.ts'

/** Objects in the order of a page: group by group, as they stand within each. */
export function inGroups<T extends { key: string }>(
  { groups, groupOf }: Subject,
  objects: readonly T[],
): T[] {
  if (!groups || !groupOf) return [...objects]
  return groups.flatMap((group) => objects.filter((object) => groupOf(object) === group))
}

/**
 * The keys in the order that is wanted: as dragged ("a,b,c"), or with one moved a place ("a:up")
 * within its group; unchanged where there is no such place.
 */
export function wantedOrder(
  subject: Subject,
  objects: readonly { key: string }[],
  { move = '', keys = '' }: { move?: string | undefined; keys?: string | undefined },
): string[] {
  const present = inGroups(subject, objects)
  const [key, way] = move.split(':')
  if (move === '') return keys.split(',').filter((one) => one !== '')
  const from = present.findIndex((one) => one.key === key)
  const to = from + (way === 'up' ? -1 : 1)
  const [moved, other] = [present[from], present[to]]
  const order = present.map((one) => one.key)
  if (!moved || !other || subject.groupOf?.(moved) !== subject.groupOf?.(other)) return order
  return order.map((one) => (one === moved.key ? other.key : one === other.key ? moved.key : one))
}
