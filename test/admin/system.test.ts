import { beforeEach, describe, expect, test } from 'vitest'
import { auditPage } from '../../desk/audit/audit.ts'
import type { Change } from '../../desk/bus.ts'
import { nextDue, refused } from '../../desk/delivery/delivery.ts'
import { failUpdate, keepUpdates, pendingUpdates } from '../../desk/delivery/inbox.ts'
import { post } from '../../desk/delivery/outbox.ts'
import { deed } from '../../desk/desk.ts'
import { setAsideUpdates } from '../../desk/doctor.ts'
import { noteBackup, noteFailedBackup } from '../../desk/keeping/backups.ts'
import { noteRestored } from '../../desk/keeping/gaps.ts'
import { heldLetters, holdLetters } from '../../desk/keeping/holding.ts'
import { notePoisoned, poisoned } from '../../desk/keeping/poisoned.ts'
import { meetChat } from '../../desk/people/chats.ts'
import { config } from '../../desk/setup/config.ts'
import { saveObject } from '../../desk/setup/setup-editing.ts'
import { HOUR } from '../desk/desk.ts'
import { newPanel, signedIn, type TestPanel } from './panel.ts'

const PAGE = '/admin/system'
const CHAT = 'chat not found'

let panel: TestPanel

beforeEach(() => {
  panel = newPanel()
})

function setAside(updateId: number): void {
  keepUpdates(panel.desk, [{ updateId, lane: 'chat:1001', payload: '{"text":"секрет"}' }])
  failUpdate(panel.desk, updateId, 'TypeError', 1)
}

function failLetter(chatId = 1001): number {
  deed(panel.desk, () => post(panel.desk, { chatId }, { kind: 'fact', fact: { fact: 'back' } }))
  const due = nextDue(panel.desk, [])
  if (!due) throw new Error('nothing is due')
  refused(panel.desk, due, { error: CHAT, unreachable: false })
  return due.id
}

