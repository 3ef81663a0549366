import type { JSX as Tags } from 'hono/jsx/jsx-runtime'

/** Under a symbol, so that no data from outside can pass for markup. */
const MARKUP = Symbol('markup')
const PIECES = Symbol('pieces')
/** Where a piece stands that is encoded already. No text has this sign. */
const HOLE = '\0'
const NONE: readonly Encoded[] = []

type Encoded = Buffer<ArrayBuffer>

/** Markup that is ready to be sent. Whatever else becomes part of a page is text, and escaped. */
export interface Html {
  readonly [MARKUP]: string
  /** What stands in its holes, in order. */
  readonly [PIECES]: readonly Encoded[]
}

export type Child = Html | string | number | boolean | null | undefined | readonly Child[]

type Props = Record<string, unknown> & { children?: Child }
type Component = (props: never) => Child

// What the compiler asks of whoever makes its elements, under the names it wants.
// biome-ignore lint/style/noNamespace: TypeScript looks the types of elements up in one.
export declare namespace JSX {
  type Element = Html
  type ElementType = string | Component
  interface ElementChildrenAttribute {
    children: Child
  }
  type IntrinsicElements = {
    [Tag in keyof Tags.IntrinsicElements]: Omit<Tags.IntrinsicElements[Tag], 'children'> & {
      children?: Child
    }
  }
}

const UNSAFE = /[&<>"'\0]/
const EACH_UNSAFE = /[&<>"'\0]/g
const ENTITIES: Record<string, string> = {
  [HOLE]: '\uFFFD',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)
/** Attributes that say something by being there. */
const FLAGS = new Set(
  'allowfullscreen async autofocus autoplay checked controls default defer disabled download formnovalidate hidden inert loop multiple muted nomodule novalidate open readonly required reversed selected'.split(
    ' ',
  ),
)

/**
 * One element, written at once: its children were written before it. Null, undefined and what is
 * false of an attribute that says something by being there are left out.
 */
export function jsx(tag: string | Component, props: Props): Html {
  if (typeof tag === 'function') return Fragment({ children: tag(props as never) })
  let opened = `<${tag}`
  for (const name in props) {
    if (name !== 'children') opened += attribute(name, props[name])
  }
  if (VOID.has(tag)) return { [MARKUP]: `${opened}/>`, [PIECES]: NONE }
  const pieces: Encoded[] = []
  return { [MARKUP]: `${opened}>${written(props.children, pieces)}</${tag}>`, [PIECES]: pieces }
}

export { jsx as jsxDEV, jsx as jsxs }

/** Its children and nothing around them. */
export function Fragment({ children }: { children?: Child }): Html {
  if (isHtml(children)) return children
  const pieces: Encoded[] = []
  return { [MARKUP]: written(children, pieces), [PIECES]: pieces }
}

/** What a page begins with. */
export const DOCTYPE: Html = { [MARKUP]: '<!doctype html>', [PIECES]: NONE }

/** The markup of a piece, for the answer to a browser. */
export function markup(piece: Html): Encoded {
  const pieces = piece[PIECES]
  if (pieces.length === 0) return Buffer.from(piece[MARKUP])
  const between = piece[MARKUP].split(HOLE).map((text) => Buffer.from(text))
  return Buffer.concat(between.flatMap((text, n) => [text, ...pieces.slice(n, n + 1)]))
}

/** The same piece as it is sent: to encode a page takes longer than to put it together. */
export function inOnePiece(piece: Html): Html {
  return { [MARKUP]: HOLE, [PIECES]: [markup(piece)] }
}

/** A text within markup or within an attribute in double quotes. */
function escaped(text: string): string {
  return UNSAFE.test(text) ? text.replace(EACH_UNSAFE, (sign) => ENTITIES[sign] ?? sign) : text
}

function attribute(name: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return ` ${name}="${escaped(value)}"`
  if (typeof value === 'boolean' && FLAGS.has(name)) return value ? ` ${name}=""` : ''
  return ` ${name}="${escaped(String(value))}"`
}

function written(child: Child, pieces: Encoded[]): string {
  if (typeof child === 'string') return escaped(child)
  if (typeof child === 'number') return String(child)
  if (child === null || typeof child !== 'object') return ''
  if (isHtml(child)) {
    for (const piece of child[PIECES]) pieces.push(piece)
    return child[MARKUP]
  }
  let all = ''
  for (const one of child) all += written(one, pieces)
  return all
}

function isHtml(child: Child): child is Html {
  return typeof child === 'object' && child !== null && MARKUP in child
}
