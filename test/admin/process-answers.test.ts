import { describe, expect, test } from 'vitest'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import type { Answers } from '../../scenarios/answer.ts'
import { OFFICE } from '../desk/desk.ts'
import { fileTicket, lettersTo } from '../desk/filing.ts'
import { newPanel, signedIn, type TestPanel } from './panel.ts'

const STEPS = `
  - key: order
    name: Заказ
    line: l1
    title: "{what}"
    steps:
      - {key: what, ask: Что?, type: text, max: 40}
      - {key: kind, ask: Какой?, type: choice, options: [{key: new, name: Новый}, {key: used, name: Старый}]}
      - {key: age, ask: Сколько лет?, type: number, when: {kind: used}}
      - {key: who, ask: Кому?, type: person}
      - {key: cost, ask: Цена, type: number, agents_only: true}
      - {key: papers, ask: Бумаги, type: files, optional: true}
`

const FILED: Answers = {
  what: { type: 'text', text: 'Стол <b>' },
  kind: { type: 'choice', keys: ['used'] },
  age: { type: 'number', value: 3 },
  who: { type: 'person', key: 'oleg', name: 'Олег Котов' },
}

const POSTED = { 'a.what': 'Стол <b>', 'a.kind': 'used', 'a.age': '3', 'a.who': 'Олег Котов' }

function order(panel: TestPanel): number {
  return fileTicket(panel, 'order', FILED).number
}

function sent(fields: Record<string, string>, files: File[] = []): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...POSTED, ...fields })) form.set(name, value)
  for (const file of files) form.append('a.papers', file)
  return form
}

describe('the answers of a ticket', () => {
  test('are there to correct as they are, and what is open to fill in', async () => {
    const panel = newPanel(OFFICE + STEPS)
    const number = order(panel)
    const vera = await signedIn(panel, 'vera')
    expect(await vera.read(`/admin/tickets/${number}`)).toContain('Не заполнен 1 ответ')
    const page = await vera.read(`/admin/tickets/${number}/answers`)
    expect(page).toContain('Стол &lt;b&gt;</textarea>')
    expect(page).toContain('value="used" checked')
    expect(page).not.toContain('role="alert">Ответьте')
    await vera.post(`/admin/tickets/${number}/answers`, sent({ 'a.cost': '900', 'a.age': '4' }))
    expect(ticketOf(panel.desk, number).answers).toEqual({
      ...FILED,
      age: { type: 'number', value: 4 },
      cost: { type: 'number', value: 900 },
    })
    const history = await vera.read(`/admin/tickets/${number}`)
    expect(history).toContain('Ответы исправлены · Сколько лет: 3 → 4 · Цена: 900')
    expect(history).not.toContain('Не заполнен')
  })

  test('may stay open where they were, but do not get lost, and nothing typed does', async () => {
    const panel = newPanel(OFFICE + STEPS)
    const number = order(panel)
    const vera = await signedIn(panel, 'vera')
    const address = `/admin/tickets/${number}/answers`
    expect((await vera.post(address, sent({ 'a.what': 'Стул' }))).status).toBe(303)
    const blank = await vera.post(address, sent({ 'a.what': '', 'a.cost': 'дорого' }))
    expect(blank.status).toBe(422)
    expect(await blank.text()).toContain('value="дорого"')
    expect(ticketOf(panel.desk, number).answers.what).toEqual({ type: 'text', text: 'Стул' })
  })

  test('grow by files, which stay when something else is corrected', async () => {
    const panel = newPanel(OFFICE + STEPS)
    const number = order(panel)
    const vera = await signedIn(panel, 'vera')
    const address = `/admin/tickets/${number}/answers`
    await vera.post(address, sent({}, [new File(['счёт'], 'счёт.txt')]))
    const papers = ticketOf(panel.desk, number).answers.papers
    expect(papers).toMatchObject({ files: [{ name: 'счёт.txt' }] })
    const id = papers?.type === 'files' ? papers.files[0]?.id : undefined
    expect((await vera.get(`/admin/files/${id}`)).status).toBe(200)
    await vera.post(address, sent({ 'a.papers.kept': String(id), 'a.age': '5' }))
    expect(ticketOf(panel.desk, number).answers.papers).toEqual(papers)
  })

  test('are changed by nobody but those who work on the ticket', async () => {
    const panel = newPanel(OFFICE + STEPS)
    const number = order(panel)
    const own = fileTicket(panel, 'order', FILED, 'vera').number
    const ivan = await signedIn(panel, 'ivan')
    expect((await ivan.get(`/admin/tickets/${number}/answers`)).status).toBe(404)
    expect((await ivan.post(`/admin/tickets/${number}/answers`, sent({}))).status).toBe(404)
    const vera = await signedIn(panel, 'vera')
    expect((await vera.get(`/admin/tickets/${own}/answers`)).status).toBe(403)
    expect((await vera.post(`/admin/tickets/${own}/answers`, sent({}))).status).toBe(403)
    expect(ticketOf(panel.desk, own).answers).toEqual(FILED)
  })
})

describe('a wrong service', () => {
  test('is put right with its line; what no longer fits is read in the history', async () => {
    const panel = newPanel(OFFICE + STEPS)
    const number = order(panel)
    const vera = await signedIn(panel, 'vera')
    expect(await vera.read(`/admin/tickets/${number}`)).toContain('Передать на линию этой услуги')
    await vera.post(`/admin/tickets/${number}/service`, { service: 'turn', move: '1' })
    expect(ticketOf(panel.desk, number)).toMatchObject({
      service: 'turn',
      line: 'round',
      answers: {},
    })
    expect(lettersTo(panel, 1001)).toContain('service')
    const history = await vera.read(`/admin/tickets/${number}`)
    expect(history).toContain('Услуга: Заказ → По очереди')
    expect(history).toContain('больше не спрашивается · Что: Стол &lt;b&gt; · Какой: Старый')
  })

  test('is put right by nobody but those who work on the ticket', async () => {
    const panel = newPanel(OFFICE + STEPS)
    const number = order(panel)
    const own = fileTicket(panel, 'order', FILED, 'vera').number
    const [ivan, vera] = [await signedIn(panel, 'ivan'), await signedIn(panel, 'vera')]
    const change = { service: 'turn' }
    expect((await ivan.post(`/admin/tickets/${number}/service`, change)).status).toBe(404)
    expect((await vera.post(`/admin/tickets/${own}/service`, change)).status).toBe(422)
    const unknown = await vera.post(`/admin/tickets/${number}/service`, { service: 'nothing' })
    expect(unknown.status).toBe(422)
    expect(ticketOf(panel.desk, number).service).toBe('order')
    expect(ticketOf(panel.desk, own).service).toBe('order')
  })
})
