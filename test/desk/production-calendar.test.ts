import { describe, expect, test } from 'vitest'
import { isOpen, workingTimeBetween } from '../../desk/calendar.ts'
import {
  compileCalendar,
  compileCountry,
  lastLoadedYear,
} from '../../desk/time/production-calendar.ts'
import type { PackCalendar } from '../../scenarios/pack-calendars.ts'

const DAY = ['09:00-13:00', '14:00-18:00']
const FRIDAY = ['09:00-17:00']
const week = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY }
const office: PackCalendar = { key: 'office', timezone: 'Europe/Moscow', week, country: 'RU' }

const at = (text: string) => Date.parse(`${text}+03:00`)
const workedHours = (from: string, to: string) =>
  workingTimeBetween(compileCalendar(office), at(`${from}T00:00`), at(`${to}T00:00`)) / 60

describe('a calendar with country RU', () => {
  test.each([
    ['2025-01-01', '2026-01-01', 1972],
    ['2026-01-01', '2027-01-01', 1972],
    ['2025-06-01', '2025-07-01', 151],
    ['2026-01-01', '2026-02-01', 120],
    ['2026-05-01', '2026-06-01', 151],
  ])('works from %s to %s the norm of a 40-hour week: %i h', (from, to, norm) => {
    expect(workedHours(from, to)).toBe(norm)
  })

  test('is closed on a day off that was moved to a weekday', () => {
    expect(isOpen(compileCalendar(office), at('2026-01-09T10:00'))).toBe(false)
    expect(isOpen(compileCalendar(office), at('2026-01-12T10:00'))).toBe(true)
  })

  test('is a plain week after the last year that is known', () => {
    expect(lastLoadedYear('RU')).toBe(2026)
    expect(isOpen(compileCalendar(office), at('2027-01-01T10:00'))).toBe(true)
  })

  test('without a country is what the pack says', () => {
    const { country: _, ...plain } = { ...office, holidays: ['*-12-31'] }
    expect(compileCalendar(plain)).toEqual({
      timeZone: 'Europe/Moscow',
      week: { ...week, sat: [], sun: [] },
      holidays: ['*-12-31'],
      days: {},
    })
  })
})

describe('the days of a country', () => {
  test('a short day ends an hour earlier', () => {
    expect(compileCountry('RU', { week }).days['2026-04-30']).toEqual([
      '09:00-13:00',
      '14:00-17:00',
    ])
  })

  test.each([
    [['09:00-17:00', '17:00-18:00'], ['09:00-17:00']],
    [['09:00-17:30', '17:30-18:00'], ['09:00-17:00']],
    [['09:00-09:30'], []],
    [['00:00-24:00'], ['00:00-23:00']],
    [['22:00-06:00'], ['22:00-05:00']],
    [['16:00-00:30'], ['16:00-23:30']],
    [['18:00-01:00'], ['18:00-24:00']],
    [
      ['14:00-18:00', '09:00-13:00'],
      ['14:00-17:00', '09:00-13:00'],
    ],
  ])('of a Thursday of %j leaves %j', (thu, expected) => {
    expect(compileCountry('RU', { week: { thu } }).days['2026-04-30']).toEqual(expected)
  })

  test('a worked weekend day that is short has the hours of Monday, an hour less', () => {
    const days = compileCountry('RU', { week: { ...week, sat: FRIDAY } }).days
    expect(days['2025-11-01']).toEqual(['09:00-13:00', '14:00-17:00'])
  })

  test('a weekday on which the calendar is closed stays closed', () => {
    expect(compileCountry('RU', { week: { mon: DAY } }).days).toEqual({
      '2025-11-01': ['09:00-13:00', '14:00-17:00'],
    })
    expect(compileCountry('RU', {}).days).toEqual({})
  })

  test('hours of one date beat the country, whether it closes or shortens the date', () => {
    const days = { '2026-01-02': FRIDAY, '2026-04-30': FRIDAY }
    const calendar = compileCalendar({ ...office, days })
    expect(isOpen(calendar, at('2026-01-02T16:30'))).toBe(true)
    expect(isOpen(calendar, at('2026-04-30T13:30'))).toBe(true)
  })

  test.each(['2026-04-30', '*-04-30'])('a holiday %s beats the short day of the country', (day) => {
    const calendar = compileCalendar({ ...office, holidays: [day] })
    expect(isOpen(calendar, at('2026-04-30T10:00'))).toBe(false)
    expect(isOpen(calendar, at('2026-04-29T10:00'))).toBe(true)
  })

  test('a country whose days are not known is refused by name', () => {
    expect(() => compileCountry('KZ', office)).toThrow(/country KZ/)
    expect(() => lastLoadedYear('DE')).toThrow(/country DE/)
  })
})
