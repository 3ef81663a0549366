import { cpus } from 'node:os'
import Sqlite from 'better-sqlite3'
import { type Figure, figureOf, isMet, ratioOf } from './figures.ts'
import { round, sum, table } from './measuring.ts'

/** What a part of a run took, in milliseconds. */
export interface Took {
  what: string
  ms: number
}

/** The figures as Markdown, with those of the last run beside them by what they are, and what the run took. */
export function report(figures: Figure[], last: Map<string, number>, took: Took[]): string {
  const parts = new Map<string, Figure[]>()
  for (const figure of figures) {
    parts.set(figure.part, [...(parts.get(figure.part) ?? []), figure])
  }
  const goals = figures.map(isMet).filter((met) => met !== undefined)
  const met = goals.filter((one) => one).length
  const told = [
    '# How fast',
    `${machine()} Each figure is the median of its rounds, with the lowest and highest round beside it. *Raw* is what this machine does at most in the same run: the same rows by bare SQLite, a bare Hono page, a bare grammY loop.`,
    '![p95 by the number of tickets](results.svg)',
    `**${met} of ${goals.length} goals are met.**`,
    ...[...parts].map(([part, own]) => `## ${titleOf(part)}\n\n${rowsOf(own, last)}`),
    timesOf(took),
  ]
  return `${told.join('\n\n')}\n`
}

function timesOf(took: Took[]): string {
  const seconds = (ms: number) => Math.round(ms / 1000)
  const parts = took.map(({ what, ms }) => `${what} ${seconds(ms)}`)
  return `All of it took ${seconds(sum(took.map(({ ms }) => ms)))} s: ${parts.join(', ')}.`
}

function rowsOf(figures: Figure[], last: Map<string, number>): string {
  const head = ['what', 'figure', 'rounds', 'raw limit', 'ratio', 'goal', '', 'last run']
  return table([head, ...figures.map((figure) => rowOf(figure, last.get(figure.what)))])
}

function rowOf(figure: Figure, last: number | undefined): string[] {
  const { value, from, to } = figureOf(figure)
  const { what, unit, raw, rounds } = figure
  const ratio = ratioOf(figure)
  return [
    what,
    `**${sayIn(value, unit)}**`,
    rounds.length > 1 ? `${number(from)}–${number(to)}` : '',
    raw ? `${sayIn(figureOf({ ...figure, rounds: raw.rounds }).value, unit)} (${raw.what})` : '',
    ratio === undefined ? '' : `${round(ratio)}×`,
    goalOf(figure),
    verdictOf(figure, value, ratio),
    last === undefined ? '' : sayIn(last, unit),
  ]
}

function goalOf({ goal, share, unit }: Figure): string {
  const own =
    goal && ('atMost' in goal ? `≤ ${sayIn(goal.atMost, unit)}` : `≥ ${sayIn(goal.atLeast, unit)}`)
  return [own, share === undefined ? undefined : `≥ ${share * 100} % of raw`]
    .filter((one) => one !== undefined)
    .join(', ')
}

/** Met, or by how much it is missed. */
function verdictOf(figure: Figure, value: number, ratio: number | undefined): string {
  const met = isMet(figure)
  if (met === undefined) return ''
  if (met) return 'met'
  const { goal, share } = figure
  if (goal && 'atMost' in goal && value > goal.atMost)
    return `missed ${round(value / goal.atMost)}×`
  if (goal && 'atLeast' in goal && value < goal.atLeast) {
    return `missed ${round(goal.atLeast / value)}×`
  }
  return `missed ${round((share ?? 0) / (ratio ?? 1))}×`
}

function machine(): string {
  const db = new Sqlite(':memory:')
  const version = db.prepare('select sqlite_version()').pluck().get()
  db.close()
  return `${cpus().length} processors, Node ${process.version}, SQLite ${version}.`
}

function titleOf(part: string): string {
  return part.charAt(0).toUpperCase() + part.slice(1)
}

function sayIn(value: number, unit: Figure['unit']): string {
  const isClose = unit === '×' || unit === '%' || unit === '/s'
  return `${number(value)}${unit === '' || isClose ? '' : ' '}${unit}`
}

function number(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en-US') : round(value)
}
