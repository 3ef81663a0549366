import { describe, expect, test } from 'vitest'
import { auditPage } from '../../desk/audit/audit.ts'
import { changePerson } from '../../desk/people/people.ts'
import { take } from '../../desk/tickets/assignment.ts'
import type { Answers } from '../../scenarios/answer.ts'
import { OFFICE } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { newPanel, signedIn, type TestPanel } from './panel.ts'

const CSV = '/admin/tickets.csv'
const PACK = OFFICE.replace(
  '      - {key: comment,',
  `      - {key: urgent, ask: Срочно?, type: yes_no}
      - {key: seats, ask: Сколько мест?, type: number, unit: шт.}
      - {key: day, ask: К какому дню?, type: date}
      - {key: papers, ask: Документы?, type: files}
      - {key: code, ask: Код?, type: text, agents_only: true}
      - {key: comment,`,
)

const ANSWERS: Answers = {
  action: { type: 'choice', keys: ['grant'] },
  system: { type: 'choice', keys: ['crm'], other: 'Склад; "Юг"' },
  urgent: { type: 'yes_no', value: true },
  seats: { type: 'number', value: -1500.5 },
  day: { type: 'date', date: '2026-06-01' },
  code: { type: 'text', text: 'К-7' },
  comment: { type: 'text', text: '=HYPERLINK("x")' },
}

function question(panel: TestPanel, text: string, by = 'anna'): number {
  return fileTicket(panel, 'question', { text: { type: 'text', text } }, by).number
}

async function table(panel: TestPanel, query = '', by = 'dina', locale = 'ru') {
  const browser = await signedIn(panel, by)
  const answer = await browser.get(`${CSV}${query}`, { 'accept-language': locale })
  const bytes = await answer.arrayBuffer()
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return { answer, text, rows: text.trimEnd().split('\r\n').slice(1) }
}

const numbers = (rows: string[]) => rows.map((row) => Number(/^\d+/.exec(row)?.[0]))

function exports(panel: TestPanel) {
  return auditPage(panel.desk, panel.person('dina'), { type: 'tickets_exported' }, 9).lines
}

