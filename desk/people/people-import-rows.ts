import { decodeText } from '../text-file.ts'
import { recordsOf } from './csv.ts'
import type { Role } from './people.ts'
import { type Column, type Columns, columnsOf } from './people-import-columns.ts'
import {
  type FieldFault,
  type ReadField,
  readEmailField,
  readKey,
  readLanguage,
  readLine,
  readName,
  readPhoneField,
  readRole,
  readTelegramId,
} from './person-fields.ts'

const MOST_ROWS = 50_000
/** Rows that are read at one go, a few milliseconds of work. */
const SLICE = 100

/** What a row says of a person; what it leaves empty is not there. */
export interface Told {
  key?: string
  name?: string
  department?: string
  position?: string
  role?: Role
  manager?: string
  phone?: string
  email?: string
  telegramId?: number
  language?: 'ru' | 'en'
}

/** A fault of a table; row 0 is the file, the column is its heading as written, '' the whole row. */
export interface RowFault extends FieldFault {
  row: number
  column: string
}

export interface TableRow {
  row: number
  told: Told
}

export interface Table {
  rows: TableRow[]
  columns: Columns
  faults: RowFault[]
}

/** Reads a table of people in slices: whoever runs it may do something else between them. */
export function* readTable(bytes: Uint8Array, locale: 'ru' | 'en'): Generator<undefined, Table> {
  const table: Table = { rows: [], columns: columnsOf([]), faults: [] }
  const text = decodeText(bytes)
  if (text === undefined) return failed(table, { code: 'not_csv' })
  let isHeaded = false
  for (const { row, cells, isOpen } of recordsOf(text)) {
    if (row % SLICE === 0) yield
    if (cells.every((cell) => cell === '')) continue
    if (isOpen) table.faults.push({ row, column: '', code: 'quote_open' })
    if (isHeaded) readRow(table, row, cells, locale)
    else readHeadings(table, row, cells)
    isHeaded = true
    if (table.rows.length > MOST_ROWS) {
      return failed(table, { code: 'too_many_rows', params: { max: MOST_ROWS } })
    }
  }
  if (table.rows.length === 0 && table.faults.length === 0) failed(table, { code: 'no_rows' })
  return table
}

/** The heading under which a column stands; '' where there is none. */
export function headingOf({ columns }: Table, column: Column): string {
  const at = columns.at.get(column)
  if (at !== undefined) return columns.headings[at] ?? ''
  return column === 'name' ? headingOf({ columns } as Table, 'surname') : ''
}

function failed(table: Table, fault: FieldFault): Table {
  table.faults.push({ row: 0, column: '', ...fault })
  return table
}

function readHeadings(table: Table, row: number, cells: string[]): void {
  table.columns = columnsOf(cells)
  for (const { heading, first } of table.columns.twice) {
    table.faults.push({ row, column: heading, code: 'column_twice', params: { first } })
  }
  const named = (['name', 'surname', 'key', 'phone', 'email', 'telegram_id'] as const).some((one) =>
    table.columns.at.has(one),
  )
  if (!named) table.faults.push({ row, column: '', code: 'no_name_column' })
}

function readRow(table: Table, row: number, cells: string[], locale: 'ru' | 'en'): void {
  const cell = (column: Column) => cells[table.columns.at.get(column) ?? -1]?.trim() ?? ''
  const read = <T>(column: Column, typed: string, reader: (typed: string) => ReadField<T>) => {
    if (typed === '') return undefined
    const result = reader(typed)
    if (result.ok) return result.value
    table.faults.push({ row, column: headingOf(table, column), ...result.fault })
    return undefined
  }
  const name = cell('name') || [cell('first_name'), cell('surname')].filter(Boolean).join(' ')
  const found = {
    key: read('key', cell('key'), readKey),
    name: read('name', name, readName),
    department: read('department', cell('department'), readLine),
    position: read('position', cell('position'), readLine),
    role: read('role', cell('role'), readRole),
    manager: read('manager', cell('manager'), readLine),
    phone: read('phone', cell('phone'), (typed) => readPhoneField(typed, locale)),
    email: read('email', cell('email'), readEmailField),
    telegramId: read('telegram_id', cell('telegram_id'), readTelegramId),
    language: read('language', cell('language'), readLanguage),
  }
  const told = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
  table.rows.push({ row, told })
}
