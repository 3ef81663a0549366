import { sayDate, sayMonth, sayWeekday } from './answer-say.ts'
import { addDays, addMonths, dateOf, daysIn, isWithin, monthWithin, weekdayOf } from './date.ts'
import type { DrawnButton, Speech } from './draw.ts'
import { button } from './draw-button.ts'
import type { Body, StepPrompt } from './prompt.ts'

type Calendar = Extract<Body, { kind: 'calendar' }>

const BLANK = '·'
const WEEK = [0, 1, 2, 3, 4, 5, 6]

/** A month with its weeks, the ways to the months beside it, and the days that are asked for most. */
export function drawCalendar(prompt: StepPrompt, body: Calendar, speech: Speech): DrawnButton[][] {
  const quick = quickDays(prompt, body, speech)
  return [
    monthRow(prompt, body, speech),
    WEEK.map((day) => button(sayWeekday(day, speech.locale), still(prompt, body))),
    ...weeksOf(body).map((week) => week.map((date) => dayButton(prompt, body, date))),
    ...(quick.length > 0 ? [quick] : []),
  ]
}

function monthRow(prompt: StepPrompt, body: Calendar, { locale }: Speech): DrawnButton[] {
  const { month, bounds } = body
  const beside = (away: number, label: string) => {
    const there = monthWithin(addMonths(month, away), bounds)
    return button(there === month ? BLANK : label, {
      do: 'month',
      step: prompt.index,
      month: there,
    })
  }
  return [beside(-1, '‹'), button(sayMonth(month, locale), still(prompt, body)), beside(1, '›')]
}

function weeksOf({ month, bounds }: Calendar): (string | undefined)[][] {
  const first = weekdayOf(`${month}-01`)
  const count = Math.ceil((first + daysIn(month)) / WEEK.length)
  return [...Array(count).keys()]
    .map((week) => WEEK.map((day) => dayIn(month, week * WEEK.length + day - first + 1)))
    .map((week) => week.map((date) => (date && isWithin(date, bounds) ? date : undefined)))
    .filter((week) => week.some((date) => date !== undefined))
}

function dayIn(month: string, day: number): string | undefined {
  return dateOf(Number(month.slice(0, 4)), Number(month.slice(5)), day)
}

function dayButton(prompt: StepPrompt, body: Calendar, date: string | undefined): DrawnButton {
  if (date === undefined) return button(BLANK, still(prompt, body))
  const day = String(Number(date.slice(8)))
  const chosen = prompt.current?.type === 'date' && prompt.current.date === date
  return button(chosen ? `✓${day}` : day, { do: 'date', step: prompt.index, date })
}

function quickDays(prompt: StepPrompt, body: Calendar, { t, locale }: Speech): DrawnButton[] {
  const { today, proposed, index } = prompt
  const tomorrow = addDays(today, 1)
  const named = [
    { date: today, label: t('scenario-today') },
    { date: tomorrow, label: t('scenario-tomorrow') },
  ]
  const wanted = proposed?.type === 'date' ? proposed.date : undefined
  if (wanted !== undefined && wanted !== today && wanted !== tomorrow) {
    named.push({ date: wanted, label: sayDate(wanted, locale, today) })
  }
  return named
    .filter(({ date }) => isWithin(date, body.bounds))
    .map(({ date, label }) =>
      button(label, { do: 'date', step: index, date }, date === wanted ? 'primary' : undefined),
    )
}

/** The tap of a button that is there for the eye only. */
function still(prompt: StepPrompt, body: Calendar) {
  return { do: 'month' as const, step: prompt.index, month: body.month }
}
