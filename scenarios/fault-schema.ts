import type { z } from 'zod'
import type { Finding, Path } from './fault.ts'
import { likeWords } from './fault-nearest.ts'
import { type JsonSchema, packJsonSchema } from './pack-json-schema.ts'

type Issue = z.core.$ZodIssue

/** What the schema found, one finding for each thing to mend. */
export function findingsOf(issues: readonly Issue[]): Finding[] {
  if (issues.length === 0) return []
  const schema = packJsonSchema()
  return issues.flatMap((issue) => findingsIn(issue, [], schema))
}

/** The value without what has a wrong type, so that the rest of it can be trusted and checked on. */
export function withoutIll(data: unknown, issues: readonly Issue[]): unknown {
  const rest = structuredClone(data)
  for (const issue of issues) {
    const path = issue.path.map(asPart)
    if (path.length === 0) return undefined
    if (isUnknownVariant(issue)) cut(rest, path.slice(0, -1), keyAlone)
    else if (ILL.has(issue.code)) cut(rest, path, () => undefined)
  }
  return rest
}

const ILL = new Set<string>(['invalid_type', 'invalid_value', 'invalid_union', 'invalid_key'])

function findingsIn(issue: Issue, before: Path, schema: JsonSchema): Finding[] {
  const path = [...before, ...issue.path.map(asPart)]
  switch (issue.code) {
    case 'unrecognized_keys': {
      const among = keysAt(schema, path, issue.input)
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: issue.message + commaHint(issue.input, key),
        wrong: key,
        among: likeWords(key, among),
      }))
    }
    case 'invalid_key':
      return issue.issues.map(({ message }) => ({ path, message }))
    case 'invalid_value':
      return [{ path, message: issue.message, ...wrongAmong(issue.input, issue.values) }]
    case 'invalid_union':
      return findingsInUnion(issue, path, schema)
    default:
      return [{ path, message: issue.message }]
  }
}

function findingsInUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: Path,
  schema: JsonSchema,
): Finding[] {
  if (isUnknownVariant(issue)) {
    const given = valueAt(issue.input, issue.discriminator ?? '')
    const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : []
    return [{ path, message: issue.message, ...wrongAmong(given, options) }]
  }
  // The branch that was meant is the one whose outermost type fits.
  const meant = issue.errors.find((faults) => !faults.some(isOutermost))
  if (!meant) return [{ path, message: issue.message }]
  return meant.flatMap((inner) => findingsIn(inner, path, schema))
}

/** In `{ask: Who, and when?}` YAML takes what follows the comma for a key without a value. */
function commaHint(input: unknown, key: string): string {
  const isSplit = valueAt(input, key) === null && /\s/.test(key)
  return isSplit ? ': put a text that has a comma in quotes' : ''
}

function isOutermost(issue: Issue): boolean {
  return issue.path.length === 0 && ILL.has(issue.code)
}

function isUnknownVariant(issue: Issue): boolean {
  return issue.code === 'invalid_union' && issue.discriminator !== undefined
}

function wrongAmong(input: unknown, values: readonly unknown[]): Partial<Finding> {
  if (typeof input !== 'string') return {}
  const words = values.filter((value) => typeof value === 'string')
  return { wrong: input, among: likeWords(input, words) }
}

/** The keys that an object at the path may have, of its variant where it names one. */
function keysAt(node: JsonSchema | boolean | undefined, path: Path, input: unknown): string[] {
  if (typeof node !== 'object') return []
  const branches = node.anyOf ?? node.oneOf
  if (branches) return branches.flatMap((branch) => keysAt(branch, path, input))
  const [part, ...rest] = path
  if (typeof part === 'number') return keysAt(itemsOf(node), rest, input)
  if (part !== undefined) {
    return keysAt(node.properties?.[part] ?? node.additionalProperties, rest, input)
  }
  return isOtherVariant(node, input) ? [] : Object.keys(node.properties ?? {})
}

function isOtherVariant({ properties }: JsonSchema, input: unknown): boolean {
  const type = properties?.type
  const named = typeof type === 'object' ? type.const : undefined
  return named !== undefined && named !== valueAt(input, 'type')
}

function itemsOf(node: JsonSchema): JsonSchema | boolean | undefined {
  return Array.isArray(node.items) ? undefined : node.items
}

function cut(data: unknown, path: Path, replace: (value: unknown) => unknown): void {
  const last = path.at(-1)
  const holder = path.slice(0, -1).reduce<unknown>((at, part) => valueAt(at, part), data)
  if (last !== undefined && isObject(holder)) holder[last] = replace(holder[last])
}

function valueAt(data: unknown, part: string | number): unknown {
  return isObject(data) && Object.hasOwn(data, part) ? data[part] : undefined
}

function keyAlone(value: unknown): unknown {
  const key = valueAt(value, 'key')
  return typeof key === 'string' ? { key } : undefined
}

function isObject(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null
}

function asPart(part: PropertyKey): string | number {
  return typeof part === 'number' ? part : String(part)
}
