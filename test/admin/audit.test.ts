import { describe, expect, test } from 'vitest'
import { auditPage } from '../../desk/audit/audit.ts'
import { record } from '../../desk/events.ts'
import { note } from '../../desk/messages/noting.ts'
import { changePerson } from '../../desk/people/people.ts'
import { changeByHand } from '../../desk/people/people-editing.ts'
import type { FieldChange } from '../../desk/people/people-import-values.ts'
import { signInLink } from '../../desk/people/sign-in-links.ts'
import { config } from '../../desk/setup/config.ts'
import { KINDS, SETTINGS } from '../../desk/setup/pack-kinds.ts'
import {
  orderObjects,
  saveObject,
  saveSettings,
  setDefaultPriority,
} from '../../desk/setup/setup-editing.ts'
import { take } from '../../desk/tickets/assignment.ts'
import { loadWords } from '../../locales/words.ts'
import { packSchema } from '../../scenarios/pack.ts'
import { DAY } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { recorded } from '../recorded.ts'
import { codeOf, places, sources } from '../sources.ts'
import { newPanel, signedIn, stranger, type TestPanel } from './panel.ts'

const AUDIT = '/admin/audit'

/** The fields that stand in so many words where the desk records an event. */
function toldFields(): string[] {
  const found = sources(['.ts'], 'desk').flatMap((source) => [
    ...codeOf(source).matchAll(/\brecord\([^)]*?data: \{([^{}]*)\}/g),
  ])
  const names = found.flatMap(([, fields = '']) => fields.split(','))
  const plain = names.map((name) => name.split(':')[0]?.trim() ?? '')
  const sides = ['', 'from', 'to', 'fromDue', 'toDue', 'before', 'after']
  return [...new Set(plain)].filter((name) => /^\w*$/.test(name) && !sides.includes(name))
}

function linesIn(page: string): string[] {
  return [...page.matchAll(/<li id="audit-\d+"[\s\S]*?<\/li>/g)].map(([line]) =>
    line
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  )
}

/** A panel with what Dina, an admin, reads in its audit. */
function newAudit(): TestPanel & { read(address?: string): Promise<string[]> } {
  const panel = newPanel()
  const read = async (address = AUDIT) =>
    linesIn(await (await signedIn(panel, 'dina')).read(address))
  return { ...panel, read }
}

