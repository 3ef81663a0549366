import { join } from 'node:path'
import ts from 'typescript'
import { ROOT } from '../sources.ts'

/**
 * What is wrong with a call by the published schema of the Bot API: unknown method or parameter,
 * missing parameter, wrong type, unknown value. Empty when it is valid. Numbers, flags and objects
 * may be written as text, as forms have them; an uploaded file reads `{ file, size }`.
 */
export function checkCall(method: string, params: Record<string, unknown>): string[] {
  const { checker, methods } = schema()
  const symbol = methods.getProperty(method)
  if (!symbol) return [`${method} is no method`]
  const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures()
  const [parameter] = signature?.getParameters() ?? []
  if (!parameter) return Object.keys(params).map((name) => `${method}.${name} is unknown`)
  const type = checker.getNonNullableType(checker.getTypeOfSymbol(parameter))
  return objectFaults(type, params, method)
}

interface Schema {
  checker: ts.TypeChecker
  methods: ts.Type
}

let loaded: Schema | undefined

function schema(): Schema {
  loaded ??= load()
  return loaded
}

function load(): Schema {
  const file = join(ROOT, 'node_modules/@gramio/types/out/methods.d.ts')
  const program = ts.createProgram([file], {
    strict: true,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  })
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file)
  const module = source && checker.getSymbolAtLocation(source)
  const symbol =
    module && checker.getExportsOfModule(module).find(({ name }) => name === 'APIMethods')
  if (!symbol) throw new Error(`${file} names no APIMethods`)
  return { checker, methods: checker.getDeclaredTypeOfSymbol(symbol) }
}

function faults(type: ts.Type, value: unknown, path: string): string[] {
  if (type.isUnion()) return unionFaults(type, value, path)
  const { checker } = schema()
  if (type.flags & ts.TypeFlags.Any) return []
  if (type.isStringLiteral()) return value === type.value ? [] : [`${path} is not "${type.value}"`]
  if (type.isNumberLiteral())
    return Number(value) === type.value ? [] : [`${path} is not ${type.value}`]
  if (type.flags & ts.TypeFlags.String) return expect(typeof value === 'string', path, 'a text')
  if (type.flags & ts.TypeFlags.Number) return expect(isNumber(value), path, 'a number')
  if (type.flags & ts.TypeFlags.BooleanLike) {
    const text = checker.typeToString(type)
    return expect(String(value) === text, path, text)
  }
  if (checker.isArrayType(type)) return arrayFaults(type, value, path)
  if (type.symbol.name === 'Blob') return expect(isUpload(value), path, 'a file')
  return objectFaults(type, value, path)
}

/** Of several allowed types, the faults of the one that comes closest. */
function unionFaults(type: ts.UnionType, value: unknown, path: string): string[] {
  const ways = type.types
    .filter((one) => !(one.flags & ts.TypeFlags.Undefined) && !isConverter(one))
    .map((one) => faults(one, value, path))
    .toSorted((a, b) => a.length - b.length)
  const [best = []] = ways
  const isChoice = ways.length > 1 && best.length > 0 && ways.every((way) => way.length === 1)
  return isChoice
    ? [`${path} is ${JSON.stringify(value)}, not ${schema().checker.typeToString(type)}`]
    : best
}

function arrayFaults(type: ts.Type, value: unknown, path: string): string[] {
  const [item] = schema().checker.getTypeArguments(type as ts.TypeReference)
  if (!Array.isArray(value) || !item) return [`${path} is not a list`]
  return value.flatMap((one, index) => faults(item, one, `${path}[${index}]`))
}

function objectFaults(type: ts.Type, value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [`${path} is not an object`]
  }
  const given = value as Record<string, unknown>
  const properties = schema().checker.getPropertiesOfType(type)
  const known = new Set(properties.map((property) => property.name))
  const unknown = Object.keys(given).filter((name) => given[name] !== undefined && !known.has(name))
  return [
    ...unknown.map((name) => `${path}.${name} is unknown`),
    ...properties.flatMap((property) => propertyFaults(property, given[property.name], path)),
  ]
}

function propertyFaults(property: ts.Symbol, value: unknown, path: string): string[] {
  const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0
  if (value === undefined) return isOptional ? [] : [`${path}.${property.name} is missing`]
  return faults(schema().checker.getTypeOfSymbol(property), value, `${path}.${property.name}`)
}

/** The package lets builders stand for what they turn into. */
function isConverter(type: ts.Type): boolean {
  const properties = schema()
    .checker.getPropertiesOfType(type)
    .map(({ name }) => name)
  return properties.length === 1 && /^to(JSON|String)$/.test(properties[0] ?? '')
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value))
}

function isUpload(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'file' in value && 'size' in value
}

function expect(holds: boolean, path: string, what: string): string[] {
  return holds ? [] : [`${path} is not ${what}`]
}
