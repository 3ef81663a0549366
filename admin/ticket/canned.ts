import { languageOf } from '../../desk/people/people.ts'
import { config } from '../../desk/setup/config.ts'
import type { CannedReply } from '../../scenarios/pack-articles.ts'
import { type Locale, say } from '../../scenarios/text.ts'
import type { View } from './view.ts'

/** A canned reply with its variables filled in, as it would be sent. */
interface FilledReply {
  key: string
  name: CannedReply['name']
  text: string
  /** Of the text; the name is for whoever chooses. */
  language: Locale
}

/** The canned replies of the ticket's line, filled in for it in the requester's language. */
export function cannedFor(view: View): FilledReply[] {
  const { desk } = view.panel
  const { line } = view.page.ticket
  const language = languageOf(desk, view.page.requester.person)
  return config(desk)
    .cannedReplies.live.filter((reply) => !reply.lines || reply.lines.includes(line))
    .map(({ key, name, text }) => ({ key, name, text: fill(say(text, language), view), language }))
}

function fill(text: string, view: View): string {
  const { ticket, requester } = view.page
  return fillIn(text, {
    requester: requester.person.name,
    number: ticket.number,
    title: ticket.title,
    agent: view.reader.person.name,
  })
}

/** What a canned reply may speak of. */
interface ReplySample {
  requester: string
  number: number
  title: string
  agent: string
}

/** The variables that a canned reply may have. */
export const REPLY_VARIABLES = [
  'requester.first_name',
  'requester.name',
  'ticket.number',
  'ticket.title',
  'agent.first_name',
  'agent.name',
] as const

/** Replaces each variable once; one that is not known stays as it was written. */
export function fillIn(text: string, { requester, number, title, agent }: ReplySample): string {
  const values: Record<(typeof REPLY_VARIABLES)[number], string> = {
    'requester.first_name': firstName(requester),
    'requester.name': requester,
    'ticket.number': String(number),
    'ticket.title': title,
    'agent.first_name': firstName(agent),
    'agent.name': agent,
  }
  return text.replace(/\{([a-z_.]+)\}/g, (whole, name: string) => {
    const known = REPLY_VARIABLES.find((one) => one === name)
    return known ? values[known] : whole
  })
}

function firstName(name: string): string {
  return name.split(/\s+/)[0] ?? name
}
