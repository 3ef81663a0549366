import { openAttachMenu, pickVoice, sendFilesSheet } from './attach.js'
import { commandList } from './command-list.js'
import { icon, iconButton, make } from './element.js'
import { follow } from './links.js'
import { draft, keepDraft } from './memory.js'
import { canEdit } from './message-menu.js'
import { summary } from './summary.js'
import { say } from './words.js'

/** Foot of an open chat: what one writes with, or START where one may not write yet. */
export function composer(chat) {
  const { phone, chatId } = chat
  /** null, or what the text is for: `{ kind: 'reply' | 'edit', message }`. */
  let purpose = null
  let answered = 0

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
  const about = make('div', { class: 'about', hidden: true })
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
  const writing = make('div', { class: 'writing' }, commands.element, about, form)
  const gate = make('div', { class: 'gate', hidden: true })
  const element = make('footer', {}, writing, gate)

  field.value = draft(phone.personId, chatId)
  typed()

  function update(view) {
    drawGate(view)
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
  }

  function drawGate(view) {
    const words = { new: 'start', blocked: 'restart', left: 'notMember' }[view.state]
    writing.hidden = Boolean(words)
    gate.hidden = !words
    if (!words || gate.dataset.drawn === words) return
    gate.dataset.drawn = words
    gate.replaceChildren(
      words === 'notMember'
        ? make('p', {}, say(words))
        : make('button', { type: 'button', onclick: () => chat.send('start') }, say(words)),
    )
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
    field.style.height = 'auto'
    if (field.scrollHeight > 0) field.style.height = `${field.scrollHeight}px`
  }

  function pressed(event) {
    if (event.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void submit(event)
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

  async function submit(event) {
    event.preventDefault()
    const text = field.value.trim()
    const now = purpose
    if (text === '' || form.getAttribute('aria-busy')) return
    form.setAttribute('aria-busy', 'true')
    const done =
      now?.kind === 'edit'
        ? await chat.deed(`messages/${now.message.messageId}`, { text }, 'PATCH')
        : await chat.send('messages', { text, replyTo: now?.message.messageId })
    form.removeAttribute('aria-busy')
    if (!done) return
    if (now?.kind !== 'edit') clear()
    forget()
    field.focus()
  }

  function clear() {
    field.value = ''
    typed()
  }

  /** Writes in answer to a message. */
  function reply(message) {
    if (purpose?.kind === 'edit') forget()
    purpose = { kind: 'reply', message }
    drawPurpose(`${say('replyTo')}: ${message.mine ? say('you') : message.from.name}`, 'reply')
  }

  /** Changes one's own message; what was being typed waits. */
  function edit(message) {
    purpose = { kind: 'edit', message }
    field.value = message.text ?? message.caption ?? ''
    drawPurpose(say('editing'), 'edit')
    typed()
    send.replaceChildren(icon('check'))
    send.setAttribute('aria-label', say('save'))
  }

  /** Where a keyboard would not cover the chat at once. */
  function focus() {
    if (matchMedia('(hover: hover)').matches) field.focus()
  }

  function forget() {
    const edited = purpose?.kind === 'edit'
    purpose = null
    about.hidden = true
    send.replaceChildren(icon('send'))
    send.setAttribute('aria-label', say('send'))
    if (edited) field.value = draft(phone.personId, chatId)
    typed()
  }

  function drawPurpose(title, picture) {
    about.hidden = false
    about.replaceChildren(
      icon(picture),
      make(
        'div',
        { class: 'about-text' },
        make('span', { class: 'line title' }, title),
        make('span', { class: 'line' }, summary(purpose.message)),
      ),
      iconButton('close', say('cancel'), () => {
        forget()
        field.focus()
      }),
    )
    field.focus()
  }

  /** The message being answered, once: for files sent instead of a text. */
  function takeReply() {
    const id = purpose?.kind === 'reply' ? purpose.message.messageId : undefined
    if (id !== undefined) forget()
    return id
  }

  return { element, update, reply, edit, takeReply, focus }
}
