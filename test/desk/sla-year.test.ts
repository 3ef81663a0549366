import { expect, it } from 'vitest'
import { exportPack } from '../../desk/setup/pack-export.ts'
import { importYear } from '../../desk/setup/production-import.ts'
import { lastKnownYear } from '../../desk/time/calendars.ts'
import { newDesk } from './desk.ts'
import { clockOf, filed, PROMISES, reimport, tickAll } from './sla.ts'

// The year 2027 as isdayoff writes it, with its first working day on the 11th of January.
const YEAR_2027 = JSON.stringify({
  year: 2027,
  countrycode: 'ru',
  dayoff: [
    ...['0101', '0104', '0105', '0106', '0107', '0108', '0222', '0223', '0308'],
    ...['0503', '0510', '0614', '1104', '1105', '1231'],
  ],
  predayoff: ['0430', '0611', '1103'],
  workday: ['0220'],
})

it('a later year is loaded, and open clocks count by it', () => {
  const test = newDesk(PROMISES)
  test.at('2026-12-25T07:00:00Z')
  const number = filed(test, 'russia')
  const due = () => new Date(clockOf(test, number, 'resolution')?.dueAt ?? 0).toISOString()
  // Without the year, its first working days would be the 1st and the 4th of January.
  expect(due()).toBe('2027-01-01T11:00:00.000Z')
  expect(importYear(test.desk, YEAR_2027)).toBe(2027)
  tickAll(test)
  expect(due()).toBe('2027-01-11T11:00:00.000Z')
  expect(lastKnownYear(test.desk, 'russia')).toBe(2027)
})

it('a loaded year stays when the pack is imported again, and is no part of it', () => {
  const test = newDesk(PROMISES)
  const before = exportPack(test.desk)
  importYear(test.desk, YEAR_2027)
  reimport(test, PROMISES.replace('name: Первая', 'name: L1'))
  reimport(test, PROMISES)
  expect(lastKnownYear(test.desk, 'russia')).toBe(2027)
  expect(exportPack(test.desk)).toEqual(before)
})

it.each([
  ['a file of something else', '{"months": 12}', /xmlcalendar/],
  [
    'a year that is not plausible',
    YEAR_2027.replace('"0101",', ''),
    /2027-01-01 is a public holiday/,
  ],
  ['no JSON', 'year: 2027', /xmlcalendar/],
])('%s is refused and changes nothing', (_, text, fault) => {
  const test = newDesk(PROMISES)
  expect(() => importYear(test.desk, text)).toThrow(fault)
  expect(lastKnownYear(test.desk, 'russia')).toBe(2026)
})
