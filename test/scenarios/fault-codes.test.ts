import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sayPackFault } from '../../admin/packs/fault-words.ts'
import { loadWords } from '../../locales/words.ts'
import { codeOfFault, FAULTS } from '../../scenarios/fault-codes.ts'
import { readYaml } from '../../scenarios/pack-yaml.ts'
import { stepSchema } from '../../scenarios/step.ts'

const words = loadWords()
const PLACED = /'[^'\n]*?: ((?:[^'\\\n]|\\.)+?) \(line \d+, column \d+\)[^'\n]*'/g

/** Every fault that the tests of the format expect, as it is written there. */
function expected(): string[] {
  const files = readdirSync(import.meta.dirname).filter((name) => /^pack-.*\.test\.ts$/.test(name))
  return files.flatMap((name) => {
    const text = readFileSync(join(import.meta.dirname, name), 'utf8')
    return [...text.matchAll(PLACED)].flatMap(
      ([, message]) => message?.replaceAll("\\'", "'") ?? [],
    )
  })
}

describe('a fault of a pack', () => {
  test('is known by its words, whatever varies in them', () => {
    expect(codeOfFault('no line has the key "l9"')).toEqual({
      code: 'no-key',
      params: { what: 'line', key: '"l9"' },
    })
    expect(codeOfFault('the key "a" is held by what "office" made')).toEqual({
      code: 'key-held',
      params: { key: 'a', origin: 'office' },
    })
    expect(codeOfFault('at least 3, as min says')?.code).toBe('at-least-min')
    expect(codeOfFault('something that nobody says')).toBeUndefined()
  })

  test('is said in every language', () => {
    for (const locale of ['ru', 'en'] as const) {
      for (const code of Object.keys(FAULTS)) {
        const key = `pack-fault-${code}`
        expect(words.in(locale)(key), key).not.toBe(key)
      }
    }
  })

  test('is a known one wherever the format refuses', () => {
    const all = expected()
    expect(all.length).toBeGreaterThan(60)
    const unknown = all.filter((message) => codeOfFault(message) === undefined)
    expect([...new Set(unknown)]).toEqual([])
  })

  test('is a known one wherever YAML is broken, or a pattern', () => {
    const broken = [
      'a: [1',
      'a: {b: 1, c: 2',
      'a: [1, {b: 2]',
      'a:\n\tb: 1',
      'a: "x',
      "a: 'x",
      'a: b: c',
      ' a: 1\nb: 2',
      'a: 1\nkey value',
      'a: 1\nkey value\nb: 2',
      'a:\n  b: 1\n c: 2',
      'a:\n  - 1\n - 2',
      'a: @x',
      'a: %x',
      'a: `x`',
      'a: "\\q"',
      'a: !!js x',
      'a: *',
      "a: 'it's'",
      'a: {b: "1" c: 2}',
      'a: {a: 1}}',
      'a: |x\n  s',
    ]
    const faults = broken.flatMap((text) => readYaml(text).faults)
    expect(faults.length).toBeGreaterThanOrEqual(broken.length)
    const unknown = faults.filter(({ message }) => codeOfFault(message) === undefined)
    expect(unknown.map(({ message }) => message)).toEqual([])
    const pattern = stepSchema.safeParse({ key: 'a', ask: 'A', type: 'text', pattern: '(' })
    expect(codeOfFault(pattern.error?.issues[0]?.message ?? '')?.code).toBe('pattern')
  })

  test('of the rest of the desk is said in the reader’s language whole', () => {
    const t = words.in('ru')
    const message = 'it would leave a fault in the desk, services.a.line: no line has the key "l9"'
    expect(sayPackFault(message, t)).toContain('services.a.line: нет линии с ключом "l9"')
  })
})