describe('the audit', () => {
  test('is for admins only, and so is taking it out', async () => {
    const panel = newPanel()
    for (const key of ['vera', 'pavel']) {
      const agent = await signedIn(panel, key)
      expect((await agent.get(AUDIT)).status).toBe(403)
      expect((await agent.post(`${AUDIT}/export`)).status).toBe(403)
      expect(await agent.read('/admin/me')).not.toContain('href="/admin/audit"')
    }
    const dina = await signedIn(panel, 'dina')
    expect((await dina.get(AUDIT)).status).toBe(200)
    expect(await dina.read('/admin/me')).toContain('href="/admin/audit"')
  })

  test('says who did what, with what was before and after', async () => {
    const panel = newAudit()
    const ticket = fileTicket(panel)
    take(panel.desk, panel.person('vera'), ticket.number)
    const { id, name, department, manager, phone, email, language, role } = panel.person('anna')
    const kept = { name, department, manager, phone, email, language, role }
    changeByHand(panel.desk, panel.person('dina'), id, { ...kept, position: 'Директор' })
    const lines = await panel.read()
    expect(lines.find((line) => line.includes('Взята в работу'))).toContain('Вера Смирнова')
    const edited = lines.find((line) => line.includes('Изменены данные человека'))
    expect(edited).toMatch(/Дина Чиж.*человек Анна Иванова.*должность Менеджер → Директор/)
  })

  test('has a name for every kind of event in both languages', () => {
    const words = loadWords()
    const kinds = recorded()
    expect(kinds.length).toBeGreaterThan(50)
    for (const locale of ['ru', 'en'] as const) {
      const keys = new Set(words.keys(locale))
      const nameless = kinds.filter((kind) => !keys.has(`audit-kind-${kind.replaceAll('_', '-')}`))
      expect(nameless, locale).toEqual([])
    }
  })

  test('has a name for every field of what is set up, and of what events tell', () => {
    const words = loadWords()
    const lists = Object.keys(KINDS).flatMap((list) => {
      const { element } = packSchema.shape[list as keyof typeof KINDS].unwrap()
      return Object.keys(element.shape)
    })
    expect(lists).toEqual(expect.arrayContaining(['escalates_to', 'targets', 'steps', 'timezone']))
    const told = toldFields()
    expect(told).toEqual(expect.arrayContaining(['approver', 'threshold', 'into', 'other']))
    for (const locale of ['ru', 'en'] as const) {
      const keys = new Set(words.keys(locale))
      const nameless = [...lists, ...SETTINGS, ...told].filter(
        (field) => !keys.has(`audit-field-${field.replaceAll('_', '-')}`),
      )
      expect(nameless, locale).toEqual([])
    }
  })

  test('tells of the set-up by titles and in words, not by keys', async () => {
    const panel = newAudit()
    const { desk, person } = panel
    const dina = person('dina')
    const line = config(desk).lines.get('l1')
    const kept = config(desk).statuses.live[0]
    if (!line || !kept) throw new Error('the office has lines and statuses')
    saveObject(desk, dina, 'lines', { ...line, agents: ['vera', 'ivan'], escalates_to: 'round' })
    saveSettings(desk, dina, { access: 'open', heads_see: true })
    setDefaultPriority(desk, dina, 'high')
    orderObjects(desk, dina, 'lines', ['least'])
    const [order, priority, settings, lines] = await panel.read(`${AUDIT}?type=setup_changed`)
    expect(lines).toMatch(
      /Настройка изменена список Линия ключ Первая линия специалисты Вера Смирнова, Павел Лебедев → Вера Смирнова, Иван Громов эскалация на Вторая линия → По очереди/,
    )
    expect(settings).toMatch(
      /список Компания ключ кто может писать, руководители видят .* кто может писать Только справочник → Все руководители видят заявки отдела Да/,
    )
    expect(priority).toMatch(/список Приоритет ключ Высокий по умолчанию Средний → Высокий/)
    expect(order).toMatch(/ключ порядок Первая линия, .* → Кто свободнее, Первая линия/)
  })

  test.each([
    [
      'moved',
      { from: 'l1', to: 'l2', reason: 'escalated' },
      'причина эскалация Первая линия → Вторая линия',
    ],
    ['status_changed', { from: 'new', to: 'closed' }, 'Создано → Закрыта'],
    ['status_changed', { fromCategory: 'new', toCategory: 'on_hold' }, 'категория Новая → Пауза'],
    ['assigned', { from: null, to: 'vera', why: 'answered' }, 'причина ответил первым – → Вера'],
    ['priority_changed', { from: 'normal', to: 'high', fromDue: null }, 'Средний → Высокий срок –'],
    ['service_changed', { from: 'access', to: 'question' }, 'Управление доступами → Вопрос'],
    [
      'setup_added',
      { list: 'lines', key: 'l9', after: { key: 'l9', name: 'Девятая' } },
      'ключ Девятая название Девятая',
    ],
    ['merged', { into: 7 }, 'основная заявка №7'],
    ['reminded', { target: 'resolution', notify: ['lead'] }, 'руководитель линии'],
    ['work_retried', { work: 'hand_on', before: { state: 'failed' } }, 'передача согласования'],
    [
      'pack_imported',
      { pack: 'x', changes: ['added lines l1'] },
      'добавлено: Линия «Первая линия»',
    ],
    ['approval_decided', { decision: 'rejected' }, 'решение не согласовано'],
  ])('says of %s what it was and is', async (type, data: Record<string, unknown>, words) => {
    const panel = newAudit()
    const given = Object.entries(data).map(([key, value]) => [
      key,
      value === 'vera' ? panel.person('vera').id : value,
    ])
    record(panel.desk, type, { data: Object.fromEntries(given) })
    const [line] = await panel.read(`${AUDIT}?type=${type}`)
    expect(line).toContain(words)
  })

  test.each([
    [4, 'и ещё 1 изменение', 'и ещё 1 человек'],
    [6, 'и ещё 3 изменения', 'и ещё 3 человека'],
    [55, 'и ещё 52 изменения', 'и ещё 52 человека'],
    [3, 'Первая линия»', ': роль Заявитель → Руководитель линии, Снова работает'],
  ])(
    'tells the first three of %i in an import, and counts the rest',
    async (count, changes, people) => {
      const panel = newAudit()
      const anna = panel.person('anna').id
      const change: FieldChange = { field: 'role', from: 'requester', to: 'lead' }
      const back: FieldChange = { field: 'left', from: 'yes', to: null }
      const changed = Array(count).fill({ person: anna, changes: [change, back] })
      record(panel.desk, 'pack_imported', {
        data: { changes: Array(count).fill('added lines l1') },
      })
      record(panel.desk, 'people_changed', { data: { people: changed } })
      const [pack = ''] = await panel.read(`${AUDIT}?type=pack_imported`)
      const [table = ''] = await panel.read(`${AUDIT}?type=people_changed`)
      expect(pack.split('добавлено: Линия «Первая линия»')).toHaveLength(4)
      expect(table.split('Анна Иванова: роль Заявитель → ')).toHaveLength(4)
      expect(pack.endsWith(changes)).toBe(true)
      expect(table.endsWith(people)).toBe(true)
    },
  )

  test('calls what a person is called a name', async () => {
    const panel = newAudit()
    const [before, after] = [{ name: 'Анна' }, { name: 'Анна Иванова' }]
    record(panel.desk, 'person_changed', { data: { before, after } })
    const [line] = await panel.read(`${AUDIT}?type=person_changed`)
    expect(line).toContain('имя Анна → Анна Иванова')
  })

  test('is narrowed by person, kind, ticket and day', async () => {
    const panel = newAudit()
    const [first, second] = [fileTicket(panel), fileTicket(panel)]
    take(panel.desk, panel.person('vera'), first.number)
    panel.pass(DAY)
    fileTicket(panel)
    take(panel.desk, panel.person('dina'), second.number)
    const vera = await panel.read(`${AUDIT}?by=${panel.person('vera').id}`)
    expect(vera.length).toBeGreaterThan(0)
    expect(vera.every((line) => line.includes('Вера Смирнова'))).toBe(true)
    const taken = await panel.read(`${AUDIT}?type=taken`)
    expect(taken.length).toBeGreaterThan(1)
    expect(taken.every((line) => line.includes('Взята в работу'))).toBe(true)
    const about = await panel.read(`${AUDIT}?ticket=${second.number}`)
    expect(about.length).toBeGreaterThan(1)
    expect(about.every((line) => line.includes(`№${second.number}`))).toBe(true)
    const today = await panel.read(`${AUDIT}?from=2026-05-20&type=filed`)
    expect(today).toHaveLength(1)
    const yesterday = await panel.read(`${AUDIT}?to=2026-05-19&type=filed`)
    expect(yesterday).toHaveLength(2)
    expect(await panel.read(`${AUDIT}?by=&type=&ticket=&from=&to=`)).not.toEqual([])
  })

  test.each(['by=x', 'by=0', 'from=yesterday', 'to=2026-02-30', 'ticket=-1', 'before=1e99'])(
    'refuses nonsense: %s',
    async (query) => {
      const dina = await signedIn(newPanel(), 'dina')
      expect((await dina.get(`${AUDIT}?${query}`)).status).toBe(400)
    },
  )

  test('is paged by key and reads each line once', () => {
    const panel = newPanel()
    for (let count = 0; count < 7; count++) record(panel.desk, 'thanked', { by: 1 })
    const seen: number[] = []
    for (let before: number | undefined; ; ) {
      const page = auditPage(panel.desk, panel.person('dina'), { type: 'thanked', before }, 3)
      seen.push(...page.lines.map(({ id }) => id))
      if (page.next === null) break
      before = page.next
    }
    expect(seen).toHaveLength(7)
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a))
  })

  test('keeps from an admin what others did on the admin’s own ticket', async () => {
    const panel = newAudit()
    const own = fileTicket(panel, 'question', { text: { type: 'text', text: 'Моё' } }, 'dina')
    note(panel.desk, panel.person('vera'), own.number, { text: 'Тайна', source: 'x' })
    record(panel.desk, 'assigned', { ticket: own.number, data: { reason: 'secret-reason' } })
    const lines = await panel.read(`${AUDIT}?ticket=${own.number}`)
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.join()).not.toMatch(/Тайна|secret-reason/)
    expect(lines[0]).toContain('Ваша заявка')
  })

  test('shows what people wrote as text', async () => {
    const panel = newPanel()
    record(panel.desk, 'thanked', { data: { text: '<img src=x onerror=alert(1)>' } })
    const page = await (await signedIn(panel, 'dina')).read(AUDIT)
    expect(page).toContain('&lt;img src=x')
    expect(page).not.toContain('<img src=x')
  })
})

