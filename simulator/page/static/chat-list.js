import { moment, shortDate } from './dates.js'
import { avatar, make } from './element.js'
import { draft, readMark } from './memory.js'
import { nameOf, summary } from './summary.js'
import { say } from './words.js'

/** The list of a person's chats, the newest talk first. */
export function chatList(phone) {
  const rows = make('div', { class: 'chat-rows', role: 'list', 'aria-label': say('chats') })
  const element = make(
    'div',
    { class: 'chat-list' },
    make('header', { class: 'bar' }, make('h1', {}, say('chats'))),
    rows,
  )
  let views = []

  function update(seen) {
    views = [...seen].sort((a, b) => newest(b) - newest(a))
    rows.replaceChildren(
      ...views.map((view) => make('div', { role: 'listitem' }, row(phone, view))),
    )
  }

  /** How many messages wait in other chats than this one. */
  function unread(chatId) {
    return views
      .filter((view) => view.chatId !== chatId)
      .reduce((sum, view) => sum + unreadOf(phone.personId, view), 0)
  }

  function focus(chatId) {
    rows.querySelector(`[data-chat="${chatId}"]`)?.focus()
  }

  return { element, update, unread, focus }
}

function row(phone, view) {
  const last = view.messages.at(-1)
  const waiting = unreadOf(phone.personId, view)
  const typed = draft(phone.personId, view.chatId)
  return make(
    'button',
    {
      type: 'button',
      class: 'chat-row',
      'data-chat': view.chatId,
      onclick: () => phone.show(view.chatId, true),
    },
    avatar(view.chatId === phone.personId ? 5 : view.chatId, view.title),
    make('span', { class: 'chat-name' }, view.title),
    last &&
      make(
        'time',
        { datetime: new Date(last.date).toISOString(), title: moment(last.date) },
        shortDate(last.date),
      ),
    make(
      'span',
      { class: 'preview' },
      typed ? [make('span', { class: 'draft' }, say('draft')), ` ${typed}`] : preview(view, last),
    ),
    waiting > 0 &&
      make(
        'span',
        { class: 'badge', 'aria-label': say('unread', { n: waiting }) },
        String(waiting),
      ),
  )
}

function preview(view, last) {
  if (view.action) return make('span', { class: 'doing' }, `${say('typing')}…`)
  if (!last) return ''
  if (view.type === 'private' || last.service) return summary(last)
  const who = last.mine ? say('you') : nameOf(last.from)
  return [make('span', { class: 'who' }, `${who}: `), summary(last)]
}

function newest(view) {
  return view.messages.at(-1)?.date ?? 0
}

function unreadOf(personId, view) {
  const mark = readMark(personId, view.chatId, view.messages.at(-1)?.messageId ?? 0)
  return view.messages.filter((message) => !message.mine && message.messageId > mark).length
}
