import { describe, expect, test } from 'vitest'
import { queueQueries } from '../../desk/tickets/queue.ts'
import type { Answers } from '../../scenarios/answer.ts'
import { OFFICE } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { newPanel, signedIn, type TestPanel } from './panel.ts'

const PACK = OFFICE.replace(
  '      - {key: comment,',
  `      - {key: urgent, ask: Срочно?, type: yes_no, optional: true}
      - {key: rights, ask: Какие права?, type: choice, multiple: true, optional: true, options: [{key: read, name: Чтение}, {key: write, name: Запись}]}
      - {key: who, ask: Кому?, type: person, optional: true}
      - {key: day, ask: С какого дня?, type: date, optional: true}
      - {key: sum, ask: Сколько?, type: number, optional: true}
      - {key: comment,`,
)

function access(panel: TestPanel, answers: Answers, by = 'anna'): number {
  const action = { type: 'choice' as const, keys: ['grant'] }
  return fileTicket(panel, 'access', { action, ...answers }, by).number
}

const system = (key: string): Answers => ({ system: { type: 'choice', keys: [key] } })

/** Numbers in the order of the page. */
function listed(page: string): number[] {
  return [...page.matchAll(/id="t-(\d+)"/g)].map(([, number]) => Number(number))
}

async function found(panel: TestPanel, query: string, by = 'dina'): Promise<number[]> {
  return listed(await (await signedIn(panel, by)).read(`/admin/tickets?${query}`))
}

