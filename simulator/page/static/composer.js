import { aboutBar } from './about.js'
import { openAttachMenu, pickVoice } from './attach.js'
import { commandList } from './command-list.js'
import { icon, iconButton, make } from './element.js'
import { sendFilesSheet } from './files-sheet.js'
import { startGate } from './gate.js'
import { follow } from './links.js'
import { draft, keepDraft } from './memory.js'
import { canEdit } from './message-menu.js'
import { nameOf } from './summary.js'
import { say } from './words.js'

/** Foot of an open chat: what one writes with, or START where one may not write yet. */
export function composer(chat) {
  const { phone, chatId } = chat
  /** null, or what the text is for: `{ kind: 'reply' | 'edit', message }`. */
  let purpose = null
  /** The message of the last force_reply that was followed. */
  let answered = 0
  let sending = Promise.resolve()

  const field = make('textarea', {
    rows: 1,
    'aria-label': say('message'),
    placeholder: say('message'),
    maxlength: 40_000,
    dir: 'auto',
    oninput: typed,
    onkeydown: pressed,
    onpaste: pasted,
  })
  const commands = commandList(chat, () => {
    field.value = ''
    typed()
    field.focus()
  })
  const menu = make(
    'button',
    { type: 'button', class: 'bot-menu', hidden: true, onclick: openBotMenu },
    icon('menu'),
    make('span', { class: 'line' }),
  )
  const keys = iconButton('keyboard', say('hideKeyboard'), toggleKeyboard, { hidden: true })
  const attach = iconButton('attach', say('attach'), () => openAttachMenu(chat, attach), {
    'aria-haspopup': 'menu',
  })
  const voice = iconButton('voice', say('voiceFile'), () => pickVoice(chat))
  const send = iconButton('send', say('send'), null, { type: 'submit', class: 'icon-button send' })
  const about = aboutBar(() => {
    forget()
    field.focus()
  })
  const form = make(
    'form',
    { class: 'composer', onsubmit: submit },
    menu,
    field,
    keys,
    attach,
    voice,
    send,
  )
  const writing = make('div', { class: 'writing' }, commands.element, about.element, form)
  const gate = startGate(chat)
  const element = make('footer', {}, writing, gate.element)

  field.value = draft(phone.personId, chatId)
  typed()

  function update(view) {
    writing.hidden = gate.update(view)
    commands.update(view.commands)
    drawMenu(view)
    const keyboard = chat.keyboard.state()
    keys.hidden = keyboard === 'none'
    const label = say(keyboard === 'open' ? 'hideKeyboard' : 'showKeyboard')
    keys.setAttribute('aria-label', label)
    keys.title = label
    keys.classList.toggle('on', keyboard === 'open')
    const forced = view.forceReply
    if (forced && forced.messageId !== answered && !purpose) {
      const message = view.messages.find((other) => other.messageId === forced.messageId)
      answered = forced.messageId
      if (message) reply(message)
    }
    field.placeholder = forced?.placeholder || chat.keyboard.placeholder() || say('message')
    grow()
  }

  function drawMenu(view) {
    const page = view.menuButton.type === 'web_app'
    menu.hidden = !page && (view.commands.length === 0 || view.type !== 'private')
    menu.lastChild.textContent = page ? (view.menuButton.text ?? '') : say('menu')
  }

  function openBotMenu() {
    const button = chat.view.menuButton
    if (button.type === 'web_app') follow(phone, button.web_app.url)
    else commands.toggle()
  }

  function toggleKeyboard() {
    chat.keyboard.fold(chat.keyboard.state() === 'open')
  }

  function typed() {
    if (purpose?.kind !== 'edit') keepDraft(phone.personId, chatId, field.value)
    const empty = field.value.trim() === ''
    const edits = purpose?.kind === 'edit'
    send.hidden = empty && !edits
    voice.hidden = !send.hidden
    attach.hidden = edits
    menu.classList.toggle('narrow', !empty)
    commands.suggest(field.value)
    grow()
  }

  /** As high as its text; nothing to measure while the chat is not in the page yet. */
  function grow() {
    field.style.height = 'auto'
    if (field.scrollHeight > 0) field.style.height = `${field.scrollHeight}px`
  }

  function pressed(event) {
    if (event.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      submit(event)
    } else if (event.key === 'Escape' && (purpose || commands.close())) {
      event.preventDefault()
      forget()
    } else if (event.key === 'ArrowUp' && field.value === '') {
      const own = chat.messages.findLast(canEdit)
      if (!own) return
      event.preventDefault()
      edit(own)
    }
  }

  function pasted(event) {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    void sendFilesSheet(chat, files)
  }

  function submit(event) {
    event.preventDefault()
    const text = field.value.trim()
    const now = purpose
    if (text === '') return
    if (now?.kind !== 'edit') field.value = ''
    forget()
    field.focus()
    // One after the other, so that quick messages keep their order.
    sending = sending.then(() => deliver(text, now))
  }

  /** What could not be sent comes back, unless something new was begun. */
  async function deliver(text, purposeThen) {
    const { kind, message } = purposeThen ?? {}
    const done =
      kind === 'edit'
        ? await chat.deed(`messages/${message.messageId}`, { text }, 'PATCH')
        : await chat.send('messages', { text, replyTo: message?.messageId })
    if (done || field.value !== '') return
    field.value = text
    typed()
  }

  /** Writes in answer to a message. */
  function reply(message) {
    if (purpose?.kind === 'edit') forget()
    purpose = { kind: 'reply', message }
    const name = message.mine ? say('you') : nameOf(message.from)
    about.show(`${say('replyTo')}: ${name}`, 'reply', message)
    focus()
  }

  /** Changes one's own message; what was being typed waits. */
  function edit(message) {
    purpose = { kind: 'edit', message }
    field.value = message.text ?? message.caption ?? ''
    about.show(say('editing'), 'edit', message)
    typed()
    send.replaceChildren(icon('check'))
    send.setAttribute('aria-label', say('save'))
    field.focus()
  }

  /** Where a keyboard would not cover the chat at once. */
  function focus() {
    if (matchMedia('(hover: hover)').matches) field.focus()
  }

  function forget() {
    const edited = purpose?.kind === 'edit'
    purpose = null
    about.hide()
    send.replaceChildren(icon('send'))
    send.setAttribute('aria-label', say('send'))
    if (edited) field.value = draft(phone.personId, chatId)
    typed()
  }

  /** The message being answered, once: for files sent instead of a text. */
  function takeReply() {
    const id = purpose?.kind === 'reply' ? purpose.message.messageId : undefined
    if (id !== undefined) forget()
    return id
  }

  return { element, update, reply, edit, takeReply, focus }
}
