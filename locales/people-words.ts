import type { Params, Translate } from './words.ts'

/** What is wrong with something told about a person, and where in the table it stands. */
interface ToldFault {
  code: string
  params?: Params
}

/** Says a fault and what to do about it. */
export function sayPersonFault({ code, params }: ToldFault, t: Translate): string {
  return t(`person-fault-${code}`, params)
}

/** Says where a fault of a table stands; '' for the whole file. */
export function sayRowPlace(
  { row, column }: { row: number; column: string },
  t: Translate,
): string {
  if (row === 0) return t('person-fault-file')
  if (column === '') return t('person-fault-row', { row: String(row) })
  return t('person-fault-cell', { row: String(row), column })
}

/** The words as a sentence of their own, where nothing stands before them. */
export function sentence(words: string): string {
  const [first = '', ...rest] = words
  return first.toUpperCase() + rest.join('')
}