describe('the audit as a table', () => {
  test('has all lines of the filters, and keeps who took it out', async () => {
    const panel = newPanel()
    for (let count = 0; count < 450; count++) record(panel.desk, 'thanked', { by: 1 })
    const dina = await signedIn(panel, 'dina')
    const answer = await dina.post(`${AUDIT}/export`, { type: 'thanked', by: '' })
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w.-]+\.csv"$/,
    )
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const rows = (await answer.text()).trimEnd().split('\r\n')
    expect(rows).toHaveLength(451)
    const [told] = auditPage(panel.desk, panel.person('dina'), { type: 'audit_exported' }, 9).lines
    expect([told?.who?.key, told?.data]).toEqual(['dina', { type: 'thanked' }])
  })

  test.each(['=1+1', '+7900', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '"=1;x"'])(
    'never holds a formula: %j',
    async (name) => {
      const panel = newPanel()
      const anna = changePerson(panel.desk, panel.person('anna').id, { name })
      record(panel.desk, 'thanked', { by: anna.id })
      const dina = await signedIn(panel, 'dina')
      const table = await (await dina.post(`${AUDIT}/export`, { type: 'thanked' })).text()
      const [, line = ''] = table.split('\r\n')
      const cell = /;anna;("(?:[^"]|"")*"|[^;]*);thanked/.exec(table)?.[1] ?? ''
      expect(line).toContain('thanked')
      expect(cell.replace(/^"/, '').replaceAll('""', '"')).toMatch(/^(?:'|"=1;x)/)
    },
  )

  test('breaks off when its reader is an admin no more', async () => {
    const panel = newPanel()
    for (let count = 0; count < 2000; count++) record(panel.desk, 'thanked', { by: 1 })
    const dina = await signedIn(panel, 'dina')
    const answer = await dina.post(`${AUDIT}/export`, { type: 'thanked' })
    changePerson(panel.desk, panel.person('dina').id, { role: 'agent' })
    await expect(answer.text()).rejects.toThrow()
  })
})

