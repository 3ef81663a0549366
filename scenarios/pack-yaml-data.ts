import { isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import { type Path, placeOf, quote } from './fault.ts'
import { TooMuch } from './pack-yaml-tokens.ts'

const MAX_DEPTH = 64
const MAX_VALUES = 500_000

/** What the tree itself has wrong, at an offset of the text. */
interface Flaw {
  path: Path
  offset: number
  message: string
}

/** A YAML tree as plain data. `offsets` tells where each place stands in the text. */
interface YamlData {
  data: unknown
  offsets: ReadonlyMap<string, number>
  flaws: Flaw[]
}

interface Walk {
  offsets: Map<string, number>
  anchors: Map<string, unknown>
  flaws: Flaw[]
  values: number
}

/** Turns nodes into data; aliases are followed as long as depth and number allow. Throws TooMuch. */
export function dataOf(contents: unknown): YamlData {
  const walk: Walk = { offsets: new Map(), anchors: new Map(), flaws: [], values: 0 }
  const data = dataAt(contents, [], walk)
  return { data, offsets: walk.offsets, flaws: walk.flaws }
}

function dataAt(node: unknown, path: Path, walk: Walk): unknown {
  walk.values += 1
  if (walk.values > MAX_VALUES || path.length > MAX_DEPTH) throw new TooMuch()
  if (isAlias(node)) {
    const meant = walk.anchors.get(node.source)
    if (meant) return dataAt(meant, path, walk)
    flaw(walk, node, path, `nothing above is marked &${node.source}`)
    return undefined
  }
  if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor) {
    walk.anchors.set(node.anchor, node)
  }
  if (isMap(node)) return objectOf(node, path, walk)
  if (isSeq(node)) return listOf(node, path, walk)
  return isScalar(node) ? node.value : null
}

function objectOf(map: YAMLMap, path: Path, walk: Walk): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  for (const pair of map.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : ''
    const place = [...path, key]
    const message = faultOfKey(key, pair, object)
    if (message) {
      flaw(walk, pair.key, place, message)
    } else {
      mark(pair.key, place, walk)
      object[key] = dataAt(pair.value, place, walk)
    }
  }
  return object
}

function listOf(list: YAMLSeq, path: Path, walk: Walk): unknown[] {
  return list.items.map((item, index) => {
    const place = [...path, index]
    mark(item, place, walk)
    return dataAt(item, place, walk)
  })
}

function faultOfKey(key: string, pair: Pair, before: object): string | undefined {
  if (!isScalar(pair.key) || key === '__proto__') return 'a key is a word'
  return Object.hasOwn(before, key) ? `the key ${quote(key)} is given twice` : undefined
}

function mark(node: unknown, place: Path, walk: Walk): void {
  walk.offsets.set(placeOf(place), offsetOf(node))
}

function flaw(walk: Walk, node: unknown, path: Path, message: string): void {
  walk.flaws.push({ path, offset: offsetOf(node), message })
}

function offsetOf(node: unknown): number {
  const isNode = isMap(node) || isSeq(node) || isScalar(node) || isAlias(node)
  return (isNode && node.range?.[0]) || 0
}
