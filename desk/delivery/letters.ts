import type { Text } from '../../scenarios/text.ts'

/** What every push about a ticket names. */
export interface About {
  number: number
  title: string
}

/** A deadline and the key of the clock that sets it. */
export interface Promised {
  dueAt: number
  target: string
}

/**
 * A push: what happened, frozen when it happened. The bot says it in the reader's language at
 * delivery. `by` is a name; times are milliseconds UTC; `excerpt` is at most 200 characters; `count`:
 * of how many messages that nobody was told of yet it is the last.
 */
export type Fact =
  // To the requester.
  | ({ fact: 'auto_reply'; text: Text } & About)
  | ({
      fact: 'status'
      status: Text
      category: string
      by?: string
      reason?: string
      promised?: Promised
    } & About)
  // `status`: what it is called where it ended otherwise than usual.
  | ({ fact: 'solved'; by?: string; status?: Text } & About)
  | ({ fact: 'closed'; why: 'timer' | 'agent' | 'cancelled' } & About)
  | ({ fact: 'reopened'; by?: string; reason?: string; promised?: Promised } & About)
  | ({ fact: 'merged'; into: number } & About)
  | ({ fact: 'promise' } & Promised & About)
  | ({ fact: 'service'; service: Text; by: string } & About)
  | ({ fact: 'added' } & About)
  | ({ fact: 'followed_up'; former: number } & About)
  | ({ fact: 'not_shown'; what: string } & About)
  | ({ fact: 'edit_too_late' } & About)
  | ({ fact: 'file_too_big'; name: string } & About)
  | ({ fact: 'thanked'; rating: number } & About)
  | ({ fact: 'rating_comment_kept' } & About)
  | ({ fact: 'articles'; articles: string[] } & About)
  | ({ fact: 'approved'; by: string; comment?: string } & About)
  | ({ fact: 'rejected'; by: string; comment?: string } & About)
  // To whoever decides; `instead`: whose decision it was to be.
  | ({ fact: 'approval_asked'; requester: string; dueAt: number | null; instead?: string } & About)
  | ({ fact: 'approval_late' } & About)
  | ({ fact: 'decision_kept'; what: 'yes' | 'no' | 'ask' } & About)
  | ({ fact: 'approval_dropped' } & About)
  | ({ fact: 'approval_over'; state: 'approved' | 'rejected'; by: string } & About)
  // To owners of an upstream line, and once it went on.
  | ({ fact: 'to_rank'; requester: string; line: Text } & About)
  // To agents; `left` counts the subtasks that are still open.
  | ({
      fact: 'subtask_done'
      child: number
      childTitle: string
      left: number
      solved: boolean
    } & About)
  | ({
      fact: 'new_ticket'
      requester: string
      line: Text
      priority: string
      promised?: Promised
    } & About)
  | ({
      fact: 'assigned'
      requester: string
      by?: string
      reason?: string
      priority: string
      promised?: Promised
    } & About)
  | ({ fact: 'moved_here'; requester: string; line: Text; by?: string; reason?: string } & About)
  | ({ fact: 'requester_wrote'; requester: string; excerpt: string; count?: number } & About)
  | ({ fact: 'mentioned'; by: string; excerpt: string } & About)
  | ({ fact: 'reminder'; target: string; threshold: string; dueAt: number; over: boolean } & About)
  | ({ fact: 'rated'; requester: string; rating: number; comment?: string } & About)
  | ({ fact: 'requester_reopened'; requester: string } & About)
  | ({ fact: 'requester_cancelled'; requester: string } & About)
  // To whoever watches a ticket, once it is over or goes on again.
  | ({ fact: 'watched'; status: Text; by?: string } & About)
  | ({ fact: 'undelivered'; requester: string; error: string } & About)
  | ({ fact: 'taken'; by: string } & About)
  | ({ fact: 'put_on_hold' } & About)
  | ({ fact: 'passed_on'; as: 'reply' | 'note' | 'question' } & About)
  // To a chat, about no ticket.
  | { fact: 'welcome'; company: Text | null; known: boolean }
  | { fact: 'help' }
  | { fact: 'ask_contact'; again?: boolean }
  | { fact: 'contact_not_own' }
  | { fact: 'contact_unknown' }
  | { fact: 'invite_needed' }
  | { fact: 'invite_bad'; why: 'used' | 'expired' | 'unknown' }
  | { fact: 'linked'; name: string; admin: boolean }
  | { fact: 'link_asked' }
  | { fact: 'link_question'; request: number }
  | { fact: 'link_refused' }
  | { fact: 'account_replaced' }
  | { fact: 'panel_link' }
  | { fact: 'away' }
  | { fact: 'back' }
  | { fact: 'language'; language: 'ru' | 'en' }
  | { fact: 'draft_cancelled' }
  | { fact: 'answer_edited' }
  | { fact: 'edit_not_taken' }
  | { fact: 'article_helped' }
  | { fact: 'nothing_to_cancel' }
  | { fact: 'message_dropped' }
  | { fact: 'answer_too_big'; name: string }
  | { fact: 'refused'; code: string; params: Record<string, string | number> }

/** An outbox row: a fact, a part of a reply, or a message that is drawn from current state. */
export type Letter =
  | { kind: 'fact'; fact: Fact }
  /** One part of an agent's public message; `head`: the first part, which names ticket and author. */
  | {
      kind: 'reply'
      about: About
      by: string
      text: string
      part: number
      head: boolean
      question: boolean
    }
  /** Attachments of an agent's message, as one album or single file. */
  | { kind: 'files'; about: About; by: string; attachments: number[]; head: boolean }
  | {
      kind: 'location'
      about: About
      by: string
      latitude: number
      longitude: number
      head: boolean
    }
  /** An agent's corrected text: the messages that carry it are edited. */
  | { kind: 'edit'; about: About; by: string; text: string; messageId: number; question: boolean }
  | { kind: 'card'; ticket: number }
  | { kind: 'prompt' }
  /** A message that has served: deleted, or left without buttons when too old for that. */
  | { kind: 'drop'; telegramMessageId: number }
  /** A message whose buttons no longer apply: it stays, they go. */
  | { kind: 'strip'; telegramMessageId: number }
