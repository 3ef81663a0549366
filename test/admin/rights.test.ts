import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { keepUpload } from '../../desk/messages/attachments.ts'
import { note } from '../../desk/messages/noting.ts'
import { reply } from '../../desk/messages/replying.ts'
import { signInLink } from '../../desk/people/sign-in-links.ts'
import { checklistOf } from '../../desk/processes/checklist.ts'
import { subtasksOf } from '../../desk/processes/subtask-rows.ts'
import { newOffice, type Office } from '../desk/rights-office.ts'
import { type Browser, mountPanel, signedIn, stranger, type TestPanel, token } from './panel.ts'

/** Everybody who can sign in, and what they are to the ticket of the office. */
const AGENTS = {
  vera: 'works',
  pavel: 'works',
  dina: 'works',
  wanda: 'watches',
  fedor: 'watches',
  ivan: 'nothing',
  lev: 'nothing',
} as const
type Agent = keyof typeof AGENTS

/** Whom an address serves; `ticket` rules go by what the reader is to the ticket. */
type Rule = 'public' | 'agents' | 'admins' | 'leads' | 'owners' | 'readers' | 'workers' | 'deciders'

interface Address {
  rule: Rule
  /** A form that would do something. */
  form?: (office: OfficePanel) => Record<string, string>
}

interface OfficePanel extends TestPanel, Office {
  reply: number
  file: number
}

const nothing = () => ({})
const plain = (rule: Rule, form: Record<string, string> = {}): Address => ({
  rule,
  form: () => form,
})
const pages = (rule: Rule, ...paths: string[]): [string, Address][] =>
  paths.map((path) => [`GET ${path}`, { rule }])
const forms = (rule: Rule, ...paths: string[]): [string, Address][] =>
  paths.map((path) => [`POST ${path}`, { rule, form: nothing }])

const LIST = '/settings/:list{(?:statuses|priorities|departments|lines|canned_replies|articles)}'
const ADDED = LIST.replace('/settings/', '')

