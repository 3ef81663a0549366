import { describe, expect, test } from 'vitest'
import { attachmentsOf } from '../../desk/messages/attachments.ts'
import { queue } from '../../desk/tickets/queue.ts'
import { findTicket, type Ticket } from '../../desk/tickets/tickets.ts'
import { OFFICE } from '../desk/desk.ts'
import { lettersTo } from '../desk/filing.ts'
import { type Browser, newPanel, signedIn, type TestPanel, token } from './panel.ts'

const PACK = `${OFFICE}
  - key: hire
    name: Приём
    line: l2
    internal: true
    steps:
      - {key: who, ask: Кто?, type: person, departments: [sales]}
      - {key: kind, ask: Что нужно?, type: choice, multiple: true, other: true, options: [{key: pc, name: Компьютер}, {key: desk, name: Стол}]}
      - {key: model, ask: Какой?, type: text, when: {kind: pc}, max: 20}
      - {key: count, ask: Сколько?, type: number, min: 1, max: 5, integer: true, optional: true}
      - {key: when, ask: Когда?, type: date, min: today, optional: true}
      - {key: urgent, ask: Срочно?, type: yes_no, optional: true}
      - {key: mail, ask: Почта?, type: email, optional: true}
      - {key: secret, ask: Бюджет?, type: text, agents_only: true, optional: true}
      - {key: papers, ask: Бумаги, type: files, optional: true, max: 2}
`

type Answers = Record<string, string | string[]>

function formOf(panel: TestPanel, answers: Answers, files: File[] = [], more: Answers = {}) {
  const form = new FormData()
  const fields = {
    token: token(),
    requester: String(panel.person('anna').id),
    version: '1',
    ...more,
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value))
  for (const [key, value] of Object.entries(answers)) {
    for (const one of [value].flat()) form.append(`a.${key}`, one)
  }
  for (const file of files) form.append('a.papers', file)
  return form
}

async function filed(panel: TestPanel, browser: Browser, form: FormData): Promise<Ticket> {
  const answer = await browser.post('/admin/tickets/new', form)
  expect(answer.status, await answer.clone().text()).toBe(303)
  const number = Number(answer.headers.get('location')?.split('/').at(-1))
  const ticket = findTicket(panel.desk, number)
  if (!ticket) throw new Error('nothing was filed')
  return ticket
}

