import { describe, expect, test } from 'vitest'
import { note } from '../../desk/messages/noting.ts'
import { fileTicket } from '../desk/filing.ts'
import { newPanel, signedIn, stranger, type TestPanel } from './panel.ts'

/** What is there for whoever has not signed in. */
const PUBLIC = [
  '/admin/assets/:version/:name',
  '/admin/packs/schema.json',
  '/admin/sign-in',
  '/admin/sign-in/:token',
  '/admin/sign-out',
]

/** Every address of the panel with its method; middleware is not one. */
function addresses({ app }: TestPanel): { method: string; path: string }[] {
  const routes = app.routes.filter(({ path }) => !path.endsWith('*'))
  return routes.map(({ method, path }) => ({ method, path }))
}

function filledIn(path: string): string {
  return path.replace(/:(\w+)(\{.*?\})?/g, '1')
}

describe('every address', () => {
  const panel = newPanel()
  const all = addresses(panel)
  const closed = all.filter(({ path }) => !PUBLIC.includes(path))

  test('is known to this test', () => {
    expect(closed.length).toBeGreaterThan(20)
    for (const path of PUBLIC) expect(all.map((one) => one.path)).toContain(path)
  })

  test.each(closed)('needs a session: $method $path', async ({ method, path }) => {
    const browser = stranger(panel, 'okoshko_session=made-up')
    const isGet = method === 'GET'
    const answer = isGet ? await browser.get(filledIn(path)) : await browser.post(filledIn(path))
    expect([302, 401]).toContain(answer.status)
    expect(await answer.text()).toBe('')
    const way = isGet && answer.status === 302 ? 'location' : 'hx-redirect'
    expect(answer.headers.get(way)).toBe('/admin/sign-in')
  })

  test.each(all.filter(({ method }) => method === 'POST'))(
    'that changes something wants a page of ours: $path',
    async ({ path }) => {
      const vera = await signedIn(panel, 'vera')
      const answer = await vera.post(filledIn(path), {}, { origin: 'https://evil.example' })
      expect(answer.status).toBe(403)
    },
  )

  test('changes nothing by being asked for', async () => {
    const test = newPanel()
    const ticket = fileTicket(test)
    note(test.desk, test.person('vera'), ticket.number, { text: 'а', source: 'x' })
    const dina = await signedIn(test, 'dina')
    const before = changesIn(test)
    for (const { method, path } of addresses(test)) {
      if (method !== 'GET' || path.endsWith('/events')) continue
      // Taking tickets out changes none, but is itself kept.
      if (path !== '/admin/tickets.csv') await dina.get(filledIn(path))
    }
    expect(changesIn(test)).toBe(before)
  })
})

function changesIn({ desk }: TestPanel): unknown {
  return desk.db.$client.prepare('select total_changes()').pluck().get()
}

describe('every page', () => {
  test.each([
    '/admin/tickets',
    '/admin/people',
    '/admin/people/personal',
    '/admin/people/1/personal',
    '/admin/me',
    '/admin/notices',
    '/admin/tickets/new',
    '/admin/approvals',
    '/admin/deadlines',
    '/admin/deadlines/test',
    '/admin/deadlines/years',
    '/admin/deadlines/calendars/office',
    '/admin/services',
    '/admin/services/access',
    '/admin/audit',
    '/admin/settings',
    '/admin/settings/company',
    '/admin/settings/rules',
    '/admin/settings/statuses',
    '/admin/settings/statuses/new',
    '/admin/settings/priorities/high',
    '/admin/settings/departments/sales',
    '/admin/settings/lines/l1',
    '/admin/settings/canned_replies',
    '/admin/settings/articles',
    '/admin/system',
  ])('%s runs no script and shows no style but ours, and is kept by no cache', async (path) => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const answer = await dina.get(path)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("style-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const page = await answer.text()
    expect(page).toMatch(/^<!doctype html><html lang="ru"/)
    expect(page).not.toMatch(/<script(?![^>]* src=)|\sstyle="|\son\w+="|hx-on|javascript:/i)
    expect(page.replaceAll(/href="https:\/\/t\.me[^"]*"/g, '')).not.toMatch(
      /(src|href)="(https?:)?\/\//,
    )
  })

  test('that is not there is 404 in the reader’s words', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    for (const path of [
      '/admin/nothing',
      '/admin/tickets/0',
      '/admin/tickets/1e5',
      '/admin/people/9',
    ]) {
      const answer = await vera.get(path)
      expect([path, answer.status]).toEqual([path, 404])
      expect(await answer.text()).toContain('Такой страницы нет')
    }
  })

  test('asked for with nonsense is 400, not a fault of the program', async () => {
    const panel = newPanel()
    const vera = await signedIn(panel, 'vera')
    for (const path of [
      '/admin/tickets?after=x',
      '/admin/tickets?assignee=a',
      '/admin/people?after=-1',
    ]) {
      expect((await vera.get(path)).status).toBe(400)
    }
    expect(panel.logged).toEqual([])
  })
})

describe('scripts and styles', () => {
  test('are there for a year under an address that changes with them', async () => {
    const panel = newPanel()
    const page = await stranger(panel).read('/admin/sign-in')
    const paths = [...page.matchAll(/(?:src|href)="(\/admin\/assets\/[^"]+)"/g)].map(
      ([, path]) => path,
    )
    expect(paths.length).toBe(3)
    for (const path of paths) {
      const answer = await stranger(panel).get(path ?? '')
      expect([path, answer.status]).toEqual([path, 200])
      expect(answer.headers.get('cache-control')).toContain('immutable')
    }
    const old = await stranger(panel).get('/admin/assets/older/panel.css')
    expect(old.headers.get('cache-control')).toBe('no-cache')
    expect((await stranger(panel).get('/admin/assets/x/..%2F..%2Fpackage.json')).status).toBe(404)
  })
})
