import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadWords } from '../../locales/words.ts'
import { codeOfFault, FAULTS } from '../../scenarios/fault-codes.ts'

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
})
