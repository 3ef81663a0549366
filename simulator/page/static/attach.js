import { icon, iconButton, make } from './element.js'
import { measure } from './measure.js'
import { openMenu } from './menu.js'
import { confirmSheet, openSheet } from './sheet.js'
import { say, size } from './words.js'

const limit = 60 * 1024 * 1024

/** Opens the menu of what can be sent beside text. */
export function openAttachMenu(chat, button) {
  const box = button.getBoundingClientRect()
  const items = [
    { label: say('attachFile'), icon: 'file', act: () => pickFiles(chat) },
    { label: say('attachVoice'), icon: 'voice', act: () => pickVoice(chat) },
    { label: say('attachLocation'), icon: 'pin', act: () => askLocation(chat) },
  ]
  if (chat.view.type === 'private') {
    items.push({ label: say('attachContact'), icon: 'contact', act: () => shareContact(chat) })
  }
  openMenu(chat.phone.screen, { x: box.left, y: box.top - items.length * 44 }, say('attach'), items)
}

/** Lets files be dropped anywhere on the chat. */
export function dropFiles(chat) {
  const { element } = chat
  const carries = (event) =>
    event.dataTransfer?.types.includes('Files') && chat.view?.state === 'open'
  element.dataset.drop = say('dropHere')
  element.addEventListener('dragover', (event) => {
    if (!carries(event)) return
    event.preventDefault()
    element.classList.add('dropping')
  })
  element.addEventListener('dragleave', (event) => {
    if (!element.contains(event.relatedTarget)) element.classList.remove('dropping')
  })
  element.addEventListener('drop', (event) => {
    element.classList.remove('dropping')
    if (!carries(event)) return
    event.preventDefault()
    void sendFilesSheet(chat, [...event.dataTransfer.files])
  })
}

/** Asks whether to tell the bot one's phone number (`contact`) or place (`location`). */
export function agrees(chat, what) {
  return confirmSheet(chat.phone.screen, {
    title: say(`${what}Title`),
    text: say(`${what}Question`),
    yes: say('share'),
  })
}

/** Asks where one is, and sends it. */
async function askLocation(chat) {
  const point = await openSheet(chat.phone.screen, { 'aria-label': say('location') }, (close) => {
    const field = (name, value, most) =>
      make(
        'label',
        {},
        say(name),
        make('input', {
          name,
          type: 'number',
          step: 'any',
          min: -most,
          max: most,
          value,
          required: true,
        }),
      )
    const done = (event) => {
      event.preventDefault()
      const { latitude, longitude } = event.currentTarget.elements
      close({ latitude: latitude.valueAsNumber, longitude: longitude.valueAsNumber })
    }
    return make(
      'form',
      { onsubmit: done },
      make('h2', {}, say('location')),
      field('latitude', 55.75222, 90),
      field('longitude', 37.61556, 180),
      sheetButtons(close),
    )
  })
  if (point) await chat.send('location', point)
}

async function shareContact(chat) {
  if (await agrees(chat, 'contact')) await chat.send('contact')
}

/** Picks one sound file and sends it as a voice message. */
export function pickVoice(chat) {
  const input = make('input', { type: 'file', accept: 'audio/*,.ogg,.oga', hidden: true })
  input.addEventListener(
    'change',
    () => input.files[0] && post(chat, [input.files[0]], { as: 'voice' }),
  )
  open(chat, input)
}

function pickFiles(chat) {
  const input = make('input', { type: 'file', multiple: true, hidden: true })
  input.addEventListener('change', () => sendFilesSheet(chat, [...input.files]))
  open(chat, input)
}

/** The input stays in the page until the next one, as a browser may drop a loose one. */
function open(chat, input) {
  chat.element.querySelector('input[type=file]')?.remove()
  chat.element.append(input)
  input.click()
}

/** Shows the chosen files with a caption, and sends them when told to. */
export async function sendFilesSheet(chat, chosen) {
  if (chosen.length === 0) return
  const files = [...chosen]
  const wish = await openSheet(
    chat.phone.screen,
    { 'aria-label': say('files', { n: files.length }) },
    (close) => {
      const title = make('h2', {})
      const list = make('ul', { class: 'chosen' })
      const draw = () => {
        title.textContent = say('files', { n: files.length })
        list.replaceChildren(...files.map((file) => chosenRow(file, () => remove(file))))
      }
      const remove = (file) => {
        files.splice(files.indexOf(file), 1)
        if (files.length === 0) close(null)
        else draw()
      }
      const done = (event) => {
        event.preventDefault()
        const { caption, whole } = event.currentTarget.elements
        close({ caption: caption.value.trim(), as: whole.checked ? 'document' : 'media' })
      }
      draw()
      const caption = make('textarea', {
        name: 'caption',
        rows: 2,
        'aria-label': say('caption'),
        placeholder: say('caption'),
        'data-first': true,
        onkeydown: sendByEnter,
      })
      const whole = make(
        'label',
        { class: 'check' },
        make('input', { type: 'checkbox', name: 'whole' }),
        say('asFiles'),
      )
      return make('form', { onsubmit: done }, title, list, caption, whole, sheetButtons(close))
    },
  )
  if (wish) await post(chat, files, wish)
}

function sendByEnter(event) {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  event.currentTarget.form.requestSubmit()
}

function sheetButtons(close) {
  return make(
    'div',
    { class: 'sheet-buttons' },
    make('button', { type: 'button', onclick: () => close(null) }, say('cancel')),
    make('button', { type: 'submit' }, say('send')),
  )
}

function chosenRow(file, remove) {
  const shown = file.type.startsWith('image/')
  const address = shown ? URL.createObjectURL(file) : ''
  const picture = shown
    ? make('img', { src: address, alt: '', onload: () => URL.revokeObjectURL(address) })
    : make('span', { class: 'disc' }, icon('file'))
  return make(
    'li',
    {},
    picture,
    make('b', { class: 'line' }, file.name),
    make('span', { class: 'line' }, size(file.size)),
    iconButton('close', `${say('removeFile')}: ${file.name}`, remove),
  )
}

async function post(chat, files, { caption = '', as }) {
  const bytes = files.reduce((sum, file) => sum + file.size, 0)
  if (bytes > limit) return chat.phone.toast(say('tooBig'))
  const form = new FormData()
  for (const file of files) form.append('file', file)
  form.append('as', as)
  form.append('measures', JSON.stringify(await Promise.all(files.map(measure))))
  if (caption) form.append('caption', caption)
  const replyTo = chat.composer.takeReply()
  if (replyTo) form.append('replyTo', String(replyTo))
  return chat.send('files', form)
}
