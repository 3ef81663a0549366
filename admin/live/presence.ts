import type { Person } from '../../desk/people/people.ts'

const VIEWING_MS = 45_000
const TYPING_MS = 8_000

interface Seen {
  name: string
  at: number
  typingAt: number
}

/** A colleague who has the same ticket open. */
interface Colleague {
  name: string
  isTyping: boolean
}

/** Who looks at which ticket now; kept in memory, as it is worth nothing tomorrow. */
export interface Presence {
  /** The person has the ticket open; true when others see something new by it. */
  see(ticket: number, person: Person, isTyping: boolean): boolean
  leave(ticket: number, person: Person): void
  /** Colleagues at a ticket besides the reader, those who write first. */
  others(ticket: number, reader: Person): Colleague[]
}

/** Nobody is anywhere yet. */
export function createPresence(now: () => number): Presence {
  const rooms = new Map<number, Map<number, Seen>>()

  function room(ticket: number): Map<number, Seen> {
    const here = rooms.get(ticket) ?? new Map<number, Seen>()
    for (const [id, seen] of here) if (now() - seen.at > VIEWING_MS) here.delete(id)
    if (here.size === 0) rooms.delete(ticket)
    return here
  }

  return {
    see: (ticket, person, isTyping) => {
      for (const known of rooms.keys()) room(known)
      const here = room(ticket)
      const before = here.get(person.id)
      const wasTyping = before !== undefined && now() - before.typingAt <= TYPING_MS
      here.set(person.id, { name: person.name, at: now(), typingAt: isTyping ? now() : 0 })
      rooms.set(ticket, here)
      return before === undefined || wasTyping !== isTyping
    },
    leave: (ticket, person) => {
      room(ticket).delete(person.id)
    },
    others: (ticket, reader) =>
      [...room(ticket)]
        .filter(([id]) => id !== reader.id)
        .map(([, seen]) => ({ name: seen.name, isTyping: now() - seen.typingAt <= TYPING_MS }))
        .sort((a, b) => Number(b.isTyping) - Number(a.isTyping)),
  }
}
