import { personById } from '../../desk/people/people.ts'
import { type ApprovalRow, approvalsFor } from '../../desk/processes/approval-rows.ts'
import { findTicket } from '../../desk/tickets/tickets.ts'
import { sayUntil } from '../../locales/when.ts'
import { button, rowsOf } from './buttons.ts'
import type { Screen } from './draw-prompt.ts'
import { turning } from './pager.ts'
import { headline, type Reader, timesOf } from './reader.ts'
import { type Line, plain } from './text.ts'

const PAGE_SIZE = 5

/** What waits for the reader's decision, five at a time, the longest waiting first. */
export function drawApprovals(reader: Reader, { after }: { after: number[] }): Screen {
  const { t, desk, person } = reader
  const found = person ? approvalsFor(desk, person, PAGE_SIZE + 1, after.at(-1)) : []
  const shown = found.slice(0, PAGE_SIZE)
  const next = found.length > PAGE_SIZE ? shown.at(-1)?.id : undefined
  return {
    lines: [
      { bold: t('prompt-approvals') },
      ...shown.map((approval) => entry(reader, approval)),
      t(shown.length === 0 ? 'prompt-approvals-empty' : 'prompt-approvals-next'),
    ],
    rows: [
      ...rowsOf(
        shown.map(({ ticket: number }) =>
          button(t('card-open', { number: String(number) }), {
            noun: 'approval',
            deed: 'show',
            number,
          }),
        ),
        3,
      ),
      ...turning(after, next, (to) => ({ noun: 'approvals', after: to })),
      [button(t('prompt-close'), { noun: 'close' })],
    ],
  }
}

function entry(reader: Reader, approval: ApprovalRow): Line {
  const { t, desk } = reader
  const ticket = findTicket(desk, approval.ticket)
  if (!ticket) return undefined
  const name = plain(personById(desk, ticket.requesterId)?.name ?? '', 80)
  const until =
    approval.dueAt === null
      ? undefined
      : t('prompt-approvals-until', {
          until: sayUntil(approval.dueAt, timesOf(reader, ticket.number)),
        })
  return `• ${headline(reader, ticket)}\n${[name, until].filter(Boolean).join(' · ')}`
}
