import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import type { Person } from '../people/people.ts'
import { rankedIn, rankingsOf, rankTicket } from '../processes/ranking.ts'
import { promptIn, showPrompt } from './prompts.ts'

type RankStep = 'top' | 'up' | 'down' | 'off'

/** Shows an owner their part of an upstream line, or which parts there are; false: they own none. */
export function openRankings(
  desk: Desk,
  by: Person,
  chatId: number,
  page: number,
  fresh: boolean,
): boolean {
  return deed(desk, () => {
    const mine = rankingPartsOf(desk, by)
    const [only] = mine
    if (!only) return false
    if (mine.length === 1) openRanking(desk, by, chatId, { ...only, page: 0 }, fresh)
    else showPrompt(desk, chatId, { kind: 'rankings', page }, fresh)
    return true
  })
}

/** The parts of upstream lines that are a person's to order. */
export function rankingPartsOf(desk: Desk, by: Person): { line: string; part: string }[] {
  return rankingsOf(desk, by).flatMap(({ line, parts }) =>
    parts.map((part) => ({ line: line.key, part })),
  )
}

/** Shows an owner a page of their part of an upstream line. Throws `not_found` for what is not theirs. */
export function openRanking(
  desk: Desk,
  by: Person,
  chatId: number,
  { line, part, page }: { line: string; part: string; page: number },
  fresh: boolean,
): void {
  deed(desk, () => {
    const mine = rankingsOf(desk, by).find((one) => one.line.key === line)
    if (!mine?.parts.includes(part)) throw new DeskError('not_found')
    showPrompt(desk, chatId, { kind: 'ranking', line, part, page, chosen: null }, fresh)
  })
}

/** The ticket of which the owner wants to say where it goes; a second tap lets go of it. */
export function choosePlace(desk: Desk, chatId: number, number: number): void {
  deed(desk, () => {
    const live = rankingIn(desk, chatId)
    const chosen = live.chosen === number ? null : number
    showPrompt(desk, chatId, { ...live, chosen }, false)
  })
}

/** Moves the chosen ticket a step within its part, to the top, or out of the order. */
export function rankInChat(
  desk: Desk,
  by: Person,
  chatId: number,
  number: number,
  step: RankStep,
): void {
  deed(desk, () => {
    const live = rankingIn(desk, chatId)
    const ranked = rankedIn(desk, live.line, live.part)
    const placed = ranked.filter((one) => one.place !== null)
    const at = placed.findIndex((one) => one.ticket.number === number)
    rankTicket(desk, by, number, placeAfter(step, at, placed.length))
    showPrompt(desk, chatId, live, false)
  })
}

/** Counts from 1; a ticket without a place (`at` -1) enters at the end. */
function placeAfter(step: RankStep, at: number, length: number): number | null {
  if (step === 'off') return null
  if (step === 'top') return 1
  if (at < 0) return length + 1
  return step === 'up' ? at : at + 2
}

function rankingIn(desk: Desk, chatId: number) {
  const live = promptIn(desk, chatId)?.data
  if (live?.kind !== 'ranking') throw new DeskError('draft_gone')
  return live
}
