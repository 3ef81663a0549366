import { about, tellAgent } from '../delivery/notify.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { agents, type Person } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { watch } from '../people/watching.ts'
import { cleanText, excerpt } from '../texts.ts'
import { change } from '../tickets/tickets.ts'
import { attachTo } from './attachments.ts'
import { addMessage, type Message, messageBySource } from './messages.ts'

interface NewNote {
  text: string
  attachments?: number[]
  source: string
}

/** An internal note: only agents see it; colleagues named with @key or @name are told and may read on. */
export function note(desk: Desk, by: Person, number: number, noting: NewNote): Message {
  return deed(desk, () => {
    const ticket = ticketFor(desk, by, number, 'note')
    const known = messageBySource(desk, noting.source)
    if (known) return known
    const text = cleanText(noting.text)
    const files = noting.attachments ?? []
    if (text === '' && files.length === 0) throw new DeskError('empty_text')
    const message = addMessage(desk, {
      ticket: number,
      authorId: by.id,
      kind: 'note',
      text,
      source: noting.source,
    })
    attachTo(desk, files, { ticket: number, messageId: message.id, ownerId: by.id })
    const named = mentionedIn(desk, text).filter((person) => person.id !== ticket.requesterId)
    record(desk, 'noted', {
      ticket: number,
      by: by.id,
      data: { message: message.id, mentions: named.map((person) => person.id) },
    })
    for (const person of named) {
      watch(desk, number, person.id)
      const fact = { fact: 'mentioned' as const, by: by.name, excerpt: excerpt(text) }
      tellAgent(desk, person, { ...fact, ...about(ticket) }, ticket, by.id)
    }
    change(desk, number, { lastMessageAt: desk.now() })
    return message
  })
}

/** The agents whom a text names with @key or @Full Name. */
function mentionedIn(desk: Desk, text: string): Person[] {
  if (!text.includes('@')) return []
  const folded = text.toLowerCase()
  return agents(desk).filter(
    (agent) => isNamed(folded, agent.key) || isNamed(folded, agent.name.toLowerCase()),
  )
}

function isNamed(text: string, name: string): boolean {
  for (let at = text.indexOf(`@${name}`); at !== -1; at = text.indexOf(`@${name}`, at + 1)) {
    const next = text[at + name.length + 1] ?? ' '
    if (!/[\p{L}\p{N}_-]/u.test(next)) return true
  }
  return false
}
