import { describe, expect, it } from 'vitest'
import { titleOf } from '../../scenarios/answer-title.ts'
import type { Drawn } from '../../scenarios/draw.ts'
import { apply } from '../../scenarios/engine.ts'
import type { Facts } from '../../scenarios/engine-facts.ts'
import type { Pack } from '../../scenarios/pack.ts'
import type { Service } from '../../scenarios/pack-services.ts'
import { words } from './access.ts'
import { faultsIn, soundPack } from './pack-faults.ts'
import { packNames, packText, type Way, walk } from './packs-office.ts'

const NAMES = ['back-office', 'hr-desk', 'ideas']

describe.each(NAMES)('the pack %s', (name) => {
  const text = packText(name)

  it('reads without fault', () => {
    expect(faultsIn(text)).toEqual([])
  })

  const pack = soundPack(text)

  it('says every text in Russian and in English', () => {
    const texts = textsOf(pack)
    expect(texts.length).toBeGreaterThan(200)
    expect(texts.filter(({ value }) => !isBoth(value)).map(({ place }) => place)).toEqual([])
  })

  it('has no Latin look-alikes in Russian words, no Cyrillic in English, no exclamation marks', () => {
    const both = textsOf(pack).flatMap(({ value }) => (isBoth(value) ? [value] : []))
    expect(both.filter(({ ru }) => /[а-яё][a-z]|[a-z][а-яё]/i.test(ru))).toEqual([])
    expect(both.filter(({ en }) => /[а-яё]/i.test(en))).toEqual([])
    expect(text).not.toContain('!')
  })

  it('puts the same answers into both languages', () => {
    const braces = (words: string) => [...words.matchAll(/\{[^}]*\}/g)].map(String).sort()
    for (const { place, value } of textsOf(pack)) {
      if (isBoth(value)) expect(braces(value.ru), place).toEqual(braces(value.en))
    }
  })

  it('leaves nothing unused', () => {
    expect(unusedIn(pack)).toEqual([])
  })

  it('is a company of 10 to 25 people whose departments have heads and whose people have managers', () => {
    const people = pack.people ?? []
    expect(people.length).toBeGreaterThanOrEqual(10)
    expect(people.length).toBeLessThanOrEqual(25)
    for (const { key, head } of pack.departments ?? []) {
      expect(people.find((one) => one.key === head)?.department, key).toBe(key)
    }
    expect(people.filter(({ manager }) => manager === undefined)).toHaveLength(1)
    expect(
      people.filter(({ telegram_id, phone, email }) => !telegram_id || !phone || !email),
    ).toEqual([])
  })

  it('gives each service of the catalogue an icon, a group and a description', () => {
    const shown = (pack.services ?? []).filter((one) => !one.internal)
    const bare = shown.filter(({ icon, group, description }) => !icon || !group || !description)
    expect(bare.map(({ key }) => key)).toEqual([])
  })

  it('fills canned replies with variables that exist', () => {
    const known = ['requester.first_name', 'ticket.number', 'ticket.title', 'agent.first_name']
    const used = [...JSON.stringify(pack.canned_replies).matchAll(/\{([a-z_.]+)\}/g)]
    expect(used.length).toBeGreaterThan(5)
    expect(used.flatMap(([, one = '']) => (known.includes(one) ? [] : [one]))).toEqual([])
  })

  it('answers the required steps of its subtasks, or leaves them to the line', () => {
    const wrong = (pack.services ?? []).flatMap((service) =>
      (service.subtasks ?? []).flatMap((subtask) => {
        const started = pack.services?.find(({ key }) => key === subtask.service)
        const open = started?.steps.filter(
          (step) => !step.optional && !step.agents_only && !(step.key in (subtask.answers ?? {})),
        )
        return (open ?? []).map((step) => `${service.key}.${subtask.key}: ${step.key}`)
      }),
    )
    expect(wrong).toEqual([])
  })
})

describe.each([...NAMES, 'it-support'])('the services of %s', (name) => {
  const pack = soundPack(packText(name))

  it.each(services(pack))('can be walked through: %s', (_key, service) => {
    for (const way of waysThrough(service)) {
      const facts = factsFor(pack, service)
      const { seen, summary, draft } = walk(service, facts, way)
      const title = titleOf(service, draft.answers, way.locale, words.in(way.locale))
      expect(title).toMatch(/\p{L}{2}/u)
      expect(title).not.toMatch(/[{}]/)
      const answers = Object.keys(draft.answers).length
      expect(summary.lines.length).toBe(Math.max(answers, 1) + 1)
      if (way.locale === 'en') expect(wordsIn([...seen, summary])).not.toMatch(/[а-яё]/i)
      const sent = apply(service.steps, draft, { kind: 'tap', tap: { do: 'send' } }, facts)
      expect(sent.outcome).toBe('send')
    }
  })
})

