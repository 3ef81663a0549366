import { type Figure, figureOf } from './figures.ts'
import { round } from './measuring.ts'

const WIDTH = 760
const HEIGHT = 380
const LEFT = 56
const RIGHT = 250
const TOP = 24
const BOTTOM = 40
const COLORS = ['#2563eb', '#0891b2', '#d97706', '#16a34a', '#9333ea', '#dc2626', '#64748b']
/** A figure that has the number of tickets in its name: "queue, an agent, 100,000, p95". */
const SIZED = /^(.*), ([\d,]+), p95$/

interface Line {
  name: string
  points: { size: number; ms: number }[]
}

/** Milliseconds by the number of tickets, both logarithmic, as an SVG; empty where there is but one size. */
export function plot(figures: Figure[]): string {
  const lines = linesOf(figures)
  const sizes = [...new Set(lines.flatMap(({ points }) => points.map(({ size }) => size)))]
  if (sizes.length < 2) return ''
  const all = lines.flatMap(({ points }) => points.map(({ ms }) => ms))
  const x = scale(Math.min(...sizes), Math.max(...sizes), LEFT, WIDTH - RIGHT)
  const [low, high] = [10 ** Math.floor(Math.log10(Math.min(...all))), Math.max(...all) * 1.2]
  const y = scale(low, high, HEIGHT - BOTTOM, TOP)
  const marks = [1, 2, 5, 10, 20, 50, 100, 200, 500].filter((ms) => ms >= low && ms <= high)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    '<title>p95 of pages and searches by the number of tickets</title>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...marks.map((ms) => across(y(ms), `${ms} ms`)),
    ...sizes.map((size) =>
      label(x(size), HEIGHT - BOTTOM + 20, size.toLocaleString('en-US'), 'middle'),
    ),
    label(LEFT, 14, 'p95 of a page by the number of tickets'),
    ...lines.map((line, n) => drawn(line, n, x, y)),
    '</svg>',
    '',
  ].join('\n')
}

function linesOf(figures: Figure[]): Line[] {
  const lines = new Map<string, Line>()
  for (const figure of figures.filter(({ part }) => part === 'pages')) {
    const [, name, size] = SIZED.exec(figure.what) ?? []
    if (name === undefined || size === undefined) continue
    const line = lines.get(name) ?? { name, points: [] }
    line.points.push({ size: Number(size.replaceAll(',', '')), ms: figureOf(figure).value })
    lines.set(name, line)
  }
  return [...lines.values()]
}

function scale(low: number, high: number, from: number, to: number): (value: number) => number {
  const span = Math.log(high / low)
  return (value) => from + (Math.log(value / low) / span) * (to - from)
}

function drawn({ name, points }: Line, n: number, x: Scale, y: Scale): string {
  const color = COLORS[n % COLORS.length]
  const path = points.map(({ size, ms }) => `${round(x(size))},${round(y(ms))}`).join(' ')
  const dots = points.map(
    ({ size, ms }) => `<circle cx="${round(x(size))}" cy="${round(y(ms))}" r="3" fill="${color}"/>`,
  )
  const last = points.at(-1)
  const at = 40 + n * 20
  const said = `${name} · ${last ? round(last.ms) : ''} ms`
  return [
    `<polyline points="${path}" fill="none" stroke="${color}" stroke-width="2"/>`,
    ...dots,
    `<rect x="${WIDTH - RIGHT + 16}" y="${at - 9}" width="10" height="10" fill="${color}"/>`,
    label(WIDTH - RIGHT + 32, at, said),
  ].join('')
}

type Scale = (value: number) => number

function across(y: number, text: string): string {
  const line = `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${round(y)}" y2="${round(y)}" stroke="#ddd"/>`
  return `${line}${label(LEFT - 6, y + 4, text, 'end')}`
}

function label(x: number, y: number, text: string, anchor = 'start'): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" fill="#222">${safe}</text>`
}
