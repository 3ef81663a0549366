import { pino } from 'pino'
import { beforeEach, expect, test } from 'vitest'
import { backUpOnce, type MakeBackup } from '../../chores/nightly.ts'
import { backupState, noteBackup } from '../../desk/keeping/backups.ts'
import { newDesk, type TestDesk } from '../desk/desk.ts'

const HELD = { file: 'night.db', tickets: 1, messages: 2, files: 0, missing: 0, bytes: 9 }

let world: TestDesk
let made = 0
let lines: string[] = []
const log = pino({ base: null }, { write: (line) => void lines.push(line) })
const make: MakeBackup = () => {
  made += 1
  noteBackup(world.desk, HELD)
  return Promise.resolve()
}

beforeEach(() => {
  world = newDesk()
  made = 0
  lines = []
})

/** Sets the clock to an hour of a day in May, as this machine's clock shows it. */
function at(day: number, hour: number): void {
  world.at(new Date(2026, 4, day, hour, 41).toISOString())
}

function look(how: MakeBackup = make): Promise<void> {
  return backUpOnce(world.desk, log, how, new AbortController().signal)
}

test('a backup is made once a day, from three in the morning', async () => {
  at(20, 2)
  await look()
  expect(made).toBe(0)
  at(20, 3)
  await look()
  await look()
  expect(made).toBe(1)
  at(21, 3)
  await look()
  expect(made).toBe(2)
})

test('what the night missed is made good by day', async () => {
  at(20, 3)
  await look()
  at(22, 15)
  await look()
  expect(made).toBe(2)
})

test('one that fails is told, seen, and tried again in an hour', async () => {
  at(20, 3)
  await look(() => Promise.reject(new Error('no room')))
  expect(lines.map((line) => JSON.parse(line).level)).toEqual([50])
  expect(backupState(world.desk)).toEqual({ last: null, failedAt: world.desk.now() })
  at(20, 4)
  await look()
  expect(backupState(world.desk)).toMatchObject({ last: HELD, failedAt: null })
})
