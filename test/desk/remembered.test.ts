import { describe, expect, test } from 'vitest'
import { settings } from '../../db/tables/set-up.ts'
import { deed } from '../../desk/desk.ts'
import { remembered } from '../../desk/remembered.ts'
import { newDesk } from './desk.ts'

describe('what is remembered of the database', () => {
  test('is read once while nothing is written, and anew after every write', () => {
    const { desk, asked, count } = counting()
    expect([asked(), asked(), count()]).toEqual([0, 0, 1])
    write(desk, 'a')
    expect([asked(), asked(), count()]).toEqual([1, 1, 2])
  })

  test('is not what a deed saw of its own writes before they were undone', () => {
    const { desk, asked } = counting()
    expect(() =>
      deed(desk, () => {
        write(desk, 'a')
        expect(asked()).toBe(1)
        throw new Error('undone')
      }),
    ).toThrow('undone')
    expect(asked()).toBe(0)
  })

  test('has an answer for each question, and does not grow with their number', () => {
    const { desk } = newDesk()
    const answers = Array.from({ length: 300 }, (_, n) => remembered(desk, `n ${n}`, () => n))
    expect(answers.at(-1)).toBe(299)
    expect(remembered(desk, 'n 299', () => -1)).toBe(299)
    expect(remembered(desk, 'n 0', () => -1)).toBe(-1)
  })
})

/** A desk and a question that tells how many settings there are, and how often it was read. */
function counting() {
  const { desk } = newDesk()
  const before = desk.db.select().from(settings).all().length
  let reads = 0
  const asked = () =>
    remembered(desk, 'settings', () => {
      reads++
      return desk.db.select().from(settings).all().length - before
    })
  return { desk, asked, count: () => reads }
}

function write(desk: ReturnType<typeof newDesk>['desk'], key: string): void {
  desk.db.insert(settings).values({ key, value: 1 }).run()
}
