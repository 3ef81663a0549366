import type { InlineKeyboardButton } from 'grammy/types'
import { openDraft } from '../../desk/chat/drafts.ts'
import type { Fact, Promised } from '../../desk/delivery/letters.ts'
import { findTicket } from '../../desk/tickets/tickets.ts'
import { sayUntil } from '../../locales/when.ts'
import { say } from '../../scenarios/text.ts'
import { articleRows } from './article-rows.ts'
import { button } from './buttons.ts'
import type { Said } from './draw-fact.ts'
import { type Reader, timesOf } from './reader.ts'
import { plain } from './text.ts'

const LONGEST_NAME = 80

/** What a push tells the requester of a ticket; undefined where it is for somebody else. */
export function sayToRequester(reader: Reader, fact: Fact): Said | undefined {
  const { t, locale } = reader
  switch (fact.fact) {
    case 'auto_reply':
      return { lines: [say(fact.text, locale)] }
    case 'status':
      return {
        lines: [
          withName(plain(say(fact.status, locale), LONGEST_NAME), fact.by),
          reasonOf(reader, fact.reason),
          fact.promised && promiseOf(reader, fact.number, fact.promised),
        ],
      }
    case 'solved': {
      const how = fact.status && plain(say(fact.status, locale), LONGEST_NAME)
      return {
        lines: [withName(how ?? t('push-solved'), fact.by), t('push-rate')],
        keyboard: ratingOf(reader, fact.number),
      }
    }
    case 'closed':
      return { lines: [t(`push-closed-${fact.why}`), t('push-closed-next')] }
    case 'reopened':
      return {
        lines: [
          withName(t('push-reopened'), fact.by),
          reasonOf(reader, fact.reason),
          fact.promised && promiseOf(reader, fact.number, fact.promised),
        ],
      }
    case 'merged':
      return { lines: [t('push-merged', { into: String(fact.into) })] }
    case 'promise':
      return { lines: [promiseOf(reader, fact.number, fact)] }
    case 'service': {
      const service = plain(say(fact.service, locale), LONGEST_NAME)
      return { lines: [withName(t('push-service', { service }), fact.by), t('push-service-next')] }
    }
    case 'added':
      return { lines: [t('push-added')] }
    case 'followed_up':
      return { lines: [t('push-followed-up', { former: String(fact.former) })] }
    case 'not_shown':
      return { lines: [t('push-not-shown', { what: fact.what })] }
    case 'edit_too_late':
      return { lines: [t('push-edit-too-late')] }
    case 'file_too_big':
      return { lines: [t('push-file-too-big', { name: plain(fact.name, LONGEST_NAME) })] }
    case 'thanked':
      // What is written while a request is under way answers its question.
      return {
        lines: [
          t('push-thanked'),
          openDraft(reader.desk, reader.chatId) ? undefined : t('push-thanked-next'),
        ],
      }
    case 'articles':
      return {
        lines: [t('push-articles')],
        keyboard: articleRows(reader, fact.articles, fact.number),
      }
    case 'approved':
      return { lines: [withName(t('push-approved'), fact.by), commentOf(fact.comment)] }
    case 'rejected':
      return {
        lines: [
          withName(t('push-rejected'), fact.by),
          commentOf(fact.comment),
          t('push-rejected-next'),
        ],
      }
    case 'rating_comment_kept':
      return { lines: [t('push-rating-comment-kept')] }
    default:
      return undefined
  }
}

/** Offered as long as work does not go on. */
function ratingOf({ t, desk }: Reader, number: number): InlineKeyboardButton[][] {
  if (findTicket(desk, number)?.open === 1) return []
  return [ratingRow(number), [button(t('card-reject'), { noun: 'ticket', deed: 'reject', number })]]
}

/** Решим до 15:40 сегодня. */
export function promiseOf(reader: Reader, number: number, { dueAt, target }: Promised): string {
  const until = sayUntil(dueAt, timesOf(reader, number))
  return reader.t(target === 'resolution' ? 'card-solve-until' : 'card-answer-until', { until })
}

function commentOf(comment: string | undefined): string | undefined {
  return comment === undefined ? undefined : plain(comment, 2000)
}

function reasonOf({ t }: Reader, reason: string | undefined): string | undefined {
  if (reason === 'subtasks') return t('push-subtasks')
  return reason && t('push-reason', { reason: plain(reason, 500) })
}

/** One to five; the one given before is ticked. */
export function ratingRow(number: number, given: number | null = null): InlineKeyboardButton[] {
  return [1, 2, 3, 4, 5].map((rating) =>
    button(rating === given ? `✓ ${rating}` : `${rating}`, { noun: 'rate', number, rating }),
  )
}

/** В работе · Вера Смирнова. */
export function withName(said: string, name: string | undefined): string {
  return name ? `${said} · ${plain(name, LONGEST_NAME)}` : said
}