describe('signing in', () => {
  test('is kept with the browser and the beginning of the address, refusals too', async () => {
    const panel = newPanel()
    const browser = stranger(panel)
    const path = `/admin/sign-in/${signInLink(panel.desk, panel.person('vera').id)}`
    const agent = { 'user-agent': 'Firefox/1' }
    const from = { incoming: { socket: { remoteAddress: '203.0.113.77' } } }
    const headers = { origin: 'http://127.0.0.1:3000', ...agent }
    const post = () =>
      panel.app.request(`http://127.0.0.1:3000${path}`, { method: 'POST', headers }, from)
    expect((await post()).status).toBe(303)
    expect((await post()).status).toBe(410)
    await browser.post('/admin/sign-in/made-up')
    const kept = auditPage(panel.desk, panel.person('dina'), {}, 3).lines
    const told = { browser: 'Firefox/1', network: '203.0.113.0/24' }
    expect(kept.map(({ type, who, data }) => [type, who?.key, data])).toEqual([
      ['sign_in_refused', undefined, { why: 'link_unknown', browser: '' }],
      ['sign_in_refused', 'vera', { why: 'link_used', ...told }],
      ['signed_in', 'vera', told],
    ])
    expect(JSON.stringify(kept)).not.toContain('203.0.113.77')
  })
})

describe('the history', () => {
  test('is changed and deleted by no statement of the program', () => {
    const pattern =
      /\b(?:update|delete)\(\s*events\b|\b(?:update|delete\s+from|replace\s+into)\s+[`"]?events\b|\btrigger\b[^;]*\bevents\b/i
    expect('desk.db.delete(events)').toMatch(pattern)
    expect('delete from events where').toMatch(pattern)
    const code = ['desk', 'db', 'bot', 'admin', 'commands', 'chores'].flatMap((folder) =>
      sources(['.ts', '.tsx', '.sql'], folder),
    )
    const found = code
      // Only the erasing of what is known about a person may.
      .filter(({ path }) => !/^desk\/people\/(personal-data|retention)/.test(path))
      .flatMap((source) => places(pattern, codeOf(source), source.path))
    expect(found).toEqual([])
  })
})
