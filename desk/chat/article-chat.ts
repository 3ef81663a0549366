import { SUMMARY } from '../../scenarios/engine-draft.ts'
import type { Article } from '../../scenarios/pack-articles.ts'
import { articleFor, countArticle } from '../articles/articles.ts'
import { articlesFitting } from '../articles/suggesting.ts'
import { about, tellPerson } from '../delivery/notify.ts'
import { post } from '../delivery/outbox.ts'
import { type Desk, deed } from '../desk.ts'
import { record } from '../events.ts'
import type { Person } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { stepsOf } from '../setup/config.ts'
import { cancel } from '../tickets/progress.ts'
import type { Ticket } from '../tickets/tickets.ts'
import type { Place } from './chat-deeds.ts'
import { strip } from './chat-screens.ts'
import { type Draft, dropDraft, openDraft } from './drafts.ts'
import { endPrompt, promptIn, showPrompt } from './prompts.ts'
import { resumeChat } from './resuming.ts'

/** Opens an article in a chat: from a request under way (`ticket` 0), or from one that was just filed. */
export function openArticle(
  desk: Desk,
  by: Person,
  chatId: number,
  { key, ticket, page }: { key: string; ticket: number; page: number },
  fresh: boolean,
): void {
  deed(desk, () => {
    articleFor(desk, by, key)
    // What can be ended by the article says whether the ticket has ended.
    if (ticket > 0) ticketFor(desk, by, ticket, 'read')
    const live = promptIn(desk, chatId)?.data
    const isOpen = live?.kind === 'article' && live.article === key
    if (!isOpen) countArticle(desk, key, 'opened')
    const data = { kind: 'article' as const, article: key, ticket: ticket || null, page }
    showPrompt(desk, chatId, data, fresh)
  })
}

/** The article made the request needless: it ends, and the article is counted. */
export function articleHelped(
  desk: Desk,
  by: Person,
  place: Place,
  key: string,
  number: number,
): void {
  deed(desk, () => {
    articleFor(desk, by, key)
    const { chatId } = place
    const draft = number === 0 ? openDraft(desk, chatId) : undefined
    if (number > 0) {
      ticketFor(desk, by, number, 'cancel')
      cancel(desk, by, number)
      record(desk, 'article_helped', { ticket: number, by: by.id, data: { article: key } })
    } else if (draft) dropDraft(desk, draft)
    countArticle(desk, key, 'helped')
    if (promptIn(desk, chatId)?.kind === 'article') endPrompt(desk, chatId)
    else strip(desk, chatId, place.telegramMessageId)
    post(desk, { chatId }, { kind: 'fact', fact: { fact: 'article_helped' } })
    resumeChat(desk, chatId)
  })
}

/** Articles that fit what a person has written in a request under way, where it is time to offer them. */
export function articlesForDraft(desk: Desk, person: Person, draft: Draft): Article[] {
  const steps = stepsOf(desk, draft.service, draft.scenarioVersion)
  const at = steps.findIndex((step) => step.key === draft.state.at)
  const before =
    draft.state.at === SUMMARY ? steps : steps.slice(Math.max(0, at - 1), Math.max(0, at))
  const wrote = before.some((step) => draft.state.answers[step.key]?.type === 'text')
  if (!wrote) return []
  const written = Object.values(draft.state.answers).flatMap((one) =>
    one.type === 'text' ? [one.text] : [],
  )
  return articlesFitting(desk, person, written.join('\n'), draft.service)
}

/** What was written without choosing a service is filed at once; articles that fit are offered after it. */
export function offerArticles(desk: Desk, by: Person, ticket: Ticket, written: string): void {
  const fitting = articlesFitting(desk, by, written, ticket.service)
  if (fitting.length === 0) return
  const articles = fitting.map(({ key }) => key)
  tellPerson(desk, by, { fact: 'articles', ...about(ticket), articles }, ticket)
}
