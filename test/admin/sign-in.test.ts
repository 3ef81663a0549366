import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { addressOf, networkOf, senderOf } from '../../admin/sign-in/address.ts'
import { auditPage } from '../../desk/audit/audit.ts'
import { changePerson } from '../../desk/people/people.ts'
import { sessionsOf } from '../../desk/people/sessions.ts'
import { signInLink } from '../../desk/people/sign-in-links.ts'
import { HOUR, MINUTE } from '../desk/desk.ts'
import { HOST, newPanel, signedIn, stranger, type TestPanel } from './panel.ts'

describe('signing in', () => {
  test('a link preview does not spend the link', async () => {
    const panel = newPanel()
    const path = `/admin/sign-in/${signInLink(panel.desk, panel.person('vera').id)}`
    const browser = stranger(panel)
    for (let look = 0; look < 3; look++) {
      const page = await browser.get(path)
      expect(page.status).toBe(200)
      expect(page.headers.getSetCookie()).toEqual([])
      expect(await page.text()).toContain('Здравствуйте, Вера Смирнова')
    }
    const entered = await browser.post(path)
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/admin/tickets'])
  })

  test('works once, and says so the second time', async () => {
    const panel = newPanel()
    const path = `/admin/sign-in/${signInLink(panel.desk, panel.person('vera').id)}`
    await stranger(panel).post(path)
    const again = await stranger(panel).post(path)
    expect(again.status).toBe(410)
    expect(again.headers.getSetCookie()).toEqual([])
    expect(await again.text()).toContain('/panel')
  })

  test('says what to do with a link that ran out or was never made', async () => {
    const panel = newPanel()
    const path = `/admin/sign-in/${signInLink(panel.desk, panel.person('vera').id)}`
    panel.pass(15 * MINUTE)
    const late = await stranger(panel).get(path)
    const unknown = await stranger(panel).get('/admin/sign-in/nothing')
    expect([late.status, unknown.status]).toEqual([410, 404])
    for (const page of [late, unknown]) expect(await page.text()).toContain('/panel')
  })

  test('leads back to the page that was wanted', async () => {
    const panel = newPanel()
    const first = await stranger(panel).get('/admin/tickets/42?before=7')
    expect(first.headers.get('location')).toBe('/admin/sign-in')
    const wanted = first.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const token = signInLink(panel.desk, panel.person('vera').id)
    const entered = await stranger(panel, wanted).post(`/admin/sign-in/${token}`)
    expect(entered.headers.get('location')).toBe('/admin/tickets/42?before=7')
  })

  test.each(['https://evil.example/', '//evil.example', '/admin/../x', '/admin/\\evil'])(
    'never leads elsewhere: %s',
    async (address) => {
      const panel = newPanel()
      const cookie = `okoshko_wanted=${encodeURIComponent(address)}`
      const token = signInLink(panel.desk, panel.person('vera').id)
      const entered = await stranger(panel, cookie).post(`/admin/sign-in/${token}`)
      expect(entered.headers.get('location')).toBe('/admin/tickets')
    },
  )

  test('gives a cookie that scripts and other sites do not get', async () => {
    const cookieOf = async (secure: boolean) => {
      const panel = newPanel(undefined, { secure })
      const token = signInLink(panel.desk, panel.person('vera').id)
      const entered = await stranger(panel).post(`/admin/sign-in/${token}`)
      return entered.headers.getSetCookie().find((one) => one.includes('session')) ?? ''
    }
    expect(await cookieOf(false)).toMatch(/^okoshko_session=[\w-]{32};.*HttpOnly.*SameSite=Lax/)
    expect(await cookieOf(false)).not.toContain('Secure')
    expect(await cookieOf(true)).toMatch(/^__Host-okoshko_session=.*Secure/)
  })

  test('speaks the browser’s language until it knows the person’s', async () => {
    const panel = newPanel()
    const page = await stranger(panel).get('/admin/sign-in', {
      'accept-language': 'en-GB, ru;q=0.5',
    })
    expect(await page.text()).toContain('Sign-in for agents')
    const vera = await signedIn(panel, 'vera')
    expect(await vera.read('/admin/tickets')).toContain('Все заявки')
    await vera.post('/admin/me/language', { language: 'en' })
    expect(await vera.read('/admin/tickets')).toContain('All tickets')
  })
})

