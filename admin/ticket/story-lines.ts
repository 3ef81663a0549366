import type { Piece } from '../../desk/sla/clock-story.ts'
import { wallTime } from '../../locales/wall-time.ts'
import { sayDay, sayTime, type TimeSpeech } from '../../locales/when.ts'
import { minutesWords, stoodWords } from './clock-words.ts'

const DAY = 86_400_000
const MOST_UNFOLDED = 4

/** One line of a story: a piece, or many days of open and closed hours folded into one. */
export interface StoryLine {
  from: number
  to: number | null
  /** One where nothing is folded. */
  pieces: Piece[]
}

/** The lines of a story, oldest first: hours between two pauses fold where they go on for days. */
export function storyLines(pieces: Piece[]): StoryLine[] {
  return runsOf(pieces).flatMap((run) =>
    run.length > MOST_UNFOLDED ? [lineOf(run)] : run.map((piece) => lineOf([piece])),
  )
}

/** What happened in a piece: считалось 2 ч; ночь; 3 ч — ждали ответа. */
export function pieceWords(piece: Piece, speech: TimeSpeech): string {
  const { t } = speech
  const { what, minutes } = piece
  if (what === 'outside_hours') return closedWords(piece, speech)
  if (what === 'counted') {
    return t('admin-story-counted', { duration: minutesWords(minutes, t) })
  }
  const reason = stoodWords(what, t)
  if (minutes === 0) return reason
  return t('admin-story-stood', { duration: minutesWords(minutes, t), reason })
}

/** What happened in many pieces: засчитано 63 ч, перерывов на ночь и выходные: 9. */
export function foldedWords(pieces: Piece[], { t }: TimeSpeech): string {
  const counted = pieces.reduce((sum, piece) => sum + piece.minutes, 0)
  const count = pieces.filter(({ what }) => what === 'outside_hours').length
  return t('admin-story-folded', { duration: minutesWords(counted, t), count })
}

/** From when to when: 10:00–11:00, or with the day of its end where that is not plain. */
export function spanWords({ from, to }: Pick<Piece, 'from' | 'to'>, speech: TimeSpeech): string {
  const { t } = speech
  const start = sayTime(from, speech)
  if (to === null) return t('admin-story-until-now', { from: start })
  const end = sayTime(to, speech)
  const isPlain = nightsIn(from, to, speech) < 2 && to - from < DAY
  if (isPlain) return t('admin-story-until', { from: start, to: end })
  return t('admin-story-until-day', { from: start, to: end, day: sayDay(to, speech) })
}

/** Why a clock stood still, each reason once with its working time: 3 ч — ждали ответа. */
export function standstills(pieces: Piece[], speech: TimeSpeech): string[] {
  const isPause = ({ what }: Piece) => what !== 'counted' && what !== 'outside_hours'
  const reasons = [...new Set(pieces.filter(isPause).map(({ what }) => what))]
  const paused = reasons.map((what) => {
    const mine = pieces.filter((piece) => piece.what === what)
    const minutes = mine.reduce((sum, piece) => sum + piece.minutes, 0)
    return pieceWords({ from: 0, to: 0, what, minutes }, speech)
  })
  return [...closedHours(pieces, speech), ...paused]
}

function closedHours(pieces: Piece[], speech: TimeSpeech): string[] {
  const closed = pieces.filter(({ what }) => what === 'outside_hours')
  const [only] = closed
  if (!only) return []
  if (closed.length > 1) return [speech.t('admin-story-closed-many', { count: closed.length })]
  return [`${closedWords(only, speech)} ${spanWords(only, speech)}`]
}

function closedWords({ from, to }: Piece, speech: TimeSpeech): string {
  const { t } = speech
  const nights = nightsIn(from, to ?? speech.now, speech)
  if (nights === 0) return t('admin-story-closed')
  return nights === 1 ? t('admin-story-night') : t('admin-story-days-off')
}

function nightsIn(from: number, to: number, { timeZone }: TimeSpeech): number {
  const dayOf = (at: number) => Date.parse(wallTime(at, timeZone).date)
  return Math.round((dayOf(to) - dayOf(from)) / DAY)
}

/** Pieces together as long as only the hours of the calendar change. */
function runsOf(pieces: Piece[]): Piece[][] {
  const runs: Piece[][] = []
  const isHours = (piece: Piece | undefined) =>
    piece?.what === 'counted' || piece?.what === 'outside_hours'
  for (const piece of pieces) {
    const last = runs.at(-1)
    if (last && isHours(piece) && isHours(last.at(-1))) last.push(piece)
    else runs.push([piece])
  }
  return runs
}

function lineOf(pieces: Piece[]): StoryLine {
  return { from: pieces[0]?.from ?? 0, to: pieces.at(-1)?.to ?? null, pieces }
}
