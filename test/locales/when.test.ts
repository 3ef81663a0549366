import { describe, expect, test } from 'vitest'
import {
  sayAgo,
  sayAt,
  sayDate,
  sayDay,
  sayDuration,
  sayIn,
  sayMoment,
  sayOverdue,
  sayTime,
  sayUntil,
  type TimeSpeech,
} from '../../locales/when.ts'
import { type Locale, loadWords } from '../../locales/words.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const words = loadWords()
// A Wednesday, 12:00 in Moscow.
const now = Date.parse('2026-05-06T12:00+03:00')
const speech = (locale: Locale, timeZone = 'Europe/Moscow'): TimeSpeech => ({
  t: words.in(locale),
  locale,
  timeZone,
  now,
})
const at = (text: string) => Date.parse(`${text}+03:00`)
const both = (say: (speech: TimeSpeech) => string) => [say(speech('ru')), say(speech('en'))]

describe('a deadline', () => {
  test.each([
    ['2026-05-06T15:40', 'до 15:40 сегодня', 'by 15:40 today'],
    ['2026-05-06T09:05', 'до 09:05 сегодня', 'by 09:05 today'],
    ['2026-05-07T00:00', 'до 00:00 завтра', 'by 00:00 tomorrow'],
    ['2026-05-05T11:00', 'до 11:00 вчера', 'by 11:00 yesterday'],
    ['2026-05-08T11:00', 'до пятницы, 11:00', 'by Friday 11:00'],
    ['2026-05-09T11:00', 'до субботы, 11:00', 'by Saturday 11:00'],
    ['2026-05-10T11:00', 'до воскресенья, 11:00', 'by Sunday 11:00'],
    ['2026-05-11T11:00', 'до понедельника, 11:00', 'by Monday 11:00'],
    ['2026-05-12T11:00', 'до вторника, 11:00', 'by Tuesday 11:00'],
    ['2026-05-13T11:00', 'до 13 мая, 11:00', 'by 13 May, 11:00'],
    ['2026-05-04T11:00', 'до 4 мая, 11:00', 'by 4 May, 11:00'],
    ['2026-12-25T11:00', 'до 25 декабря, 11:00', 'by 25 December, 11:00'],
    ['2027-01-11T11:00', 'до 11 января 2027, 11:00', 'by 11 January 2027, 11:00'],
  ])('%s is said «%s», "%s"', (time, ru, en) => {
    expect(both((to) => sayUntil(at(time), to))).toEqual([ru, en])
  })

  test('the day is that of the reader', () => {
    const midnight = at('2026-05-07T00:30')
    expect(sayUntil(midnight, speech('ru'))).toBe('до 00:30 завтра')
    expect(sayUntil(midnight, speech('ru', 'Europe/Berlin'))).toBe('до 23:30 сегодня')
  })

  test('the next Wednesday and Thursday are far enough to need a case of their own', () => {
    const friday = { ...speech('ru'), now: at('2026-05-08T12:00') }
    expect(sayUntil(at('2026-05-13T11:00'), friday)).toBe('до среды, 11:00')
    expect(sayUntil(at('2026-05-14T11:00'), friday)).toBe('до четверга, 11:00')
  })
})

describe('a moment in a sentence', () => {
  test.each([
    ['2026-05-05T09:00', 'вчера в 09:00', 'yesterday at 09:00'],
    ['2026-05-06T15:40', 'сегодня в 15:40', 'today at 15:40'],
    ['2026-05-07T09:00', 'завтра в 09:00', 'tomorrow at 09:00'],
    ['2026-05-08T09:00', 'в пятницу в 09:00', 'on Friday at 09:00'],
    ['2026-05-09T09:00', 'в субботу в 09:00', 'on Saturday at 09:00'],
    ['2026-05-10T09:00', 'в воскресенье в 09:00', 'on Sunday at 09:00'],
    ['2026-05-11T09:00', 'в понедельник в 09:00', 'on Monday at 09:00'],
    ['2026-05-12T09:00', 'во вторник в 09:00', 'on Tuesday at 09:00'],
    ['2026-05-13T09:00', '13 мая в 09:00', 'on 13 May at 09:00'],
    ['2025-12-31T09:00', '31 декабря 2025 в 09:00', 'on 31 December 2025 at 09:00'],
  ])('%s is said «%s», "%s"', (time, ru, en) => {
    expect(both((to) => sayAt(at(time), to))).toEqual([ru, en])
  })

  test('on a Wednesday and a Thursday', () => {
    const friday = { ...speech('ru'), now: at('2026-05-08T12:00') }
    expect(sayAt(at('2026-05-13T09:00'), friday)).toBe('в среду в 09:00')
    expect(sayAt(at('2026-05-14T09:00'), friday)).toBe('в четверг в 09:00')
  })
})

