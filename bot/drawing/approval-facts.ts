import type { Fact } from '../../desk/delivery/letters.ts'
import { personById } from '../../desk/people/people.ts'
import { isDeciding } from '../../desk/processes/deciders.ts'
import { config, stepsOf } from '../../desk/setup/config.ts'
import { findTicket, type Ticket } from '../../desk/tickets/tickets.ts'
import { sayUntil } from '../../locales/when.ts'
import { cut, labelOf, sayAnswer } from '../../scenarios/answer-say.ts'
import { say } from '../../scenarios/text.ts'
import { toRanking } from '../callback.ts'
import { button } from './buttons.ts'
import type { Said } from './draw-fact.ts'
import { type Reader, timesOf } from './reader.ts'
import { withName } from './requester-facts.ts'
import { type Line, plain } from './text.ts'

const LONGEST_NAME = 80
const LONGEST_ANSWER = 300
const MOST_ANSWERS = 12

type Asked = Extract<Fact, { fact: 'approval_asked' }>

/** What a push tells somebody who decides, or orders an upstream line; undefined where it is for others. */
export function sayToDecider(reader: Reader, fact: Fact): Said | undefined {
  const { t, locale } = reader
  switch (fact.fact) {
    case 'approval_asked':
      return asked(reader, fact)
    case 'approval_late':
      return { lines: [t('push-approval-late')], keyboard: decisions(reader, fact.number) }
    case 'approval_dropped':
      return { lines: [t('push-approval-dropped')] }
    case 'approval_over':
      return { lines: [withName(t(`push-approval-${fact.state}`), fact.by)] }
    case 'decision_kept':
      return { lines: [t(`push-decision-${fact.what}`)] }
    case 'to_rank':
      return {
        lines: [
          withName(t('push-to-rank', { line: plain(say(fact.line, locale), 80) }), fact.requester),
          t('push-to-rank-next'),
        ],
        keyboard: ranking(reader, fact.number),
      }
    default:
      return undefined
  }
}

function asked(reader: Reader, fact: Asked): Said {
  const { t, desk } = reader
  const ticket = findTicket(desk, fact.number)
  const until = fact.dueAt === null ? undefined : sayUntil(fact.dueAt, timesOf(reader, fact.number))
  const instead = fact.instead && plain(fact.instead, LONGEST_NAME)
  return {
    lines: [
      t('push-approval-asked'),
      ticket ? requesterOf(reader, ticket) : plain(fact.requester, LONGEST_NAME),
      ...(ticket ? answersOf(reader, ticket) : []),
      instead ? t('push-approval-instead', { name: instead }) : undefined,
      until === undefined ? undefined : t('push-approval-until', { until }),
    ],
    keyboard: decisions(reader, fact.number),
  }
}

/** Анна Иванова · Менеджер · Отдел продаж. */
export function requesterOf({ desk, locale }: Reader, ticket: Ticket): string {
  const person = personById(desk, ticket.requesterId)
  const department = config(desk).departments.get(person?.department)?.name
  return [person?.name, person?.position, department && say(department, locale)]
    .flatMap((one) => (one ? [plain(one, LONGEST_NAME)] : []))
    .join(' · ')
}

/** What was answered, a line each; nothing that only agents are asked. */
export function answersOf(
  { desk, locale, t }: Reader,
  ticket: Ticket,
  most = MOST_ANSWERS,
): Line[] {
  return stepsOf(desk, ticket.service, ticket.scenarioVersion)
    .flatMap((step) => {
      const answer = ticket.answers[step.key]
      if (!answer || step.agents_only) return []
      const said = cut(sayAnswer(step, answer, locale, t), LONGEST_ANSWER)
      return [`${plain(labelOf(step, locale), LONGEST_NAME)}: ${said}`]
    })
    .slice(0, most)
}

/** Offered as long as there is something to decide. */
function decisions({ desk, person, t }: Reader, number: number) {
  const ticket = findTicket(desk, number)
  if (!person || !ticket || !isDeciding(desk, person, ticket)) return []
  return [
    [
      button(t('push-approve'), { noun: 'approval', deed: 'yes', number }, 'primary'),
      button(t('push-reject'), { noun: 'approval', deed: 'no', number }, 'danger'),
    ],
    [button(t('push-approval-ask'), { noun: 'approval', deed: 'ask', number })],
  ]
}

function ranking({ desk, t }: Reader, number: number) {
  const ticket = findTicket(desk, number)
  const requester = ticket && personById(desk, ticket.requesterId)
  const owners = config(desk).lines.get(ticket?.line)?.ranking?.owners
  if (!ticket || !owners) return []
  const department = requester?.department ?? ''
  const part = Object.hasOwn(owners, department) ? department : ''
  return [[button(t('push-rank'), toRanking(ticket.line, part, 0), 'primary')]]
}
