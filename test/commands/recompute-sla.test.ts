import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Command, type Given, openDesk } from '../../commands/command.ts'
import { importFile } from '../../commands/import.ts'
import { recomputeSla } from '../../commands/recompute-sla.ts'
import { type Config, readConfig } from '../../config.ts'
import type { Desk } from '../../desk/desk.ts'
import { personByKey } from '../../desk/people/people.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { clocksOf } from '../../desk/sla/clocks.ts'
import type { MovedDeadline } from '../../desk/sla/recomputing.ts'
import { fileTicket } from '../desk/filing.ts'
import { PROMISES } from '../desk/sla.ts'

// Hours that have nothing in common with Moscow's: every deadline moves, whatever the time is.
const FAR_EAST = PROMISES.replace(
  '{key: office, timezone: Europe/Moscow,',
  '{key: office, timezone: Asia/Kamchatka,',
)

let folder: string
let config: Config
let desk: Desk

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'okoshko-recompute-'))
  const read = readConfig({ DATA_DIR: folder })
  if (!read.ok) throw new Error(read.faults.join('\n'))
  config = read.config
  desk = openDesk(config)
  importPack(desk, PROMISES, { linkAccounts: true })
  const person = (key: string) => personByKey(desk, key) ?? expect.fail(key)
  const unused = () => expect.fail()
  fileTicket({ desk, person, pass: unused, at: unused }, 'office')
})

afterEach(() => {
  desk.db.$client.close()
  rmSync(folder, { recursive: true })
})

async function run(command: Command, given: Partial<Given> = {}): Promise<string> {
  const written: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text))
    return true
  })
  try {
    expect(
      await command.run(config, { json: false, dryRun: false, positionals: [], ...given }),
    ).toBe(0)
  } finally {
    write.mockRestore()
  }
  return written.join('')
}

function dueTimes(): (number | null)[] {
  return clocksOf(desk, 1).map((clock) => clock.dueAt)
}

test('a dry run tells which deadlines would change, and changes none', async () => {
  const before = dueTimes()
  importPack(desk, FAR_EAST, { linkAccounts: true })
  const moved = JSON.parse(await run(recomputeSla, { json: true, dryRun: true })) as MovedDeadline[]
  expect(moved.map(({ ticket, target, from }) => [ticket, target, from])).toEqual([
    [1, 'first_response', before[0]],
    [1, 'resolution', before[1]],
  ])
  expect(dueTimes()).toEqual(before)
})

test('deadlines change as a dry run has told, and the second time there is nothing to change', async () => {
  importPack(desk, FAR_EAST, { linkAccounts: true })
  const foretold = JSON.parse(
    await run(recomputeSla, { json: true, dryRun: true }),
  ) as MovedDeadline[]
  const lines = (await run(recomputeSla)).trim().split('\n')
  expect(lines).toEqual(
    foretold.map(({ ticket, target, from, to }) => {
      const [former, present] = [from, to].map((at) => new Date(at ?? 0).toISOString())
      return `#${ticket} ${target}: ${former} → ${present}`
    }),
  )
  expect(dueTimes()).toEqual(foretold.map(({ to }) => to))
  expect(await run(recomputeSla)).toBe('')
})

test('an import from the command line leaves no deadline behind', async () => {
  const before = dueTimes()
  const file = join(folder, 'far-east.yaml')
  writeFileSync(file, FAR_EAST)
  await run(importFile, { positionals: [file] })
  expect(dueTimes()[0]).not.toBe(before[0])
  expect(await run(recomputeSla)).toBe('')
})
