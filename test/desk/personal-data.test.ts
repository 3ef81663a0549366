import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { workOff } from '../../chores/personal.ts'
import { openDatabase } from '../../db/open.ts'
import { newDraft } from '../../desk/chat/drafts.ts'
import { keepPending } from '../../desk/chat/pending.ts'
import { finishUpdate, keepUpdates } from '../../desk/delivery/inbox.ts'
import { createDesk, type Desk } from '../../desk/desk.ts'
import { fileStored } from '../../desk/messages/attachments.ts'
import { note } from '../../desk/messages/noting.ts'
import { edit, receive } from '../../desk/messages/receiving.ts'
import { reply } from '../../desk/messages/replying.ts'
import { findChat, meetChat } from '../../desk/people/chats.ts'
import { invite, takeInvite, unlink } from '../../desk/people/identity.ts'
import { leave } from '../../desk/people/leaving.ts'
import { type Person, personById, personByKey, searchPeople } from '../../desk/people/people.ts'
import { changeByHand, type EditedPerson } from '../../desk/people/people-editing.ts'
import {
  beingErased,
  erase,
  eraseSome,
  overwriteDeleted,
} from '../../desk/people/personal-data-erasing.ts'
import { filesGone } from '../../desk/people/personal-data-texts.ts'
import { tidy } from '../../desk/people/personal-data-tidying.ts'
import { signInLink, spendSignInLink } from '../../desk/people/sign-in-links.ts'
import { config } from '../../desk/setup/config.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { comment, rate } from '../../desk/tickets/csat.ts'
import { solve } from '../../desk/tickets/progress.ts'
import { findTicket } from '../../desk/tickets/tickets.ts'
import { loadWords } from '../../locales/words.ts'
import { HOUR, newDesk, OFFICE, TUESDAY } from './desk.ts'
import { fileTicket, lettersTo } from './filing.ts'
import { numbersFound } from './search/found.ts'

const words = loadWords()
const PACK = `${OFFICE.replaceAll('anna', 'zaitseva').replace('Анна Иванова', 'Жанна Зайцева').replace('telegram_id: 1001', 'telegram_id: 70010203')}
  - key: named
    name: О коллеге
    line: l1
    steps:
      - {key: who, ask: О ком?, type: person}
      - {key: sum, ask: Сколько?, type: number, optional: true}
      - {key: mail, ask: Почта?, type: email, optional: true}
`
/** What tells her, or was written by her; none of it may be left. */
const MARKERS = [
  'Зайцева',
  'зайцева',
  'zaitseva',
  '70010203',
  '79001112233',
  'zhanna_z',
  'Секрет',
  'секрет',
  'паспорт-5501',
  'tajny@example.org',
]

interface Office {
  desk: Desk
  person(key: string): Person
  folder: string
  file: string
  files: string
  pass(ms: number): void
}