describe('a session', () => {
  test('of a requester is never begun', async () => {
    const panel = newPanel()
    const token = signInLink(panel.desk, panel.person('vera').id)
    changePerson(panel.desk, panel.person('vera').id, { role: 'requester' })
    expect((await stranger(panel).post(`/admin/sign-in/${token}`)).status).toBe(410)
  })

  test('ends at once when the role changes', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    expect((await vera.get('/admin/tickets')).status).toBe(200)
    changePerson(panel.desk, panel.person('vera').id, { role: 'requester' })
    expect((await vera.get('/admin/tickets')).headers.get('location')).toBe('/admin/sign-in')
  })

  test('ends by signing out', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    await vera.post('/admin/sign-out')
    expect((await vera.get('/admin/tickets')).status).toBe(302)
  })

  test('is listed on one’s own page and can be ended from there', async () => {
    const panel = newPanel()
    const [here, there] = [await signedIn(panel, 'vera'), await signedIn(panel, 'vera')]
    const listed = await here.read('/admin/me')
    const id = /sessions\/(?!others)(\w+)\/end/.exec(listed)?.[1]
    await here.post(`/admin/me/sessions/${id}/end`)
    expect((await there.get('/admin/me')).status).toBe(302)
    expect((await here.get('/admin/me')).status).toBe(200)
  })

  test('is not kept alive by a page that refreshes itself', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    for (let hour = 0; hour < 12; hour++) {
      panel.pass(HOUR)
      await vera.get('/admin/tickets', { 'X-Refresh': '1' })
    }
    expect(sessionsOf(panel.desk, panel.person('vera'))).toEqual([])
    expect((await vera.get('/admin/tickets', { 'X-Refresh': '1' })).status).toBe(401)
  })
})

describe('a form', () => {
  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another site that hides', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['another site that lies', { origin: HOST, 'sec-fetch-site': 'cross-site' }],
    ['another program on this machine', { origin: 'http://127.0.0.1:8080' }],
    ['nobody who says so', { origin: '' }],
  ])('of %s changes nothing', async (_whose, headers) => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    const answer = await vera.post('/admin/me/duty', { duty: 'away' }, headers)
    expect(answer.status).toBe(403)
    expect(panel.person('vera').awayAt).toBeNull()
  })

  test('of our own pages does, by the address asked for and by the public one', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    for (const [duty, headers] of [
      ['away', { origin: HOST }],
      ['back', { origin: 'https://desk.example', 'sec-fetch-site': 'same-origin' }],
    ] as const) {
      expect((await vera.post('/admin/me/duty', { duty }, headers)).status).toBe(303)
    }
  })
})

describe('wrong links', () => {
  const wrong = (panel: TestPanel, address: string, path = '/admin/sign-in/made-up') =>
    panel.app.request(
      `${HOST}${path}`,
      { method: 'POST', headers: { origin: HOST, 'accept-language': 'ru' } },
      { incoming: { socket: { remoteAddress: address } } },
    )

  test('are slowed for their sender alone, who is told how long', async () => {
    const panel = newPanel()
    for (let count = 0; count < 20; count++) {
      expect((await wrong(panel, '203.0.113.7')).status).toBe(404)
    }
    panel.pass(5 * MINUTE)
    const refused = await wrong(panel, '203.0.113.7')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '600'])
    expect(await refused.text()).toMatch(/Слишком много попыток[\s\S]*Подождите 10 мин/)
    expect((await wrong(panel, '203.0.113.8')).status).toBe(404)
    panel.pass(10 * MINUTE)
    expect((await wrong(panel, '203.0.113.7')).status).toBe(404)
  })

  test('of one lock out nobody who shares their address', async () => {
    const panel = newPanel()
    for (let count = 0; count < 30; count++) await wrong(panel, '203.0.113.7')
    const token = signInLink(panel.desk, panel.person('vera').id)
    const entered = await wrong(panel, '203.0.113.7', `/admin/sign-in/${token}`)
    expect(entered.status).toBe(303)
  })

  test('fill the audit up to the limit only', async () => {
    const panel = newPanel()
    for (let count = 0; count < 50; count++) await wrong(panel, '203.0.113.7')
    const kept = auditPage(panel.desk, panel.person('dina'), { type: 'sign_in_refused' }, 100)
    expect(kept.lines).toHaveLength(20)
  })
})

describe('the address of whoever asks', () => {
  const asked = (remoteAddress: string, forwarded?: string) => {
    const app = new Hono().get('/', (c) => c.text(addressOf(c) ?? 'none'))
    const headers: Record<string, string> = forwarded ? { 'x-forwarded-for': forwarded } : {}
    const answer = app.request('/', { headers }, { incoming: { socket: { remoteAddress } } })
    return Promise.resolve(answer).then((one) => one.text())
  }

  test('is believed of a proxy on this machine only, and only what it added', async () => {
    expect(await asked('127.0.0.1', '6.6.6.6, 203.0.113.7')).toBe('203.0.113.7')
    expect(await asked('::ffff:127.0.0.1', '203.0.113.7')).toBe('203.0.113.7')
    expect(await asked('203.0.113.7', '6.6.6.6')).toBe('203.0.113.7')
    expect(await asked('127.0.0.1', 'nonsense')).toBe('127.0.0.1')
  })

  test('is kept as its network', () => {
    expect(networkOf('203.0.113.7')).toBe('203.0.113.0/24')
    expect(networkOf('2001:db8:1:2::7')).toBe('2001:db8:1::/48')
    expect(networkOf('::1')).toBe('0:0:0::/48')
    expect(senderOf('2001:db8:1:2:aaaa::7')).toBe(senderOf('2001:db8:1:2:bbbb::8'))
    expect(senderOf('2001:db8:1:2::7')).not.toBe(senderOf('2001:db8:1:3::7'))
  })
})
