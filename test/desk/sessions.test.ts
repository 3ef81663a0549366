import { describe, expect, test } from 'vitest'
import { unlink } from '../../desk/people/identity.ts'
import { changePerson } from '../../desk/people/people.ts'
import {
  endSession,
  findSession,
  readSignInLink,
  revokeOthers,
  revokeSession,
  sessionsOf,
  signInLink,
  signInUrl,
  spendSignInLink,
} from '../../desk/people/sessions.ts'
import { DAY, HOUR, MINUTE, newDesk, type TestDesk } from './desk.ts'

const BROWSER = { agent: 'Firefox' }

function signIn({ desk, person }: TestDesk, key = 'vera', former?: string): string {
  const token = signInLink(desk, person(key).id)
  return spendSignInLink(desk, token, { ...BROWSER, former })
}

describe('a sign-in link', () => {
  test('lets an agent in once', () => {
    const { desk, person } = newDesk()
    const token = signInLink(desk, person('vera').id)
    const secret = spendSignInLink(desk, token, BROWSER)
    expect(findSession(desk, secret)?.person.key).toBe('vera')
    expect(() => spendSignInLink(desk, token, BROWSER)).toThrow('link_used')
  })

  test('is not spent by being read', () => {
    const { desk, person } = newDesk()
    const token = signInLink(desk, person('vera').id)
    expect(readSignInLink(desk, token).key).toBe('vera')
    expect(findSession(desk, spendSignInLink(desk, token, BROWSER))).toBeDefined()
  })

  test('runs out after 15 minutes', () => {
    const { desk, person, pass } = newDesk()
    const token = signInLink(desk, person('vera').id)
    pass(15 * MINUTE - 1)
    expect(readSignInLink(desk, token).key).toBe('vera')
    pass(1)
    expect(() => spendSignInLink(desk, token, BROWSER)).toThrow('link_expired')
  })

  test('is not made for a requester, and dies with the role', () => {
    const { desk, person } = newDesk()
    expect(() => signInLink(desk, person('anna').id)).toThrow('not_agent')
    const token = signInLink(desk, person('vera').id)
    changePerson(desk, person('vera').id, { role: 'requester' })
    expect(() => spendSignInLink(desk, token, BROWSER)).toThrow('not_agent')
  })

  test('of many that were asked for the last five work', () => {
    const { desk, person } = newDesk()
    const tokens = Array.from({ length: 7 }, () => signInLink(desk, person('vera').id))
    const [first = '', second = '', third = ''] = tokens
    for (const old of [first, second])
      expect(() => readSignInLink(desk, old)).toThrow('link_expired')
    expect(readSignInLink(desk, third).key).toBe('vera')
    expect(readSignInLink(desk, tokens.at(-1) ?? '').key).toBe('vera')
  })

  test('is an address of the panel for whoever asks on the command line', () => {
    const { desk } = newDesk()
    const url = signInUrl(desk, 'vera')
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/admin\/sign-in\/[\w-]{32}$/)
    expect(readSignInLink(desk, url.split('/').at(-1) ?? '').key).toBe('vera')
    expect(() => signInUrl(desk, 'nobody')).toThrow('not_found')
  })

  test('is kept as a hash, as is the secret of a session', () => {
    const test = newDesk()
    const token = signInLink(test.desk, test.person('vera').id)
    const secret = spendSignInLink(test.desk, token, BROWSER)
    const image = test.desk.db.$client.serialize().toString('latin1')
    expect(image).toContain('Firefox')
    expect(image).not.toContain(token)
    expect(image).not.toContain(secret)
  })
})

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
