import type { Panel } from '../story/panel.ts'

/** Of two agents who raced: what the panel answered, and what the ticket's page tells afterwards. */
export interface Racer {
  /** The name that the panel shows. */
  name: string
  words: string
  status: number
  body: string
  /** The page after both were answered. */
  page: string
}

/** What a race has left in the desk. */
export interface Race {
  racers: [Racer, Racer]
  ticket: { status: string; assignee: string | null }
  /** Changes of hands (by name) and of status (by key), in their order. */
  events: { type: string; from: string | null; to: string | null }[]
  /** Texts of public messages. */
  replies: string[]
}

/** What one agent does to a ticket; `words`: a text of their own. */
export type Deed = (browser: Panel, number: number, words: string) => Promise<Response>

/** Two deeds at the same instant, and what of their outcome would be wrong. */
export interface Contest {
  deeds: [Deed, Deed]
  judge: (race: Race) => string[]
}

const CLOSED = 'The ticket is closed already.'
const HANDS = ['taken', 'assigned']

const take: Deed = (browser, number) =>
  browser.post(`/admin/tickets/${number}/assignment`, { to: 'me' })
/** By the menu of statuses. */
const set =
  (key: string, speaks = false): Deed =>
  (browser, number, words) =>
    browser.sets(number, key, speaks ? words : '')
/** By the field in which replies are written. */
const sayAnd =
  (key: string): Deed =>
  (browser, number, words) =>
    browser.replies(number, words, key)
const say: Deed = (browser, number, words) => browser.replies(number, words)

/** The contests by name; `others`: the desk's numbers of two more agents. */
export function contests(others: number[]): Record<string, Contest> {
  const give = (place: number): Deed => {
    const to = String(others[place])
    return (browser, number) => browser.post(`/admin/tickets/${number}/assignment`, { to })
  }
  return {
    'take, take': { deeds: [take, take], judge: oneTakes },
    'take, assign': { deeds: [take, give(0)], judge: takenOrGiven },
    'assign, assign': { deeds: [give(0), give(1)], judge: bothInTurn },
    'pause, solve': { deeds: [set('paused'), set('solved')], judge: bothInTurn },
    'close, close': { deeds: [set('closed'), set('closed')], judge: closedOnce },
    'close and say, twice': {
      deeds: [sayAnd('closed'), sayAnd('closed')],
      judge: oneCloses,
    },
    'solve and say, twice': {
      deeds: [sayAnd('solved'), set('solved', true)],
      judge: solvedOnce,
    },
    'reply, reply': { deeds: [say, say], judge: bothSaid },
    'reply, close': { deeds: [say, set('closed')], judge: saidOrTold },
  }
}

/** One has the ticket, and the other is told who. */
function oneTakes({ racers, ticket, events }: Race): string[] {
  const winner = racers.find(({ name }) => name === ticket.assignee)
  const loser = racers.find(({ name }) => name !== ticket.assignee)
  return broken({
    'not changed hands once': of(events, HANDS).length === 1,
    'nobody has it': winner?.status === 303,
    'the other is not told who': isTold(loser, `The ticket has been taken: ${ticket.assignee}.`),
  })
}

/** Whoever takes has it until it is given away; where that was first, they are told who has it. */
function takenOrGiven({ racers: [taker, giver], ticket, events }: Race): string[] {
  const hands = of(events, HANDS)
  const isLate = isTold(taker, `The ticket has been taken: ${ticket.assignee}.`)
  return broken({
    'not given': giver.status === 303,
    'neither taken nor refused': taker.status === 303 || isLate,
    'another number of hands': hands.length === (taker.status === 303 ? 2 : 1),
    'hands in no row': isRow(hands),
    'the other is not told who has it': taker.page.includes(`Assignee: ${ticket.assignee}`),
  })
}

/** Each is done on what the other has left, the later one stands, and both are shown it. */
function bothInTurn({ racers, ticket, events }: Race): string[] {
  const hands = of(events, HANDS)
  const changes = hands.length > 0 ? hands : of(events, ['status_changed'])
  const shown = hands.length > 0 ? `Assignee: ${ticket.assignee}` : '→ '
  const last = changes.at(-1)
  const isLast = last?.to === (hands.length > 0 ? ticket.assignee : ticket.status)
  return broken({
    'not both done': racers.every((one) => one.status === 303) && changes.length >= 2,
    'changes in no row': isRow(changes),
    'the later one does not stand': isLast,
    'not both are shown it': racers.every(({ page }) => page.includes(shown)),
  })
}

/** What both wanted is done once, and both see it. */
function closedOnce({ racers, ticket, events }: Race): string[] {
  return broken({
    'not closed once': of(events, ['status_changed']).length === 1 && ticket.status === 'closed',
    'not both are shown it': racers.every((one) => one.status === 303 && /→ Closed/.test(one.page)),
  })
}

/** One closes with their words; the other is told, and keeps what they wrote. */
function oneCloses({ racers, ticket, events, replies }: Race): string[] {
  const winner = racers.find((one) => one.status === 303)
  const loser = racers.find((one) => one !== winner)
  return broken({
    'not closed once': of(events, ['status_changed']).length === 1 && ticket.status === 'closed',
    'other words went out': replies.join() === winner?.words,
    'the other is not told': isTold(loser, CLOSED) && keeps(loser),
  })
}

/** It is solved once, and the words of both go out. */
function solvedOnce({ racers, ticket, events, replies }: Race): string[] {
  return broken({
    'not solved once': of(events, ['status_changed']).length === 1 && ticket.status === 'solved',
    'not both said': racers.every((one) => one.status === 303 && isOnce(replies, one.words)),
    'not both are shown both': racers.every(({ page }) =>
      replies.every((text) => page.includes(text)),
    ),
  })
}

/** Both replies go out, and whose came first has the ticket. */
function bothSaid({ racers, ticket, events, replies }: Race): string[] {
  const first = racers.find(({ words }) => words === replies[0])
  return broken({
    'not both said': racers.every((one) => one.status === 303 && isOnce(replies, one.words)),
    'not begun once': of(events, ['status_changed']).length === 1,
    'not the first has it': of(events, HANDS).length === 1 && first?.name === ticket.assignee,
    'not both are shown who': racers.every(({ page }) => page.includes(`Assignee: ${first?.name}`)),
  })
}

/** The reply goes out before the end, or its writer is told and keeps it. */
function saidOrTold({ racers: [speaker, closer], ticket, replies }: Race): string[] {
  const isSaid = speaker.status === 303 && replies.join() === speaker.words
  const isLate = replies.length === 0 && isTold(speaker, CLOSED) && keeps(speaker)
  return broken({
    'not closed': closer.status === 303 && ticket.status === 'closed',
    'neither said nor refused': isSaid || isLate,
  })
}

/** The names of the rules that do not hold. */
function broken(rules: Record<string, boolean>): string[] {
  return Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [rule]))
}

function of(events: Race['events'], types: string[]): Race['events'] {
  return events.filter(({ type }) => types.includes(type))
}

/** Each begins where the one before it has ended. */
function isRow(changes: Race['events']): boolean {
  return changes.every(({ from }, i) => i === 0 || from === changes[i - 1]?.to)
}

function isTold(racer: Racer | undefined, why: string): boolean {
  return racer?.status === 422 && racer.body.includes(why)
}

function keeps(racer: Racer | undefined): boolean {
  return racer?.body.includes(racer.words) === true
}

function isOnce(texts: string[], text: string): boolean {
  return texts.filter((one) => one === text).length === 1
}
