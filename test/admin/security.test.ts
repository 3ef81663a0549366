import { describe, expect, test } from 'vitest'
import { keepUpload } from '../../desk/messages/attachments.ts'
import { note } from '../../desk/messages/noting.ts'
import { reply } from '../../desk/messages/replying.ts'
import { changePerson } from '../../desk/people/people.ts'
import { changeByHand } from '../../desk/people/people-editing.ts'
import { addItem } from '../../desk/processes/checklist.ts'
import { newDesk } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { PACK } from '../desk/rights-office.ts'
import { mountPanel, newPanel, signedIn, stranger, type TestPanel } from './panel.ts'

/** Would leave text, a value in either kind of quotes, and a script; has what escaping may forget. */
const HOSTILE = `<img src=x onerror=a>"' autofocus onfocus=a x='</script><script>a</script>`
const LEAVES = [/<img src=x/, /"' autofocus/, /<\/script><script>a/]
const NAMES =
  /(name|title|company): (Контора|Продажи|Первая линия|Вторая линия|Вопрос|Доступ|Идея|Переполнен почтовый ящик)/g

/** A company in which everything that has a name has a hostile one. */
function newHostilePanel(): TestPanel & { number: number } {
  const pack = PACK.replace(NAMES, (_all, field: string) => `${field}: ${JSON.stringify(HOSTILE)}`)
    .replace('text: Удалите старые письма.', `text: ${JSON.stringify(HOSTILE)}`)
    .replace('ask: Что случилось?', `ask: ${JSON.stringify(HOSTILE)}`)
  const panel = mountPanel(
    newDesk(
      `${pack}canned_replies:\n  - {key: hi, name: ${JSON.stringify(HOSTILE)}, text: ${JSON.stringify(HOSTILE)}}\n`,
    ),
  )
  const { desk, person } = panel
  for (const key of ['anna', 'vera', 'boris']) {
    changePerson(desk, person(key).id, { name: HOSTILE, position: HOSTILE })
  }
  const answers = { text: { type: 'text' as const, text: HOSTILE } }
  const { number } = fileTicket(panel, 'question', answers)
  fileTicket(panel, 'idea', answers)
  fileTicket(panel, 'access', {
    system: { type: 'choice', keys: ['crm'] },
    employee: { type: 'person', key: 'oleg', name: HOSTILE },
  })
  const file = keepUpload(
    desk,
    { name: HOSTILE, mime: 'image/png', size: 1, path: 'x', kind: 'document' },
    person('vera').id,
  )
  reply(desk, person('vera'), number, { text: HOSTILE, source: 'r', attachments: [file.id] })
  note(desk, person('vera'), number, { text: HOSTILE, source: 'n' })
  addItem(desk, person('vera'), number, HOSTILE)
  const { department, manager, phone, email, language, role } = person('gleb')
  const kept = { department, manager, phone, email, language, role }
  changeByHand(desk, person('dina'), person('gleb').id, {
    ...kept,
    name: HOSTILE,
    position: HOSTILE,
  })
  return { ...panel, number }
}

/** Every page that a browser comes to from here by links. */
async function crawl(panel: TestPanel, key: string): Promise<Map<string, string>> {
  const browser = await signedIn(panel, key)
  const seen = new Map<string, string>()
  const waiting = ['/admin/tickets']
  for (let path = waiting.pop(); path !== undefined && seen.size < 400; path = waiting.pop()) {
    const answer = await browser.get(path)
    const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false
    seen.set(path, isPage ? await answer.text() : '')
    const links = [...(seen.get(path) ?? '').matchAll(/(?:href|data-events)="(\/admin\/[^"#]*)/g)]
    for (const [, link = ''] of links) {
      const next = link.replaceAll('&amp;', '&')
      if (!next.includes('/assets/') && !next.includes('/events') && !waiting.includes(next)) {
        if (!seen.has(next)) waiting.push(next)
      }
    }
  }
  return seen
}

describe('what people write', () => {
  test.each(['dina', 'vera'])('is text on every page, whoever looks: %s', async (key) => {
    const panel = newHostilePanel()
    const pages = await crawl(panel, key)
    expect(pages.size).toBeGreaterThan(key === 'dina' ? 60 : 30)
    const shown = [...pages.values()].filter((page) => page.includes('&lt;img src=x'))
    expect(shown.length).toBeGreaterThan(20)
    for (const [path, page] of pages) {
      for (const leaves of LEAVES)
        expect([path, page.match(leaves)?.[0]]).toEqual([path, undefined])
      // Nor has any tag an attribute that acts, once what stands in quotes is put aside.
      const acting = /<[^>]*\son\w+=/.exec(page.replaceAll(/"[^"]*"/g, '""'))
      expect([path, acting?.[0]]).toEqual([path, undefined])
    }
    expect(panel.logged).toEqual([])
  })

  test('is text where it comes back in a refused form', async () => {
    const panel = newHostilePanel()
    const dina = await signedIn(panel, 'dina')
    const answers = [
      await dina.post('/admin/people', {
        name: HOSTILE,
        phone: HOSTILE,
        email: HOSTILE,
        role: 'x',
      }),
      await dina.post(`/admin/tickets/${panel.number}/merger`, { into: '"><img src=x>' }),
      await dina.post('/admin/settings/departments', { key: HOSTILE, 'name.ru': HOSTILE }),
      await dina.get(`/admin/tickets?q=${encodeURIComponent(HOSTILE)}`),
      await dina.get(`/admin/people?q=${encodeURIComponent(HOSTILE)}`),
      await dina.get(`/admin/audit?type=${encodeURIComponent(HOSTILE.slice(0, 60))}`),
      await stranger(panel).get(`/admin/sign-in/${encodeURIComponent(HOSTILE)}`),
    ]
    for (const answer of answers) {
      const page = await answer.text()
      expect(answer.status).not.toBe(500)
      for (const leaves of LEAVES) expect(page).not.toMatch(leaves)
    }
  })

  test('is in no line of the log when a page fails', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    panel.desk.db.$client.exec('drop table cards')
    panel.desk.db.$client.exec('drop table notices')
    const answer = await dina.get('/admin/notices?x=M4RKER')
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toMatch(/M4RKER|notices"|SQLITE|at .*\.ts/)
    expect(panel.logged).toHaveLength(1)
    expect(panel.logged.map(({ message }) => message).join()).not.toContain('M4RKER')
  })
})

describe('a form', () => {
  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'has no field that reaches behind it: %s',
    async (name) => {
      const panel = newPanel()
      const dina = await signedIn(panel, 'dina')
      for (const path of ['/admin/me/duty', '/admin/settings/company', '/admin/people']) {
        const fields = { duty: 'away', [`${name}`]: 'x', [`${name}.polluted`]: 'x' }
        const body = new URLSearchParams(Object.entries(fields))
        body.append(`${name}[polluted]`, 'x')
        const answer = await dina.post(path, Object.fromEntries(body))
        expect(answer.status).not.toBe(500)
      }
      expect(({} as Record<string, unknown>).polluted).toBeUndefined()
      expect(panel.logged).toEqual([])
    },
  )

  test('of more than half a megabyte is refused before it is read', async () => {
    const panel = newPanel()
    const dina = await signedIn(panel, 'dina')
    const answer = await dina.post('/admin/me/duty', { duty: 'away', more: 'x'.repeat(600_000) })
    expect(answer.status).toBe(413)
  })
})

describe('the answers', () => {
  test('tell a browser to do nothing that is not needed', async () => {
    const panel = newPanel()
    const { headers } = await (await signedIn(panel, 'dina')).get('/admin/me')
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    })
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  test('are of https only where the panel is reached by it', async () => {
    const panel = newPanel(undefined, { secure: true })
    const { headers } = await stranger(panel).get('/admin/sign-in')
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
  })
})
