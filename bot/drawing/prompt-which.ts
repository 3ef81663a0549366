import { draftById } from '../../desk/chat/drafts.ts'
import { pendingIn } from '../../desk/chat/pending.ts'
import { excerpt } from '../../desk/texts.ts'
import { openTicketsOf } from '../../desk/tickets/my-tickets.ts'
import { button } from './buttons.ts'
import type { Screen } from './draw-prompt.ts'
import { pager } from './pager.ts'
import { serviceName } from './prompt-draft.ts'
import { headline, type Reader } from './reader.ts'
import { plain } from './text.ts'

const PAGE_SIZE = 6
/** Whoever has more open than this finds the rest under their tickets. */
const MOST_OFFERED = 60

/** Which ticket is a message for? It is kept meanwhile. */
export function drawWhichTicket(
  reader: Reader,
  { draft: id, page }: { draft: number | null; page: number },
): Screen | undefined {
  const { t, desk, chatId, person } = reader
  const kept = pendingIn(desk, chatId)
  const [first] = kept
  if (!person || !first) return undefined
  const open = openTicketsOf(desk, person, MOST_OFFERED)
  const pages = Math.max(1, Math.ceil(open.length / PAGE_SIZE))
  const here = Math.min(page, pages - 1)
  const shown = open.slice(here * PAGE_SIZE, (here + 1) * PAGE_SIZE)
  const draft = id === null ? undefined : draftById(desk, id)
  const said = plain(excerpt(first.content.text), 200)
  return {
    lines: [
      { bold: t('prompt-which') },
      said === '' ? t('prompt-which-files') : t('prompt-kept', { text: said }),
      kept.length > 1 ? t('prompt-kept-more', { count: kept.length - 1 }) : undefined,
    ],
    rows: [
      ...shown.map((ticket) => [
        button(headline(reader, ticket), { noun: 'which', to: ticket.number }),
      ]),
      ...pager(here, pages, (to) => ({ noun: 'tickets', page: to }), t),
      ...(draft?.status === 'open' ? [[draftButton(reader, draft)]] : []),
      [button(t('prompt-which-new'), { noun: 'which', to: 'new' })],
      [button(t('prompt-forget'), { noun: 'close' }, 'danger')],
    ],
  }
}

function draftButton(reader: Reader, draft: { service: string }) {
  const label = reader.t('prompt-which-draft', { service: serviceName(reader, draft.service) })
  return button(label, { noun: 'which', to: 'draft' })
}
