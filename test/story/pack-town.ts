import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { expect } from 'vitest'
import { adminApp } from '../../admin/app.ts'
import { personById } from '../../desk/people/people.ts'
import { signInLink } from '../../desk/people/sign-in-links.ts'
import { checklistOf } from '../../desk/processes/checklist.ts'
import { subtasksOf } from '../../desk/processes/subtask-rows.ts'
import { tick } from '../../desk/tick.ts'
import { defaultStatus } from '../../desk/tickets/statuses.ts'
import { type Ticket, ticketOf } from '../../desk/tickets/tickets.ts'
import { loadWords } from '../../locales/words.ts'
import { newTown, type Phone, type Town } from '../bot/chat.ts'
import { signIn } from './panel.ts'

/** A file that is sent in a chat. */
interface Sending {
  file: string
}

/** An agent at work in the panel, over HTTP; after each deed everything due has happened and been said. */
interface Desktop {
  /** Answers the requester; with a status the ticket goes there as well. */
  replies(number: number, text: string, status?: string): Promise<void>
  sets(number: number, status: string, text?: string): Promise<void>
  /** Takes the ticket (`me`), or gives it to the person of a key. */
  assigns(number: number, to: string): Promise<void>
  moves(number: number, line: string, reason: string): Promise<void>
  ranksAs(number: number, priority: string): Promise<void>
  ticks(number: number, item: number): Promise<void>
  /** Starts the subtask of a key by hand and tells its number. */
  starts(number: number, key: string): Promise<number>
  /** The page of a ticket as it is sent. */
  page(number: number): Promise<string>
}

/** A shipped pack as a living desk: phones, panel and postman speak HTTP, the clock is the story's. */
export interface PackTown extends Town {
  ticket(number: number): Ticket
  /** The number of the ticket that a subtask has become. */
  child(number: number, key: string): number
  /** The phone of somebody who has pressed *Start*. */
  started(who: string | number): Promise<Phone>
  panel(who: string): Promise<Desktop>
  /** Whoever has the ticket says that it is solved. */
  solved(number: number, text?: string): Promise<void>
  /** Moves the clock on; what fell due happens and is said. */
  later(ms: number): Promise<void>
  /** Opens a service by `Group › Service` and answers: a button where one is called so, else words, a file. */
  files(phone: Phone, service: string, ...answers: (string | Sending)[]): Promise<number>
}

/** Opens the town of a shipped pack on a Tuesday at ten in Moscow. */
export async function openPack(name: string): Promise<PackTown> {
  const folder = join(import.meta.dirname, '../../scenarios/packs')
  const town = await newTown(readFileSync(join(folder, `${name}.yaml`), 'utf8'))
  const { desk } = town
  const web = await servePanel(town)
  const settle = async () => {
    while (tick(desk));
    await town.idle()
  }
  const desktops = new Map<string, Promise<Desktop>>()
  const panel = (who: string) => {
    const known = desktops.get(who) ?? desktop(town, web.url, who, settle)
    desktops.set(who, known)
    return known
  }
  return {
    ...town,
    ticket: (number) => ticketOf(desk, number),
    child: (number, key) => subtasksOf(desk, number).find((one) => one.key === key)?.child ?? 0,
    started: async (who) => {
      const phone = town.phone(who)
      await phone.start()
      return phone
    },
    panel,
    solved: async (number, text) => {
      const assignee = personById(desk, ticketOf(desk, number).assigneeId ?? 0)
      const at = await panel(assignee?.key ?? 'nobody')
      await at.sets(number, defaultStatus(desk, 'solved').key, text)
    },
    later: async (ms) => {
      town.pass(ms)
      await settle()
    },
    files: async (phone, service, ...answers) => {
      await phone.says('/new')
      for (const label of service.split(' › ')) await phone.taps(labelled(phone, label) ?? label)
      for (const answer of answers) await give(phone, answer)
      await phone.taps('Отправить')
      await settle()
      return Number(/№(\d+)/.exec(phone.found('№').text ?? '')?.[1])
    },
    close: async () => {
      expect(town.errors()).toEqual([])
      await web.close()
      await town.close()
    },
  }
}

/** Everything that the bot has said to a phone. */
export function said(phone: Phone): string {
  return phone.texts().join('\n')
}

async function give(phone: Phone, input: string | Sending): Promise<void> {
  if (typeof input !== 'string') {
    await phone.sends('document', { name: input.file })
    return
  }
  const label = labelled(phone, input)
  if (label === undefined) await phone.says(input)
  else await phone.taps(label)
}

/** The button of these words, whatever sign stands before them. */
function labelled(phone: Phone, words: string): string | undefined {
  const labels = phone.buttons().flat()
  return labels.find((one) => one === words || one.endsWith(` ${words}`))
}

async function desktop(
  { desk, person }: Town,
  url: string,
  who: string,
  settle: () => Promise<void>,
): Promise<Desktop> {
  const me = person(who)
  const browser = await signIn(url, `${url}/admin/sign-in/${signInLink(desk, me.id)}`)
  const done = async (answer: Promise<Response>) => {
    const { status, url: of } = await answer
    if (status !== 303) throw new Error(`the panel answers ${who} with ${status} at ${of}`)
    await settle()
  }
  const at = (number: number, what: string) => `/admin/tickets/${number}/${what}`
  return {
    replies: (number, text, status) => done(browser.replies(number, text, status)),
    sets: (number, status, text) => done(browser.sets(number, status, text)),
    assigns: (number, to) => {
      const fields = { to: to === 'me' ? 'me' : String(person(to).id) }
      return done(browser.post(at(number, 'assignment'), fields))
    },
    moves: (number, line, reason) => done(browser.post(at(number, 'line'), { line, reason })),
    ranksAs: (number, priority) => done(browser.post(at(number, 'priority'), { priority })),
    ticks: (number, item) => {
      const { id } = checklistOf(desk, number)[item - 1] ?? { id: 0 }
      return done(browser.post(at(number, `checklist/${id}`), { do: 'tick' }))
    },
    starts: async (number, key) => {
      const find = () => subtasksOf(desk, number).find((one) => one.key === key)
      await done(browser.post(at(number, `subtasks/${find()?.id}`), { do: 'start' }))
      return find()?.child ?? 0
    },
    page: (number) => browser.page(`/admin/tickets/${number}`),
  }
}

async function servePanel(town: Town): Promise<{ url: string; close(): Promise<void> }> {
  const stopping = new AbortController()
  const failed = (fields: object, message: string) => {
    throw new Error(`${message}: ${JSON.stringify(fields)}`)
  }
  const admin = adminApp(town.desk, loadWords(), {
    database: () => town.desk.db.$client.serialize(),
    filesDir: join(import.meta.dirname, 'never-made'),
    log: { warn: failed, error: failed },
    secure: false,
    stopping: stopping.signal,
  })
  const server = createServer(getRequestListener(new Hono().route('/admin', admin).fetch))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      stopping.abort()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
