import { config } from '../../desk/setup/config.ts'
import { say } from '../../scenarios/text.ts'
import { Icon } from '../frame/icon.tsx'
import { Due } from '../queue/due.tsx'
import { GateMark } from '../queue/gate.tsx'
import { PriorityMark, StatusMark } from '../queue/marks.tsx'
import { faultOf, type View } from './view.ts'

/** Number, title and how it stands; what one does first with it. */
export function Head({ view }: { view: View }) {
  const { panel, reader, page } = view
  const { ticket, offers } = page
  const { t, locale } = reader
  const service = config(panel.desk).services.get(ticket.service)
  const action = `/admin/tickets/${ticket.number}/assignment`
  const fault = faultOf(view, 'assignment')
  const standsFor = page.clocks.find((clock) => clock.standsFor !== null)?.standsFor ?? ticket.gate
  return (
    <header class="ticket-head" id="ticket-head" data-renew>
      <a
        class="icon-button"
        id="head-back"
        href="/admin/tickets"
        title={t('admin-to-queue')}
        data-key="u"
      >
        <Icon name="back" />
        <span class="unseen">{t('admin-to-queue')}</span>
      </a>
      <div class="ticket-name" id="head-name">
        <p class="ticket-about">
          <span class="cell-number">{t('admin-number', { number: String(ticket.number) })}</span>
          {service && (
            <span>
              {service.icon} {say(service.name, locale)}
            </span>
          )}
        </p>
        <h1 title={ticket.title}>{ticket.title}</h1>
      </div>
      <a class="to-side" id="head-side" href="#side">
        {t('admin-details')}
        <Icon name="next" />
      </a>
      <div class="ticket-state" id="head-state">
        <PriorityMark desk={panel.desk} reader={reader} priority={ticket.priority} />
        <StatusMark desk={panel.desk} reader={reader} of={ticket} named />
        {ticket.gate === 'approval' ? (
          <GateMark reader={reader} />
        ) : (
          <Due ticket={{ ...ticket, standsFor }} reader={reader} />
        )}
        {ticket.rating !== null && (
          <span class="rating" title={t('admin-rating-is', { rating: ticket.rating })}>
            ★ {ticket.rating}
          </span>
        )}
        {offers.has('take') && (
          <form method="post" action={action} hx-post={action}>
            <input type="hidden" name="to" value="me" />
            <button class="primary" type="submit" data-key="t">
              {t('admin-take')}
            </button>
          </form>
        )}
        {fault !== undefined && (
          <p class="fault" role="alert">
            {fault}
          </p>
        )}
      </div>
    </header>
  )
}
