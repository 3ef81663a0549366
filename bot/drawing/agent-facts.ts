import type { Fact } from '../../desk/delivery/letters.ts'
import { isAgent } from '../../desk/people/people.ts'
import { config } from '../../desk/setup/config.ts'
import { offersFor } from '../../desk/tickets/ticket-offers.ts'
import { findTicket } from '../../desk/tickets/tickets.ts'
import { sayOverdue, sayUntil } from '../../locales/when.ts'
import { say } from '../../scenarios/text.ts'
import { button, link } from './buttons.ts'
import type { Said } from './draw-fact.ts'
import { type Reader, timesOf } from './reader.ts'
import { promiseOf, withName } from './requester-facts.ts'
import { type Line, plain } from './text.ts'

const LONGEST_NAME = 80
const LONGEST_EXCERPT = 200

type Push = Extract<Fact, { fact: 'new_ticket' | 'assigned' }>
type AgentTap = 'take' | 'ask' | 'pause'

/** What a push tells whoever works on a ticket; undefined where it is for somebody else. */
export function sayToAgent(reader: Reader, fact: Fact): Said | undefined {
  const { t, locale } = reader
  switch (fact.fact) {
    case 'new_ticket':
      return offered(
        reader,
        fact.number,
        ['take'],
        [
          withName(t('push-new-ticket'), say(fact.line, locale)),
          whose(reader, fact),
          due(reader, fact),
        ],
      )
    case 'assigned':
      return offered(
        reader,
        fact.number,
        ['take', 'ask', 'pause'],
        [
          withName(t('push-assigned'), fact.by),
          whose(reader, fact),
          due(reader, fact),
          reasonOf(reader, fact.reason),
          answerHint(reader),
        ],
      )
    case 'moved_here':
      return offered(
        reader,
        fact.number,
        ['take'],
        [
          withName(t('push-moved-here', { line: plain(say(fact.line, locale), 80) }), fact.by),
          plain(fact.requester, LONGEST_NAME),
          reasonOf(reader, fact.reason),
        ],
      )
    case 'requester_wrote':
      return offered(
        reader,
        fact.number,
        [],
        [
          quoted(fact.requester, fact.excerpt || t('push-no-words')),
          fact.count === undefined ? undefined : t('prompt-kept-more', { count: fact.count - 1 }),
          answerHint(reader),
        ],
      )
    case 'mentioned':
      return offered(
        reader,
        fact.number,
        [],
        [withName(t('push-mentioned'), fact.by), plain(fact.excerpt, LONGEST_EXCERPT)],
      )
    case 'reminder':
      return reminder(reader, fact)
    case 'rated':
      return offered(
        reader,
        fact.number,
        [],
        [
          withName(t('push-rated', { rating: fact.rating }), fact.requester),
          fact.comment && plain(fact.comment, LONGEST_EXCERPT),
        ],
      )
    case 'requester_reopened':
      return offered(
        reader,
        fact.number,
        [],
        [withName(t('push-requester-reopened'), fact.requester), answerHint(reader)],
      )
    case 'requester_cancelled':
      return offered(
        reader,
        fact.number,
        [],
        [withName(t('push-requester-cancelled'), fact.requester)],
      )
    case 'watched': {
      const status = plain(say(fact.status, locale), LONGEST_NAME)
      return offered(reader, fact.number, [], [withName(t('push-watched', { status }), fact.by)])
    }
    case 'undelivered':
      return offered(
        reader,
        fact.number,
        [],
        [
          withName(t('push-undelivered'), fact.requester),
          t('push-undelivered-why', { why: knownWhy(fact.error) }),
        ],
      )
    case 'taken':
      return offered(reader, fact.number, ['ask', 'pause'], [withName(t('push-taken'), fact.by)])
    case 'put_on_hold':
      return offered(reader, fact.number, [], [t('push-put-on-hold')])
    case 'subtask_done':
      return offered(
        reader,
        fact.number,
        [],
        [
          t(fact.solved ? 'push-subtask-done' : 'push-subtask-dropped', {
            number: String(fact.child),
            title: plain(fact.childTitle, LONGEST_EXCERPT),
          }),
          t('push-subtasks-left', { count: fact.left }),
        ],
      )
    case 'passed_on':
      return { lines: [t(`push-passed-on-${fact.as}`)] }
    default:
      return undefined
  }
}

