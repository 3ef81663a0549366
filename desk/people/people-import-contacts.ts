import type { ErrorParams } from '../errors.ts'
import type { Person } from './people.ts'
import type { Column } from './people-import-columns.ts'
import type { PersonValues } from './people-import-values.ts'
import type { FieldFaultCode } from './person-fields.ts'

interface Draft {
  row: number
  before: Person | null
  values: PersonValues
}

type Complain = (row: number, column: Column, code: FieldFaultCode, params?: ErrorParams) => void

const SLICE = 2000
const CONTACTS = [
  ['phone', 'phone'],
  ['email', 'email'],
  ['telegram_id', 'telegramId'],
] as const

/**
 * Contacts that two people would have once the whole table is in: within it a phone may pass from one
 * to another. Somebody's own Telegram account gives way to no file.
 */
export function* contactFaults(
  drafts: Draft[],
  all: Person[],
  complain: Complain,
): Generator<undefined> {
  const planned = new Set(drafts.map(({ values }) => values.key))
  for (const [column, field] of CONTACTS) {
    yield
    const holders = new Map<string | number, { name: string; row?: number }>()
    for (const { key, name, archivedAt, [field]: contact } of all) {
      if (contact !== null && archivedAt === null && !planned.has(key))
        holders.set(contact, { name })
    }
    yield
    // Who keeps a contact comes before who takes it: the fault is the taker's.
    const keepsFirst = drafts.toSorted((one, other) => Number(takes(one)) - Number(takes(other)))
    for (const [index, { row, values }] of keepsFirst.entries()) {
      if (index % SLICE === 0) yield
      const contact = values[field]
      if (contact === null) continue
      const holder = holders.get(contact)
      if (holder === undefined) holders.set(contact, { name: values.name, row })
      else if (holder.row === undefined) complain(row, column, 'held', { name: holder.name })
      else complain(row, column, 'held_in_row', { name: holder.name, row: holder.row })
    }
    function takes({ before, values }: Draft): boolean {
      return before?.[field] !== values[field]
    }
  }
  for (const { row, before, values } of drafts) {
    const isOther = before?.telegramId != null && before.telegramId !== values.telegramId
    if (isOther) complain(row, 'telegram_id', 'account_other', { name: values.name })
  }
}
