import type { AuditLine } from '../../desk/audit/audit.ts'
import type { Desk } from '../../desk/desk.ts'
import { personById, personByKey } from '../../desk/people/people.ts'
import { config } from '../../desk/setup/config.ts'
import { KINDS, type SetupList } from '../../desk/setup/pack-kinds.ts'
import { sayMoment } from '../../locales/when.ts'
import { say, type Text } from '../../scenarios/text.ts'
import { browserName } from '../me/browser-name.ts'
import type { Panel, Reader } from '../panel.ts'
import { objectName } from '../settings/setup-faults.ts'
import { answerChanges, answersLeft } from '../ticket/answer-event-words.ts'
import { targetName } from '../ticket/clock-words.ts'
import { isFields } from './changes.ts'
import { changedName, fieldName, kindName, short, spoken } from './words.ts'

/** What of an import is told; the rest is counted. */
const FIRST = 3
const LONGEST = 90

interface Telling {
  panel: Panel
  reader: Reader
  line: Pick<AuditLine, 'type' | 'data'>
}

/** What a field is about: a list of the set-up, or people, tickets, instants, words of a closed list. */
type About = SetupList | 'people' | 'tickets' | 'instants' | 'targets' | 'words'

const ABOUT: Record<string, About> = {
  ...all('people', 'person', 'approver', 'assignee', 'by', 'mentions', 'lead', 'head', 'agents'),
  ...all('people', 'manager', 'stand_in', 'people', 'owners', 'requester'),
  ...all('tickets', 'ticket', 'number', 'into', 'other', 'child', 'by_ticket'),
  ...all('instants', 'due', 'dueAt', 'at', 'archivedAt', 'restoredAt'),
  ...all('lines', 'line', 'lines', 'escalates_to'),
  ...all('services', 'service', 'services', 'free_text'),
  ...all('departments', 'department', 'departments'),
  ...all('targets', 'target', 'of'),
  ...all('words', 'role', 'access', 'assignment', 'category', 'color', 'work', 'state', 'list'),
  ...all('words', 'channel', 'decision', 'notify', 'enter_on', 'for', 'why', 'reason', 'method'),
  ...all('words', 'language', 'locale'),
  status: 'statuses',
  priority: 'priorities',
  set: 'priorities',
  default: 'priorities',
  policy: 'policies',
  calendar: 'calendars',
  article: 'articles',
}

/** What `from` and `to` of a kind of event are about. */
const SIDES: Record<string, string> = {
  moved: 'line',
  status_changed: 'status',
  priority_changed: 'priority',
  service_changed: 'service',
  assigned: 'person',
  taken: 'person',
  approval_handed_on: 'person',
  merged_here: 'ticket',
  audit_exported: 'at',
}

/** Where the words of a closed list are, by its field. */
const WORDS: Record<string, string[]> = {
  role: ['admin-role'],
  access: ['admin-access'],
  assignment: ['admin-assignment'],
  category: ['admin-category'],
  color: ['admin-color'],
  work: ['system-work'],
  list: ['audit-value', 'admin-set'],
  channel: ['admin-came-by'],
  why: ['audit-value', 'error'],
  language: ['admin-language'],
  locale: ['admin-language'],
}

/** What an event holds in a field, in the reader's words: names for keys and numbers. */
export function valueWords(telling: Telling, field: string, value: unknown): string {
  const { type, data } = telling.line
  const { t } = telling.reader
  if (field === 'key' && typeof value === 'string') return keyWords(telling, value)
  if (Array.isArray(value) && field === 'changes' && type === 'pack_imported') {
    return first(value, (change) => importWords(telling, String(change)), 'changes', t)
  }
  if (Array.isArray(value) && field === 'people' && type === 'people_changed') {
    return first(value, (person) => importedPerson(telling, person), 'people', t)
  }
  if (field === 'changes' && type === 'answers_changed') {
    return answerChanges(telling.line, telling).join('; ')
  }
  if (field === 'left' && type === 'service_changed') {
    return answersLeft(telling.line, telling).join('; ') || '–'
  }
  if (field !== '') return words(telling, field, value)
  const isOrder = isList(data.list)
  if (isOrder) return words(telling, data.list === 'canned_replies' ? '' : String(data.list), value)
  return words(telling, SIDES[type] ?? '', value)
}

/** The first of a long list and how many more there are; the whole of it is in the export. */
function first(
  list: unknown[],
  say: (one: unknown) => string,
  of: 'changes' | 'people',
  t: Reader['t'],
): string {
  const rest = list.length - FIRST
  const said = list.slice(0, FIRST).map((one) => short(say(one), LONGEST))
  return [...said, ...(rest > 0 ? [t(`audit-more-${of}`, { count: rest })] : [])].join('; ')
}

