import { config } from '../../desk/setup/config.ts'
import type { CannedReply } from '../../scenarios/pack-articles.ts'
import { say } from '../../scenarios/text.ts'
import type { View } from './view.ts'

/** A canned reply with its variables filled in, as it would be sent. */
export interface FilledReply {
  key: string
  name: CannedReply['name']
  text: string
}

/** The canned replies of the ticket's line, filled in for it in the requester's language. */
export function cannedFor(view: View): FilledReply[] {
  const { desk } = view.panel
  const { line } = view.page.ticket
  return config(desk)
    .cannedReplies.live.filter((reply) => !reply.lines || reply.lines.includes(line))
    .map(({ key, name, text }) => ({ key, name, text: fill(say(text, view.reader.locale), view) }))
}

/** Replaces each variable once; one that is not known stays as it was written. */
function fill(text: string, view: View): string {
  const { ticket, requester } = view.page
  const agent = view.reader.person.name
  const values: Record<string, string> = {
    'requester.name': requester.person.name,
    'requester.first_name': firstName(requester.person.name),
    'ticket.number': String(ticket.number),
    'ticket.title': ticket.title,
    'agent.name': agent,
    'agent.first_name': firstName(agent),
  }
  return text.replace(/\{([a-z_.]+)\}/g, (whole, name: string) => values[name] ?? whole)
}

function firstName(name: string): string {
  return name.split(/\s+/)[0] ?? name
}
