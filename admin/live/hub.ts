import type { Change } from '../../desk/bus.ts'
import type { Desk } from '../../desk/desk.ts'
import type { Person } from '../../desk/people/people.ts'
import { linesOf } from '../../desk/people/rights.ts'
import { watchersOf } from '../../desk/people/watching.ts'
import { findTicket } from '../../desk/tickets/tickets.ts'

const MOST_WIRES = 2000
/** After these a ticket may have left somebody's queue, so that everybody's is asked again. */
const MOVING = ['moved', 'assigned', 'taken', 'merged', 'merged_here']

/** What a page should ask for again. */
type News = 'ticket' | 'presence' | 'queue' | 'notices'

/** An open page that wants to hear; what it has not fetched yet is a set, so that it cannot grow. */
export interface Wire {
  readonly person: Person
  readonly ticket: number | null
  /** What is new, at once or as soon as there is something; empty after `ms`; null once the wire has ended. */
  next(ms: number): Promise<News[] | null>
  end(): void
}

export interface Hub {
  /** Joins a page; a full house ends the one that has been there longest. */
  join(person: Person, ticket: number | null): Wire
  /** Somebody came to a ticket, went, or began to write. */
  stir(ticket: number): void
  /** Ends every wire, for a program that stops. */
  close(): void
}

/** Passes what the desk publishes to the open pages whom it concerns. */
export function createHub(desk: Desk): Hub {
  const wires = new Map<Wire, (news: News) => void>()
  const tell = (isFor: (wire: Wire) => boolean, news: News) => {
    for (const [wire, ring] of wires) if (isFor(wire)) ring(news)
  }
  const forget = desk.bus.listen((change) => {
    if (wires.size > 0) pass(desk, change, tell)
  })

  return {
    join: (person, ticket) => {
      const oldest = wires.size >= MOST_WIRES ? wires.keys().next().value : undefined
      oldest?.end()
      const { wire, ring } = createWire(person, ticket, () => wires.delete(wire))
      wires.set(wire, ring)
      return wire
    },
    stir: (ticket) => tell((wire) => wire.ticket === ticket, 'presence'),
    close: () => {
      forget()
      for (const wire of wires.keys()) wire.end()
    },
  }
}

function pass(
  desk: Desk,
  change: Change,
  tell: (isFor: (wire: Wire) => boolean, news: News) => void,
): void {
  if (change.what === 'person') tell((wire) => wire.person.id === change.person, 'notices')
  if (change.what === 'config') tell(() => true, 'queue')
  if (change.what !== 'ticket') return
  tell((wire) => wire.ticket === change.ticket, 'ticket')
  tell(concerned(desk, change.ticket, change.deed), 'queue')
}

function concerned(desk: Desk, number: number, deed: string): (wire: Wire) => boolean {
  const ticket = findTicket(desk, number)
  if (!ticket || MOVING.includes(deed)) return () => true
  const watching = watchersOf(desk, number)
  return ({ person }) =>
    person.role === 'admin' ||
    ticket.assigneeId === person.id ||
    watching.includes(person.id) ||
    linesOf(desk, person).includes(ticket.line)
}

function createWire(person: Person, ticket: number | null, onEnd: () => void) {
  const news = new Set<News>()
  let isOver = false
  let wake: (() => void) | undefined

  const wire: Wire = {
    person,
    ticket,
    next: async (ms) => {
      if (news.size === 0 && !isOver) await until(ms, (awake) => (wake = awake))
      if (isOver) return null
      const told = [...news]
      news.clear()
      return told
    },
    end: () => {
      isOver = true
      onEnd()
      wake?.()
    },
  }
  const ring = (one: News) => {
    news.add(one)
    wake?.()
  }
  return { wire, ring }
}

function until(ms: number, given: (awake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    given(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
