import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { newDraft } from '../../desk/chat/drafts.ts'
import { factsFor } from '../../desk/chat/facts.ts'
import { createDesk, type Desk } from '../../desk/desk.ts'
import { catalogue } from '../../desk/people/catalogue.ts'
import { leave } from '../../desk/people/leaving.ts'
import { rankingOwner } from '../../desk/processes/ranking-owners.ts'
import { config } from '../../desk/setup/config.ts'
import { orderWith } from '../../desk/setup/list-order.ts'
import { exportPack } from '../../desk/setup/pack-export.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { orderObjects, saveObject } from '../../desk/setup/setup-editing.ts'
import { take } from '../../desk/tickets/assignment.ts'
import { ask, resume } from '../../desk/tickets/progress.ts'
import { writePack } from '../../scenarios/pack-write.ts'
import { newDesk, OFFICE, TUESDAY } from './desk.ts'
import { fileTicket } from './filing.ts'

const PRIORITIES =
  'priorities: [{key: low, name: L}, {key: normal, name: N, default: true}, {key: high, name: H}]\n'
const STATUSES = `statuses:
  - {key: fresh, name: Fresh, category: new}
  - {key: busy, name: Busy, category: active}
  - {key: asked, name: Asked, category: waiting}
  - {key: parked, name: Parked, category: on_hold}
  - {key: done, name: Done, category: solved}
  - {key: over, name: Over, category: closed}
`
const MINE = { key: 'mine', name: 'Mine', line: 'least', steps: [] }

/** What an import changed, or what is wrong with it. */
function imported(desk: Desk, text: string): string[] {
  const result = importPack(desk, text, { linkAccounts: true })
  if (!result.ok) return result.faults.map(({ message }) => message)
  return result.changes.map(({ how, list, key }) => `${how} ${list} ${key}`)
}

function without(words: string, text = OFFICE): string {
  return text
    .split('\n')
    .filter((line) => !line.includes(words))
    .join('\n')
}

/** The desk as a pack, which an empty desk takes and gives back. */
function carriedOver(desk: Desk): string {
  const text = writePack(exportPack(desk))
  const empty = createDesk({ db: openDatabase(':memory:'), now: () => TUESDAY })
  expect(imported(empty, text)).not.toContainEqual(expect.stringContaining('no '))
  expect(writePack(exportPack(empty))).toBe(text)
  return text
}

describe('a second pack', () => {
  test('comes after what is there, and the first one leaves it there', () => {
    const { desk } = newDesk(OFFICE + PRIORITIES)
    const other = `version: 1
pack: other
priorities: [{key: aa, name: A}, {key: bb, name: B}]
services: [{key: aaa, name: A, line: l1, steps: []}]
`
    imported(desk, other)
    const order = () => ({
      priorities: config(desk).priorities.live.map(({ key }) => key),
      services: config(desk).services.live.map(({ key }) => key),
    })
    const both = {
      priorities: ['low', 'normal', 'high', 'aa', 'bb'],
      services: ['access', 'question', 'turn', 'free', 'heads', 'aaa'],
    }
    expect(order()).toEqual(both)
    imported(desk, without('key: turn', OFFICE) + PRIORITIES)
    imported(desk, other)
    expect(order()).toEqual({ ...both, services: both.services.filter((key) => key !== 'turn') })
    carriedOver(desk)
  })

  test('may not close a circle of subtasks with the first', () => {
    const desk = createDesk({ db: openDatabase(':memory:'), now: () => TUESDAY })
    const one =
      'version: 1\npack: one\nlines: [{key: l1, name: L}]\nservices: [{key: a, name: A, line: l1, steps: []}]\n'
    imported(desk, one)
    imported(
      desk,
      'version: 1\npack: two\nservices: [{key: b, name: B, line: l1, steps: [], subtasks: [{key: x, service: a}]}]\n',
    )
    expect(imported(desk, one.replace('[]', '[], subtasks: [{key: y, service: b}]'))).toEqual([
      'it would leave a fault in the desk, services.a.subtasks[0].service: goes round in a circle: a → b → a',
    ])
    expect(config(desk).services.get('a')?.subtasks).toBeUndefined()
  })

  test('keeps the first from taking away what it needs, a category of statuses among it', () => {
    const { desk } = newDesk(OFFICE + STATUSES)
    imported(desk, 'version: 1\npack: two\nstatuses: [{key: late, name: Late, category: active}]\n')
    expect(imported(desk, OFFICE + without('parked', STATUSES))).toEqual([
      'it would leave a fault in the desk, statuses: at least 1 status of category on_hold',
    ])
  })
})

