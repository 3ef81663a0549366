import { Icon } from '../frame/icon.tsx'
import type { Child } from '../html/jsx-runtime.ts'
import { StatusMark } from '../queue/marks.tsx'
import { FaultLine } from './prop.tsx'
import { faultOf, type View } from './view.ts'

/** Tickets that belong with this one by somebody's word, and the way to say so of another. */
export function Links({ view }: { view: View }) {
  const { page, reader, panel, fault } = view
  const { t } = reader
  const { links } = page.process
  const mayLink = page.offers.has('link')
  if (links.length === 0 && !mayLink) return null
  const { number } = page.ticket
  const action = `/admin/tickets/${number}/links`
  const isFault = fault?.form === 'links'
  return (
    <>
      <h2>{t('admin-links')}</h2>
      {links.length > 0 && (
        <ul class="brief-list links">
          {links.map(({ ticket, mayRead }) => (
            <li>
              <Name number={ticket.number} mayRead={mayRead}>
                <StatusMark desk={panel.desk} reader={reader} of={ticket} />
                <span class="cell-number">
                  {t('admin-number', { number: String(ticket.number) })}
                </span>
                <span class="title">{mayRead ? ticket.title : ''}</span>
              </Name>
              {mayLink && (
                <form method="post" action={`${action}/${ticket.number}`}>
                  <button class="icon-button" type="submit" title={t('admin-ticket-unlink')}>
                    <Icon name="close" />
                    <span class="unseen">{t('admin-ticket-unlink')}</span>
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayLink && (
        <details class="menu link-menu" open={isFault}>
          <summary class="quiet-button">
            <Icon name="link" />
            {t('admin-link-new')}
          </summary>
          <form class="menu-body menu-form" method="post" action={action} hx-post={action}>
            <label>
              <span>{t('admin-link-number')}</span>
              <input
                id="link-other"
                name="other"
                inputmode="numeric"
                required
                maxlength={20}
                autocomplete="off"
                value={isFault ? fault.typed.other : ''}
                hx-get={`${action}/preview`}
                hx-trigger="input delay:250ms"
                hx-target="#link-preview"
                hx-swap="innerHTML"
                hx-sync="this:replace"
              />
            </label>
            <div id="link-preview" aria-live="polite" />
            <FaultLine text={faultOf(view, 'links')} />
            <button class="primary" type="submit">
              {t('admin-ticket-link')}
            </button>
          </form>
        </details>
      )}
    </>
  )
}

interface NameProps {
  number: number
  mayRead: boolean
  children: Child
}

function Name({ number, mayRead, children }: NameProps) {
  return mayRead ? (
    <a href={`/admin/tickets/${number}`}>{children}</a>
  ) : (
    <span class="unread-link">{children}</span>
  )
}
