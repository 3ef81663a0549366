import { z } from 'zod'

/** A form of a part: a button that moves one ticket, or an order that was dragged. */
export const rankingForm = z.object({
  do: z
    .string()
    .regex(/^(up|down|top|last|out):\d{1,15}$/)
    .optional(),
  /** The line and the part whose form it is. */
  line: z.string().max(64),
  part: z.string().max(64),
  keys: z.string().max(10_000).default(''),
})

interface Move {
  number: number
  /** From 1; null: it loses its place. */
  place: number | null
}

/** What a form asks for, seen from the order as it is now; undefined where nothing would change. */
export function moveOf(
  form: z.infer<typeof rankingForm>,
  placed: readonly number[],
): Move | undefined {
  if (form.do === undefined) return draggedOf(placed, form.keys.split(',').map(Number))
  const [deed = '', text] = form.do.split(':')
  const number = Number(text)
  const at = placed.indexOf(number) + 1
  switch (deed) {
    case 'top':
      return { number, place: 1 }
    case 'up':
      return at > 1 ? { number, place: at - 1 } : undefined
    case 'down':
      return at > 0 ? { number, place: at + 1 } : undefined
    case 'out':
      return at > 0 ? { number, place: null } : undefined
    default:
      return { number, place: placed.length + 1 }
  }
}

/** The one ticket whose dragging makes the one order of the other; a list that changed meanwhile is not touched. */
function draggedOf(before: readonly number[], after: readonly number[]): Move | undefined {
  const without = (list: readonly number[], one: number) => list.filter((other) => other !== one)
  if (after.length !== before.length || after.join() === before.join()) return undefined
  const number = after.find((one) => without(after, one).join() === without(before, one).join())
  return number === undefined ? undefined : { number, place: after.indexOf(number) + 1 }
}