describe('a file that has less than before', () => {
  test('is refused while something made in the panel needs what it leaves out', () => {
    const { desk, person } = newDesk()
    saveObject(desk, person('dina'), 'services', MINE, true)
    const before = writePack(exportPack(desk))
    expect(imported(desk, without('least'))).toEqual([
      'it would leave a fault in the desk, services.mine.line: no line has the key "least"',
    ])
    expect(writePack(exportPack(desk))).toBe(before)
    saveObject(desk, person('dina'), 'services', { ...MINE, line: 'l1' })
    expect(imported(desk, without('least'))).toEqual([
      'archived lines least',
      'archived services free',
    ])
    carriedOver(desk)
  })

  test('is refused while priority rules that it leaves alone name what goes', () => {
    const { desk } = newDesk(`${OFFICE}priority_rules: [{when: {service: turn}, set: high}]\n`)
    expect(imported(desk, without('key: turn'))).toEqual([
      'it would leave a fault in the desk, priority_rules[0].when.service: no service has the key "turn"',
    ])
    expect(imported(desk, `${without('key: turn')}priority_rules: []\n`)).toEqual([
      'archived services turn',
      'changed settings priority_rules',
    ])
    carriedOver(desk)
  })

  test('takes the service for free text away along with the service', () => {
    const { desk } = newDesk(`${OFFICE}free_text: turn\n`)
    imported(desk, 'version: 1\npack: office\ncompany: Renamed\n')
    expect(config(desk).freeText).toBe('turn')
    expect(imported(desk, without('key: turn'))).toContain('archived settings free_text')
    expect(config(desk).freeText).toBeNull()
    carriedOver(desk)
  })

  test('lets an old fault elsewhere be', () => {
    const { desk, person } = newDesk()
    saveObject(desk, person('dina'), 'services', MINE, true)
    desk.db.$client.exec("update setup set archived_at = 1 where kind = 'line' and key = 'least'")
    expect(imported(desk, without('least'))).toEqual(['archived services free'])
  })
})

describe('the order of a list', () => {
  test('is that of the file, with what others made before, among and after it', () => {
    expect(orderWith(['x', 'a', 'y', 'b', 'z'], ['b', 'new', 'a'])).toEqual([
      'x',
      'b',
      'new',
      'a',
      'y',
      'z',
    ])
    expect(orderWith(['x', 'y'], ['a'])).toEqual(['x', 'y', 'a'])
    expect(orderWith([], ['a', 'b'])).toEqual(['a', 'b'])
  })

  test('keeps what was made in the panel where an admin put it', () => {
    const { desk, person } = newDesk()
    const keys = () => config(desk).services.live.map(({ key }) => key)
    saveObject(desk, person('dina'), 'services', MINE, true)
    orderObjects(desk, person('dina'), 'services', ['access', 'mine'])
    imported(desk, OFFICE)
    expect(keys()).toEqual(['access', 'mine', 'question', 'turn', 'free', 'heads'])
  })
})

