import { make } from './element.js'
import { sendFiles, sendFilesSheet } from './files-sheet.js'
import { openMenu } from './menu.js'
import { confirmSheet, openSheet, sheetButtons } from './sheet.js'
import { say } from './words.js'

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
      sheetButtons(close, say('send')),
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
    () => input.files[0] && sendFiles(chat, [input.files[0]], { as: 'voice' }),
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
