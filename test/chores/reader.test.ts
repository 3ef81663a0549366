import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startReader } from '../../chores/reader.ts'
import { openDatabase } from '../../db/open.ts'
import { createDesk, type Desk } from '../../desk/desk.ts'
import { personByKey } from '../../desk/people/people.ts'
import { countUnread } from '../../desk/search/reading-in.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { OFFICE, TUESDAY } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'

const silent = pino({ level: 'silent' })
let desk: Desk

beforeEach(() => {
  vi.useFakeTimers()
  desk = createDesk({ db: openDatabase(':memory:'), now: () => TUESDAY })
  importPack(desk, OFFICE, { linkAccounts: true })
})

afterEach(() => vi.useRealTimers())

function file(): void {
  const person = (key: string) => {
    const found = personByKey(desk, key)
    if (!found) throw new Error(`nobody is called ${key}`)
    return found
  }
  fileTicket({ desk, person, pass: () => undefined, at: () => undefined })
}

test('what a deed wrote is read into the search a moment later, not within it', async () => {
  const stop = startReader(desk, silent, () => false)
  file()
  expect(countUnread(desk, 9)).toBe(1)
  await vi.advanceTimersByTimeAsync(300)
  expect(countUnread(desk, 9)).toBe(0)
  await stop()
})

test('what was written while nobody read, or by another program, is read in within seconds', async () => {
  file()
  const stop = startReader(desk, silent, () => false)
  await vi.advanceTimersByTimeAsync(6000)
  expect(countUnread(desk, 9)).toBe(0)
  await stop()
})

test('while updates wait the search reads on, a little at a time, and then catches up', async () => {
  let now = TUESDAY
  // Each slice has time for one ticket.
  desk = createDesk({ db: desk.db, now: () => (now += 5) })
  let isBusy = true
  const stop = startReader(desk, silent, () => isBusy)
  for (let n = 0; n < 5; n++) file()
  await vi.advanceTimersByTimeAsync(300)
  const first = countUnread(desk, 9)
  await vi.advanceTimersByTimeAsync(250)
  const second = countUnread(desk, 9)
  expect(first).toBeLessThan(5)
  expect(second).toBeLessThan(first)
  expect(second).toBeGreaterThan(0)
  isBusy = false
  await vi.advanceTimersByTimeAsync(400)
  expect(countUnread(desk, 9)).toBe(0)
  await stop()
})