/** The rule of every address. One without a rule fails. */
const RULES = new Map<string, Address>([
  ...pages('public', '/assets/:version/:name', '/sign-in', '/sign-in/:token', '/packs/schema.json'),
  ...pages('public', '/sign-in/telegram', '/sign-in/telegram/start'),
  ...forms('public', '/sign-in/:token', '/sign-out'),
  ...pages(
    'agents',
    '',
    '/tickets',
    '/tickets.csv',
    '/tickets/new',
    '/approvals',
    '/people',
    '/people/:id',
  ),
  ...pages('agents', '/notices', '/me', '/settings', '/settings/people-found', '/settings/company'),
  ...pages('agents', '/settings/rules', '/settings/rules/:number', LIST, `${LIST}/:key`),
  ...pages('agents', '/deadlines', '/deadlines/test', '/deadlines/calendars/:key'),
  ...pages(
    'agents',
    '/deadlines/policies/:key',
    '/deadlines/years',
    '/services',
    '/services/:name',
  ),
  ...forms('agents', '/notices/reading', '/me/sessions/:id/end'),
  ['POST /tickets/new', { rule: 'agents', form: filing }],
  ['POST /tickets/new/requesters', plain('agents', { name: 'Кто-то Новый', phone: '' })],
  ['POST /me/duty', plain('agents', { duty: 'away' })],
  ['POST /me/language', plain('agents', { language: 'en' })],
  ['POST /me/look', plain('agents', { theme: 'dark' })],
  ['POST /settings/preview/:list{(?:canned_replies|articles)}', plain('agents', { text: 'x' })],
  ...pages('owners', '/ranking'),
  ['POST /ranking', plain('owners', { line: 'up', part: 'sales', keys: '' })],
  ...pages('readers', '/tickets/:number{\\d+}', '/events'),
  ...pages('readers', '/files/:id'),
  ['POST /tickets/:number/presence', plain('readers', { state: 'viewing' })],
  ['POST /tickets/:number/watching', plain('readers', { state: 'off' })],
  ['POST /tickets/:number/messages', { rule: 'readers', form: () => saying('note') }],
  ...pages('workers', '/tickets/:number/answers', '/tickets/:number/links/preview'),
  ['POST /tickets/:number/answers', { rule: 'workers', form: nothing }],
  ['POST /tickets/:number/assignment', plain('workers', { to: 'me' })],
  [
    'POST /tickets/:number/status',
    { rule: 'workers', form: () => ({ ...saying('x'), status: 'solved' }) },
  ],
  ['POST /tickets/:number/priority', plain('workers', { priority: 'high' })],
  ['POST /tickets/:number/line', plain('workers', { line: 'l2' })],
  ['POST /tickets/:number/service', plain('workers', { service: 'question' })],
  ['POST /tickets/:number/merger', plain('workers', { into: '1' })],
  ['POST /tickets/:number/no-answer-needed', plain('workers')],
  ['POST /tickets/:number/checklist', plain('workers', { text: 'Ещё' })],
  ['POST /tickets/:number/checklist/:item', plain('workers', { do: 'tick' })],
  ['POST /tickets/:number/subtasks/:subtask', plain('workers', { do: 'drop' })],
  ['POST /tickets/:number/links', plain('workers', { other: '1' })],
  ['POST /tickets/:number/links/:other{\\d+}', plain('workers')],
  ['POST /messages/:id/delivery', plain('workers')],
  ['POST /messages/:id/text', plain('workers', { text: 'Иначе' })],
  [
    'POST /tickets/:number/approval',
    { rule: 'deciders', form: () => ({ decision: 'yes', token: token() }) },
  ],
  ...forms('leads', '/people/:id/invitation', '/people/:id/unlinking'),
  ...pages('admins', '/people/import', '/people/import/:token', '/people/new', '/people/:id/edit'),
  ...forms('admins', '/people/import', '/people/import/:token', '/people', '/people/:id'),
  ...forms('admins', '/people/:id/leaving', '/people/:id/return'),
  ...pages('admins', '/people/personal', '/people/:id/personal'),
  ...forms('admins', '/people/personal'),
  ...forms('admins', '/people/:id/personal/export', '/people/:id/personal/erase'),
  ...pages('admins', '/deadlines/new/calendar', '/deadlines/calendars/:key/edit'),
  ...pages('admins', '/deadlines/new/policy', '/deadlines/policies/:key/edit'),
  ...forms('admins', '/deadlines/calendars', '/deadlines/calendars/:key'),
  ...forms('admins', '/deadlines/calendars/:key/archiving', '/deadlines/calendars/:key/return'),
  ...forms('admins', '/deadlines/policies', '/deadlines/policies/:key'),
  ...forms('admins', '/deadlines/policies/:key/archiving', '/deadlines/policies/:key/return'),
  ...forms('admins', '/deadlines/years', '/settings/company', '/settings/order/rules'),
  ...forms(
    'admins',
    '/settings/rules',
    '/settings/rules/:number',
    '/settings/rules/:number/removal',
  ),
  ...forms('admins', '/settings/:list{priorities}/:key/default', `/settings/order/${ADDED}`, LIST),
  ...forms('admins', `${LIST}/:key`, `${LIST}/:key/archiving`, `${LIST}/:key/return`),
  ...pages('admins', '/settings/new/rule', `/settings/new/${ADDED}`, '/services/~new'),
  ...forms('admins', '/services', '/services/:name'),
  ...pages('admins', '/packs', '/packs/import/:token', '/packs/shipped/:id'),
  ...pages('admins', '/packs/shipped/:id/file', '/packs/export'),
  ...forms('admins', '/packs/import', '/packs/import/:token', '/packs/shipped/:id', '/packs/empty'),
  ...pages('admins', '/audit', '/system'),
  ...forms('admins', '/audit/export', '/system/updates/:id', '/system/letters/:id'),
  ...forms('admins', '/system/retrying', '/system/works', '/system/held', '/system/gap'),
])

function saying(mode: string): Record<string, string> {
  return { mode, text: 'Слова', token: token() }
}

function filing({ person }: OfficePanel): Record<string, string> {
  const requester = String(person('anna').id)
  return { token: token(), requester, service: 'question', version: '1', 'a.text': 'Что?' }
}

