import { Composer, LineCounter, type ParsedNode } from 'yaml'
import { type Fault, type Path, placeOf } from './fault.ts'
import { dataOf } from './pack-yaml-data.ts'
import { boundedTokens, TooMuch } from './pack-yaml-tokens.ts'

const MAX_BYTES = 5 * 1024 * 1024

interface Position {
  line: number
  column: number
}

/** A file as data, with what its syntax has wrong and a way to find a path in it. */
interface YamlRead {
  /** Undefined where the syntax leaves nothing to go on with. */
  data: unknown
  faults: Fault[]
  /** Line and column, from 1, of the path or of the nearest thing around it. */
  find(path: Path): Position
}

const START: Position = { line: 1, column: 1 }

/** Reads YAML 1.2 of at most 5 MB: dates and times stay text, depth and aliases are bounded. */
export function readYaml(text: string): YamlRead {
  if (Buffer.byteLength(text) > MAX_BYTES) return refuse('larger than 5 MB')
  try {
    return read(text)
  } catch (error) {
    if (error instanceof TooMuch) return refuse('nested too deeply, or too many values')
    throw error
  }
}

function read(text: string): YamlRead {
  const lines = new LineCounter()
  const at = (offset: number): Position => positionIn(lines, offset)
  const { contents, broken } = compose(text, lines)
  if (broken.length > 0) {
    const faults = broken.map(([message, offset]) => ({ place: '', ...at(offset), message }))
    return { data: undefined, faults, find: () => START }
  }
  const { data, offsets, flaws } = dataOf(contents)
  const faults = flaws.map(({ path, offset, message }) => ({
    place: placeOf(path),
    ...at(offset),
    message,
  }))
  return { data, faults, find: (path) => at(offsetIn(offsets, path)) }
}

function refuse(message: string): YamlRead {
  return { data: undefined, faults: [{ place: '', ...START, message }], find: () => START }
}

interface Composed {
  contents: ParsedNode | null
  /** What is wrong, and at which offset. */
  broken: [string, number][]
}

function compose(text: string, lines: LineCounter): Composed {
  const composer = new Composer({
    schema: 'core',
    // Our own reader names the place of a key given twice.
    uniqueKeys: false,
    resolveKnownTags: false,
    keepSourceTokens: false,
  })
  const tokens = boundedTokens(text, lines.addNewLine)
  const [document, second] = composer.compose(tokens, true, text.length)
  const broken = [...(document?.errors ?? []), ...(document?.warnings ?? [])].map(
    ({ message, pos }): [string, number] => [message, pos[0]],
  )
  if (second) broken.push(['a second document: a pack is one', second.range[0]])
  return { contents: document?.contents ?? null, broken }
}

function positionIn(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(line, 1), column: Math.max(col, 1) }
}

function offsetIn(offsets: ReadonlyMap<string, number>, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = offsets.get(placeOf(path.slice(0, length)))
    if (offset !== undefined) return offset
  }
  return 0
}
