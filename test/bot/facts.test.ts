import { describe, expect, test } from 'vitest'
import { drawFact } from '../../bot/drawing/draw-fact.ts'
import type { Fact } from '../../desk/delivery/letters.ts'
import { changePerson } from '../../desk/people/people.ts'
import { loadWords } from '../../locales/words.ts'
import { MINUTE, newDesk, TUESDAY } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'

const words = loadWords()
const about = { number: 1, title: 'Принтер не печатает' }
const requester = 'Анна Иванова'
const dueAt = TUESDAY + 10 * MINUTE
const promised = { dueAt, target: 'first_response' }

/** One of each, so that a new fact without words does not compile. */
const FACTS: { [Name in Fact['fact']]: Extract<Fact, { fact: Name }> } = {
  auto_reply: { fact: 'auto_reply', ...about, text: { ru: 'Получили', en: 'We have it' } },
  status: { fact: 'status', ...about, status: 'Пауза', category: 'on_hold', by: 'Вера' },
  solved: { fact: 'solved', ...about, by: 'Вера' },
  closed: { fact: 'closed', ...about, why: 'timer' },
  reopened: { fact: 'reopened', ...about },
  merged: { fact: 'merged', ...about, into: 1042 },
  promise: { fact: 'promise', ...about, dueAt, target: 'resolution' },
  service: { fact: 'service', ...about, service: { ru: 'Доступы', en: 'Access' }, by: 'Вера' },
  added: { fact: 'added', ...about },
  followed_up: { fact: 'followed_up', ...about, former: 1042 },
  not_shown: { fact: 'not_shown', ...about, what: 'poll' },
  file_too_big: { fact: 'file_too_big', ...about, name: 'видео.mp4' },
  thanked: { fact: 'thanked', ...about, rating: 5 },
  rating_comment_kept: { fact: 'rating_comment_kept', ...about },
  approved: { fact: 'approved', ...about, by: 'Борис', comment: 'Да' },
  rejected: { fact: 'rejected', ...about, by: 'Борис', comment: 'Уже есть' },
  approval_asked: { fact: 'approval_asked', ...about, requester, dueAt, instead: 'Борис' },
  approval_late: { fact: 'approval_late', ...about },
  approval_dropped: { fact: 'approval_dropped', ...about },
  approval_over: { fact: 'approval_over', ...about, state: 'approved', by: 'Борис' },
  decision_kept: { fact: 'decision_kept', ...about, what: 'no' },
  to_rank: { fact: 'to_rank', ...about, requester, line: 'Идеи' },
  subtask_done: {
    fact: 'subtask_done',
    ...about,
    child: 7,
    childTitle: 'Почта',
    left: 1,
    solved: true,
  },
  articles: { fact: 'articles', ...about, articles: [] },
  new_ticket: { fact: 'new_ticket', ...about, requester, line: 'L1', priority: 'high', promised },
  assigned: { fact: 'assigned', ...about, requester, priority: 'high' },
  moved_here: { fact: 'moved_here', ...about, requester, line: 'L2', reason: 'escalated' },
  requester_wrote: { fact: 'requester_wrote', ...about, requester, excerpt: '' },
  mentioned: { fact: 'mentioned', ...about, by: 'Вера', excerpt: '@pavel' },
  reminder: {
    fact: 'reminder',
    ...about,
    target: 'resolution',
    threshold: '80%',
    dueAt,
    over: false,
  },
  rated: { fact: 'rated', ...about, requester, rating: 2, comment: 'Долго' },
  requester_reopened: { fact: 'requester_reopened', ...about, requester },
  requester_cancelled: { fact: 'requester_cancelled', ...about, requester },
  watched: { fact: 'watched', ...about, status: { ru: 'Готово', en: 'Solved' }, by: 'Вера' },
  undelivered: { fact: 'undelivered', ...about, requester, error: 'blocked' },
  taken: { fact: 'taken', ...about, by: 'Вера' },
  put_on_hold: { fact: 'put_on_hold', ...about },
  passed_on: { fact: 'passed_on', ...about, as: 'question' },
  welcome: { fact: 'welcome', company: 'Контора', known: true },
  help: { fact: 'help' },
  ask_contact: { fact: 'ask_contact' },
  contact_not_own: { fact: 'contact_not_own' },
  contact_unknown: { fact: 'contact_unknown' },
  invite_needed: { fact: 'invite_needed' },
  invite_bad: { fact: 'invite_bad', why: 'used' },
  linked: { fact: 'linked', name: requester, admin: false },
  link_asked: { fact: 'link_asked' },
  link_question: { fact: 'link_question', request: 1 },
  link_refused: { fact: 'link_refused' },
  account_replaced: { fact: 'account_replaced' },
  panel_link: { fact: 'panel_link' },
  away: { fact: 'away' },
  back: { fact: 'back' },
  language: { fact: 'language', language: 'ru' },
  answer_edited: { fact: 'answer_edited' },
  edit_not_taken: { fact: 'edit_not_taken' },
  edit_too_late: { fact: 'edit_too_late', ...about },
  article_helped: { fact: 'article_helped' },
  draft_cancelled: { fact: 'draft_cancelled' },
  nothing_to_cancel: { fact: 'nothing_to_cancel' },
  message_dropped: { fact: 'message_dropped' },
  answer_too_big: { fact: 'answer_too_big', name: 'видео.mp4' },
  refused: { fact: 'refused', code: 'not_found', params: {} },
}