describe('the tickets as a table', () => {
  test('hold what the queue shows, in words', async () => {
    const panel = newPanel(PACK)
    const number = question(panel, 'Принтер не печатает')
    take(panel.desk, panel.person('vera'), number)
    const { answer, text, rows } = await table(panel)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="okoshko-tickets-2026-05-19\.csv"$/,
    )
    expect(text).toMatch(/^\uFEFFНомер;Заголовок;Услуга;Статус;Приоритет;Линия;Исполнитель;/)
    expect(rows).toEqual([
      `${number};Принтер не печатает;Вопрос;В работе;Средний;Первая линия;Вера Смирнова;` +
        'Анна Иванова;Отдел продаж;2026-05-19 10:00;;;2026-05-19 10:10;;',
    ])
  })

  test('have a comma between cells in English', async () => {
    const panel = newPanel(PACK)
    question(panel, 'Printer, again')
    const { text, rows } = await table(panel, '', 'dina', 'en')
    expect(text).toMatch(/^\uFEFFNumber,Title,Service,/)
    expect(rows[0]).toContain(',"Printer, again",')
  })

  test('have the answers of a filtered service, each as its type, also those for agents only', async () => {
    const panel = newPanel(PACK)
    fileTicket(panel, 'access', ANSWERS)
    const { text, rows } = await table(panel, '?service=access', 'vera')
    expect(text.split('\r\n')[0]).toMatch(
      /;Что требуется сделать;К какой системе;Срочно;Сколько мест;К какому дню;Документы;Код;Комментарий$/,
    )
    const cells = [
      'Выдать доступ',
      '"CRM, Склад; ""Юг"""',
      'Да',
      '-1500,5',
      '2026-06-01',
      '',
      'К-7',
      `"'=HYPERLINK(""x"")"`,
    ]
    expect(rows[0]?.endsWith(`;;;${cells.join(';')}`)).toBe(true)
    const english = await table(panel, '?service=access', 'vera', 'en')
    expect(english.rows[0]).toContain(',Yes,-1500.5,2026-06-01,')
  })

  test('name the files of an answer', async () => {
    const panel = newPanel(PACK)
    const file = { kind: 'document', name: 'план.pdf' }
    const { number } = fileTicket(panel, 'access', ANSWERS)
    const papers = { type: 'files', files: [1, 2].map((id) => ({ ...file, id })) }
    panel.desk.db.$client
      .prepare('update tickets set answers = ? where number = ?')
      .run(JSON.stringify({ ...ANSWERS, papers }), number)
    const { rows } = await table(panel, '?service=access')
    expect(rows[0]).toContain(';план.pdf, план.pdf;')
  })

  test.each(['=1+1', '+7900', '-2', '@SUM(A1)', '\t=1', ' =1'])(
    'never hold a formula: %j',
    async (name) => {
      const panel = newPanel(PACK)
      changePerson(panel.desk, panel.person('anna').id, { name })
      question(panel, 'Что?')
      const { rows } = await table(panel)
      expect(rows[0]).toContain(`;'${name};`)
    },
  )

  test('keep to the filters, one of an answer too', async () => {
    const panel = newPanel(PACK)
    const { number } = fileTicket(panel, 'access', ANSWERS)
    const erp: Answers = { ...ANSWERS, system: { type: 'choice', keys: ['erp'] } }
    const other = fileTicket(panel, 'access', erp).number
    question(panel, 'Что?')
    const filtered = await table(panel, '?service=access&answer=system:crm')
    expect(numbers(filtered.rows)).toEqual([number])
    expect(numbers((await table(panel, '?line=l2')).rows)).toEqual([other])
  })

  test('are those that the reader may see and no other', async () => {
    const panel = newPanel(PACK)
    const [theirs] = [question(panel, 'Что?'), question(panel, 'Моё', 'vera')]
    expect(numbers((await table(panel, '', 'vera')).rows)).toEqual([theirs])
    expect((await table(panel, '', 'ivan')).rows).toEqual([])
  })

  test('are read in pages, each ticket once', async () => {
    const panel = newPanel(PACK)
    const all: number[] = []
    for (let count = 0; count < 410; count++) all.push(question(panel, `Вопрос ${count}`))
    expect(numbers((await table(panel)).rows)).toEqual(all)
  })

  test('break off when their reader works no more, and what went out is kept', async () => {
    const panel = newPanel(PACK)
    for (let count = 0; count < 410; count++) question(panel, `Вопрос ${count}`)
    const reader = (await (await signedIn(panel, 'vera')).get(CSV)).body?.getReader()
    await reader?.read()
    await reader?.read()
    changePerson(panel.desk, panel.person('vera').id, { role: 'requester' })
    const rest = async () => {
      for (;;) if ((await reader?.read())?.done !== false) return
    }
    await expect(rest()).rejects.toThrow()
    const [told] = exports(panel)
    expect([told?.who?.key, told?.data.rows]).toEqual(['vera', 200])
  })

  test('leave a line in the audit: who, by which filters and how many', async () => {
    const panel = newPanel(PACK)
    fileTicket(panel, 'access', ANSWERS)
    await table(panel, '?service=access&answer=urgent:yes&assignee=none', 'vera')
    const answer = { step: 'urgent', type: 'yes_no', value: true }
    expect(exports(panel).map(({ who, data }) => [who?.key, data])).toEqual([
      ['vera', { filters: { service: 'access', answer, assignee: null }, rows: 1 }],
    ])
  })

  test('leave it also where the download is given up', async () => {
    const panel = newPanel(PACK)
    question(panel, 'Что?')
    const { body } = await (await signedIn(panel, 'dina')).get(CSV)
    await body?.cancel()
    expect(exports(panel).map(({ who }) => who?.key)).toEqual(['dina'])
  })

  test('are linked from the queue with its filters', async () => {
    const panel = newPanel(PACK)
    const vera = await signedIn(panel, 'vera')
    const page = await vera.read('/admin/tickets?service=access&answer=system:crm')
    expect(page).toContain('href="/admin/tickets.csv?service=access&amp;answer=system%3Acrm"')
    expect(page).toContain('Скачать CSV')
  })
})
