import { readEmail, readPhone } from '../../scenarios/answer-contact.ts'
import { keySchema } from '../../scenarios/key.ts'
import type { ErrorParams } from '../errors.ts'
import type { Role } from './people.ts'

/** What is wrong with something typed about a person; doors say `person-fault-CODE`. */
export interface FieldFault {
  code: FieldFaultCode
  params?: ErrorParams
}

/** Every fault there is; a test holds that each has its words in every language. */
const FIELD_FAULTS = [
  'name_missing',
  'too_long',
  'key_bad',
  'key_held',
  'erased',
  'phone_bad',
  'email_bad',
  'telegram_bad',
  'role_bad',
  'language_bad',
  'department_unknown',
  'manager_unknown',
  'manager_ambiguous',
  'manager_self',
  'held',
  'held_in_row',
  'same_person',
  'account_other',
  'last_admin',
  'not_csv',
  'no_rows',
  'no_name_column',
  'column_twice',
  'too_many_rows',
  'quote_open',
] as const

export type FieldFaultCode = (typeof FIELD_FAULTS)[number]

export type ReadField<T> = { ok: true; value: T } | { ok: false; fault: FieldFault }

const LONGEST = 200
const HIGHEST_ID = 2 ** 52

const ROLE_WORDS: Record<Role, string[]> = {
  requester: ['requester', 'заявитель', 'сотрудник', 'employee'],
  agent: ['agent', 'специалист', 'исполнитель', 'агент'],
  lead: ['lead', 'руководитель линии', 'руководитель', 'лид'],
  admin: ['admin', 'администратор', 'админ', 'administrator'],
}

const LANGUAGE_WORDS = {
  ru: ['ru', 'русский', 'russian', 'рус'],
  en: ['en', 'английский', 'english', 'англ'],
}

export function readName(typed: string): ReadField<string> {
  const name = oneLine(typed)
  if (name === '') return bad('name_missing')
  return name.length > LONGEST ? bad('too_long', { max: LONGEST }) : good(name)
}

/** A position, or whatever else is one line of text. */
export function readLine(typed: string): ReadField<string> {
  const line = oneLine(typed)
  return line.length > LONGEST ? bad('too_long', { max: LONGEST }) : good(line)
}

export function readKey(typed: string): ReadField<string> {
  const key = keySchema.safeParse(typed.trim().toLowerCase())
  return key.success ? good(key.data) : bad('key_bad')
}

/** E.164; only a Russian company (`locale`) may leave out the code of its country. */
export function readPhoneField(typed: string, locale: 'ru' | 'en'): ReadField<string> {
  const isWhole = locale === 'ru' || typed.trim().startsWith('+')
  const phone = isWhole ? readPhone(typed, 'RU') : undefined
  return phone === undefined ? bad('phone_bad') : good(phone)
}

/** Small letters: one address is always the same text. */
export function readEmailField(typed: string): ReadField<string> {
  const email = readEmail(typed)?.toLowerCase()
  return email === undefined ? bad('email_bad') : good(email)
}

export function readTelegramId(typed: string): ReadField<number> {
  const id = /^\d{1,16}$/.test(typed.trim()) ? Number(typed) : 0
  return id >= 1 && id <= HIGHEST_ID ? good(id) : bad('telegram_bad')
}

export function readRole(typed: string): ReadField<Role> {
  const role = (Object.keys(ROLE_WORDS) as Role[]).find((one) =>
    ROLE_WORDS[one].includes(oneLine(typed).toLowerCase()),
  )
  return role === undefined ? bad('role_bad') : good(role)
}

export function readLanguage(typed: string): ReadField<'ru' | 'en'> {
  const word = typed.trim().toLowerCase()
  const language = (['ru', 'en'] as const).find((one) => LANGUAGE_WORDS[one].includes(word))
  return language === undefined ? bad('language_bad') : good(language)
}

function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

function good<T>(value: T): ReadField<T> {
  return { ok: true, value }
}

function bad(code: FieldFaultCode, params?: ErrorParams): ReadField<never> {
  return { ok: false, fault: params ? { code, params } : { code } }
}