const town = newDesk()
fileTicket(town)
const draw = (fact: Fact, locale: 'ru' | 'en', who = 'vera') => {
  const person = changePerson(town.desk, town.person(who).id, { language: locale })
  return drawFact(town.desk, words, fact, person.telegramId ?? 0)
}

describe.each(['ru', 'en'] as const)('in %s', (locale) => {
  test.each(Object.values(FACTS))('$fact is said in whole words', (fact) => {
    const { text, entities } = draw(fact, locale)
    expect(text).not.toMatch(/(bot|push|card|error|prompt|scenario|time)-|\{|\}|undefined|null/)
    expect(text.length).toBeGreaterThan(5)
    if ('number' in fact) {
      const [first = ''] = text.split('\n')
      expect(first).toBe(locale === 'ru' ? '№1 · Принтер не печатает' : '#1 · Принтер не печатает')
      expect(entities[0]).toEqual({ type: 'bold', offset: 0, length: first.length })
      expect(text.split('\n').length).toBeGreaterThan(1)
    }
  })

  test.each(Object.values(FACTS))(
    '$fact is six lines at most, calm, with one emoji at most',
    (fact) => {
      const { text } = draw(fact, locale)
      expect(text.split('\n').length).toBeLessThanOrEqual(fact.fact === 'help' ? 10 : 6)
      expect(text).not.toContain('!')
      expect([...text.matchAll(/\p{Emoji_Presentation}/gu)].length).toBeLessThanOrEqual(1)
    },
  )
})

test('a reminder is a promise to the requester, and a deadline to the agent', () => {
  expect(draw(FACTS.reminder, 'ru').text).toContain('⏰ Срок близко: решение до 10:10 сегодня')
  expect(draw(FACTS.reminder, 'ru', 'anna').text).toBe(
    '№1 · Принтер не печатает\nРешим до 10:10 сегодня',
  )
})

test('who has no way into the panel is reminded without one', () => {
  expect(draw(FACTS.reminder, 'ru').text).toContain('/admin/tickets/1')
  expect(draw(FACTS.reminder, 'ru', 'boris').text).toBe(
    '№1 · Принтер не печатает\n⏰ Срок близко: решение до 10:10 сегодня',
  )
})

test('a number is a name: it has no thousands', () => {
  expect(draw(FACTS.merged, 'ru', 'anna').text).toContain('№1042')
})
