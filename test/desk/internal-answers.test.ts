import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { keepUpload } from '../../desk/messages/attachments.ts'
import { note } from '../../desk/messages/noting.ts'
import { readableFile } from '../../desk/messages/reading-files.ts'
import { approve, askOnceMore } from '../../desk/processes/approvals.ts'
import { subtasksOf } from '../../desk/processes/subtask-rows.ts'
import { tick } from '../../desk/tick.ts'
import { merge } from '../../desk/tickets/merging.ts'
import { setService } from '../../desk/tickets/services.ts'
import { ticketPage } from '../../desk/tickets/ticket-page.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import type { Answers } from '../../scenarios/answer.ts'
import { newDesk, type TestDesk } from './desk.ts'
import { fileTicket } from './filing.ts'

const PROCESS = readFileSync(join(import.meta.dirname, 'process.yaml'), 'utf8')
const STEPS = `steps:
      - {key: text, ask: Что?, type: text}
      - {key: bill, ask: Счёт, type: files, optional: true}
      - {key: limit, ask: Лимит, type: text, optional: true, agents_only: true}
      - {key: proof, ask: Проверка, type: files, optional: true, agents_only: true}`
/** What is bought, of which only agents know the limit. */
const PACK = PROCESS.replace(
  'services:\n',
  `services:
  - key: buy
    name: Закупка
    line: l1
    approval: {by: manager}
    ${STEPS}
    subtasks:
      - {key: pay, service: pay, title: "Оплата {limit}", answers: {sum: "{limit}", ceiling: "{limit}", what: "{text}"}}
  - key: pay
    name: Оплата
    line: l2
    internal: true
    steps:
      - {key: what, ask: Что?, type: text, optional: true}
      - {key: sum, ask: Сколько?, type: text, optional: true}
      - {key: ceiling, ask: Не больше, type: text, optional: true, agents_only: true}
  - key: other
    name: Другое
    line: l1
    steps: [{key: text, ask: Что?, type: text}, {key: limit, ask: Сколько не жалко?, type: text, optional: true}]
`,
)

function upload({ desk, person }: TestDesk, name: string, owner = 'anna') {
  const file = { name, mime: 'application/pdf', size: 3, path: `aa/${name}`, kind: 'document' }
  const { id, kind } = keepUpload(desk, file, person(owner).id)
  return { id, kind, name }
}

function bought() {
  const world = newDesk(PACK)
  const [bill, proof] = [upload(world, 'bill'), upload(world, 'proof')]
  const answers: Answers = {
    text: { type: 'text', text: 'Стул' },
    bill: { type: 'files', files: [bill] },
    limit: { type: 'text', text: '5000' },
    proof: { type: 'files', files: [proof] },
  }
  const { number } = fileTicket(world, 'buy', answers)
  return { ...world, world, number, bill: bill.id, proof: proof.id }
}

function filesSent({ desk }: TestDesk): number[][] {
  const rows = desk.db.$client.prepare("select data from outbox where kind = 'files'").pluck().all()
  return rows.map((row) => (JSON.parse(String(row)) as { attachments: number[] }).attachments)
}

describe('whoever decides', () => {
  test('is sent the files of the request, none of a note or of what only agents are asked', () => {
    const { world, desk, person, number, bill } = bought()
    const secret = upload(world, 'secret', 'vera')
    note(desk, person('vera'), number, { text: 'Тайна', attachments: [secret.id], source: 'note' })
    askOnceMore(desk, person('boris'), number)
    expect(filesSent(world)).toEqual([[bill], [bill]])
  })
})

describe('what only agents are asked', () => {
  test('names no subtask and answers none of its questions that its requester reads', () => {
    const { desk, person, number } = bought()
    approve(desk, person('boris'), number)
    while (tick(desk));
    const [subtask] = subtasksOf(desk, number)
    expect(subtask?.title).toBe('Оплата')
    expect(ticketOf(desk, subtask?.child ?? 0).answers).toEqual({
      what: { type: 'text', text: 'Стул' },
      ceiling: { type: 'text', text: '5000' },
    })
  })

  test('answers no question of another service that everybody is asked, and comes back with its own', () => {
    const { desk, person, number } = bought()
    setService(desk, person('vera'), number, 'other')
    expect(ticketOf(desk, number).answers).toEqual({ text: { type: 'text', text: 'Стул' } })
    setService(desk, person('vera'), number, 'buy')
    expect(ticketOf(desk, number).answers.limit).toEqual({ type: 'text', text: '5000' })
  })

  test('stays a secret of agents when the service changes: its files too', () => {
    const { desk, person, number, bill, proof } = bought()
    const opens = (key: string, file: number) => () => readableFile(desk, person(key), file).id
    expect(opens('boris', bill)()).toBe(bill)
    expect(opens('boris', proof)).toThrow('not_found')
    setService(desk, person('vera'), number, 'other')
    expect(opens('boris', proof)).toThrow('not_found')
    expect(opens('vera', proof)()).toBe(proof)
  })
})

test('files of a duplicate’s answers stay with its answers', () => {
  const { world, desk, person, number, bill, proof } = bought()
  const other = fileTicket(world, 'buy', { text: { type: 'text', text: 'Стул' } }).number
  merge(desk, person('vera'), number, other)
  const shown = ticketPage(desk, person('vera'), number).answers
  expect(shown.flatMap(({ files }) => files.map(({ id }) => id))).toEqual([bill, proof])
  expect(() => readableFile(desk, person('boris'), proof)).toThrow('not_found')
})