/** The panel of a company, with a ticket that has a reply and, in a note, a file. */
function newOfficePanel(by = 'anna'): OfficePanel {
  const office = newOffice({ by, isDecided: by === 'anna' })
  const telegramLogin = { issuer: 'http://127.0.0.1:9', clientId: '7', clientSecret: 'secret' }
  const panel = mountPanel(office, { telegramLogin })
  const { desk, number, person } = office
  if (by !== 'anna') return { ...office, ...panel, reply: 1, file: 1 }
  writeFileSync(join(panel.filesDir, 'hidden'), 'Тайна')
  const upload = {
    name: 'тайна.txt',
    mime: 'text/plain',
    size: 5,
    path: 'hidden',
    kind: 'document',
  }
  const file = keepUpload(desk, upload, person('pavel').id)
  note(desk, person('pavel'), number, { text: 'Файл', source: 'f', attachments: [file.id] })
  const said = reply(desk, person('vera'), number, { text: 'Ответ', source: 'r' })
  return { ...office, ...panel, reply: said.id, file: file.id }
}

function addresses({ app }: TestPanel): string[] {
  const routes = app.routes.filter(({ path, method }) => !path.endsWith('*') && method !== 'ALL')
  return [...new Set(routes.map(({ method, path }) => `${method} ${path.replace('/admin', '')}`))]
}

function filledIn(address: string, office: OfficePanel): string {
  const { desk, number, person } = office
  const id = address.includes('/messages/')
    ? office.reply
    : address.includes('/files/')
      ? office.file
      : person('anna').id
  const values: Record<string, string | number | undefined> = {
    number: address.includes('/settings/') ? 1 : number,
    id,
    item: checklistOf(desk, number)[0]?.id,
    subtask: subtasksOf(desk, number)[2]?.id,
    other: 1,
    key: address.includes('calendars') ? 'office' : address.includes('policies') ? 'fast' : 'sales',
    list: 'departments',
    name: 'question',
    token: 'x'.repeat(24),
  }
  const path = address
    .replace(/^\w+ /, '')
    .replace(':list{priorities}', 'priorities')
    .replace('{(?:canned_replies|articles)}', '')
    .replace(/\{\(\?:.*?\)\}/, '')
    .replace(/:(\w+)(\{\\d\+\})?/g, (_all, name: string) => String(values[name] ?? 1))
  const asked =
    path === '/events' ? `?ticket=${number}` : path.endsWith('/preview') ? '?other=1' : ''
  const list = address.includes('/preview/:list') ? path.replace('departments', 'articles') : path
  return `/admin${list}${asked}`
}

async function ask(office: OfficePanel, browser: Browser, address: string, rule: Address) {
  const path = filledIn(address, office)
  const answer = address.startsWith('GET')
    ? await browser.get(path)
    : await browser.post(path, rule.form?.(office) ?? {})
  if (path.startsWith('/admin/events')) await answer.body?.cancel()
  return answer
}

/** How an address answers those whom it does not serve; null: it serves them. */
function refusalOf(rule: Rule, agent: Agent): number[] | null {
  const is = AGENTS[agent]
  switch (rule) {
    case 'public':
    case 'agents':
      return null
    case 'admins':
      return agent === 'dina' ? null : [403]
    case 'leads':
      return ['dina', 'pavel', 'lev'].includes(agent) ? null : [403]
    case 'owners':
      return ['dina', 'pavel'].includes(agent) ? null : [404]
    case 'readers':
      return is === 'nothing' ? [404] : null
    case 'workers':
      // The ticket's own page says why not to those who see it.
      return is === 'works' ? null : is === 'watches' ? [403, 422] : [404]
    case 'deciders':
      return agent === 'dina' ? null : is === 'nothing' ? [404] : [403, 422]
  }
}

function changes({ desk }: OfficePanel): unknown {
  const { $client } = desk.db
  return [
    ...['events', 'messages', 'outbox'].map((table) =>
      $client.prepare(`select count(*) from ${table}`).pluck().get(),
    ),
    $client.prepare('select * from tickets').all(),
    $client.prepare('select * from people').all(),
    $client.prepare('select * from settings').all(),
  ]
}

const known = addresses(newOfficePanel())

describe('the rules', () => {
  test('name every address and no other', () => {
    expect([...RULES.keys()].sort()).toEqual([...known].sort())
  })
})

