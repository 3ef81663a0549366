import { icon, iconButton, make } from './element.js'
import { measure } from './measure.js'
import { openSheet, sheetButtons } from './sheet.js'
import { say, size } from './words.js'

const limit = 60 * 1024 * 1024

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
      return make(
        'form',
        { onsubmit: done },
        title,
        list,
        caption,
        whole,
        sheetButtons(close, say('send')),
      )
    },
  )
  if (wish) await sendFiles(chat, files, wish)
}

/** Posts files, answering the message that is being answered; true when they were sent. */
export async function sendFiles(chat, files, { caption = '', as }) {
  const bytes = files.reduce((sum, file) => sum + file.size, 0)
  if (bytes > limit) {
    chat.phone.toast(say('tooBig'))
    return false
  }
  const form = new FormData()
  for (const file of files) form.append('file', file)
  form.append('as', as)
  form.append('measures', JSON.stringify(await Promise.all(files.map(measure))))
  if (caption) form.append('caption', caption)
  const replyTo = chat.composer.takeReply()
  if (replyTo) form.append('replyTo', String(replyTo))
  return chat.send('files', form)
}

function sendByEnter(event) {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  event.currentTarget.form.requestSubmit()
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
