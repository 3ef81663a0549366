import { Icon } from '../frame/icon.tsx'
import type { Child } from '../html/jsx-runtime.ts'
import { ApprovalPart } from './approval.tsx'
import { Checklist } from './checklist.tsx'
import { Clocks } from './clocks.tsx'
import { Known } from './known.tsx'
import { Links } from './links.tsx'
import { AssigneeMenu } from './menu-assignee.tsx'
import { LineMenu } from './menu-line.tsx'
import { MergeMenu } from './menu-merge.tsx'
import { PriorityMenu } from './menu-priority.tsx'
import { ServiceMenu } from './menu-service.tsx'
import { StatusMenu } from './menu-status.tsx'
import { Rating } from './rating.tsx'
import { OtherTickets, Related } from './related.tsx'
import { RequesterCard } from './requester-card.tsx'
import { Subtasks } from './subtasks.tsx'
import { drawnOf, type View } from './view.ts'
import { Watchers } from './watchers.tsx'

type Drawing = (props: { view: View }) => Child

/** Everything about a ticket beside its conversation; on a phone a page of its own. */
export function Side({ view }: { view: View }) {
  const { t } = view.reader
  const { offers, ticket } = view.page
  return (
    <aside class="side" id="side" aria-label={t('admin-details')}>
      <a class="side-close" href="#thread">
        <Icon name="back" />
        {t('admin-to-thread')}
      </a>
      <div class="side-parts" id="side-parts" data-renew>
        <DrawnPart id="part-requester" view={view} of={RequesterCard} />
        <Part id="part-work">
          <div class="props">
            {drawnOf(view, 'assigneemenu', () => (
              <AssigneeMenu view={view} />
            ))}
            <StatusMenu view={view} />
            {drawnOf(view, 'prioritymenu', () => (
              <PriorityMenu view={view} />
            ))}
            {drawnOf(view, 'linemenu', () => (
              <LineMenu view={view} />
            ))}
            {drawnOf(view, 'servicemenu', () => (
              <ServiceMenu view={view} />
            ))}
          </div>
        </Part>
        <Part id="part-approval">
          <ApprovalPart view={view} />
        </Part>
        <DrawnPart id="part-rating" view={view} of={Rating} />
        <DrawnPart id="part-clocks" view={view} of={Clocks} />
        <DrawnPart id="part-known" view={view} of={Known} />
        <DrawnPart id="part-checklist" view={view} of={Checklist} />
        <DrawnPart id="part-subtasks" view={view} of={Subtasks} />
        <DrawnPart id="part-links" view={view} of={Links} />
        <DrawnPart id="part-related" view={view} of={Related} />
        <DrawnPart id="part-others" view={view} of={OtherTickets} />
        <DrawnPart id="part-watchers" view={view} of={Watchers} />
        <Part id="part-more">
          {offers.has('merge') && <MergeMenu view={view} />}
          {offers.has('no_answer_needed') && (
            <form
              method="post"
              action={`/admin/tickets/${ticket.number}/no-answer-needed`}
              hx-post={`/admin/tickets/${ticket.number}/no-answer-needed`}
            >
              <button class="quiet-button" type="submit" title={t('admin-no-answer-needed-why')}>
                <Icon name="check" />
                {t('admin-no-answer-needed')}
              </button>
            </form>
          )}
        </Part>
      </div>
    </aside>
  )
}

/** A part that is drawn only once while nothing is written. */
function DrawnPart({ id, view, of: Inside }: { id: string; view: View; of: Drawing }) {
  return drawnOf(view, id, () => (
    <Part id={id}>
      <Inside view={view} />
    </Part>
  ))
}

function Part({ id, children }: { id: string; children: Child }) {
  return (
    <section class="part" id={id}>
      {children}
    </section>
  )
}