function reminder(reader: Reader, fact: Extract<Fact, { fact: 'reminder' }>): Said {
  const { t } = reader
  const times = timesOf(reader, fact.number)
  const until = sayUntil(fact.dueAt, times)
  // A policy may remind the requester too: to them it is a promise, or that we are late.
  if (findTicket(reader.desk, fact.number)?.requesterId === reader.person?.id) {
    return { lines: [fact.over ? t('card-late') : promiseOf(reader, fact.number, fact)] }
  }
  const target = t(`push-target-${fact.target}`)
  return offered(
    reader,
    fact.number,
    ['take', 'ask', 'pause'],
    [
      fact.over
        ? t('push-overdue', { target, overdue: sayOverdue(fact.dueAt, times) })
        : t('push-near', { target, until }),
      answerHint(reader),
    ],
  )
}

/** The lines, the deeds that can be done now, and the way to the panel. */
function offered(reader: Reader, number: number, taps: AgentTap[], lines: Line[]): Said {
  const { t, desk } = reader
  const url = entersPanel(reader) ? `${desk.publicUrl}/admin/tickets/${number}` : undefined
  const open = url === undefined ? undefined : link(t('push-open'), url)
  const deeds = possible(reader, number, taps).map((deed) => {
    const style = deed === 'take' ? ('primary' as const) : undefined
    return button(t(`push-${deed}`), { noun: 'agent', deed, number }, style)
  })
  const keyboard = [deeds, open ? [open] : []].filter((row) => row.length > 0)
  return { lines: [...lines, open ? undefined : url], ...(keyboard.length ? { keyboard } : {}) }
}

/** A manager may be reminded who has no way into the panel. A group is one of agents. */
function entersPanel({ chatId, person }: Reader): boolean {
  return chatId < 0 || (person !== undefined && isAgent(person))
}

function possible({ desk, person, chatId }: Reader, number: number, taps: AgentTap[]): AgentTap[] {
  const ticket = findTicket(desk, number)
  // A group is read by many: whoever takes it first has it.
  if (chatId < 0) return ticket?.assigneeId === null ? taps.filter((deed) => deed === 'take') : []
  if (!person || !ticket) return []
  const offers = offersFor(desk, person, ticket)
  return taps.filter((deed) => offers.has(deed))
}

/** Ольга Котова · Высокий. */
function whose({ desk, locale }: Reader, fact: Push): string {
  const priority = config(desk).priorities.get(fact.priority)?.name ?? fact.priority
  return withName(plain(fact.requester, LONGEST_NAME), say(priority, locale))
}

function due(reader: Reader, { number, promised }: Push): string | undefined {
  if (!promised) return undefined
  const until = sayUntil(promised.dueAt, timesOf(reader, number))
  return reader.t(promised.target === 'resolution' ? 'push-due-solved' : 'push-due', { until })
}

function reasonOf({ t }: Reader, reason: string | undefined): string | undefined {
  if (reason === undefined) return undefined
  if (reason === 'escalated') return t('push-escalated')
  if (reason === 'ranked') return t('push-ranked')
  return t('push-reason', { reason: plain(reason, 500) })
}

function answerHint(reader: Reader): string | undefined {
  // In a group the bot reads nothing.
  return reader.chatId > 0 && entersPanel(reader) ? reader.t('push-answer-hint') : undefined
}

function quoted(name: string, text: string): string {
  return `${plain(name, LONGEST_NAME)}: ${plain(text, LONGEST_EXCERPT)}`
}

function knownWhy(error: string): string {
  const known = ['blocked', 'deactivated', 'never_started', 'not_linked']
  return known.includes(error) ? error : 'other'
}
