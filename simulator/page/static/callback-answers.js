import { follow } from './links.js'
import { alertSheet } from './sheet.js'

const patienceMs = 30_000

/** Which inline buttons wait for the bot's answer, and what the answers say. */
export function callbackAnswers(chat) {
  /** Place of a button (`message:row:column`) → the query it made; '' until that is known. */
  const waiting = new Map()
  let seen = null

  /** Marks a button as pressed; returns what tells its query, or null that nothing came of it. */
  function press(place) {
    waiting.set(place, '')
    const timer = setTimeout(() => forget(place), patienceMs)
    return (queryId) => {
      if (queryId === null || seen?.has(queryId)) {
        clearTimeout(timer)
        forget(place)
      } else waiting.set(place, queryId)
    }
  }

  function forget(place) {
    if (waiting.delete(place)) chat.refresh()
  }

  /** Shows the answers that were not there before and frees their buttons. */
  function update(answers) {
    const fresh = seen ? answers.filter((answer) => !seen.has(answer.queryId)) : []
    seen = new Set(answers.map((answer) => answer.queryId))
    for (const [place, queryId] of waiting) {
      if (seen.has(queryId)) waiting.delete(place)
    }
    for (const answer of fresh) show(answer)
  }

  function show(answer) {
    if (answer.url) follow(chat.phone, answer.url)
    if (!answer.text) return
    if (answer.alert) void alertSheet(chat.phone.screen, chat.view?.title ?? '', answer.text)
    else chat.phone.toast(answer.text)
  }

  return { press, update, waits: (place) => waiting.has(place) }
}
