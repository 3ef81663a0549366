import { actionMs } from './action.js'
import { dropFiles } from './attach.js'
import { callbackAnswers } from './callback-answers.js'
import { chatHeader } from './chat-header.js'
import { composer } from './composer.js'
import { make } from './element.js'
import { history } from './history.js'
import { keepOpenedTopic, markRead, openedTopic } from './memory.js'
import { oneAtATime } from './once.js'
import { pinnedBar } from './pinned-bar.js'
import { replyKeyboard } from './reply-keyboard.js'
import { act, look } from './server.js'
import { topicsBar } from './topics.js'

const page = 50
const refreshed = 200
const general = 1

/** An open chat: header, messages, composer and the bot's keyboard, kept up to date. */
export function openChat(phone, chatId) {
  const path = `people/${phone.personId}/chats/${chatId}`
  const chat = {
    phone,
    chatId,
    path,
    view: null,
    messages: [],
    refresh: null,
    close,
    unreadElsewhere,
    loadOlder,
    jump,
    openTopic,
    sendText,
    send,
    deed,
  }

  const header = chatHeader(chat)
  const topics = topicsBar(chat)
  const pins = pinnedBar(chat)
  const answers = callbackAnswers(chat)
  const talk = history(chat)
  const writer = composer(chat)
  const keyboard = replyKeyboard(chat)
  chat.answers = answers
  chat.composer = writer
  chat.keyboard = keyboard
  chat.element = make(
    'div',
    { class: 'chat', 'data-chat': chatId },
    header.element,
    topics.element,
    pins.element,
    talk.element,
    writer.element,
    keyboard.element,
  )
  dropFiles(chat)

  let closed = false
  let threadId = openedTopic(phone.personId, chatId)
  let fading = 0

  chat.refresh = oneAtATime(async () => {
    await phone.attempt(async () => {
      const limit = Math.min(Math.max(page, chat.messages.length), refreshed)
      const asked = threadId
      const view = await look(`${path}?limit=${limit}&thread=${asked}`)
      if (!closed && asked === threadId) update(view)
    })
  })

  function update(view) {
    if (view.topics && !view.topics.some((topic) => topic.threadId === threadId)) {
      openTopic(general)
      return
    }
    const oldest = view.messages[0]?.messageId ?? 0
    const known = chat.view && view.hasOlder ? chat.messages : []
    const older = known.filter((message) => message.messageId < oldest)
    const hasOlder = older.length > 0 ? chat.view.hasOlder : view.hasOlder
    chat.view = { ...view, hasOlder }
    chat.messages = [...older, ...view.messages]
    answers.update(view.answers)
    draw()
    clearTimeout(fading)
    if (view.action) fading = setTimeout(chat.refresh, actionMs)
  }

  function draw() {
    header.update(chat.view)
    topics.update(chat.view.topics, threadId)
    pins.update(chat.messages)
    talk.update(chat.messages)
    keyboard.update(chat.view)
    writer.update(chat.view)
    const last = chat.messages.at(-1)
    if (last && !document.hidden) markRead(phone.personId, chatId, last.messageId)
  }

  /** Loads the page before the oldest message shown; false when there is none. */
  async function loadOlder() {
    const oldest = chat.messages[0]?.messageId
    if (!chat.view?.hasOlder || oldest === undefined) return false
    return phone.attempt(async () => {
      const view = await look(`${path}?limit=${page}&before=${oldest}&thread=${threadId}`)
      if (closed || chat.messages[0]?.messageId !== oldest) return
      chat.messages = [...view.messages, ...chat.messages]
      chat.view.hasOlder = view.hasOlder && view.messages.length > 0
      talk.update(chat.messages)
    })
  }

  /** Scrolls to a message, loading older ones until it is there. */
  async function jump(messageId) {
    while (!talk.reveal(messageId)) {
      if ((chat.messages[0]?.messageId ?? 0) <= messageId || !(await chat.loadOlder())) return
    }
  }

  /** Shows another topic of a forum; what is written goes there. */
  function openTopic(wanted) {
    threadId = wanted
    keepOpenedTopic(phone.personId, chatId, wanted)
    chat.messages = []
    topics.update(chat.view?.topics, wanted)
    chat.refresh()
  }

  /** Sends a text as if it had been typed. */
  function sendText(text) {
    return send('messages', { text })
  }

  /** Sends something new and goes to the end; true when it was done. */
  async function send(name, body) {
    const done = await deed(name, body)
    if (done) talk.toBottom()
    return done
  }

  /** Does something in this chat; true when it was done. */
  async function deed(name, body, method) {
    const place = chat.view?.topics ? `?thread=${threadId}` : ''
    const done = await phone.attempt(() => act(`${path}/${name}${place}`, body, method))
    if (done) chat.refresh()
    return done
  }

  function unreadElsewhere(count) {
    header.unreadElsewhere(count)
  }

  function close() {
    closed = true
    clearTimeout(fading)
  }

  return chat
}
