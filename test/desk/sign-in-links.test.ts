import { describe, expect, test } from 'vitest'
import { changePerson } from '../../desk/people/people.ts'
import { findSession } from '../../desk/people/sessions.ts'
import {
  readSignInLink,
  signInLink,
  signInUrl,
  spendSignInLink,
} from '../../desk/people/sign-in-links.ts'
import { MINUTE, newDesk } from './desk.ts'

const BROWSER = { agent: 'Firefox' }

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
