import { FluentBundle, FluentResource } from '@fluent/bundle'
import { describe, expect, test } from 'vitest'
import { LOCALES, type Locale, loadWords } from '../../locales/words.ts'
import { codeOf, type Source, sources } from '../sources.ts'

const SPEAKERS = ['bot', 'admin', 'portal', 'locales', 'scenarios']
/** Stands in for any variable: a number can be counted, compared and printed. */
const ANY = 5

const words = loadWords()
const files = sources(['.ftl'], 'locales')
const said = { ru: entriesOf('ru'), en: entriesOf('en') }

describe('the words', () => {
  test('are there', () => {
    for (const locale of LOCALES) expect(words.keys(locale).length, locale).toBeGreaterThan(0)
  })

  test('Russian and English have the same keys', () => {
    expect([...said.en.keys()].sort()).toEqual([...said.ru.keys()].sort())
  })

  test('Russian and English speak of the same variables', () => {
    for (const [key, entry] of said.ru) {
      expect(variablesOf(said.en.get(key)), key).toEqual(variablesOf(entry))
    }
  })

  test.each(files.map((file) => [file.path, file]))(
    '%s loses no entry to a slip',
    (_path, file) => {
      const written = file.text.match(/^-?[a-zA-Z][\w-]*(?= *=)/gm) ?? []
      const understood = new FluentResource(file.text).body.map(({ id }) => id)
      expect(understood).toEqual(written)
    },
  )

  test.each(LOCALES)('every entry can be said in %s', (locale) => {
    const bundle = new FluentBundle(locale, { useIsolating: false })
    for (const file of filesOf(locale)) bundle.addResource(new FluentResource(file.text))
    const names = [...said[locale].values()].flatMap(variablesOf)
    const params = Object.fromEntries(names.map((name) => [name, ANY]))
    for (const key of words.keys(locale)) {
      const faults: Error[] = []
      const value = bundle.getMessage(key)?.value
      if (value) bundle.formatPattern(value, params, faults)
      expect(faults, key).toEqual([])
    }
  })

  test('Russian counts one, few and many', () => {
    for (const [key, entry] of said.ru) {
      for (const forms of pluralsIn(entry)) {
        expect(forms, key).toEqual(expect.arrayContaining(['one', 'few', 'many']))
      }
    }
  })
})

describe('the code', () => {
  const code = SPEAKERS.flatMap((folder) => sources(['.ts', '.tsx'], folder))

  test('says only what there is', () => {
    const missing = code.flatMap((source) =>
      keysIn(source)
        .filter((key) => !said.ru.has(key))
        .map((key) => `${source.path}: ${key}`),
    )
    expect(missing).toEqual([])
  })

  test('says everything there is', () => {
    // The desk keeps some words as text, and the greeting of the simulator is said before any door opens.
    const others = [...sources(['.ts'], 'desk'), ...sources(['first-run.ts', 'simulated.ts'])]
    const text = [...code, ...others].map(codeOf).join('\n')
    const made = madeKeysIn(text)
    const isSaid = (key: string) => text.includes(`'${key}'`) || made.some((form) => form.test(key))
    expect([...said.ru.keys()].filter((key) => !key.startsWith('-') && !isSaid(key))).toEqual([])
  })
})

type Entry = FluentResource['body'][number]

function filesOf(locale: Locale): Source[] {
  return files.filter(({ path }) => path.startsWith(`locales/${locale}/`))
}

function entriesOf(locale: Locale): Map<string, Entry> {
  const entries = filesOf(locale).flatMap(({ text }) => new FluentResource(text).body)
  return new Map(entries.map((entry) => [entry.id, entry]))
}

function variablesOf(entry: Entry | undefined): string[] {
  const names = nodesIn(entry).flatMap((node) => (node.type === 'var' ? [String(node.name)] : []))
  return [...new Set(names)].sort()
}

/** The forms of each choice by number: what is chosen by a word (male, female) has no `one`. */
function pluralsIn(entry: Entry): unknown[][] {
  const choices = nodesIn(entry).filter((node) => node.type === 'select')
  const forms = choices.map(({ variants }) =>
    nodesIn(variants).flatMap((node) => ('key' in node ? [(node.key as Node).value] : [])),
  )
  return forms.filter((names) => names.includes('one'))
}

type Node = Record<string, unknown>

function nodesIn(tree: unknown): Node[] {
  if (tree === null || typeof tree !== 'object') return []
  const inner = Object.values(tree).flatMap(nodesIn)
  return Array.isArray(tree) ? inner : [tree as Node, ...inner]
}

/** Keys written out: `t('key')` and `words.t(locale, 'key')`. */
function keysIn(source: Source): string[] {
  const calls = codeOf(source).matchAll(/\bt\(\s*(?:[\w.]+,\s*)?['"`]([a-z][a-z0-9-]*)['"`]/g)
  return [...calls].flatMap(([, key]) => key ?? [])
}

/** Keys made in place, such as `error-${code}`: whatever has that form counts as said. */
function madeKeysIn(text: string): RegExp[] {
  const templates = text.match(/`[a-z0-9-]*(?:\$\{[^`}]*\}[a-z0-9-]*)+`/g) ?? []
  const forms = templates.map((made) => made.slice(1, -1).replace(/\$\{[^}]*\}/g, '.+'))
  return forms.filter((form) => /[a-z]{3}/.test(form)).map((form) => new RegExp(`^${form}$`))
}
