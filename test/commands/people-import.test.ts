import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Given, openDesk } from '../../commands/command.ts'
import { packSchemaFile } from '../../commands/pack-schema.ts'
import { peopleImport } from '../../commands/people-import.ts'
import { type Config, readConfig } from '../../config.ts'
import { personByKey } from '../../desk/people/people.ts'

let folder: string
let config: Config

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'okoshko-people-'))
  const read = readConfig({ DATA_DIR: folder })
  if (!read.ok) throw new Error(read.faults.join('\n'))
  config = read.config
})

afterEach(() => rmSync(folder, { recursive: true }))

/** Runs the command on a table; gives its exit code and what it wrote. */
async function run(table: string, given: Partial<Given> = {}) {
  const file = join(folder, 'people.csv')
  writeFileSync(file, table)
  const written = { out: '', error: '' }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.out += String(text)
    return true
  })
  const error = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.error += String(text)
    return true
  })
  const positionals = ['import', file]
  try {
    const code = await peopleImport.run(config, {
      json: false,
      dryRun: false,
      positionals,
      ...given,
    })
    return { code, ...written }
  } finally {
    out.mockRestore()
    error.mockRestore()
  }
}

describe('people import', () => {
  test('adds people, names what it ignores, and changes nothing the second time', async () => {
    const table = 'ФИО;Телефон;Отдел;Прочее\nИва Лис;89001112233;Склад;1'
    const first = await run(table)
    expect(first.code).toBe(0)
    expect(first.out).toContain('added 1')
    expect(first.out).toContain('column ignored: Прочее')
    expect(first.out).toContain('department added: Склад (sklad)')
    expect(personByKey(openDesk(config), 'iva-lis')?.phone).toBe('+79001112233')
    const second = await run(table, { json: true })
    expect(JSON.parse(second.out)).toMatchObject({ added: 0, changed: 0, same: 1, people: [] })
  })

  test('only tells what it would do when asked so', async () => {
    const { code, out } = await run('name\nИва Лис', { dryRun: true })
    expect([code, out]).toEqual([0, expect.stringContaining('would be added 1')])
    expect(personByKey(openDesk(config), 'iva-lis')).toBeUndefined()
  })

  test('refuses a faulty table with every fault by row and column', async () => {
    const { code, out, error } = await run('name,phone,email\nИва,1,x\nЛис,2,')
    expect([code, out]).toEqual([1, ''])
    expect(error.split('\n').slice(0, 3)).toEqual([
      expect.stringContaining('Row 2, column “phone”'),
      expect.stringContaining('Row 2, column “email”'),
      expect.stringContaining('Row 3, column “phone”'),
    ])
    expect(personByKey(openDesk(config), 'iva')).toBeUndefined()
  })
})

test('pack-schema prints the form of a pack', async () => {
  let out = ''
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
  const code = await packSchemaFile.run(config, { json: false, dryRun: false, positionals: [] })
  spy.mockRestore()
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    title: 'Okoshko pack',
    required: ['version', 'pack'],
    additionalProperties: false,
  })
})
