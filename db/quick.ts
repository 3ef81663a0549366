import { Column, is, Param, Placeholder, SQL } from 'drizzle-orm'
import { PreparedQuery } from 'drizzle-orm/better-sqlite3'

type Values = Record<string, unknown>
type Mapping = (value: unknown) => unknown

/** What drizzle keeps in a prepared question. */
interface Insides {
  query: { params: unknown[] }
  fields?: { path: string[]; field: unknown }[]
  stmt: Statement
  run: (values?: Values) => unknown
  get: (values?: Values) => unknown
  all: (values?: Values) => unknown
}

interface Statement {
  run(...params: unknown[]): unknown
  get(...params: unknown[]): unknown[] | undefined
  all(...params: unknown[]): unknown[][]
  raw(): Statement
}

/**
 * Has a prepared question know what its values and columns are. Drizzle finds that out anew at each
 * run, which takes as long as SQLite does for the answer. What is no such question, or gives rows of
 * several tables, is given back as it came.
 */
export function quick<Question>(question: Question): Question {
  if (!is(question, PreparedQuery)) return question
  const insides = question as unknown as Insides
  const { query, fields = [], stmt } = insides
  if (fields.some(({ path }) => path.length > 1)) return question
  const fill = filling(query.params)
  insides.run = (values = {}) => stmt.run(...fill(values))
  if (fields.length === 0) return question
  const read = reading(fields)
  insides.get = (values = {}) => {
    const row = stmt.raw().get(...fill(values))
    return row && read(row)
  }
  insides.all = (values = {}) =>
    stmt
      .raw()
      .all(...fill(values))
      .map(read)
  return question
}

/** The values in the order of their places. */
function filling(params: unknown[]): (values: Values) => unknown[] {
  const places = params.map((param) => ({ param, name: nameOf(param), encode: encoderOf(param) }))
  return (values) =>
    places.map(({ param, name, encode }) => {
      if (name === undefined) return param
      if (!(name in values)) throw new Error(`No value for placeholder "${name}" was provided`)
      return encode ? encode(values[name]) : values[name]
    })
}

function reading(fields: { path: string[]; field: unknown }[]): (row: unknown[]) => Values {
  const columns = fields.map(({ path: [name = ''], field }) => ({ name, decode: decoderOf(field) }))
  return (row) => {
    const found: Values = {}
    let n = 0
    for (const { name, decode } of columns) {
      const value = row[n++]
      found[name] = value === null || !decode ? value : decode(value)
    }
    return found
  }
}

function nameOf(param: unknown): string | undefined {
  if (is(param, Placeholder)) return param.name
  return is(param, Param) && is(param.value, Placeholder) ? param.value.name : undefined
}

/** Undefined where a value goes as it is. */
function encoderOf(param: unknown): Mapping | undefined {
  if (!is(param, Param)) return undefined
  const { encoder } = param
  if (encoder.mapToDriverValue === Column.prototype.mapToDriverValue) return undefined
  return (value) => encoder.mapToDriverValue(value)
}

/** Undefined where a value comes as it is. */
function decoderOf(field: unknown): Mapping | undefined {
  const decoder = is(field, Column) ? field : decoderWithin(field)
  if (decoder.mapFromDriverValue === Column.prototype.mapFromDriverValue) return undefined
  return (value) => decoder.mapFromDriverValue(value)
}

/** Of what is put together in SQL, with a name or without. */
function decoderWithin(field: unknown): { mapFromDriverValue: Mapping } {
  const { decoder } = (is(field, SQL) ? field : (field as SQL.Aliased).sql) as unknown as {
    decoder: { mapFromDriverValue: Mapping }
  }
  return decoder
}
