import { describe, expect, test } from 'vitest'
import { stoodWords } from '../../admin/ticket/clock-words.ts'
import { pieceWords, spanWords, standstills, storyLines } from '../../admin/ticket/story-lines.ts'
import type { Piece } from '../../desk/sla/clock-story.ts'
import { ask, pause } from '../../desk/tickets/progress.ts'
import { setService } from '../../desk/tickets/services.ts'
import { LOCALES, loadWords } from '../../locales/words.ts'
import { DAY, HOUR, TUESDAY } from '../desk/desk.ts'
import { filed, PROMISES, saying, writes } from '../desk/sla.ts'
import { newPanel, signedIn } from './panel.ts'

const words = loadWords()
const speech = {
  t: words.in('ru'),
  locale: 'ru',
  timeZone: 'Europe/Moscow',
  now: TUESDAY + 30 * DAY,
} as const

/** A piece that begins so many hours after Tuesday, 10:00. */
function piece(what: string, from: number, to: number | null, minutes = 0): Piece {
  return {
    what,
    from: TUESDAY + from * HOUR,
    to: to === null ? null : TUESDAY + to * HOUR,
    minutes,
  }
}

const said = (one: Piece) => `${spanWords(one, speech)} ${pieceWords(one, speech)}`

describe('the lines of a story', () => {
  test('say what counted and what did not, as a person would', () => {
    expect(said(piece('counted', 0, 1, 60))).toBe('10:00–11:00 считалось 1 ч')
    expect(said(piece('waiting', 1, 4, 180))).toBe('11:00–14:00 3 ч — ждали ответа')
    expect(said(piece('outside_hours', 8, 23))).toBe('18:00–09:00 ночь')
    expect(said(piece('outside_hours', -3, -1))).toBe('07:00–09:00 нерабочее время')
    expect(said(piece('outside_hours', 80, 143))).toBe('18:00 – 25 мая, 09:00 нерабочие дни')
    expect(said(piece('on_hold', 8, 23))).toBe('18:00–09:00 на паузе')
    expect(said(piece('approval', 1, null, 60))).toBe('11:00 – сейчас 1 ч — на согласовании')
  })

  test.each(LOCALES)('have a word for every reason to stand still, in %s', (locale) => {
    const t = words.in(locale)
    const reasons = ['waiting', 'on_hold', 'solved', 'closed', 'approval']
    const names = reasons.map((reason) => stoodWords(reason, t))
    expect(new Set(names).size).toBe(reasons.length)
    expect(names).not.toContain(stoodWords('anything else', t))
  })

  test('fold days of nights into one, and never a pause', () => {
    const nights = Array.from({ length: 6 }, (_, day) => [
      piece('counted', day * 24, day * 24 + 8, 480),
      piece('outside_hours', day * 24 + 8, day * 24 + 23),
    ]).flat()
    const lines = storyLines([
      ...nights,
      piece('waiting', 143, 145, 120),
      piece('counted', 145, 146, 60),
    ])
    expect(lines.map(({ pieces }) => pieces.length)).toEqual([12, 1, 1])
    expect(lines[0]).toMatchObject({ from: TUESDAY, to: TUESDAY + 143 * HOUR })
  })

  test('leave few nights as they are', () => {
    const few = [
      piece('counted', 0, 8, 480),
      piece('outside_hours', 8, 23),
      piece('counted', 23, 24, 60),
    ]
    expect(storyLines(few)).toHaveLength(3)
  })

  test('sum up why time stood still, each reason once', () => {
    const pieces = [
      piece('counted', 0, 1, 60),
      piece('waiting', 1, 2, 60),
      piece('counted', 2, 8, 360),
      piece('outside_hours', 8, 23),
      piece('waiting', 23, 25, 120),
    ]
    expect(standstills(pieces, speech)).toEqual(['ночь 18:00–09:00', '3 ч — ждали ответа'])
    expect(standstills([...pieces, piece('outside_hours', 32, 47)], speech)).toEqual([
      'ночи и другое нерабочее время, 2 раза',
      '3 ч — ждали ответа',
    ])
  })
})

describe('the story on a ticket’s page', () => {
  test('tells used, left, every pause and what was carried over', async () => {
    const panel = newPanel(PROMISES)
    const number = filed(panel)
    panel.pass(HOUR)
    ask(panel.desk, panel.person('vera'), number, saying('Где?'))
    panel.pass(3 * HOUR)
    writes(panel, number, 'Тут')
    panel.pass(HOUR)
    setService(panel.desk, panel.person('vera'), number, 'late')
    panel.pass(HOUR)
    pause(panel.desk, panel.person('vera'), number)
    const page = await (await signedIn(panel, 'vera')).read(`/admin/tickets/${number}`)
    for (const text of [
      '3 ч из 4 ч',
      '3 ч — ждали ответа',
      'считалось 1 ч',
      '2 ч по календарю office, до перемены сегодня в 15:00',
      'late · Europe/Moscow',
      'пауза, осталось 1 ч',
    ]) {
      expect(page).toContain(text)
    }
  })

  test('folds a long time and says what was left out', async () => {
    const panel = newPanel(PROMISES)
    const number = filed(panel)
    panel.pass(100 * DAY)
    const page = await (await signedIn(panel, 'vera')).read(`/admin/tickets/${number}`)
    expect(page).toContain('Что было раньше')
    expect(page).toMatch(/Ещё раньше: \d+ отрезк/)
    expect(page).toMatch(/кроме \d+ ноч/)
  })

  test('warns where the deadline lies past the last loaded year', async () => {
    const panel = newPanel(PROMISES)
    panel.at('2026-12-25T07:00:00Z')
    const number = filed(panel, 'russia')
    const vera = await signedIn(panel, 'vera')
    const page = () => vera.read(`/admin/tickets/${number}`)
    expect(await page()).toContain('Производственный календарь на 2027 год ещё не загружен')
    const plain = filed(panel, 'long')
    expect(await vera.read(`/admin/tickets/${plain}`)).not.toContain('Производственный календарь')
  })
})
