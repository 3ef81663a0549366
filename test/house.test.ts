import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { environment } from '../config.ts'
import { codeOf, places, ROOT, type Source, sources } from './sources.ts'

const CODE = ['.ts', '.tsx', '.mjs']
const PRODUCT = ['desk', 'db', 'scenarios', 'bot', 'admin', 'portal', 'simulator', 'locales']
const PURE = ['desk', 'scenarios']

/** What a pattern must not find in the code of these folders; `example` breaks the rule. */
const rules: { rule: string; folders: string[]; pattern: RegExp; example: string }[] = [
  {
    rule: 'the desk is synchronous: a deed cannot wait inside its transaction',
    folders: ['desk'],
    pattern: /\b(async|await|Promise)\b/,
    example: 'export async function file() {',
  },
  {
    rule: 'the desk and the scenarios are given the time',
    folders: PURE,
    pattern: /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/,
    example: 'const now = new Date()',
  },
  {
    rule: 'only the config reads the environment',
    folders: PRODUCT,
    pattern: /\bprocess\.env\b/,
    example: 'const token = process.env.BOT_TOKEN',
  },
  {
    rule: 'assets are found by import.meta.dirname, the one place that the bundle keeps',
    folders: PRODUCT,
    pattern: /\bimport\.meta\.(url|filename)\b|\b__dirname\b/,
    example: 'const here = fileURLToPath(import.meta.url)',
  },
  {
    rule: 'a class is an error',
    folders: PRODUCT,
    pattern: /^\s*(export )?(abstract )?class (?!\w+ extends \w*Error\b)/,
    example: 'export class TicketService {',
  },
]

describe('the house', () => {
  test.each(rules)('$rule', ({ folders, pattern, example }) => {
    expect(example).toMatch(pattern)
    const found = folders
      .flatMap((folder) => sources(CODE, folder))
      .flatMap((source) => placesOf(pattern, source))
    expect(found).toEqual([])
  })

  test('an area has one class of errors at most', () => {
    for (const folder of PRODUCT) {
      const found = sources(CODE, folder).flatMap((source) =>
        placesOf(/^\s*(export )?class /, source),
      )
      expect(found.length, found.join('\n')).toBeLessThanOrEqual(1)
    }
  })

  test('no file has more than 400 lines', () => {
    const long = sources(CODE).filter(({ text }) => text.split('\n').length > 401)
    expect(long.map(({ path }) => path)).toEqual([])
  })

  test('nothing names a place on one machine', () => {
    const place = /(?<![\w.~*])\/(home|root|tmp|mnt|opt|Users|work)\/\w/
    expect("open('/home/anna/okoshko/data')").toMatch(place)
    const files = sources([...CODE, '.json', '.yaml', '.md', '.ftl', '.css'])
    const found = files
      .filter(({ path }) => !path.startsWith('test/'))
      .flatMap(({ path, text }) => places(place, text, path))
    expect(found).toEqual([])
  })

  test('every variable of the environment is told about, and no other', () => {
    const known = Object.keys(environment.shape).sort()
    const example = readFileSync(join(ROOT, '.env.example'), 'utf8')
    expect(example.match(/^[A-Z_]+(?==)/gm)?.sort()).toEqual(known)
    const readme = join(ROOT, 'README.md')
    if (!existsSync(readme)) return
    const text = readFileSync(readme, 'utf8')
    expect(known.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
  })
})

describe('the tests', () => {
  test('see nothing of the environment they were started in', () => {
    const seen = Object.keys(environment.shape).filter((name) => process.env[name] !== '')
    expect(seen).toEqual([])
  })
})

describe('what the rules read', () => {
  test('is the code of every folder there is', () => {
    for (const folder of PURE) expect(sources(CODE, folder).length, folder).toBeGreaterThan(0)
  })

  test('is not what a comment says', () => {
    const text = 'a() // await\n/* new\nDate() */ b()\n'
    expect(codeOf({ path: '', text })).toBe('a() \n\n b()\n')
  })
})

function placesOf(pattern: RegExp, source: Source): string[] {
  return places(pattern, codeOf(source), source.path)
}