describe('an export after somebody has left', () => {
  test('keeps a service for them alone from everybody else', () => {
    const office = newDesk(OFFICE.replace('who: {heads: true}', 'who: {people: [olga]}'))
    leave(office.desk, office.person('dina'), office.person('olga').id)
    expect(carriedOver(office.desk)).toContain('who: {people: [olga]}')
  })

  test('keeps a route that led to them from giving way to the next', () => {
    const route = '{when: {system: erp}, line: l2, policy: late, priority: high}'
    const office = newDesk(OFFICE.replace(route, '{when: {system: erp}, assignee: vera}'))
    leave(office.desk, office.person('dina'), office.person('vera').id)
    expect(carriedOver(office.desk)).toContain('{when: {system: erp}, assignee: vera}')
  })
})

test('tickets from before a company had statuses and priorities of its own keep theirs by name', () => {
  const office = newDesk()
  const ticket = fileTicket(office)
  const own = OFFICE.replaceAll('priority: high', 'priority: p1').replaceAll('high:', 'p1:')
  imported(office.desk, `${own}${STATUSES}priorities: [{key: p1, name: One}]\n`)
  const { statuses, priorities } = config(office.desk)
  expect(statuses.get(ticket.status)?.category).toBe('new')
  expect(priorities.get(ticket.priority)?.name).toEqual({ ru: 'Средний', en: 'Normal' })
  expect(statuses.live).toHaveLength(6)
})

test('a ticket whose status is gone goes on in one that is there', () => {
  const office = newDesk()
  const { number } = fileTicket(office)
  const vera = office.person('vera')
  take(office.desk, vera, number)
  ask(office.desk, vera, number, { text: 'Какой кабинет?', source: 'test:ask' })
  imported(office.desk, OFFICE + STATUSES)
  expect(resume(office.desk, vera, number).status).toBe('busy')
})

test('only in a Russian company does a phone in a request leave out its country', () => {
  const countryIn = (pack: string) => {
    const office = newDesk(pack)
    return factsFor(office.desk, office.person('anna'), 'question').country
  }
  expect(countryIn(OFFICE)).toBe('RU')
  expect(countryIn(OFFICE.replace('locale: ru', 'locale: en'))).toBeNull()
})

test('a question may hang on the priority that the request would have', () => {
  const step = '{key: text, ask: Что случилось?, type: text}'
  const urgent = '{key: until, ask: До какого числа?, type: date, when: {priority: high}}'
  const rules = 'priority_rules: [{when: {position: Директор}, set: high}]\n'
  const office = newDesk(OFFICE.replace(`steps: [${step}`, `steps: [${urgent}, ${step}`) + rules)
  const first = (key: string, chat: number) =>
    newDraft(office.desk, office.person(key), chat, 'question').state.at
  expect([first('boris', 1002), first('anna', 1001)]).toEqual(['until', 'text'])
})

test('a key may be a word that every object inherits', () => {
  const pack = OFFICE.replaceAll('key: sales,', 'key: constructor,')
    .replaceAll('department: sales', 'department: constructor')
    .replace('escalates_to: l2}', 'escalates_to: l2, ranking: {owners: {it: dina}, to: l2}}')
  const priorities =
    'priorities: [{key: high, name: H}, {key: constructor, name: C, default: true}]\n'
  const office = newDesk(pack + priorities)
  const ticket = fileTicket(office)
  expect(ticket.priority).toBe('constructor')
  expect(ticket.dueAt).toBe(TUESDAY + 10 * 60_000)
  expect(rankingOwner(office.desk, ticket)?.key).toBe('pavel')
})

test('a position lets one in however it is written, as conditions take it', () => {
  const pack = OFFICE.replace('who: {heads: true}', 'who: {positions: ["Бухгалтер по  учету"]}')
  const office = newDesk(pack.replace('position: Менеджер', 'position: бухгалтер по учёту'))
  const offered = (key: string) => catalogue(office.desk, office.person(key)).map(({ key }) => key)
  expect(offered('anna')).toContain('heads')
  expect(offered('olga')).not.toContain('heads')
})
