import { StatusMark } from '../queue/marks.tsx'
import { AnswerList } from './answers.tsx'
import type { View } from './view.ts'

/** What a subtask is part of: the ticket, how it stands, and what was asked for there. */
export function Parent({ view }: { view: View }) {
  const { panel, page, reader } = view
  const { t } = reader
  const { parent } = page.process
  if (!parent) return null
  const { ticket, mayRead, answers } = parent
  const name = `${t('admin-number', { number: String(ticket.number) })} ${ticket.title}`
  return (
    <section class="answers of-parent" aria-label={t('admin-parent')}>
      <header>
        <span class="quiet">{t('admin-parent')}</span>
        {mayRead ? (
          <a class="title" href={`/admin/tickets/${ticket.number}`}>
            {name}
          </a>
        ) : (
          <span class="title">{name}</span>
        )}
        <StatusMark desk={panel.desk} reader={reader} of={ticket} named />
      </header>
      {answers.length > 0 && (
        <details open={page.answers.length === 0}>
          <summary>{t('admin-parent-answers')}</summary>
          <AnswerList answers={answers} reader={reader} />
        </details>
      )}
    </section>
  )
}