function words(telling: Telling, field: string, value: unknown): string {
  const { t, locale } = telling.reader
  if (value === null || value === undefined) return '–'
  if (typeof value === 'boolean') return value ? t('scenario-yes') : t('scenario-no')
  if (typeof value === 'string' || typeof value === 'number') return one(telling, field, value)
  if (Array.isArray(value)) return value.map((each) => words(telling, field, each)).join(', ')
  if (!isFields(value)) return String(value)
  if (isText(value)) return say(value, locale)
  const title = value.name ?? value.title ?? value.ask
  if (typeof title === 'string' || isText(title)) return say(title, locale)
  return Object.entries(value)
    .map(([name, each]) => `${fieldName(name, t)}: ${words(telling, name, each)}`)
    .join('; ')
}

function one(telling: Telling, field: string, value: string | number): string {
  const { panel, reader } = telling
  const { desk } = panel
  const { t } = reader
  if (field === 'browser') return browserName(String(value)) || String(value)
  const about = ABOUT[field] ?? (isList(field) ? field : undefined)
  switch (about) {
    case undefined:
      return String(value)
    case 'people':
      return personName(desk, value) ?? wordOf(field, value, t)
    case 'tickets':
      return t('admin-number', { number: String(value) })
    case 'instants':
      return typeof value === 'number' ? sayMoment(value, reader.speech) : value
    case 'targets':
      return targetName(String(value), t)
    case 'words':
      return named(desk, value) ?? wordOf(field, value, t)
    default:
      return titleOf(telling, about, String(value))
  }
}

function wordOf(field: string, value: string | number, t: Reader['t']): string {
  const word = String(value)
  const places = WORDS[field] ?? ['audit-value']
  const spelt = [word, word.replaceAll('_', '-')]
  const keys = places.flatMap((place) => spelt.map((one) => `${place}-${one}`))
  return keys.map((key) => spoken(key, '', t)).find((said) => said !== '') ?? word
}

function named(desk: Desk, value: string | number): string | undefined {
  return String(value).startsWith('person:') ? personName(desk, value) : undefined
}

function personName(desk: Desk, value: string | number): string | undefined {
  const key = typeof value === 'string' ? value.replace(/^person:/, '') : ''
  const person = typeof value === 'number' ? personById(desk, value) : personByKey(desk, key)
  return person?.name
}

/** The object's name, as it is now, or as it was when the event happened. */
function titleOf({ panel, reader, line }: Telling, list: SetupList, key: string): string {
  const { cannedReplies, ...lists } = config(panel.desk)
  const known = list === 'canned_replies' ? cannedReplies.get(key) : lists[list].get(key)
  if (known) return objectName(known, reader)
  const { before, after } = line.data
  const kept = [after, before].find((side) => isFields(side) && side.key === key)
  return isFields(kept) ? objectName({ ...kept, key }, reader) : key
}

function keyWords(telling: Telling, key: string): string {
  const { list } = telling.line.data
  const { t } = telling.reader
  if (isList(list)) return key === '' ? t('audit-value-order') : titleOf(telling, list, key)
  if (list !== 'settings') return key
  return key
    .split(',')
    .map((setting) => fieldName(setting, t))
    .join(', ')
}

/** "added lines l1" is how, the list, the key. */
function importWords(telling: Telling, change: string): string {
  const { t } = telling.reader
  const [how = '', list = '', key = ''] = change.split(' ')
  const kind = wordOf('list', list, t)
  const title = isList(list) ? titleOf(telling, list, key) : importedName(telling, list, key)
  return `${wordOf('how', how, t)}: ${kind} «${title}»`
}

/** Somebody whom a table changed, with what was before and after. */
function importedPerson(telling: Telling, value: unknown): string {
  if (!isFields(value)) return words(telling, 'people', value)
  const { type } = telling.line
  const { t } = telling.reader
  const changes = Array.isArray(value.changes) ? value.changes.filter(isFields) : []
  const told = changes.map((change) => {
    const field = String(change.field)
    if (field === 'left') return kindName('came_back_to_work', t)
    const [from, to] = [change.from, change.to].map((one) => words(telling, field, one))
    return `${changedName(type, field, t)} ${from} → ${to}`
  })
  return `${words(telling, 'person', value.person)}: ${told.join(', ')}`
}

function importedName({ panel, reader: { t } }: Telling, list: string, key: string): string {
  if (list === 'people') return personName(panel.desk, key) ?? key
  return list === 'settings' ? fieldName(key, t) : key
}

function isText(value: unknown): value is Text {
  if (!isFields(value)) return false
  const names = Object.keys(value)
  return names.length > 0 && names.every((name) => name === 'ru' || name === 'en')
}

function isList(list: unknown): list is SetupList {
  return typeof list === 'string' && Object.hasOwn(KINDS, list)
}

function all(about: About, ...fields: string[]): Record<string, About> {
  return Object.fromEntries(fields.map((field) => [field, about]))
}
