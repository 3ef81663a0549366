import { follow } from './links.js'
import { alertSheet } from './sheet.js'

const patienceMs = 30_000

/**
 * Which inline buttons wait for the bot's answer, and what the answers say. A button is known by
 * its place, `message:row:column`, as it may be drawn anew meanwhile.
 */
export function callbackAnswers(chat) {
  /** Place → the query it made; '' until that is known. */
  const waiting = new Map()
  /** Queries answered so far; null before the first look: what was answered then is old. */
  let seen = null

  /** Marks a button as pressed; returns what tells its query, or null that nothing came of it. */
  function press(place) {
    waiting.set(place, '')
    mark(place)
    setTimeout(() => free(place), patienceMs)
    return (queryId) => {
      if (queryId === null || seen?.has(queryId)) free(place)
      else waiting.set(place, queryId)
    }
  }

  /** Shows the answers that were not there before and frees their buttons. */
  function update(answers) {
    const fresh = seen ? answers.filter((answer) => !seen.has(answer.queryId)) : []
    seen = new Set(answers.map((answer) => answer.queryId))
    for (const [place, queryId] of [...waiting]) {
      if (seen.has(queryId)) free(place)
    }
    for (const answer of fresh) show(answer)
  }

  function free(place) {
    if (waiting.delete(place)) mark(place)
  }

  function mark(place) {
    const button = chat.element.querySelector(`[data-place="${place}"]`)
    button?.classList.toggle('waiting', waiting.has(place))
    button?.setAttribute('aria-busy', String(waiting.has(place)))
  }

  function show(answer) {
    if (answer.url) follow(chat.phone, answer.url)
    if (!answer.text) return
    if (answer.alert) void alertSheet(chat.phone.screen, chat.view?.title ?? '', answer.text)
    else chat.phone.toast(answer.text)
  }

  return { press, update, waits: (place) => waiting.has(place) }
}
