import type { Fact } from '../../desk/delivery/letters.ts'
import type { Notice } from '../../desk/delivery/notify.ts'
import { sayUntil } from '../../locales/when.ts'
import { say } from '../../scenarios/text.ts'
import type { Reader } from '../panel.ts'
import { targetName } from '../ticket/clock-words.ts'
import { processHappened } from './process-words.ts'

/** A notice in the reader's language: what happened, in which ticket, and how it begins. */
interface NoticeWords {
  what: string
  title: string
  excerpt?: string | undefined
}

/** Says a notice; a kind that is not known shows its ticket all the same. */
export function noticeWords(notice: Notice, reader: Reader): NoticeWords {
  const fact = notice.data as unknown as Fact
  if (!('title' in fact)) return { ...happened(fact, reader), title: '' }
  const number = reader.t('admin-number', { number: String(fact.number) })
  return { ...happened(fact, reader), title: `${number} · ${fact.title}` }
}

function happened(fact: Fact, reader: Reader): Omit<NoticeWords, 'title'> {
  const { t, locale, speech } = reader
  switch (fact.fact) {
    case 'new_ticket':
      return {
        what: t('admin-notice-new', { line: say(fact.line, locale), requester: fact.requester }),
      }
    case 'assigned':
      return {
        what: fact.by ? t('admin-notice-assigned-by', { by: fact.by }) : t('admin-notice-assigned'),
        excerpt: reasonOf(fact.reason, t),
      }
    case 'moved_here':
      return {
        what: t('admin-notice-moved', { line: say(fact.line, locale) }),
        excerpt: reasonOf(fact.reason, t),
      }
    case 'requester_wrote':
      return { what: t('admin-notice-wrote', { requester: fact.requester }), excerpt: fact.excerpt }
    case 'mentioned':
      return { what: t('admin-notice-mentioned', { by: fact.by }), excerpt: fact.excerpt }
    case 'reminder': {
      const target = targetName(fact.target, t)
      if (fact.over) return { what: t('admin-notice-late', { target }) }
      return { what: t('admin-notice-near', { target, until: sayUntil(fact.dueAt, speech) }) }
    }
    case 'rated':
      return {
        what: t('admin-notice-rated', { requester: fact.requester, rating: fact.rating }),
        excerpt: fact.comment,
      }
    case 'requester_reopened':
      return { what: t('admin-notice-reopened', { requester: fact.requester }) }
    case 'requester_cancelled':
      return { what: t('admin-notice-cancelled', { requester: fact.requester }) }
    case 'watched': {
      const status = say(fact.status, locale)
      const by = fact.by ?? ''
      return { what: t(by ? 'admin-notice-watched-by' : 'admin-notice-watched', { status, by }) }
    }
    case 'undelivered':
      return { what: t('admin-notice-undelivered', { requester: fact.requester }) }
    default:
      return processHappened(fact, reader) ?? { what: t('admin-notice-changed') }
  }
}

function reasonOf(reason: string | undefined, t: Reader['t']): string | undefined {
  if (reason === 'ranked') return t('admin-event-ranked-ready')
  return reason === 'escalated' ? t('admin-event-escalated') : reason
}
