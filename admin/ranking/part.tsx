import { type Person, personById } from '../../desk/people/people.ts'
import { may } from '../../desk/people/rights.ts'
import type { RankedTicket } from '../../desk/processes/ranking.ts'
import { sayAgo, sayMoment } from '../../locales/when.ts'
import { Icon, type IconName } from '../frame/icon.tsx'
import type { Panel, Reader } from '../panel.ts'

const UNPLACED_SHOWN = 100

interface PartProps {
  panel: Panel
  reader: Reader
  line: string
  /** The department's key; empty: all that have no owner. */
  part: string
  name: string
  owner: Person | undefined
  ranked: RankedTicket[]
}

/** A part of an upstream line: first what has a place, to be dragged or moved by buttons, then the rest. */
export function Part(props: PartProps) {
  const { reader, line, part, name, owner, ranked } = props
  const { t } = reader
  const placed = ranked.filter(({ place }) => place !== null)
  const rest = ranked.filter(({ place }) => place === null)
  const shown = rest.slice(0, UNPLACED_SHOWN)
  return (
    <form
      class="ranking-part"
      id={`part-${line}-${part}`}
      method="post"
      action="/admin/ranking"
      hx-post="/admin/ranking"
      data-ordering
    >
      <input type="hidden" name="line" value={line} />
      <input type="hidden" name="part" value={part} />
      <input
        type="hidden"
        name="keys"
        value={placed.map(({ ticket }) => ticket.number).join(',')}
      />
      <h3>
        {name} {owner && <small class="quiet">{owner.name}</small>}
      </h3>
      {ranked.length === 0 && <p class="quiet">{t('admin-rank-empty')}</p>}
      {placed.length > 0 && (
        <ol class="ranked">
          {placed.map((one, index) => (
            <li class="ranked-row" data-row={String(one.ticket.number)}>
              <span class="ranked-grip" aria-hidden="true">
                <Icon name="grip" />
              </span>
              <span class="ranked-place">{index + 1}</span>
              <Name one={one} props={props} />
              <span class="ranked-deeds">
                <Deed deed="up" one={one} icon="up" name={t('admin-rank-up')} isOff={index === 0} />
                <Deed
                  deed="down"
                  one={one}
                  icon="down"
                  name={t('admin-rank-down')}
                  isOff={index === placed.length - 1}
                />
                <Deed deed="out" one={one} icon="close" name={t('admin-rank-out')} />
              </span>
            </li>
          ))}
        </ol>
      )}
      {rest.length > 0 && (
        <>
          <p class="quiet ranked-rest">{t('admin-rank-unplaced', { count: rest.length })}</p>
          <ul class="ranked is-unplaced">
            {shown.map((one) => (
              <li class="ranked-row">
                <Name one={one} props={props} />
                <span class="ranked-deeds">
                  <button type="submit" name="do" value={`top:${one.ticket.number}`}>
                    {t('admin-rank-first')}
                  </button>
                  <button type="submit" name="do" value={`last:${one.ticket.number}`}>
                    {t('admin-rank-last')}
                  </button>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </form>
  )
}

function Name({ one: { ticket }, props }: { one: RankedTicket; props: PartProps }) {
  const { panel, reader } = props
  const requester = personById(panel.desk, ticket.requesterId)
  const number = reader.t('admin-number', { number: String(ticket.number) })
  return (
    <span class="ranked-name">
      <span class="cell-number">{number}</span>
      {may(panel.desk, reader.person, 'read', ticket) ? (
        <a class="ranked-title" href={`/admin/tickets/${ticket.number}`} title={ticket.title}>
          {ticket.title}
        </a>
      ) : (
        <span class="ranked-title" title={ticket.title}>
          {ticket.title}
        </span>
      )}
      <span class="quiet ranked-who">{requester?.name}</span>
      <time class="quiet ranked-when" title={sayMoment(ticket.createdAt, reader.speech)}>
        {sayAgo(ticket.createdAt, reader.speech)}
      </time>
    </span>
  )
}

interface DeedProps {
  deed: string
  one: RankedTicket
  icon: IconName
  name: string
  isOff?: boolean
}

function Deed({ deed, one, icon, name, isOff = false }: DeedProps) {
  return (
    <button
      class="icon-button"
      type="submit"
      id={`rank-${deed}-${one.ticket.number}`}
      name="do"
      value={`${deed}:${one.ticket.number}`}
      title={name}
      disabled={isOff}
    >
      <Icon name={icon} />
      <span class="unseen">
        {name}: {one.ticket.title}
      </span>
    </button>
  )
}