describe('filing for somebody', () => {
  test('begins with who asks and what for, services that only agents file among them', async () => {
    const panel = newPanel(PACK)
    const vera = await signedIn(panel, 'vera')
    const people = await vera.read('/admin/tickets/new?q=котов')
    expect(people).toContain('Ольга Котова')
    expect(people).toContain('Олег Котов')
    expect(people).not.toContain('Борис Петров')
    const olga = panel.person('olga').id
    const services = await vera.read(`/admin/tickets/new?requester=${olga}`)
    expect(services).toContain(`requester=${olga}&amp;service=access`)
    expect(services).toContain(`requester=${olga}&amp;service=hire`)
  })

  test('asks the whole scenario at once, with what only agents are asked', async () => {
    const panel = newPanel(PACK)
    const vera = await signedIn(panel, 'vera')
    const anna = panel.person('anna').id
    const page = await vera.read(`/admin/tickets/new?requester=${anna}&service=hire`)
    for (const text of ['Кто?', 'Что нужно?', 'Сколько?', 'Бюджет?', 'Бумаги']) {
      expect(page).toContain(text)
    }
    expect(page).not.toContain('Какой?')
    expect(page).not.toContain('class="fault"')
  })

  test('files for the requester, who gets the card; the agent is not the requester', async () => {
    const panel = newPanel(PACK)
    const vera = await signedIn(panel, 'vera')
    const answers = { action: 'grant', system: ['_other'], 'system.other': 'Битрикс' }
    const ticket = await filed(panel, vera, formOf(panel, answers, [], { service: 'access' }))
    expect(ticket).toMatchObject({
      requesterId: panel.person('anna').id,
      filedById: panel.person('vera').id,
      title: 'Выдать доступ: Битрикс',
      line: 'l1',
    })
    expect(lettersTo(panel, 1001)).toEqual(['card', 'auto_reply'])
    expect(lettersTo(panel, 2001)).not.toContain('card')
    expect(await vera.read(`/admin/tickets/${ticket.number}`)).toContain('Вера Смирнова')
  })

  test('takes answers of every kind', async () => {
    const panel = newPanel(PACK)
    const dina = await signedIn(panel, 'dina')
    const answers = {
      who: 'Ольга Котова',
      kind: ['pc', 'desk'],
      model: 'ноутбук',
      count: '2',
      when: '2026-06-01',
      urgent: 'yes',
      mail: 'a@example.org',
      secret: '100 тысяч',
    }
    const files = [new File(['приказ'], 'приказ.txt')]
    const ticket = await filed(panel, dina, formOf(panel, answers, files, { service: 'hire' }))
    expect(ticket.answers).toMatchObject({
      who: { type: 'person', key: 'olga' },
      kind: { keys: ['pc', 'desk'] },
      model: { text: 'ноутбук' },
      count: { value: 2 },
      when: { date: '2026-06-01' },
      urgent: { value: true },
      mail: { text: 'a@example.org' },
      secret: { text: '100 тысяч' },
    })
    expect(attachmentsOf(panel.desk, ticket.number).map(({ name }) => name)).toEqual(['приказ.txt'])
  })

  test('that lacks answers comes back with what is missing at its place, and nothing typed is lost', async () => {
    const panel = newPanel(PACK)
    const dina = await signedIn(panel, 'dina')
    const answers = { who: 'Ольга Котова', kind: ['pc'], count: '7', mail: 'не почта' }
    const files = [new File(['приказ'], 'приказ.txt')]
    const answer = await dina.post(
      '/admin/tickets/new',
      formOf(panel, answers, files, { service: 'hire' }),
    )
    expect(answer.status).toBe(422)
    const page = await answer.text()
    for (const key of ['model', 'count', 'mail']) expect(page).toContain(`id="fault-${key}"`)
    for (const key of ['who', 'kind', 'secret']) expect(page).not.toContain(`id="fault-${key}"`)
    expect(page).toMatch(/value="pc" checked/)
    expect(page).toContain('value="не почта"')
    expect(page).toContain('приказ.txt')
    expect(page).toContain('Какой?')
    expect(queue(panel.desk, panel.person('dina'), {}, 9).rows).toEqual([])
    const kept = /name="a.papers.kept" value="(\d+)"/.exec(page)?.[1] ?? ''
    const better = { who: 'Ольга Котова', kind: ['pc'], model: 'ноутбук', 'papers.kept': kept }
    const ticket = await filed(panel, dina, formOf(panel, better, [], { service: 'hire' }))
    expect(attachmentsOf(panel.desk, ticket.number)).toHaveLength(1)
  })

  test('asks which of several people is meant, and only those of the step’s departments', async () => {
    const panel = newPanel(PACK.replace('departments: [sales]}', 'optional: false}'))
    const dina = await signedIn(panel, 'dina')
    const sendTo = (who: Answers) =>
      dina.post(
        '/admin/tickets/new',
        formOf(panel, { kind: ['desk'], ...who }, [], { service: 'hire' }),
      )
    const asked = await (await sendTo({ who: 'Котов' })).text()
    expect(asked).toContain('Выберите, кто именно')
    const picks = [...asked.matchAll(/name="a.who.pick" value="(\d+)"/g)].map(([, id]) =>
      Number(id),
    )
    expect(picks.sort()).toEqual([panel.person('olga').id, panel.person('oleg').id].sort())
    const pick = String(panel.person('oleg').id)
    expect((await sendTo({ who: 'Котов', 'who.pick': pick })).status).toBe(303)
    const other = newPanel(PACK)
    const form = formOf(other, { who: 'Олег Котов', kind: ['desk'] }, [], { service: 'hire' })
    const refused = await (await signedIn(other, 'dina')).post('/admin/tickets/new', form)
    expect(refused.status).toBe(422)
  })

  test('shows new questions when an answer calls for them, and files nothing by that', async () => {
    const panel = newPanel(PACK)
    const dina = await signedIn(panel, 'dina')
    const form = formOf(panel, { kind: ['pc'] }, [], { service: 'hire', redraw: '1' })
    const answer = await dina.post('/admin/tickets/new', form)
    expect(answer.status).toBe(200)
    const page = await answer.text()
    expect(page).toContain('Какой?')
    expect(page).not.toContain('class="fault"')
    expect(queue(panel.desk, panel.person('dina'), {}, 9).rows).toEqual([])
  })

  test('sent twice by the same form files once', async () => {
    const panel = newPanel(PACK)
    const vera = await signedIn(panel, 'vera')
    const same = token()
    const send = () =>
      filed(panel, vera, formOf(panel, { text: 'а' }, [], { service: 'question', token: same }))
    expect((await send()).number).toBe((await send()).number)
    expect(queue(panel.desk, panel.person('vera'), {}, 9).rows).toHaveLength(1)
  })

  test('to another line lets the agent read what they filed', async () => {
    const panel = newPanel(PACK)
    const vera = await signedIn(panel, 'vera')
    const answers = { who: 'Ольга Котова', kind: ['desk'] }
    const ticket = await filed(panel, vera, formOf(panel, answers, [], { service: 'hire' }))
    expect(ticket.line).toBe('l2')
    expect((await vera.get(`/admin/tickets/${ticket.number}`)).status).toBe(200)
  })

  test('does not show the requester what only agents were asked', async () => {
    const panel = newPanel(PACK)
    const dina = await signedIn(panel, 'dina')
    const answers = { who: 'Ольга Котова', kind: ['desk'], secret: '100 тысяч' }
    const requester = String(panel.person('vera').id)
    const form = formOf(panel, answers, [], { service: 'hire', requester })
    const { number } = await filed(panel, dina, form)
    expect(await dina.read(`/admin/tickets/${number}`)).toContain('100 тысяч')
    const vera = await signedIn(panel, 'vera')
    const own = await vera.read(`/admin/tickets/${number}`)
    expect(own).toContain('Ольга Котова')
    expect(own).not.toContain('100 тысяч')
  })
})
