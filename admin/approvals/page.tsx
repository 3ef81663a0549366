import type { Desk } from '../../desk/desk.ts'
import { attachmentsOf } from '../../desk/messages/attachments.ts'
import { personById } from '../../desk/people/people.ts'
import type { ApprovalRow } from '../../desk/processes/approval-rows.ts'
import { config } from '../../desk/setup/config.ts'
import { answersShown } from '../../desk/tickets/answers-shown.ts'
import type { Ticket } from '../../desk/tickets/tickets.ts'
import { zoneOf } from '../../desk/time/calendars.ts'
import { sayAgo, sayMoment, sayUntil } from '../../locales/when.ts'
import { say } from '../../scenarios/text.ts'
import { Avatar } from '../frame/avatar.tsx'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'
import { placeOf } from '../people/page.tsx'
import { AnswerList } from '../ticket/answers.tsx'
import { DecisionForms } from '../ticket/decision.tsx'

export interface Asked {
  row: ApprovalRow
  ticket: Ticket
}

interface ApprovalsProps {
  panel: Panel
  reader: Reader
  waiting: Asked[]
  over: Asked[]
  /** More wait than are shown. */
  hasMore: boolean
}

/** Everything that waits for the reader's word, with what was asked for, and what was decided. */
export function ApprovalsPage({ panel, reader, waiting, over, hasMore }: ApprovalsProps) {
  const { t } = reader
  const title = t('admin-approvals')
  return (
    <Page panel={panel} reader={reader} title={title} here="/admin/approvals">
      <section class="sheet">
        <header class="sheet-head">
          <h1>{title}</h1>
        </header>
        <ol class="approvals" id="approvals" data-renew>
          {waiting.map((asked) => (
            <Waiting asked={asked} panel={panel} reader={reader} />
          ))}
          {waiting.length === 0 && (
            <li id="no-approvals" class="empty">
              <strong>{t('admin-approvals-none')}</strong>
              <span>{t('admin-approvals-none-how')}</span>
            </li>
          )}
          {hasMore && (
            <li id="more-approvals" class="quiet">
              {t('admin-approvals-more')}
            </li>
          )}
        </ol>
        {over.length > 0 && (
          <>
            <h2>{t('admin-approvals-over')}</h2>
            <ol class="approvals-over" id="approvals-over" data-renew>
              {over.map((asked) => (
                <Over asked={asked} desk={panel.desk} reader={reader} />
              ))}
            </ol>
          </>
        )}
      </section>
    </Page>
  )
}

interface WaitingProps {
  asked: Asked
  panel: Panel
  reader: Reader
}

function Waiting({ asked: { row, ticket }, panel, reader }: WaitingProps) {
  const { desk } = panel
  const { t, locale } = reader
  const speech = { ...reader.speech, timeZone: zoneOf(desk, ticket) }
  const requester = personById(desk, ticket.requesterId)
  const service = config(desk).services.get(ticket.service)
  const files = attachmentsOf(desk, ticket.number).filter((file) => file.messageId === null)
  const answers = answersShown(desk, ticket, false, files)
  const isLate = row.dueAt !== null && row.dueAt < speech.now
  return (
    <li id={`approval-${row.id}`} class="approval">
      <header>
        <a class="approval-title" href={`/admin/tickets/${ticket.number}`}>
          <span class="cell-number">{t('admin-number', { number: String(ticket.number) })}</span>
          <strong>{ticket.title}</strong>
        </a>
        <p class="approval-about">
          {requester && (
            <span class="named">
              <Avatar person={requester} />
              <span>
                {requester.name} <span class="quiet">{placeOf(desk, reader, requester)}</span>
              </span>
            </span>
          )}
          {service && <span class="quiet">{say(service.name, locale)}</span>}
          <span class="quiet" title={sayMoment(row.askedAt, speech)}>
            {t('admin-approval-since', { ago: sayAgo(row.askedAt, speech) })}
          </span>
          {row.dueAt !== null && (
            <span class={isLate ? 'fault' : 'quiet'}>
              {t('admin-approval-due', { until: sayUntil(row.dueAt, speech) })}
            </span>
          )}
        </p>
      </header>
      {answers.length > 0 && (
        <div class="answers">
          <AnswerList answers={answers} reader={reader} />
        </div>
      )}
      <DecisionForms reader={reader} number={ticket.number} from="list" />
    </li>
  )
}

function Over({
  asked: { row, ticket },
  desk,
  reader,
}: {
  asked: Asked
  desk: Desk
  reader: Reader
}) {
  const { t, speech } = reader
  const by = row.decidedById === null ? undefined : personById(desk, row.decidedById)
  return (
    <li id={`over-${row.id}`}>
      <a class={`decision is-${row.state}`} href={`/admin/tickets/${ticket.number}`}>
        <Icon name={row.state === 'approved' ? 'check' : 'close'} />
        <span class="cell-number">{t('admin-number', { number: String(ticket.number) })}</span>
        <span class="title">{ticket.title}</span>
        <span class="quiet">
          {t(`admin-approval-${row.state === 'waiting' ? 'dropped' : row.state}`)}
          {by && by.id !== reader.person.id && ` · ${by.name}`}
        </span>
        {row.decidedAt !== null && (
          <time class="quiet" title={sayMoment(row.decidedAt, speech)}>
            {sayAgo(row.decidedAt, speech)}
          </time>
        )}
      </a>
    </li>
  )
}