describe('an address', () => {
  // Nothing that is refused may change it, so all refusals can share it.
  const office = newOfficePanel()
  const browsers = new Map<Agent, Browser>()
  const browserOf = async (agent: Agent) => {
    const browser = browsers.get(agent) ?? (await signedIn(office, agent))
    browsers.set(agent, browser)
    return browser
  }

  test.each(known)('is closed to whoever has not signed in: %s', async (address) => {
    const rule = RULES.get(address)
    if (!rule || rule.rule === 'public') return
    const nobody = stranger(office)
    const path = filledIn(address, office)
    const before = changes(office)
    const isPage = address.startsWith('GET') && !path.startsWith('/admin/events')
    const answer = address.startsWith('GET')
      ? await nobody.get(path)
      : await nobody.post(path, rule.form?.(office) ?? {})
    expect(answer.status).toBe(isPage ? 302 : 401)
    expect(answer.headers.get(isPage ? 'location' : 'hx-redirect')).toBe('/admin/sign-in')
    expect(await answer.text()).toBe('')
    expect(changes(office)).toEqual(before)
  })

  test.each(known.filter((address) => address.startsWith('POST')))(
    'takes nothing from another site, nor from whoever hides theirs: %s',
    async (address) => {
      const dina = await browserOf('dina')
      const before = changes(office)
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: '' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { 'content-type': 'application/json', origin: 'https://evil.example' },
      ]) {
        const form = RULES.get(address)?.form?.(office) ?? {}
        const answer = await dina.post(filledIn(address, office), form, headers)
        expect([headers, answer.status]).toEqual([headers, 403])
      }
      expect(changes(office)).toEqual(before)
    },
  )

  test.each(known)('serves whom its rule names and nobody else: %s', async (address) => {
    const rule = RULES.get(address)
    if (!rule || rule.rule === 'public') return
    for (const agent of Object.keys(AGENTS) as Agent[]) {
      const refusal = refusalOf(rule.rule, agent)
      if (refusal) {
        const browser = await browserOf(agent)
        const before = changes(office)
        expect(refusal, agent).toContain((await ask(office, browser, address, rule)).status)
        expect(changes(office), agent).toEqual(before)
      } else {
        const one = address.startsWith('POST') ? newOfficePanel() : office
        const browser = one === office ? await browserOf(agent) : await signedIn(one, agent)
        const { status } = await ask(one, browser, address, rule)
        // Not every thing that an address names is there; tickets, messages and files are.
        const isThere = ['readers', 'workers', 'deciders'].includes(rule.rule)
        const wrong = isThere ? [401, 403, 404, 500] : [401, 403, 500]
        expect(wrong, `${agent} ${status}`).not.toContain(status)
      }
    }
  })
})

describe('one’s own ticket', () => {
  const work = known.filter((address) => {
    const rule = RULES.get(address)?.rule ?? 'public'
    return ['workers', 'deciders'].includes(rule) && address.includes('/tickets/')
  })

  test.each(work)('is no work of one’s own: %s', async (address) => {
    for (const agent of ['vera', 'pavel', 'dina'] as const) {
      const office = newOfficePanel(agent)
      const rule = RULES.get(address) ?? { rule: 'workers' as const }
      const { status } = await ask(office, await signedIn(office, agent), address, rule)
      expect([403, 404, 422], `${agent} ${status}`).toContain(status)
      const done = office.desk.db.$client
        .prepare("select type from events where by_id = ? and type not in ('filed', 'signed_in')")
        .all(office.person(agent).id)
      expect(done, agent).toEqual([])
    }
  })

  test('shows no note, no policy and no watcher to its requester', async () => {
    const office = newOfficePanel('vera')
    note(office.desk, office.person('dina'), office.number, { text: 'Тайна', source: 'n2' })
    const page = await (await signedIn(office, 'vera')).read(`/admin/tickets/${office.number}`)
    expect(page).not.toContain('Тайна')
    expect(page).not.toContain('Ванда')
  })
})

describe('whoever does not work in the panel', () => {
  test.each(['anna', 'boris', 'gleb', 'olga', 'zina'])('has no link into it: %s', (key) => {
    const office = newOfficePanel()
    expect(() => signInLink(office.desk, office.person(key).id)).toThrow('not_agent')
  })
})
