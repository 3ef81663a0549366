import { actionMs } from './action.js'
import { openChat } from './chat.js'
import { chatList } from './chat-list.js'
import { make } from './element.js'
import { keepOpenedChat, openedChat } from './memory.js'
import { oneAtATime } from './once.js'
import { act, look } from './server.js'
import { toast } from './toast.js'
import { say } from './words.js'

/** One phone: a list of chats or an open chat of the person it was given to. */
export function openPhone(frame) {
  const screen = frame.querySelector('.screen')
  const phone = {
    frame,
    screen,
    personId: undefined,
    chat: null,
    give,
    changed,
    show,
    openBot,
    attempt,
    toast: (text) => toast(screen, text),
  }
  const list = chatList(phone)
  let fading = 0

  /** Hands the phone to a person; undefined: to nobody yet. */
  function give(personId) {
    phone.personId = personId
    phone.chat?.close()
    phone.chat = null
    if (personId === undefined) {
      const add = () => frame.querySelector('.new-person').click()
      const button = make('button', { type: 'button', onclick: add }, say('newPerson'))
      screen.replaceChildren(make('div', { class: 'nobody' }, say('nobodyYet'), button))
      return
    }
    frame.dataset.person = personId
    frame.dataset.testid = `phone-${personId}`
    frame.querySelector('select.person').value = String(personId)
    frame.querySelector('.panel-sign-in')?.setAttribute('action', `people/${personId}/panel`)
    const kept = openedChat(personId)
    show(kept === undefined ? personId : kept)
  }

  /**
   * Shows a chat, or with null the list. The chat with the bot has the person's own id.
   * `byHand`: somebody asked for it here, so the focus goes along.
   */
  function show(chatId, byHand = false) {
    const former = phone.chat?.chatId
    keepOpenedChat(phone.personId, chatId)
    phone.chat?.close()
    phone.chat = chatId === null ? null : openChat(phone, chatId)
    screen.replaceChildren(phone.chat?.element ?? list.element)
    void refreshList()
    void phone.chat?.refresh()
    if (!byHand) return
    if (phone.chat) phone.chat.composer.focus()
    else list.focus(former)
  }

  /** Looks again at what the named changes touch; null: at everything. */
  function changed(names) {
    if (phone.personId === undefined) return
    // Ids of groups are negative; a positive one is somebody's own chat with the bot.
    const mine = (name) =>
      name === 'bot' || name === `chat:${phone.personId}` || name.startsWith('chat:-')
    if (names && !names.some(mine)) return
    void refreshList()
    if (!names || names.includes('bot') || names.includes(`chat:${phone.chat?.chatId}`)) {
      void phone.chat?.refresh()
    }
  }

  /** Opens the chat with the bot; a payload presses Start with it. */
  function openBot(payload) {
    const { personId } = phone
    if (personId === undefined) return
    if (phone.chat?.chatId !== personId) show(personId)
    if (payload) void attempt(() => act(`people/${personId}/chats/${personId}/start`, { payload }))
  }

  /** Does something that may be refused and says so; true when it was done. */
  async function attempt(deed) {
    try {
      await deed()
      return true
    } catch (error) {
      toast(screen, error.message)
      return false
    }
  }

  const refreshList = oneAtATime(async () => {
    const { personId } = phone
    await attempt(async () => {
      const views = await look(`people/${personId}/chats`)
      if (personId !== phone.personId) return
      list.update(views)
      clearTimeout(fading)
      if (views.some((view) => view.action)) fading = setTimeout(refreshList, actionMs)
      phone.chat?.unreadElsewhere(list.unread(phone.chat.chatId))
      if (phone.chat && !views.some((view) => view.chatId === phone.chat.chatId)) show(null)
    })
  })

  return phone
}
