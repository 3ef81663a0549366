import { describe, expect, test } from 'vitest'
import { unlink } from '../../desk/people/identity.ts'
import { changePerson } from '../../desk/people/people.ts'
import {
  endSession,
  findSession,
  revokeOthers,
  revokeSession,
  sessionsOf,
} from '../../desk/people/sessions.ts'
import { readSignInLink, signInLink, spendSignInLink } from '../../desk/people/sign-in-links.ts'
import { DAY, HOUR, MINUTE, newDesk, type TestDesk } from './desk.ts'

const BROWSER = { agent: 'Firefox' }

function signIn({ desk, person }: TestDesk, key = 'vera', former?: string): string {
  const token = signInLink(desk, person(key).id)
  return spendSignInLink(desk, token, { ...BROWSER, former })
}

describe('a session', () => {
  test('ends after twelve idle hours, not while somebody works', () => {
    const test = newDesk()
    const secret = signIn(test)
    for (let step = 0; step < 4; step++) {
      test.pass(11 * HOUR)
      expect(findSession(test.desk, secret)).toBeDefined()
    }
    test.pass(12 * HOUR)
    expect(findSession(test.desk, secret)).toBeUndefined()
  })

  test('ends thirty days after it began, whatever is done in it', () => {
    const test = newDesk()
    const secret = signIn(test)
    for (let step = 0; step < 30 * 3 - 1; step++) {
      test.pass(8 * HOUR)
      expect(findSession(test.desk, secret)).toBeDefined()
    }
    test.pass(8 * HOUR)
    expect(findSession(test.desk, secret)).toBeUndefined()
  })

  test.each([
    ['the role changes', { role: 'admin' as const }],
    ['the person leaves', { archivedAt: 1 }],
  ])('dies when %s, and does not come back with it', (_when, values) => {
    const test = newDesk()
    const secret = signIn(test)
    const { id, role, archivedAt } = test.person('vera')
    changePerson(test.desk, id, values)
    expect(findSession(test.desk, secret)).toBeUndefined()
    changePerson(test.desk, id, { role, archivedAt })
    expect(findSession(test.desk, secret)).toBeUndefined()
  })

  test('gives way to the next one in the same browser', () => {
    const test = newDesk()
    const first = signIn(test)
    const second = signIn(test, 'vera', first)
    expect(findSession(test.desk, first)).toBeUndefined()
    expect(findSession(test.desk, second)).toBeDefined()
  })

  test('is one of twenty at most: the one used longest ago gives way', () => {
    const test = newDesk()
    const [first = '', ...others] = Array.from({ length: 21 }, () => {
      test.pass(MINUTE)
      return signIn(test)
    })
    expect(findSession(test.desk, first)).toBeUndefined()
    for (const secret of others) expect(findSession(test.desk, secret)).toBeDefined()
  })

  test('ends with the Telegram account that is taken off', () => {
    const test = newDesk()
    const secret = signIn(test)
    const link = signInLink(test.desk, test.person('vera').id)
    unlink(test.desk, test.person('dina'), test.person('vera').id)
    expect(findSession(test.desk, secret)).toBeUndefined()
    expect(() => readSignInLink(test.desk, link)).toThrow('link_used')
  })

  test('ends by signing out', () => {
    const test = newDesk()
    const secret = signIn(test)
    endSession(test.desk, secret)
    expect(findSession(test.desk, secret)).toBeUndefined()
  })

  test('is listed for its person and ended by them only', () => {
    const test = newDesk()
    const here = signIn(test)
    test.pass(DAY / 4)
    const there = signIn(test)
    const pavel = signIn(test, 'pavel')
    const [newest] = sessionsOf(test.desk, test.person('vera'))
    expect(sessionsOf(test.desk, test.person('vera'))).toHaveLength(2)
    revokeSession(test.desk, test.person('pavel'), newest?.id ?? '')
    expect(findSession(test.desk, there)).toBeDefined()
    revokeSession(test.desk, test.person('vera'), newest?.id ?? '')
    expect(findSession(test.desk, there)).toBeUndefined()
    expect(findSession(test.desk, here)).toBeDefined()
    expect(findSession(test.desk, pavel)).toBeDefined()
  })

  test('ends all others of its person', () => {
    const test = newDesk()
    const [first, second, pavel] = [signIn(test), signIn(test), signIn(test, 'pavel')]
    revokeOthers(test.desk, test.person('vera'), second)
    const alive = [first, second, pavel].map((secret) => findSession(test.desk, secret)?.person.key)
    expect(alive).toEqual([undefined, 'vera', 'pavel'])
  })
})
