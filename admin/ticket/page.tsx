import { Page } from '../frame/page.tsx'
import { Turn } from '../queue/turn.tsx'
import { Answers } from './answers.tsx'
import { ApprovalBand } from './approval.tsx'
import { Composer } from './composer.tsx'
import { Head } from './head.tsx'
import { Parent } from './parent.tsx'
import { Colleagues } from './presence.tsx'
import { Side } from './side.tsx'
import { ThreadList } from './thread.tsx'
import { drawnOf, type View } from './view.ts'

/** A ticket: what was asked, what was said, what is to be done. */
export function TicketPageView({ view }: { view: View }) {
  const { panel, reader, page } = view
  const { ticket } = page
  return (
    <Page
      panel={panel}
      reader={reader}
      title={`${reader.t('admin-number', { number: String(ticket.number) })} ${ticket.title}`}
      here="/admin/tickets"
      ticket={ticket.number}
    >
      <article class="ticket" id="ticket" data-ticket={ticket.number}>
        {drawnOf(view, 'head', () => (
          <Head view={view} />
        ))}
        <div class="talk">
          <ApprovalBand view={view} />
          <div class="talk-scroll" id="talk-scroll">
            <div class="talk-inner">
              <div class="ticket-asked" id="asked" data-renew>
                <div id="asked-here">
                  {drawnOf(view, 'answers', () => (
                    <Answers view={view} />
                  ))}
                </div>
                <div id="asked-before">
                  {drawnOf(view, 'parent', () => (
                    <Parent view={view} />
                  ))}
                </div>
              </div>
              {drawnOf(view, 'thread', () => (
                <ThreadList view={view} />
              ))}
            </div>
          </div>
          <div class="talk-foot">
            <Colleagues view={view} />
            <Composer view={view} />
          </div>
        </div>
        <Side view={view} />
        <Turn
          tickets={[ticket, ...page.clocks.map(({ dueAt }) => ({ dueAt, nearAt: null }))]}
          now={view.speech.now}
        />
      </article>
    </Page>
  )
}