function newOffice(): Office {
  const folder = mkdtempSync(join(tmpdir(), 'okoshko-personal-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'okoshko.db')
  let now = TUESDAY
  const desk = createDesk({
    db: openDatabase(file),
    now: () => now,
    words: (locale) => words.in(locale),
  })
  const imported = importPack(desk, PACK, { linkAccounts: true })
  if (!imported.ok) throw new Error(JSON.stringify(imported.faults))
  const person = (key: string) => {
    const found = personByKey(desk, key)
    if (!found) throw new Error(`nobody is called ${key}`)
    return found
  }
  const files = join(folder, 'files')
  mkdirSync(join(files, 'ab'), { recursive: true })
  return {
    desk,
    person,
    folder,
    file,
    files,
    pass: (ms) => {
      now += ms
    },
  }
}

/** Somebody who has left traces wherever the desk keeps something. */
async function newLife(office: Office): Promise<{ own: number; other: number; named: number }> {
  const { desk, person, pass, files } = office
  const test = { desk, person } as unknown as Parameters<typeof fileTicket>[0]
  const zhanna = person('zaitseva')
  const chatId = zhanna.telegramId ?? 0
  meetChat(desk, {
    chatId,
    type: 'private',
    title: 'Жанна Зайцева',
    username: 'zhanna_z',
    languageCode: 'ru',
  })
  const secret = { text: { type: 'text', text: 'Секрет первый' } } as const
  const own = fileTicket(test, 'question', secret, 'zaitseva').number
  const wrote = (ticket: number, telegramMessageId: number, text: string) => {
    const found = findTicket(desk, ticket)
    if (!found) throw new Error(`no ticket ${ticket}`)
    const content = {
      text,
      files: [
        {
          fileId: 'f1',
          fileUniqueId: `u${telegramMessageId}`,
          kind: 'document',
          name: 'Секрет.txt',
        },
      ],
    }
    return receive(desk, found, zhanna, { chatId, telegramMessageId, content })
  }
  const message = wrote(own, 11, 'Секрет второй')
  edit(desk, message, 'Секрет третий, паспорт-5501')
  await writeFile(join(files, 'ab', 'abcd'), 'Секрет в файле')
  fileStored(desk, 1, join('ab', 'abcd'), 20)
  reply(desk, person('vera'), own, { text: 'Разберёмся', source: 'form:1:x' })
  solve(desk, person('vera'), own)
  rate(desk, zhanna, own, 4)
  comment(desk, zhanna, own, 'Секрет оценки')
  const other = fileTicket(test, 'question', undefined, 'olga').number
  wrote(other, 12, 'Секрет в чужой заявке')
  const answer = { type: 'person', id: zhanna.id, key: 'zaitseva', name: 'Жанна Зайцева' } as const
  const named = fileTicket(test, 'named', { who: answer }, 'olga').number
  const asked = {
    who: { type: 'person', name: 'Секретный сосед' },
    sum: { type: 'number', value: 5501 },
    mail: { type: 'email', text: 'tajny@example.org' },
  } as const
  fileTicket(test, 'named', asked, 'zaitseva')
  const dina = person('dina')
  changeByHand(desk, dina, zhanna.id, {
    name: 'Жанна Зайцева',
    department: 'sales',
    position: 'Секретарь',
    manager: 'boris',
    phone: '+79001112233',
    email: 'tajny@example.org',
    language: 'ru',
    role: 'lead',
  })
  spendSignInLink(desk, signInLink(desk, zhanna.id), { agent: 'Секретный браузер' })
  note(desk, person('vera'), other, { text: 'Просто заметка', source: 'form:1:y' })
  newDraft(desk, zhanna, chatId, 'question')
  keepPending(desk, zhanna, {
    chatId,
    telegramMessageId: 13,
    content: { text: 'Секрет ждёт', files: [] },
  })
  const payload = JSON.stringify({ message: { from: { id: chatId }, text: 'Секрет из Telegram' } })
  keepUpdates(desk, [{ updateId: 7, lane: `chat:${chatId}`, payload }])
  finishUpdate(desk, 7)
  pass(HOUR)
  return { own, other, named }
}

function leftIn({ folder }: Office): string[] {
  const inFiles = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => readFileSync(join(one.parentPath, one.name)))
  return MARKERS.filter((marker) => inFiles.some((bytes) => bytes.includes(marker)))
}

const going = () => new AbortController().signal

describe('whoever is erased', () => {
  test('is found nowhere in the database, its journal or the files', async () => {
    const office = newOffice()
    await newLife(office)
    expect(leftIn(office)).toEqual(MARKERS)
    erase(office.desk, office.person('dina'), office.person('zaitseva').id, 'жанна  зайцева')
    await workOff(office.desk, office.files, going())
    expect(beingErased(office.desk)).toEqual([])
    expect(leftIn(office)).toEqual([])
    expect(existsSync(join(office.files, 'ab', 'abcd'))).toBe(false)
    expect(office.desk.db.$client.pragma('foreign_key_check')).toEqual([])
    expect(office.desk.db.$client.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  test('is overwritten in place where the database is too large to be written anew', async () => {
    const office = newOffice()
    const { desk, person } = office
    overwriteDeleted(desk)
    await newLife(office)
    erase(desk, person('dina'), person('zaitseva').id, 'Жанна Зайцева')
    const now = desk.now()
    while (eraseSome(desk)) expect(desk.now()).toBe(now)
    rmSync(join(office.files, 'ab', 'abcd'))
    filesGone(desk, ['ab/abcd'])
    while (eraseSome(desk)) expect(desk.now()).toBe(now)
    expect(tidy(desk, 0)).toBe(true)
    expect(beingErased(desk)).toEqual([])
    expect(leftIn(office)).toEqual([])
  })

  test('leaves the facts of their requests, and what others wrote', async () => {
    const office = newOffice()
    const { own, other, named } = await newLife(office)
    const { desk, person } = office
    const before = findTicket(desk, own)
    erase(desk, person('dina'), person('zaitseva').id, 'Жанна Зайцева')
    await workOff(desk, office.files, going())
    const after = findTicket(desk, own)
    for (const fact of ['service', 'createdAt', 'solvedAt', 'rating', 'answeredAt'] as const) {
      expect(after?.[fact]).toBe(before?.[fact])
    }
    expect(after).toMatchObject({
      title: 'Вопрос: удалено по запросу',
      ratingComment: 'удалено по запросу',
      answers: { text: { type: 'text', text: 'удалено по запросу' } },
    })
    expect(findTicket(desk, named)?.answers.who).toMatchObject({ name: 'Удалённый сотрудник' })
    expect(findTicket(desk, other)?.title).toBe('Принтер не печатает')
    expect(textsOf(desk, own)).toEqual(['удалено по запросу', 'Разберёмся'])
    expect(textsOf(desk, other)).toEqual(['удалено по запросу', 'Просто заметка'])
    expect(numbersFound(desk, 'разберемся')).toEqual([own])
    expect(numbersFound(desk, 'секрет')).toEqual([])
    expect(searchPeople(desk, 'зайцева', { offset: 0, limit: 5 }).total).toBe(0)
  })

  test('ends whichever part a crash cuts off, each part once more', async () => {
    const office = newOffice()
    const { own } = await newLife(office)
    const { desk, person } = office
    const dina = person('dina')
    erase(desk, dina, person('zaitseva').id, 'Жанна Зайцева')
    // Each look at the clock ends a slice; each slice is done by a program that has just started.
    let now = desk.now()
    for (let slices = 0; beingErased(desk).length > 0; slices += 1) {
      expect(slices).toBeLessThan(500)
      const again = createDesk({
        db: desk.db,
        now: () => {
          now += 10
          return now
        },
        words: desk.words,
      })
      failAtCommit(again)
      eraseSome(again)
      await workOff(again, office.files, AbortSignal.timeout(1))
    }
    await workOff(desk, office.files, going())
    expect(leftIn(office)).toEqual([])
    expect(textsOf(desk, own)).toEqual(['удалено по запросу', 'Разберёмся'])
    const kinds = desk.db.$client.prepare('select type from events').pluck().all()
    expect(kinds.filter((kind) => kind === 'person_erased')).toHaveLength(1)
  })

  test('leaves nothing in the accounts that they had before', async () => {
    const office = newOffice()
    const { desk, person } = office
    const meet = (chatId: number, title: string) =>
      meetChat(desk, { chatId, type: 'private', title, username: null, languageCode: null })
    const zhanna = person('zaitseva')
    meet(70010203, 'Секретный первый')
    unlink(desk, person('dina'), zhanna.id)
    meet(70010204, 'Секретный второй')
    takeInvite(
      desk,
      { chatId: 70010204, type: 'private', title: '', username: null, languageCode: null },
      invite(desk, null, zhanna.id),
    )
    unlink(desk, person('dina'), zhanna.id)
    erase(desk, person('dina'), zhanna.id, 'Жанна Зайцева')
    await workOff(desk, office.files, going())
    expect(findChat(desk, 70010203)).toBeUndefined()
    expect(findChat(desk, 70010204)).toBeUndefined()
    expect(leftIn(office)).toEqual([])
  })

  test('takes nothing from whoever has their account now', async () => {
    const office = newOffice()
    const { desk, person } = office
    const olga = person('olga')
    unlink(desk, person('dina'), olga.id)
    leave(desk, person('dina'), person('zaitseva').id)
    const meeting = { chatId: 70010203, type: 'private', title: 'Ольга', username: null }
    meetChat(desk, { ...meeting, languageCode: null })
    takeInvite(desk, { ...meeting, languageCode: null }, invite(desk, null, olga.id))
    newDraft(desk, person('olga'), 70010203, 'question')
    erase(desk, person('dina'), person('zaitseva').id, 'Жанна Зайцева')
    await workOff(desk, office.files, going())
    expect(findChat(desk, 70010203)?.title).toBe('Ольга')
    expect(lettersTo({ desk }, 70010203)).toContain('linked')
  })

  test('is found by a name with quotes in what others have begun', async () => {
    const office = newOffice()
    const { desk, person } = office
    const dina = person('dina')
    const named = { ...person('zaitseva'), name: 'Жанна "Секрет" Зайцева' }
    changeByHand(desk, dina, named.id, editedOf(named))
    const draft = newDraft(desk, person('olga'), 1002, 'question')
    const said = 'Спросите Жанна "Секрет" Зайцева'
    desk.db.$client
      .prepare('update drafts set state = ? where id = ?')
      .run(JSON.stringify({ said }), draft.id)
    erase(desk, dina, named.id, named.name)
    await workOff(desk, office.files, going())
    const state = desk.db.$client.prepare('select state from drafts').pluck().get()
    expect(state).toBe(JSON.stringify({ said: 'удалено по запросу' }))
  })

  test('has left by it, and the set-up names them by a key that says nothing', async () => {
    const office = newOffice()
    const { desk, person } = office
    const vera = person('vera')
    erase(desk, person('dina'), vera.id, 'Вера Смирнова')
    await workOff(desk, office.files, going())
    expect(personById(desk, vera.id)).toMatchObject({
      name: 'Удалённый сотрудник',
      telegramId: null,
      archivedAt: desk.now(),
    })
    expect(config(desk).lines.get('l1')?.agents).toEqual([`erased-${vera.id}`, 'pavel'])
  })
})

describe('erasing', () => {
  test('is refused to anybody but an admin, for oneself, and under another name', () => {
    const { desk, person } = newDesk()
    const anna = person('anna')
    for (const key of ['vera', 'pavel', 'anna']) {
      expect(() => erase(desk, person(key), anna.id, anna.name)).toThrow('not_allowed')
    }
    const dina = person('dina')
    expect(() => erase(desk, dina, dina.id, dina.name)).toThrow('not_allowed')
    expect(() => erase(desk, dina, anna.id, 'Анна')).toThrow('name_differs')
    expect(() => erase(desk, dina, 999, '')).toThrow('not_found')
    expect(personByKey(desk, 'anna')).toEqual(anna)
  })
})

function editedOf({ name, role }: Person): EditedPerson {
  const none = { position: null, manager: null, phone: null, email: null, language: null }
  return { name, role, department: 'sales', ...none }
}

function failAtCommit(desk: Desk): void {
  const client = desk.db.$client
  client.exec('begin immediate')
  try {
    eraseSome(desk)
  } finally {
    client.exec('rollback')
  }
}

function textsOf(desk: Desk, ticket: number): unknown[] {
  return desk.db.$client
    .prepare('select text from messages where ticket = ? order by id')
    .pluck()
    .all(ticket)
}