describe('the filter by an answer', () => {
  test('shows the tickets with that option only', async () => {
    const panel = newPanel(PACK)
    const [crm] = [access(panel, system('crm')), access(panel, system('erp'))]
    expect(await found(panel, 'service=access&answer=system:crm')).toEqual([crm])
  })

  test('finds an own text, yes and no, and any one of several options', async () => {
    const panel = newPanel(PACK)
    const own = access(panel, { system: { type: 'choice', keys: [], other: 'Склад' } })
    const yes = access(panel, { ...system('crm'), urgent: { type: 'yes_no', value: true } })
    const no = access(panel, { ...system('crm'), urgent: { type: 'yes_no', value: false } })
    const rights = (...keys: string[]): Answers => ({ rights: { type: 'choice', keys } })
    const both = access(panel, { ...system('crm'), ...rights('read', 'write') })
    const read = access(panel, { ...system('crm'), ...rights('read') })
    expect(await found(panel, 'service=access&answer=system:_other')).toEqual([own])
    expect(await found(panel, 'service=access&answer=urgent:yes')).toEqual([yes])
    expect(await found(panel, 'service=access&answer=urgent:no')).toEqual([no])
    expect(await found(panel, 'service=access&answer=rights:write')).toEqual([both])
    expect(await found(panel, 'service=access&answer=rights:read')).toEqual([both, read])
  })

  test('works with the other filters and with a search', async () => {
    const panel = newPanel(PACK)
    const by = (comment: string): Answers => ({ comment: { type: 'text', text: comment } })
    const wanted = access(panel, { ...system('crm'), ...by('Стажёру') })
    access(panel, { ...system('erp'), ...by('Стажёру') })
    access(panel, { ...system('crm'), ...by('Директору') })
    const query = new URLSearchParams({ service: 'access', answer: 'system:crm', q: 'Стажёру' })
    expect(await found(panel, query.toString())).toEqual([wanted])
    expect(await found(panel, 'service=access&answer=system:crm&line=l2')).toEqual([])
  })

  test('stays with the next page', async () => {
    const panel = newPanel(PACK)
    const crm: number[] = []
    for (let count = 0; count < 60; count++) {
      crm.push(access(panel, system('crm')))
      access(panel, system('erp'))
    }
    const dina = await signedIn(panel, 'dina')
    const first = await dina.read('/admin/tickets?service=access&answer=system:crm')
    const next = /id="next-page"[^>]*href="([^"]+)"|href="([^"]+)"[^>]*id="next-page"/.exec(first)
    const address = (next?.[1] ?? next?.[2] ?? '').replaceAll('&amp;', '&')
    expect(address).toContain('answer=system%3Acrm')
    const second = await dina.read(address)
    expect(listed(first)).toHaveLength(50)
    expect([...listed(first), ...listed(second)]).toEqual(crm)
  })

  test('never shows a ticket that the reader may not see', async () => {
    const panel = newPanel(PACK)
    const [theirs, own] = [access(panel, system('crm')), access(panel, system('crm'), 'vera')]
    const query = 'service=access&answer=system:crm'
    expect(await found(panel, query, 'vera')).toEqual([theirs])
    expect(await found(panel, query, 'ivan')).toEqual([])
    expect(await found(panel, query)).toEqual([theirs, own])
  })

  test('finds whom an answer names, by their name as it is typed', async () => {
    const panel = newPanel(PACK)
    const who = (answer: { id?: number; key?: string; name: string }): Answers => ({
      ...system('crm'),
      who: { type: 'person', ...answer },
    })
    const { id, key, name } = panel.person('olga')
    const olga = access(panel, who({ id, key, name }))
    const byKey = access(panel, who({ key, name: 'Ольга К.' }))
    const stranger = access(panel, who({ name: 'Пётр Первый' }))
    access(panel, who({ id: panel.person('oleg').id, key: 'oleg', name: 'Олег Котов' }))
    const asked = (name: string) => {
      const query = { service: 'access', answer: 'who:', answer_person: name }
      return found(panel, new URLSearchParams(query).toString())
    }
    expect(await asked('Ольга Котова')).toEqual([olga, byKey])
    expect(await asked('Ольга')).toEqual([olga, byKey])
    expect(await asked('olga')).toEqual([olga, byKey])
    expect(await asked('Пётр Первый')).toEqual([stranger])
    expect(await asked('Никто такой')).toEqual([])
  })

  test('finds days and numbers within bounds, both included, or open at one end', async () => {
    const panel = newPanel(PACK)
    const of = (day: string, sum: number): Answers => ({
      ...system('crm'),
      day: { type: 'date', date: day },
      sum: { type: 'number', value: sum },
    })
    const [may, june, july] = [
      access(panel, of('2026-05-31', 9.5)),
      access(panel, of('2026-06-01', 10)),
      access(panel, of('2026-07-15', -3)),
    ]
    access(panel, system('crm'))
    const asked = (query: string) => found(panel, `service=access&${query}`)
    expect(await asked('answer=day:&answer_from=2026-06-01&answer_to=2026-07-15')).toEqual([
      june,
      july,
    ])
    expect(await asked('answer=day:&answer_to=2026-05-31')).toEqual([may])
    expect(await asked('answer=sum:&answer_from=9,5&answer_to=10')).toEqual([may, june])
    expect(await asked('answer=sum:&answer_to=-1')).toEqual([july])
    expect(await asked('answer=sum:&answer_from=many')).toHaveLength(4)
    expect(await asked('answer=day:&answer_from=10')).toHaveLength(4)
  })

  test('offers fields for whom, days and numbers once that question is chosen', async () => {
    const dina = await signedIn(newPanel(PACK), 'dina')
    const page = (query: string) => dina.read(`/admin/tickets?service=access&${query}`)
    expect(await page('')).toContain('<option value="day:">С какого дня…</option>')
    expect(await page('')).not.toContain('answer_from')
    const days = await page('answer=day:&answer_from=2026-06-01&answer_person=x')
    expect(days).toMatch(/type="date" name="answer_from" value="2026-06-01"/)
    expect(days).not.toContain('answer_person')
    expect(days).toContain(
      '/admin/tickets.csv?service=access&amp;answer=day%3A&amp;answer_from=2026',
    )
    expect(await page('answer=sum:')).toMatch(/type="number" name="answer_to"/)
    expect(await page('answer=who:&answer_person=Ольга')).toMatch(
      /name="answer_person" value="Ольга"/,
    )
  })

  test('is looked for until the page is full, however long it takes to find', async () => {
    const panel = newPanel(PACK)
    const wanted = [access(panel, system('erp'))]
    for (let n = 0; n < 120; n++) access(panel, system('crm'))
    wanted.push(access(panel, system('erp')))
    const dina = await signedIn(panel, 'dina')
    let now = panel.desk.now()
    // Each look breaks off after its first stretch.
    Object.assign(panel.desk, { now: () => (now += 25) })
    const page = await dina.read('/admin/tickets?service=access&answer=system:erp')
    expect(listed(page)).toEqual(wanted)
    expect(page).not.toContain('id="next-page"')
  })

  test('has a next page where it broke off with a full one', async () => {
    const panel = newPanel(PACK)
    const wanted = Array.from({ length: 50 }, () => access(panel, system('erp')))
    access(panel, system('crm'))
    const later = [access(panel, system('erp')), access(panel, system('erp'))]
    const dina = await signedIn(panel, 'dina')
    let now = panel.desk.now()
    Object.assign(panel.desk, { now: () => (now += 25) })
    const page = await dina.read('/admin/tickets?service=access&answer=system:erp')
    expect(listed(page)).toEqual(wanted)
    const next = /id="next-page" href="([^"]+)"/.exec(page)?.[1] ?? ''
    expect(listed(await dina.read(next.replaceAll('&amp;', '&')))).toEqual(later)
  })

  test('is in the table of the same tickets, too', async () => {
    const panel = newPanel(PACK)
    const day = (date: string): Answers => ({ ...system('crm'), day: { type: 'date', date } })
    const [, june] = [access(panel, day('2026-05-31')), access(panel, day('2026-06-01'))]
    const dina = await signedIn(panel, 'dina')
    const query = 'service=access&answer=day:&answer_from=2026-06-01'
    const rows = (await dina.read(`/admin/tickets.csv?${query}`)).trim().split('\r\n')
    expect(rows).toHaveLength(2)
    expect(rows[1]).toMatch(new RegExp(`^${june}\\b`))
  })

  test('reads the tickets of the service by their index', () => {
    const { desk, person } = newPanel(PACK)
    const answer = { step: 'day', type: 'date', from: '2026-06-01' } as const
    const [query] = queueQueries(desk, person('dina'), { service: 'access', answer }, 51)
    if (!query) throw new Error('an admin sees tickets')
    const { sql, params } = query.toSQL()
    const plan = desk.db.$client.prepare(`explain query plan ${sql}`).all(...params)
    expect(JSON.stringify(plan)).toMatch(/SEARCH tickets USING INDEX tickets_service/)
    expect(JSON.stringify(plan)).not.toContain('TEMP B-TREE')
  })

  test.each([
    'system:none',
    'nothing:crm',
    'comment:x',
    'action:_other',
    'urgent:1',
    'x',
    'comment:',
    'system:',
    '$:"',
  ])('is left out where the service knows no such answer: %s', async (answer) => {
    const panel = newPanel(PACK)
    const all = [access(panel, system('crm')), access(panel, system('crm'))]
    const query = new URLSearchParams({ service: 'access', answer })
    const page = await (await signedIn(panel, 'dina')).read(`/admin/tickets?${query}`)
    expect(listed(page)).toEqual(all)
    expect(page).not.toContain('answer=')
  })

  test('is offered for a chosen service with its options by their names, and only there', async () => {
    const panel = newPanel(PACK)
    const vera = await signedIn(panel, 'vera')
    const page = await vera.read('/admin/tickets?service=access&answer=system:crm')
    expect(page).toContain('<optgroup label="К какой системе">')
    expect(page).toMatch(/<option value="system:crm" selected[^>]*>CRM</)
    expect(page).toContain('<option value="urgent:yes">Да</option>')
    expect(page).toContain('value="system:_other"')
    expect(page).not.toContain('value="comment:')
    for (const query of ['', '?service=question']) {
      expect(await vera.read(`/admin/tickets${query}`)).not.toContain('name="answer"')
    }
  })
})