it('no account, phone or address belongs to two people of the ready packs', () => {
  const people = packNames().flatMap((name) => soundPack(packText(name)).people ?? [])
  for (const field of ['telegram_id', 'phone', 'email'] as const) {
    const held = people.flatMap((person) => person[field] ?? [])
    expect(new Set(held).size, field).toBe(held.length)
  }
})

function services(pack: Pack): [string, Service][] {
  return (pack.services ?? []).map((service) => [service.key, service])
}

/** Each option once at least, with everything and with only what must be answered, in both languages. */
function waysThrough(service: Service): Way[] {
  const counts = service.steps.map((step) => (step.type === 'choice' ? step.options.length : 2))
  return Array.from({ length: Math.max(2, ...counts) }, (_, turn) => turn).flatMap((turn) =>
    [true, false].flatMap((skips) =>
      (['ru', 'en'] as const).map((locale) => ({ turn, skips, locale })),
    ),
  )
}

/** A directory whose people have Latin names, so that only the pack's own words can be Russian. */
function factsFor(pack: Pack, service: Service): Facts {
  const people = (pack.people ?? []).map(({ key, department }, id) => ({
    id: id + 1,
    key,
    name: `Person ${id + 1}`,
    in: department,
  }))
  const fits = (one: { in: string | undefined }, departments?: readonly string[]) =>
    departments === undefined || departments.includes(one.in ?? '')
  const shown = ({ id, key, name }: (typeof people)[number]) => ({ id, key, name })
  return {
    today: '2026-11-22',
    requester: { id: 1, key: people[0]?.key, name: 'Person 1' },
    service: service.key,
    agent: service.internal === true,
    people: (_query, { departments, offset, limit }) => {
      const found = people.filter((one) => fits(one, departments)).map(shown)
      return { people: found.slice(offset, offset + limit), total: found.length }
    },
    person: (ref, departments) =>
      people
        .filter((one) => (one.id === ref || one.key === ref) && fits(one, departments))
        .map(shown)[0],
  }
}

function wordsIn(seen: Drawn[]): string {
  return seen
    .flatMap(({ lines, rows }) => [
      ...lines.map(({ text }) => text),
      ...rows.flat().map(({ label }) => label),
    ])
    .join('\n')
}

/** What nothing in the pack leads to. */
function unusedIn(pack: Pack): string[] {
  const all = pack.services ?? []
  const routes = all.flatMap((service) => [service, ...(service.routes ?? [])])
  const started = all.flatMap(({ subtasks }) => (subtasks ?? []).map(({ service }) => service))
  const lines = [
    ...routes.map(({ line }) => line),
    ...(pack.lines ?? []).flatMap((line) => [line.escalates_to, line.ranking?.to]),
  ]
  const hours = [
    ...(pack.lines ?? []).map(({ calendar }) => calendar),
    ...(pack.policies ?? []).map(({ calendar }) => calendar),
  ]
  const left = (list: string, keyed: { key: string }[] = [], used: unknown[]) =>
    keyed.filter(({ key }) => !used.includes(key)).map(({ key }) => `${list} ${key}`)
  return [
    ...left('lines', pack.lines, lines),
    ...left(
      'policies',
      pack.policies,
      routes.map(({ policy }) => policy),
    ),
    ...left('calendars', pack.calendars, hours),
    ...left(
      'services',
      all.filter(({ internal }) => internal),
      started,
    ),
    ...left(
      'departments',
      pack.departments,
      (pack.people ?? []).map((one) => one.department),
    ),
  ]
}

const TEXTS = [
  'company',
  'name',
  'group',
  'description',
  'auto_reply',
  'title',
  'ask',
  'hint',
  'pattern_hint',
  'unit',
  'text',
  'checklist',
]

interface Found {
  place: string
  value: unknown
}

/** Every text of the pack with its place; the names of people are one for all languages. */
function textsOf(value: unknown, key = '', place = ''): Found[] {
  if (place.startsWith('people')) return []
  if (Array.isArray(value)) {
    return value.flatMap((one, at) => textsOf(one, key, `${place}[${at}]`))
  }
  if (TEXTS.includes(key)) return [{ place, value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([inner, one]) => {
    // Answers of a subtask are data, whatever the steps are called.
    if (inner === 'answers' || inner === 'when') return []
    return textsOf(one, inner, place === '' ? inner : `${place}.${inner}`)
  })
}

function isBoth(value: unknown): value is { ru: string; en: string } {
  if (typeof value !== 'object' || value === null) return false
  return Object.keys(value).join() === 'ru,en'
}
