import { randomBytes, randomUUID } from 'node:crypto'
import type { Simulator } from '../../simulator/start.ts'
import type { Panel } from '../story/panel.ts'
import type { Dice } from './dice.ts'
import type { Ledger } from './ledger.ts'
import { fileOne, goOn, messagesOf, pressSomething, writeOne } from './person.ts'
import { pause } from './waiting.ts'

export interface Load {
  dice: Dice
  ledger: Ledger
  isOver: () => boolean
  /** How often each deed was done. */
  tally: Map<string, number>
  /** Answers of the panel that nobody should get. */
  faults: Set<string>
  /** Numbers of open tickets, the newest first. */
  open: () => number[]
}

/** Deeds of an agent, by how often of a hundred they are done. */
type Deed = (browser: Panel, load: Load) => Promise<Response | undefined>

const PAGES = ['people', 'settings', 'deadlines', 'services', 'notices', 'me', 'system', 'packs']
const AGENT_DEEDS: [share: number, name: string, deed: Deed][] = [
  [26, 'reply', (browser, load) => say(browser, load)],
  [8, 'solve with words', (browser, load) => say(browser, load, 'solved')],
  [8, 'file sent', upload],
  [18, 'page of a ticket', (browser, load) => browser.get(`/admin/tickets/${someTicket(load)}`)],
  [12, 'queue', (browser) => browser.get('/admin/tickets')],
  [8, 'search', search],
  [8, 'another page', (browser, { dice }) => browser.get(`/admin/${dice.of(PAGES)}`)],
  [8, 'news listened to', listen],
  [2, 'tickets as a table', (browser) => browser.get('/admin/tickets.csv')],
  [1, 'audit as a table', (browser) => browser.post('/admin/audit/export')],
  [1, 'desk as a pack', (browser) => browser.get('/admin/packs/export')],
]
const PERSON_PAUSE_MS = 3000
const AGENT_PAUSE_MS = 300
const REFUSED = 422

/** One person at their phone until it is over: files, writes, sends files, rates, taps what lies about. */
export async function loadAsPerson(telegram: Simulator, id: number, load: Load): Promise<void> {
  const { dice, ledger, isOver, tally } = load
  telegram.people.start(id)
  const deeds: [share: number, name: string, deed: (count: number) => unknown][] = [
    [20, 'request filed', (count) => fileOne(telegram, id, count, ledger)],
    [50, 'message written', (count) => writeOne(telegram, id, count, { dice, ledger })],
    [10, 'document sent', () => sendDocument(telegram, id, dice)],
    [20, 'button tapped', () => pressSomething(telegram, id, dice)],
  ]
  await fileOne(telegram, id, 0, ledger)
  for (let count = 1; !isOver(); count++) {
    const [name, deed] = chosen(dice, deeds)
    await deed(count)
    tally.set(name, (tally.get(name) ?? 0) + 1)
    goOn(telegram, id)
    await pause(dice.below(PERSON_PAUSE_MS))
  }
}

/** One agent in the panel until it is over. */
export async function loadAsAgent(browser: Panel, load: Load): Promise<void> {
  const { dice, isOver, tally, faults } = load
  while (!isOver()) {
    if (load.open().length > 0) {
      const [name, deed] = chosen(dice, AGENT_DEEDS)
      const done = await deed(browser, load).then(
        async (answer) => {
          await answer?.arrayBuffer()
          const isWell = !answer || answer.status < 400 || answer.status === REFUSED
          if (!isWell) faults.add(`${name} was answered ${answer.status}`)
          return name
        },
        // A browser asks again where a connection that it kept was closed at that very moment.
        (error: Error) => `connections lost: ${lostBy(error)}`,
      )
      tally.set(done, (tally.get(done) ?? 0) + 1)
    }
    await pause(dice.below(AGENT_PAUSE_MS))
  }
}

function lostBy({ message, cause }: Error): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : message
}

function chosen<Deed>(dice: Dice, deeds: [share: number, name: string, deed: Deed][]) {
  let left = dice.below(100)
  for (const [share, name, deed] of deeds) {
    if (left < share) return [name, deed] as const
    left -= share
  }
  throw new Error('the shares do not come to a hundred')
}

function someTicket({ dice, open }: Load): number {
  return dice.of(open())
}

function say(browser: Panel, load: Load, status?: string): Promise<Response> {
  return browser.replies(someTicket(load), `Reply ${randomUUID()}`, status)
}

function search(browser: Panel, { dice }: Load): Promise<Response> {
  const words = dice.of(['Request', 'Added', 'better', `Request ${10_000 + dice.below(30)}`])
  return browser.get(`/admin/tickets?q=${encodeURIComponent(words)}`)
}

function upload(browser: Panel, load: Load): Promise<Response> {
  const form = new FormData()
  form.append('mode', 'reply')
  form.append('text', 'See the file')
  form.append('token', randomUUID())
  form.append('files', new Blob([someBytes(load.dice)]), 'report.pdf')
  return fetch(`${browser.headers.origin}/admin/tickets/${someTicket(load)}/messages`, {
    method: 'POST',
    headers: browser.headers,
    body: form,
    redirect: 'manual',
  })
}

/** Opens the news of a ticket as its page does, and closes it after a while. */
async function listen(browser: Panel, load: Load): Promise<undefined> {
  const page = new AbortController()
  const url = `${browser.headers.origin}/admin/events?ticket=${someTicket(load)}`
  const answer = await fetch(url, { headers: browser.headers, signal: page.signal })
  if (answer.status !== 200) load.faults.add(`news were answered ${answer.status}`)
  await pause(load.dice.below(3000))
  page.abort()
}

function sendDocument(telegram: Simulator, id: number, dice: Dice): void {
  const card = messagesOf(telegram, id).findLast(({ text = '' }) => text.startsWith('№'))
  const replyTo = card ? { replyTo: card.messageId } : {}
  telegram.people.sendDocument(id, { bytes: someBytes(dice), name: 'scan.bin', ...replyTo })
}

function someBytes(dice: Dice): Uint8Array<ArrayBuffer> {
  return new Uint8Array(randomBytes(1000 + dice.below(200_000)))
}
