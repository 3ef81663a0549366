import { describe, expect, test } from 'vitest'
import { changePerson } from '../../desk/people/people.ts'
import { sessionsOf, signInLink } from '../../desk/people/sessions.ts'
import { HOUR, MINUTE } from '../desk/desk.ts'
import { HOST, newPanel, signedIn, stranger } from './panel.ts'

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
    ['another program on this machine', { origin: 'http://127.0.0.1:8080' }],
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
