import { randomUUID } from 'node:crypto'
import type { Dice } from './dice.ts'
import type { Ledger } from './ledger.ts'

export interface Ticket {
  number: number
  telegramId: number
}

interface AtWork {
  dice: Dice
  ledger: Ledger
  isOver: () => boolean
  /** Base of the web, the same after each restart. */
  url: string
  cookie: string
  /** Open tickets as they are now. */
  open: () => Ticket[]
}

/** One agent in the panel, until `isOver`: replies, and solves now and then. A form that got no answer is sent again. */
export async function actAsAgent(name: string, at: AtWork): Promise<void> {
  const { dice, ledger, isOver } = at
  for (let count = 1; !isOver(); count++) {
    const tickets = at.open()
    if (tickets.length > 0) {
      const ticket = dice.of(tickets)
      const text = `Reply ${name}-${count}`
      const solves = dice.percent(10)
      if (await say(at, ticket.number, text, solves)) {
        const before = ledger.replied.get(ticket.telegramId) ?? []
        ledger.replied.set(ticket.telegramId, [...before, text])
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 20 + dice.below(150)))
  }
}

/** True once the panel has taken it, false where it refuses: another agent was quicker. */
async function say(at: AtWork, number: number, text: string, solves: boolean): Promise<boolean> {
  const token = randomUUID()
  for (;;) {
    const form = new FormData()
    form.append('mode', 'reply')
    form.append('text', text)
    form.append('token', token)
    if (solves) form.append('status', 'solved')
    try {
      const answer = await fetch(`${at.url}/admin/tickets/${number}/messages`, {
        method: 'POST',
        headers: { origin: at.url, cookie: at.cookie },
        body: form,
        redirect: 'manual',
        signal: AbortSignal.timeout(10_000),
      })
      const place = answer.headers.get('location') ?? ''
      if (answer.status === 303 && place.startsWith('/admin/tickets/')) return true
      if (answer.status === 303) throw new Error(`sent to ${place}`)
      if (answer.status < 500) return false
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('sent to')) throw error
      // Killed meanwhile: whoever sits before a form that does not answer sends it again.
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