describe('how far away', () => {
  test.each([
    [0, 'меньше чем через минуту', 'in less than a minute'],
    [59_999, 'меньше чем через минуту', 'in less than a minute'],
    [MINUTE, 'через 1 мин', 'in 1 min'],
    [80 * MINUTE + 59_999, 'через 1 ч 20 мин', 'in 1 h 20 min'],
    [2 * HOUR, 'через 2 ч', 'in 2 h'],
    [DAY, 'через 1 день', 'in 1 day'],
    [2 * DAY + 3 * HOUR, 'через 2 дня 3 ч', 'in 2 days 3 h'],
    [5 * DAY + MINUTE, 'через 5 дней', 'in 5 days'],
    [21 * DAY + 9 * HOUR, 'через 21 день', 'in 21 days'],
    [22 * DAY, 'через 22 дня', 'in 22 days'],
    [112 * DAY, 'через 112 дней', 'in 112 days'],
    [-2 * HOUR, '2 ч назад', '2 h ago'],
  ])('%i ms is said «%s», "%s"', (length, ru, en) => {
    expect(both((to) => sayIn(now + length, to))).toEqual([ru, en])
  })
})

describe('how long ago', () => {
  test.each([
    [0, 'только что', 'just now'],
    [-5 * MINUTE, 'только что', 'just now'],
    [MINUTE, '1 мин назад', '1 min ago'],
    [59 * MINUTE, '59 мин назад', '59 min ago'],
    [119 * MINUTE, '1 ч назад', '1 h ago'],
    [DAY, '1 день назад', '1 day ago'],
    [3 * DAY + 5 * HOUR, '3 дня назад', '3 days ago'],
    [11 * DAY, '11 дней назад', '11 days ago'],
    [30 * DAY, '30 дней назад', '30 days ago'],
    [31 * DAY, '5 апреля', '5 April'],
    [200 * DAY, '18 октября 2025', '18 October 2025'],
  ])('%i ms is said «%s», "%s"', (length, ru, en) => {
    expect(both((to) => sayAgo(now - length, to))).toEqual([ru, en])
  })
})

describe('how long after the deadline', () => {
  test.each([
    [30_000, 'только что просрочено', 'just overdue'],
    [2 * HOUR, 'просрочено на 2 ч', '2 h overdue'],
    [26 * HOUR, 'просрочено на 1 день 2 ч', '1 day 2 h overdue'],
    [14 * DAY, 'просрочено на 14 дней', '14 days overdue'],
  ])('%i ms is said «%s», "%s"', (length, ru, en) => {
    expect(both((to) => sayOverdue(now - length, to))).toEqual([ru, en])
  })
})

describe('a length of working time', () => {
  test.each([
    [0, '0 мин', '0 min'],
    [-HOUR, '0 мин', '0 min'],
    [59_999, 'меньше минуты', 'less than a minute'],
    [40 * MINUTE, '40 мин', '40 min'],
    [130 * MINUTE, '2 ч 10 мин', '2 h 10 min'],
    [40 * HOUR, '40 ч', '40 h'],
  ])('%i ms is said «%s», "%s"', (length, ru, en) => {
    expect(both(({ t }) => sayDuration(length, t))).toEqual([ru, en])
  })
})

test('a moment is exact, with its weekday and year', () => {
  expect(both((to) => sayMoment(at('2026-12-25T11:00'), to))).toEqual([
    'пятница, 25 декабря 2026, 11:00',
    'Friday, 25 December 2026, 11:00',
  ])
})

test('a day is near or a date', () => {
  const days = ['2026-05-05', '2026-05-06', '2026-05-07', '2026-05-08', '2025-05-08']
  const say = (locale: Locale) => days.map((day) => sayDay(at(`${day}T23:59`), speech(locale)))
  expect(say('ru')).toEqual(['вчера', 'сегодня', 'завтра', '8 мая', '8 мая 2025'])
  expect(say('en')).toEqual(['yesterday', 'today', 'tomorrow', '8 May', '8 May 2025'])
})

test('a date has its year if that is another one', () => {
  expect(both((to) => sayDate('2026-12-31', to))).toEqual(['31 декабря', '31 December'])
  expect(both((to) => sayDate('2027-01-01', to))).toEqual(['1 января 2027', '1 January 2027'])
})

test('a time has 24 hours in both languages', () => {
  expect(both((to) => sayTime(at('2026-05-06T15:40'), to))).toEqual(['15:40', '15:40'])
  expect(both((to) => sayTime(at('2026-05-06T00:05'), to))).toEqual(['00:05', '00:05'])
})
