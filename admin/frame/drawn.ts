import { type Html, inOnePiece } from '../html/jsx-runtime.ts'

const pieces = new WeakMap<object, Map<string, Html>>()

/**
 * A piece of a page, drawn once for as long as what it is drawn from is the very same object: what
 * the desk remembers is, until something is written. The name tells the piece and all that it
 * depends on besides: language, address. Nothing with a form's token may be drawn so.
 */
export function drawn(from: object, name: string, draw: () => Html): Html {
  const known = pieces.get(from) ?? new Map<string, Html>()
  pieces.set(from, known)
  const piece = known.get(name) ?? inOnePiece(draw())
  known.set(name, piece)
  return piece
}
