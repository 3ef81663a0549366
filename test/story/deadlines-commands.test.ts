import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DEADLINES } from './deadlines-house.ts'
import { dataFolder } from './program.ts'

const ROOT = join(import.meta.dirname, '../..')
// The year 2027 as isdayoff writes it.
const YEAR_2027 = {
  year: 2027,
  countrycode: 'ru',
  dayoff: '0101 0104 0105 0106 0107 0108 0222 0223 0308 0503 0510 0614 1104 1105 1231'.split(' '),
  predayoff: ['0430', '0611', '1103'],
  workday: ['0220'],
}

let dir: string
let remove: () => void

beforeEach(() => {
  const folder = dataFolder()
  dir = folder.dir
  remove = folder.remove
})

afterEach(() => remove())

/** Runs a command of the built program and gives what it said and how it ended. */
function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATA_DIR: dir }
  return new Promise((resolve) => {
    execFile(process.execPath, ['dist/cli.js', ...args], { cwd: ROOT, env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}

function written(name: string, text: string): string {
  const file = join(dir, name)
  writeFileSync(file, text)
  return file
}

test('a pack whose calendar never opens is refused with its place, and nothing is imported', async () => {
  const pack = DEADLINES.replace(
    '  - {key: late, timezone: Europe/Moscow, week: {',
    '  - {key: late, timezone: Europe/Moscow}\n  - {key: other, timezone: Europe/Moscow, week: {',
  )
  const { code, out, err } = await run('import', written('never.yaml', pack))
  expect([code, out]).toEqual([1, ''])
  expect(err).toMatch(/calendars\[1\].*never opens/)
  expect((await run('export')).out).not.toContain('office')
})

test('recompute-sla finds nothing to move where nothing has changed, dry or not', async () => {
  await run('import', written('pack.yaml', DEADLINES))
  for (const args of [['--dry-run'], []]) {
    expect(await run('recompute-sla', ...args)).toEqual({ code: 0, out: '', err: '' })
  }
  expect(JSON.parse((await run('recompute-sla', '--json')).out)).toEqual([])
})

test('import-year loads a plausible year and says which; an odd one is refused with why', async () => {
  await run('import', written('pack.yaml', DEADLINES))
  const good = written('2027.json', JSON.stringify(YEAR_2027))
  expect((await run('import-year', good)).out).toContain('2027')
  expect(JSON.parse((await run('import-year', good, '--json')).out)).toEqual({ year: 2027 })
  const odd = { ...YEAR_2027, dayoff: YEAR_2027.dayoff.slice(1) }
  const { code, out, err } = await run('import-year', written('odd.json', JSON.stringify(odd)))
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain('2027-01-01 is a public holiday, but worked')
  expect(err.trim().split('\n')).toHaveLength(1)
})
