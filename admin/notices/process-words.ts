import type { Fact } from '../../desk/delivery/letters.ts'
import { sayUntil } from '../../locales/when.ts'
import { say } from '../../scenarios/text.ts'
import type { Reader } from '../panel.ts'

interface Said {
  what: string
  excerpt?: string | undefined
}

/** A notice about approvals, subtasks and orders; undefined for any other. */
export function processHappened(fact: Fact, { t, locale, speech }: Reader): Said | undefined {
  switch (fact.fact) {
    case 'approval_asked': {
      const until = fact.dueAt === null ? undefined : sayUntil(fact.dueAt, speech)
      return {
        what: t('admin-notice-approval', { requester: fact.requester }),
        excerpt: until && t('admin-approval-due', { until }),
      }
    }
    case 'approval_late':
      return { what: t('admin-notice-approval-late') }
    case 'approval_dropped':
      return { what: t('admin-approval-dropped') }
    case 'approval_over':
      return { what: `${t(`admin-approval-${fact.state}`)} · ${fact.by}` }
    case 'to_rank':
      return {
        what: t('admin-notice-rank', {
          requester: fact.requester,
          line: say(fact.line, locale),
        }),
      }
    case 'subtask_done': {
      const number = String(fact.child)
      const what = fact.solved
        ? t('admin-event-subtask-done', { number })
        : t('admin-event-subtask-given-up', { number })
      return { what, excerpt: fact.childTitle }
    }
    default:
      return undefined
  }
}
