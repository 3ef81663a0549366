import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { auditPage } from '../../desk/audit/audit.ts'
import { leave } from '../../desk/people/leaving.ts'
import { changePerson } from '../../desk/people/people.ts'
import { sessionsOf } from '../../desk/people/sessions.ts'
import { MINUTE } from '../desk/desk.ts'
import { mountPanel, newPanel, stranger } from './panel.ts'
import {
  BACK,
  entering,
  expectRefused,
  newPlace,
  type Sent,
  START,
  sent,
} from './telegram-login.ts'

const NOBODY = 'не связан с сотрудником'

describe('the button', () => {
  test('is not there where Telegram’s login is not set up, nor are its addresses', async () => {
    const panel = newPanel()
    expect(await stranger(panel).read('/admin/sign-in')).not.toContain('telegram/start')
    expect((await stranger(panel).get(START)).status).toBe(302)
    expect(await (await stranger(panel).get(BACK)).text()).toContain('Такой ссылки нет')
  })

  test('leads to the provider with everything that binds the answer to this browser', async () => {
    const place = await newPlace()
    expect(await stranger(place).read('/admin/sign-in')).toContain(
      `href="http://127.0.0.1:3000${START}"`,
    )
    const [one, other] = [await sent(place), await sent(place)]
    expect(one.address.origin + one.address.pathname).toBe(`${place.provider.login.issuer}/auth`)
    const asked = Object.fromEntries(one.address.searchParams)
    expect(asked).toEqual({
      client_id: '7000000001',
      redirect_uri: `http://127.0.0.1:3000${BACK}`,
      response_type: 'code',
      scope: 'openid profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    })
    const secrets = [one, other].flatMap(({ address }) =>
      ['state', 'nonce', 'code_challenge'].map((name) => address.searchParams.get(name)),
    )
    expect(new Set(secrets).size).toBe(6)
    expect(one.kept).toMatch(/^okoshko_login=[^;]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  test('keeps its cookie to this very host where the panel is reached by https', async () => {
    const place = await newPlace({ secure: true })
    const { kept } = await sent(place)
    expect(kept).toMatch(/^__Host-okoshko_login=.*Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })
})

describe('whoever comes back from Telegram', () => {
  test('is signed in, at the page they wanted, and the audit says how', async () => {
    const place = await newPlace()
    const { browser, state, nonce, address } = await sent(
      place,
      `okoshko_wanted=${encodeURIComponent('/admin/people')}`,
    )
    place.provider.gives(await place.provider.token({ nonce }))
    const answer = await browser.get(`${BACK}?code=abc&state=${state}`)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/admin/people'])
    const cookies = answer.headers.getSetCookie()
    expect(cookies.join()).toMatch(/okoshko_login=; Max-Age=0/)
    const session = cookies.find((one) => one.startsWith('okoshko_session')) ?? ''
    expect(session).toMatch(/HttpOnly.*SameSite=Lax/)
    const signedIn = stranger(place, session.split(';')[0])
    expect(await signedIn.read('/admin/me')).toContain('Вера Смирнова')
    const { lines } = auditPage(place.desk, place.person('dina'), {}, 1)
    expect(lines.map(({ type, who, data }) => [type, who?.key, data])).toEqual([
      ['signed_in', 'vera', { method: 'telegram', browser: '' }],
    ])
    const [exchange] = place.provider.exchanges
    const basic = Buffer.from('7000000001:the-secret').toString('base64')
    expect(exchange?.authorization).toBe(`Basic ${basic}`)
    const body = Object.fromEntries(exchange?.body ?? [])
    expect(body).toMatchObject({
      grant_type: 'authorization_code',
      code: 'abc',
      redirect_uri: `http://127.0.0.1:3000${BACK}`,
      client_id: '7000000001',
    })
    const challenge = createHash('sha256')
      .update(body.code_verifier ?? '')
      .digest('base64url')
    expect(challenge).toBe(address.searchParams.get('code_challenge'))
  })

  test('has a new session in place of the one their browser had', async () => {
    const place = await newPlace()
    const first = await entering(place)
    const session = first.headers.getSetCookie().find((one) => one.includes('session')) ?? ''
    const { browser, state, nonce } = await sent(place, session.split(';')[0])
    place.provider.gives(await place.provider.token({ nonce }))
    await browser.get(`${BACK}?code=abc&state=${state}`)
    expect(sessionsOf(place.desk, place.person('vera'))).toHaveLength(1)
    const former = stranger(place, session.split(';')[0])
    expect((await former.get('/admin/me')).status).toBe(302)
  })

  test('is known by the number of the account and no other', async () => {
    const place = await newPlace()
    await expectRefused(await entering(place, { id: 31, sub: '2001' }), 403, NOBODY)
    await expectRefused(await entering(place, { id: '2001' }), 400, 'не подтвердил')
    await expectRefused(await entering(place, { id: undefined, sub: '2001' }), 400, 'не подтвердил')
  })

  test('is nobody here if their account is nobody’s, and is made nobody', async () => {
    const place = await newPlace()
    const count = () => place.desk.db.$client.prepare('select count(*) from people').pluck().get()
    const before = count()
    const answer = await entering(place, { id: 4242 })
    await expectRefused(answer, 403, NOBODY)
    expect(count()).toBe(before)
    const { lines } = auditPage(place.desk, place.person('dina'), {}, 1)
    expect(lines.map(({ type, who, data }) => [type, who, data])).toEqual([
      ['sign_in_refused', undefined, { why: 'account_unlinked', method: 'telegram', browser: '' }],
    ])
  })

  test('is not let in once they have left', async () => {
    const place = await newPlace()
    leave(place.desk, place.person('dina'), place.person('vera').id)
    await expectRefused(await entering(place), 403, NOBODY)
  })

  test('is not let in without a role in the panel, which the audit keeps under their name', async () => {
    const place = await newPlace()
    await expectRefused(await entering(place, { id: 1001 }), 403, 'работают специалисты')
    const { lines } = auditPage(place.desk, place.person('dina'), {}, 1)
    expect(lines[0]?.who?.key).toBe('anna')
    changePerson(place.desk, place.person('anna').id, { role: 'agent' })
    expect((await entering(place, { id: 1001 })).status).toBe(303)
  })

  test('who pressed “Cancel” there is told so', async () => {
    const place = await newPlace()
    const { browser, state } = await sent(place)
    const answer = await browser.get(`${BACK}?error=access_denied&state=${state}`)
    await expectRefused(answer, 403, 'Вы отменили вход')
    expect(place.provider.exchanges).toEqual([])
  })
})

describe('an answer that this browser did not ask for', () => {
  const STALE = 'устарела или начата в другом браузере'

  test.each([
    ['without its cookie', ({ state }: Sent) => ({ cookie: '', state })],
    [
      'with a made-up state',
      ({ browser }: Sent) => ({ cookie: browser.cookie, state: 'x'.repeat(43) }),
    ],
    ['without a state', ({ browser }: Sent) => ({ cookie: browser.cookie, state: '' })],
    ['with a made-up cookie', ({ state }: Sent) => ({ cookie: 'okoshko_login=abc', state })],
  ])('is refused before the provider is asked: %s', async (_what, change) => {
    const place = await newPlace()
    const one = await sent(place)
    place.provider.gives(await place.provider.token({ nonce: one.nonce }))
    const { cookie, state } = change(one)
    const answer = await stranger(place, cookie).get(`${BACK}?code=abc&state=${state}`)
    await expectRefused(answer, 400, STALE)
    expect(place.provider.exchanges).toEqual([])
  })

  test('is refused in the browser of somebody else, who has begun too', async () => {
    const place = await newPlace()
    const [mine, theirs] = [await sent(place), await sent(place)]
    const answer = await theirs.browser.get(`${BACK}?code=abc&state=${mine.state}`)
    await expectRefused(answer, 400, STALE)
  })

  test('is refused the second time, and ten minutes after it was asked for', async () => {
    const place = await newPlace()
    const { browser, state, nonce } = await sent(place)
    place.provider.gives(await place.provider.token({ nonce }))
    const path = `${BACK}?code=abc&state=${state}`
    expect((await browser.get(path)).status).toBe(303)
    await expectRefused(await browser.get(path), 400, STALE)
    const late = await sent(place)
    place.pass(10 * MINUTE)
    const answer = await late.browser.get(`${BACK}?code=abc&state=${late.state}`)
    await expectRefused(answer, 400, STALE)
    expect(place.provider.exchanges).toHaveLength(1)
  })

  test('is refused after a new start of the program', async () => {
    const place = await newPlace()
    const { browser, state } = await sent(place)
    const again = mountPanel(place, { telegramLogin: place.provider.login })
    const answer = await stranger(again, browser.cookie).get(`${BACK}?code=abc&state=${state}`)
    await expectRefused(answer, 400, STALE)
  })
})

describe('too many refusals', () => {
  test('make their sender wait, while what is good still lets in', async () => {
    const place = await newPlace()
    for (let count = 0; count < 20; count++) {
      expect((await stranger(place).get(`${BACK}?code=a&state=b`)).status).toBe(400)
    }
    const answer = await stranger(place).get(`${BACK}?code=a&state=b`)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '900'])
    const kept = auditPage(place.desk, place.person('dina'), { type: 'sign_in_refused' }, 100)
    expect(kept.lines).toHaveLength(20)
    expect((await entering(place)).status).toBe(303)
  })
})

test('the pages speak the language of the browser', async () => {
  const place = await newPlace()
  const english = { 'accept-language': 'en' }
  expect(await (await stranger(place).get('/admin/sign-in', english)).text()).toContain(
    'Sign in with Telegram',
  )
  const answer = await stranger(place).get(`${BACK}?code=a&state=b`, english)
  expect(await answer.text()).toContain('begun in another browser')
})
