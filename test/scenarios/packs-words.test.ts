import { describe, expect, it } from 'vitest'
import type { Text } from '../../scenarios/text.ts'
import { READY } from './packs-ready.ts'

describe.each(READY)('the words of $name', ({ text, pack }) => {
  const texts = textsOf(pack)

  it('are each in Russian and in English', () => {
    expect(texts.length).toBeGreaterThan(150)
    expect(texts.filter(({ ru, en }) => ru === undefined || en === undefined)).toEqual([])
  })

  it('are Russian in Russian and English in English, but for names', () => {
    const isName = (one: Placed) => one.ru === one.en
    const cyrillic = /[а-яё]/i
    expect(texts.filter(({ en = '' }) => cyrillic.test(en))).toEqual([])
    const unlike = texts.filter((one) => !isName(one))
    const bare = unlike.filter(({ ru = '' }) => !cyrillic.test(ru.replace(/\{[^}]*\}/g, '')))
    expect(bare.map(({ place }) => place).filter((place) => !place.endsWith('title'))).toEqual([])
  })

  it('have no Latin look-alikes inside Russian words and no exclamation marks', () => {
    const mixed = /[а-яё][a-z]|[a-z][а-яё]/i
    expect(texts.filter(({ ru = '' }) => mixed.test(ru))).toEqual([])
    expect(text).not.toContain('!')
  })

  it('put the same answers into both languages', () => {
    const braces = (words = '') => [...words.matchAll(/\{[^}]*\}/g)].map(String).sort()
    for (const { place, ru, en } of texts) expect(braces(ru), place).toEqual(braces(en))
  })

  it('call a group by one name in each language, and fill every group', () => {
    const shown = (pack.services ?? []).filter(({ internal }) => !internal)
    const groups = shown.map(({ group }) => group as { ru: string; en: string })
    const pairs = new Set(groups.map(({ ru, en }) => `${ru} = ${en}`))
    expect(new Set(groups.map(({ ru }) => ru)).size).toBe(pairs.size)
    expect(new Set(groups.map(({ en }) => en)).size).toBe(pairs.size)
  })

  it('fit on a button: services, options and groups', () => {
    const names = (pack.services ?? []).flatMap(({ name, group, steps }) => [
      name,
      group,
      ...steps.flatMap((step) => (step.type === 'choice' ? step.options : [])).map((o) => o.name),
    ])
    const both = names.flatMap((name) => Object.values(name ?? {}) as string[])
    expect(both.filter((name) => [...name].length > 42)).toEqual([])
  })

  it('give every question a short label for summaries and cards', () => {
    const steps = (pack.services ?? []).flatMap((service) => service.steps)
    const labels = steps.flatMap(({ name, ask }) => Object.values(name ?? ask) as string[])
    expect(labels.filter((label) => [...label].length > 36)).toEqual([])
  })

  it('give every service an icon of its own and a description', () => {
    const services = pack.services ?? []
    expect(services.filter(({ icon, description }) => !icon || !description)).toEqual([])
    expect(new Set(services.map(({ icon }) => icon)).size).toBe(services.length)
  })

  it('name only what a canned reply can be filled with', () => {
    const known = ['requester.first_name', 'ticket.number', 'ticket.title', 'agent.first_name']
    const used = (pack.canned_replies ?? []).flatMap((reply) =>
      [...JSON.stringify(reply.text).matchAll(/\{([a-z_.]+)\}/g)].map(([, name]) => name),
    )
    expect(used.length).toBeGreaterThan(5)
    expect(used.filter((name = '') => !known.includes(name))).toEqual([])
  })

  it('keep articles plain: no markup, no empty one', () => {
    for (const { key, text: words } of pack.articles ?? []) {
      for (const one of Object.values(words) as string[]) {
        expect(one, key).not.toMatch(/[<>*_`#]|\]\(/)
        expect(one.length, key).toBeGreaterThan(80)
      }
    }
  })
})

type Placed = { place: string; ru?: string | undefined; en?: string | undefined }

const TEXTS = ['company', 'name', 'group', 'description', 'auto_reply', 'title', 'ask', 'hint']
const MORE = ['pattern_hint', 'unit', 'text', 'checklist']

/** Every text with its place; a plain one has no languages. People's names are one for all. */
function textsOf(value: unknown, key = '', place = ''): Placed[] {
  if (Array.isArray(value)) {
    return value.flatMap((one, index) => textsOf(one, key, `${place}[${index}]`))
  }
  const isText = [...TEXTS, ...MORE].includes(key) && !place.startsWith('people')
  if (isText) return [{ place, ...(typeof value === 'string' ? {} : (value as Text & object)) }]
  if (typeof value !== 'object' || value === null) return []
  // Answers of a subtask are data, whatever the steps are called.
  const own = Object.entries(value).filter(([inner]) => inner !== 'answers' && inner !== 'when')
  return own.flatMap(([inner, one]) => textsOf(one, inner, place ? `${place}.${inner}` : inner))
}
