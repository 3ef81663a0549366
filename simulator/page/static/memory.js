/** What was typed and not sent, per person and chat; survives a reload of the tab. */
export function draft(personId, chatId) {
  return sessionStorage.getItem(`draft:${personId}:${chatId}`) ?? ''
}

/** Keeps or, when empty, forgets a draft. */
export function keepDraft(personId, chatId, text) {
  const key = `draft:${personId}:${chatId}`
  if (text) sessionStorage.setItem(key, text)
  else sessionStorage.removeItem(key)
}

/** The last message this person has seen in a chat, of which `last` is the newest now. */
export function readMark(personId, chatId, last) {
  const mark = Number(localStorage.getItem(`read:${personId}:${chatId}`) ?? 0)
  // A mark beyond the newest message comes from an earlier world.
  return mark > last ? 0 : mark
}

/** Everything up to this message has been seen. */
export function markRead(personId, chatId, messageId) {
  localStorage.setItem(`read:${personId}:${chatId}`, String(messageId))
}

/** Which topic of a forum was open last; 1, General, unless another was. */
export function openedTopic(personId, chatId) {
  return Number(sessionStorage.getItem(`topic:${personId}:${chatId}`) ?? 1)
}

/** Remembers the open topic. */
export function keepOpenedTopic(personId, chatId, threadId) {
  sessionStorage.setItem(`topic:${personId}:${chatId}`, String(threadId))
}

/** Which chat a phone showed before the reload; null: the list; undefined: nothing kept. */
export function openedChat(personId) {
  const kept = sessionStorage.getItem(`open:${personId}`)
  return kept === null ? undefined : kept === 'list' ? null : Number(kept)
}

/** Remembers the chat a phone shows; null: the list. */
export function keepOpenedChat(personId, chatId) {
  sessionStorage.setItem(`open:${personId}`, chatId === null ? 'list' : String(chatId))
}
