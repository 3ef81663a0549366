import { describe, expect, it } from 'vitest'
import { reply } from '../../desk/messages/replying.ts'
import { type ClockStory, storyOf } from '../../desk/sla/clock-story.ts'
import { setPriority } from '../../desk/tickets/priorities.ts'
import { ask, pause, reject, resume, solve } from '../../desk/tickets/progress.ts'
import { setService } from '../../desk/tickets/services.ts'
import { DAY, HOUR, MINUTE, newDesk, type TestDesk, TUESDAY } from './desk.ts'
import { clockOf, filed, PROMISES, reimport, saying, writes } from './sla.ts'

function resolution(test: TestDesk, number: number): ClockStory {
  const clock = clockOf(test, number, 'resolution')
  const story = clock && storyOf(test.desk, clock, test.desk.now())
  if (!story) throw new Error('no story')
  return story
}

/** The timeline as "what minutes", one a piece. */
function timeline({ pieces }: ClockStory): string[] {
  return pieces.map(({ what, minutes, to }) => `${what} ${minutes}${to === null ? ' …' : ''}`)
}

describe('the story of a clock', () => {
  it('has target, used, left, due time', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    test.pass(130 * MINUTE)
    expect(resolution(test, number)).toMatchObject({
      target: 'resolution',
      calendar: 'office',
      targetMinutes: 240,
      usedMinutes: 130,
      remainingMinutes: 110,
      startedAt: TUESDAY,
      dueAt: TUESDAY + 4 * HOUR,
      metAt: null,
      breachedAt: null,
      carriedOver: [],
      leftOut: { pieces: 0, usedMinutes: 0 },
      unknownYear: null,
    })
  })

  it('tells every stretch, counted or not, and why not', () => {
    const test = newDesk(PROMISES)
    const vera = test.person('vera')
    const number = filed(test)
    test.pass(HOUR)
    ask(test.desk, vera, number, saying('Где?'))
    test.pass(3 * HOUR)
    writes(test, number, 'Тут')
    test.pass(HOUR)
    pause(test.desk, vera, number)
    test.at('2026-05-20T07:00:00Z')
    resume(test.desk, vera, number)
    test.pass(30 * MINUTE)
    solve(test.desk, vera, number)
    test.pass(DAY)
    reject(test.desk, test.person('anna'), number)
    test.at('2026-05-21T16:00:00Z')
    expect(timeline(resolution(test, number))).toEqual([
      'counted 60',
      'waiting 180',
      'counted 60',
      'on_hold 240',
      'counted 30',
      'solved 540',
      'counted 450',
      'outside_hours 0 …',
    ])
  })

  it('has no gaps, and what it counts is what was used', () => {
    const test = newDesk(PROMISES)
    const vera = test.person('vera')
    const number = filed(test, 'late')
    test.pass(4 * HOUR)
    pause(test.desk, vera, number)
    test.pass(DAY)
    setService(test.desk, vera, number, 'office')
    test.pass(DAY)
    resume(test.desk, vera, number)
    test.pass(DAY)
    const { pieces, startedAt, usedMinutes } = resolution(test, number)
    expect(pieces[0]?.from).toBe(startedAt)
    for (const [i, piece] of pieces.entries()) {
      expect(piece.to).toBe(pieces[i + 1]?.from ?? null)
    }
    const counted = pieces.filter((piece) => piece.what === 'counted')
    expect(counted.reduce((sum, piece) => sum + piece.minutes, 0)).toBe(usedMinutes)
  })

  it('ends where the clock was met', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    test.pass(HOUR)
    reply(test.desk, test.person('vera'), number, saying())
    test.pass(DAY)
    const clock = clockOf(test, number, 'first_response')
    expect(clock && storyOf(test.desk, clock, test.desk.now())).toMatchObject({
      metAt: TUESDAY + HOUR,
      usedMinutes: 60,
      pieces: [{ from: TUESDAY, to: TUESDAY + HOUR, what: 'counted' }],
    })
  })

  it('says what was carried over, by which hours', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    test.pass(HOUR)
    setService(test.desk, test.person('vera'), number, 'late')
    test.pass(2 * HOUR)
    const story = resolution(test, number)
    expect(story.carriedOver).toEqual([
      { calendar: 'office', from: TUESDAY, to: TUESDAY + HOUR, usedMinutes: 60 },
    ])
    expect(story).toMatchObject({ calendar: 'late', startedAt: TUESDAY, usedMinutes: 120 })
    expect(timeline(story)).toEqual(['counted 60', 'outside_hours 0', 'counted 60 …'])
  })

  it('keeps a breach that the present target would not know', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    setPriority(test.desk, test.person('vera'), number, 'high')
    test.pass(3 * HOUR)
    setPriority(test.desk, test.person('vera'), number, 'low')
    expect(resolution(test, number)).toMatchObject({
      breachedAt: TUESDAY + 2 * HOUR,
      remainingMinutes: 60,
    })
  })

  it('of a long time is its end, with what was left out', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    test.pass(100 * DAY)
    const story = resolution(test, number)
    expect(story.pieces).toHaveLength(60)
    expect(story.leftOut.pieces).toBeGreaterThan(60)
    const counted = story.pieces.filter((piece) => piece.what === 'counted')
    const told = counted.reduce((sum, piece) => sum + piece.minutes, 0)
    expect(told + story.leftOut.usedMinutes).toBe(story.usedMinutes)
  })

  it('says when the deadline lies in a year whose days off are not known', () => {
    const test = newDesk(PROMISES)
    test.at('2026-12-25T07:00:00Z')
    const number = filed(test, 'russia')
    expect(resolution(test, number).unknownYear).toBe(2027)
    test.at('2028-03-01T07:00:00Z')
    expect(resolution(test, filed(test, 'russia')).unknownYear).toBe(2027)
    test.at('2026-12-01T07:00:00Z')
    expect(resolution(test, filed(test, 'russia')).unknownYear).toBeNull()
  })

  it('knows of no unknown year where the calendar follows no country', () => {
    const test = newDesk(PROMISES)
    test.at('2040-12-25T07:00:00Z')
    expect(resolution(test, filed(test, 'long')).unknownYear).toBeNull()
  })

  it('knows how far the public holidays of another country were computed', () => {
    const test = newDesk(PROMISES)
    reimport(test, PROMISES.replace('country: RU', 'country: DE'))
    const number = filed(test, 'russia')
    expect(resolution(test, number).unknownYear).toBeNull()
    test.at('2035-12-28T07:00:00Z')
    expect(resolution(test, filed(test, 'russia')).unknownYear).toBe(2036)
  })
})
