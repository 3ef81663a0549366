import { personByKey } from '../../desk/people/people.ts'
import { may } from '../../desk/people/rights.ts'
import { OTHERS, rankedIn, type rankingsOf } from '../../desk/processes/ranking.ts'
import { readyOf } from '../../desk/processes/ready.ts'
import { config } from '../../desk/setup/config.ts'
import type { Ticket } from '../../desk/tickets/tickets.ts'
import { DEFAULT_KEEP_READY } from '../../scenarios/pack-lines.ts'
import { say } from '../../scenarios/text.ts'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'
import { StatusMark } from '../queue/marks.tsx'
import { Part } from './part.tsx'

type Ranking = ReturnType<typeof rankingsOf>[number]

interface RankingProps {
  panel: Panel
  reader: Reader
  rankings: Ranking[]
}

/** The upstream lines of a reader: what waits in each part, in which order, and what is ready for work. */
export function RankingPage({ panel, reader, rankings }: RankingProps) {
  const title = reader.t('admin-rank-order')
  return (
    <Page panel={panel} reader={reader} title={title} here="/admin/ranking">
      <section class="sheet">
        <header class="sheet-head">
          <h1>{title}</h1>
        </header>
        <p class="quiet">{reader.t('admin-rank-how')}</p>
        {rankings.map((ranking) => (
          <Upstream panel={panel} reader={reader} ranking={ranking} />
        ))}
      </section>
    </Page>
  )
}

type UpstreamProps = Omit<RankingProps, 'rankings'> & { ranking: Ranking }

function Upstream({ panel, reader, ranking: { line, parts } }: UpstreamProps) {
  const { desk } = panel
  const { t, locale } = reader
  const setup = config(desk)
  const to = line.ranking?.to ?? ''
  const ready = readyOf(desk, line)
  const all = line.ranking?.keep_ready ?? DEFAULT_KEEP_READY
  return (
    <section class="upstream">
      <h2 class="upstream-name">{say(line.name, locale)}</h2>
      <div class="ready" id={`ready-${line.key}`} data-renew>
        <p id={`ready-count-${line.key}`}>
          <strong>{t('admin-rank-ready', { count: ready.length, all })}</strong>{' '}
          <span class="quiet">
            {t('admin-rank-to', { line: say(setup.lines.get(to)?.name ?? to, locale) })}
          </span>
        </p>
        <ul class="brief-list" id={`ready-list-${line.key}`}>
          {ready.map((ticket) => (
            <li>
              <ReadyTicket ticket={ticket} panel={panel} reader={reader} />
            </li>
          ))}
        </ul>
      </div>
      <div class="ranking-parts" id={`parts-${line.key}`} data-renew>
        {parts.map((part) => {
          const owner = part === OTHERS ? line.lead : line.ranking?.owners[part]
          const department = setup.departments.get(part)
          return (
            <Part
              panel={panel}
              reader={reader}
              line={line.key}
              part={part}
              name={department ? say(department.name, locale) : t('admin-rank-others')}
              owner={owner === undefined ? undefined : personByKey(desk, owner)}
              ranked={rankedIn(desk, line.key, part)}
            />
          )
        })}
      </div>
    </section>
  )
}

function ReadyTicket({ ticket, panel, reader }: { ticket: Ticket; panel: Panel; reader: Reader }) {
  const name = (
    <>
      <StatusMark desk={panel.desk} reader={reader} of={ticket} />
      <span class="cell-number">{reader.t('admin-number', { number: String(ticket.number) })}</span>
      <span class="title">{ticket.title}</span>
    </>
  )
  return may(panel.desk, reader.person, 'read', ticket) ? (
    <a href={`/admin/tickets/${ticket.number}`}>{name}</a>
  ) : (
    <span class="unread-link">{name}</span>
  )
}
