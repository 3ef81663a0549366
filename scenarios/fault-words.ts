import type { z } from 'zod'

type Issue = z.core.$ZodRawIssue
type UnionIssue = Extract<Issue, { code: 'invalid_union' }>

/** What a fault of the schema says, for issues whose schema has no words of its own. */
export function wordsOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return wordsOfType(issue.expected, issue.input)
    case 'invalid_value':
      return issue.input === undefined ? 'missing' : `one of ${issue.values.map(String).join(', ')}`
    case 'invalid_union':
      return wordsOfUnion(issue)
    case 'invalid_format':
      return issue.format === 'date' ? 'a date such as 2026-12-31' : 'not as the format wants it'
    case 'unrecognized_keys':
      return 'there is no such key here'
    case 'too_small':
      return `at least ${amount(issue.minimum, issue.origin)}`
    case 'too_big':
      return `at most ${amount(issue.maximum, issue.origin)}`
    default:
      return 'not as the format wants it'
  }
}

function wordsOfType(expected: string, input: unknown): string {
  if (input === undefined) return 'missing'
  if (input === null) return 'empty: give a value, or leave the key out'
  const wanted = WANTED[expected] ?? expected
  const isBare = typeof input === 'number' || typeof input === 'boolean'
  return expected === 'string' && isBare ? `${wanted}: put it in quotes, "${input}"` : wanted
}

const WANTED: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with their values',
  record: 'keys with their values',
}

function wordsOfUnion(issue: UnionIssue): string {
  if (issue.note) return wordsOfVariant(issue)
  if (issue.input === undefined || issue.input === null) return wordsOfType('', issue.input)
  const wanted = issue.errors.flat().filter(({ path }) => path.length === 0)
  const isText = wanted.some((one) => one.code === 'invalid_type' && one.expected === 'object')
  if (isText && typeof issue.input === 'object') return 'a text, or {ru: …, en: …}'
  if (isText) return wordsOfType('string', issue.input)
  return [...new Set(wanted.map(({ message }) => message))].join(' or ')
}

function wordsOfVariant({ input, discriminator = '', options }: UnionIssue): string {
  const isGiven = typeof input === 'object' && input !== null && Object.hasOwn(input, discriminator)
  return isGiven && Array.isArray(options) ? `one of ${options.join(', ')}` : 'missing'
}

function amount(count: number | bigint, origin: string): string {
  if (origin === 'array') return `${count} ${count === 1 ? 'entry' : 'entries'}`
  if (origin === 'string') return `${count} ${count === 1 ? 'character' : 'characters'}`
  return String(count)
}