describe('the page of the system', () => {
  test.each(['vera', 'pavel'])('is for admins, not for %s', async (key) => {
    const browser = await signedIn(panel, key)
    expect((await browser.get(PAGE)).status).toBe(403)
    setAside(70)
    expect((await browser.post(`${PAGE}/updates/70`, { deed: 'retry' })).status).toBe(403)
    expect((await browser.post(`${PAGE}/retrying`)).status).toBe(403)
    expect((await browser.post(`${PAGE}/held`, { deed: 'send' })).status).toBe(403)
    expect(setAsideUpdates(panel.desk)).toHaveLength(1)
  })

  test('says so where all is well', async () => {
    const dina = await signedIn(panel, 'dina')
    const page = await dina.read(PAGE)
    expect(page).toContain('Ничего не ждёт вашего внимания.')
    expect(page).not.toContain('Повторить всё')
  })

  test('shows what failed by its number and reason, and no word of people', async () => {
    const dina = await signedIn(panel, 'dina')
    setAside(70)
    failLetter()
    const work = { kind: 'breach', ticket: 42 } as const
    notePoisoned(panel.desk, [{ work, failures: 3, until: 0, error: 'SyntaxError' }])
    const page = await dina.read(PAGE)
    for (const words of ['Обновление 70', 'TypeError', 'chat not found', '№42', 'SyntaxError']) {
      expect(page).toContain(words)
    }
    expect(page).not.toContain('секрет')
  })

  test('says whom a letter was for, and what to do about it', async () => {
    const { desk } = panel
    const line = config(desk).lines.get('l1')
    if (!line) throw new Error('the office has a first line')
    saveObject(desk, panel.person('dina'), 'lines', { ...line, chat: -5 })
    const group = { type: 'group', username: null, languageCode: null }
    meetChat(desk, { ...group, chatId: -5, title: 'Дежурные' })
    meetChat(desk, { ...group, chatId: -6, title: 'Прочие' })
    for (const chatId of [1001, -5, -6, 9009]) failLetter(chatId)
    const dina = await signedIn(panel, 'dina')
    const page = await dina.read(PAGE)
    const anna = `<a href="/admin/people/${panel.person('anna').id}">Анна Иванова</a>`
    const start = 'chat not found · Попросите открыть бота и нажать «Старт», потом повторите.'
    const add = 'chat not found · Добавьте бота в группу, потом повторите.'
    expect(page).toContain(`Кому: ${anna} · ${start}`)
    expect(page).toContain(`Кому: <a href="/admin/settings/lines/l1">Дежурные</a> · ${add}`)
    expect(page).toContain(`Кому: Прочие · ${add}`)
    expect(page).toContain(`Кому: чат 9009 · ${start}`)
    deed(desk, () => post(desk, { chatId: 2001 }, { kind: 'fact', fact: { fact: 'back' } }))
    panel.pass(HOUR)
    expect(await dina.read(PAGE)).toMatch(/Кому: <a [^>]*>Вера Смирнова<\/a> · 0 попыток/)
  })

  test('tries again or lets go, once', async () => {
    const dina = await signedIn(panel, 'dina')
    setAside(70)
    setAside(71)
    expect((await dina.post(`${PAGE}/updates/70`, { deed: 'retry' })).status).toBe(303)
    expect((await dina.post(`${PAGE}/updates/71`, { deed: 'drop' })).status).toBe(303)
    expect(pendingUpdates(panel.desk, 10).map(({ updateId }) => updateId)).toEqual([70])
    expect((await dina.post(`${PAGE}/updates/71`, { deed: 'retry' })).status).toBe(404)
    const letter = failLetter()
    expect((await dina.post(`${PAGE}/letters/${letter}`, { deed: 'retry' })).status).toBe(303)
    expect(nextDue(panel.desk, [])?.id).toBe(letter)
  })

  test('tries one failing work of a ticket again, and leaves the others', async () => {
    const dina = await signedIn(panel, 'dina')
    const works = [
      { kind: 'remind', ticket: 42, clock: 7 },
      { kind: 'breach', ticket: 42 },
      { kind: 'rank', ticket: 0 },
    ] as const
    notePoisoned(
      panel.desk,
      works.map((work) => ({ work, failures: 3, until: 0, error: 'SyntaxError' })),
    )
    const heard: Change[] = []
    panel.desk.bus.listen((change) => heard.push(change))
    const page = await dina.read(PAGE)
    for (const name of ['№42 · напоминание', '№42 · нарушение срока', '<strong>очерёдность']) {
      expect(page).toContain(name)
    }
    const remind = { kind: 'remind', ticket: '42', clock: '7' }
    expect((await dina.post(`${PAGE}/works`, remind)).status).toBe(303)
    expect(heard).toEqual([{ what: 'retry', work: works[0] }])
    expect(poisoned(panel.desk).map(({ work }) => work)).toEqual(works.slice(1))
    expect((await dina.post(`${PAGE}/works`, remind)).status).toBe(404)
    expect((await dina.post(`${PAGE}/works`, { kind: 'nosuch', ticket: '42' })).status).toBe(400)
    const vera = await signedIn(panel, 'vera')
    const breach = { kind: 'breach', ticket: '42' }
    expect((await vera.post(`${PAGE}/works`, breach)).status).toBe(403)
    expect((await dina.post(`${PAGE}/works`, breach)).status).toBe(303)
    expect(poisoned(panel.desk)).toHaveLength(1)
  })

  test('keeps in the audit who did what, and what it was before', async () => {
    const dina = await signedIn(panel, 'dina')
    const say = () =>
      deed(panel.desk, () =>
        post(panel.desk, { chatId: 1001 }, { kind: 'fact', fact: { fact: 'back' } }),
      )
    for (const id of [70, 71, 72]) setAside(id)
    const letters = [failLetter(), failLetter(), failLetter()]
    const work = { kind: 'breach', ticket: 42 } as const
    notePoisoned(panel.desk, [{ work, failures: 3, until: 0, error: 'SyntaxError' }])
    await dina.post(`${PAGE}/updates/70`, { deed: 'retry' })
    await dina.post(`${PAGE}/updates/71`, { deed: 'drop' })
    await dina.post(`${PAGE}/letters/${letters[0]}`, { deed: 'retry' })
    await dina.post(`${PAGE}/letters/${letters[1]}`, { deed: 'drop' })
    await dina.post(`${PAGE}/works`, { kind: 'breach', ticket: '42' })
    await dina.post(`${PAGE}/retrying`)
    for (const choice of ['send', 'drop']) {
      say()
      noteRestored(panel.desk, holdLetters(panel.desk))
      await dina.post(`${PAGE}/held`, { deed: choice })
    }
    await dina.post(`${PAGE}/gap`)
    const { lines } = auditPage(panel.desk, panel.person('dina'), {}, 9)
    expect(lines.every(({ who }) => who?.key === 'dina')).toBe(true)
    const [failed, waits, dropped] = ['failed', 'waits', 'dropped'].map((state) => ({ state }))
    const held = { before: { state: 'held' } }
    expect(lines.map(({ type, data }) => [type, data]).reverse()).toEqual([
      ['update_retried', { update: 70, error: 'TypeError', before: failed, after: waits }],
      ['update_dropped', { update: 71, error: 'TypeError', before: failed, after: dropped }],
      ['letter_retried', { letter: letters[0], error: CHAT, before: failed, after: waits }],
      ['letter_dropped', { letter: letters[1], error: CHAT, before: failed, after: dropped }],
      [
        'work_retried',
        {
          number: 42,
          work: 'breach',
          failures: 3,
          error: 'SyntaxError',
          before: failed,
          after: waits,
        },
      ],
      ['all_retried', { updates: 1, letters: 1, works: 0 }],
      ['held_sent', { letters: expect.any(Number), ...held, after: waits }],
      ['held_dropped', { letters: expect.any(Number), ...held, after: dropped }],
      ['gap_read', { missing: 0, restoredAt: panel.desk.now() }],
    ])
  })

  test('tries everything again at once', async () => {
    const dina = await signedIn(panel, 'dina')
    setAside(70)
    const letter = failLetter()
    expect((await dina.post(`${PAGE}/retrying`)).status).toBe(303)
    expect(pendingUpdates(panel.desk, 10)).toHaveLength(1)
    expect(nextDue(panel.desk, [])?.id).toBe(letter)
  })

  test.each([
    ['send', 1],
    ['drop', 0],
  ])('asks what becomes of the letters of a restored desk: %s', async (choice, left) => {
    const dina = await signedIn(panel, 'dina')
    deed(panel.desk, () =>
      post(panel.desk, { chatId: 1001 }, { kind: 'fact', fact: { fact: 'back' } }),
    )
    noteRestored(panel.desk, holdLetters(panel.desk))
    expect(await dina.read(PAGE)).toContain('1 сообщение ждёт вашего решения')
    expect((await dina.post(`${PAGE}/held`, { deed: choice })).status).toBe(303)
    expect(heldLetters(panel.desk)).toBe(0)
    expect(nextDue(panel.desk, []) ? 1 : 0).toBe(left)
    await dina.post(`${PAGE}/gap`)
    expect(await dina.read(PAGE)).not.toContain('восстановлены')
  })

  test('tells of the last backup, and of one that failed', async () => {
    const dina = await signedIn(panel, 'dina')
    expect(await dina.read(PAGE)).toContain('пока нет')
    const held = { file: '/data/backups/night.db', tickets: 3, messages: 4, files: 1, missing: 0 }
    noteBackup(panel.desk, { ...held, bytes: 2_000_000 })
    expect(await dina.read(PAGE)).toMatch(/night\.db.*3 заявки, 1 файл/)
    noteFailedBackup(panel.desk)
    expect(await dina.read(PAGE)).toContain('копия не получилась')
  })
})
