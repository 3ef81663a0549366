import { icon, make } from './element.js'
import { follow } from './links.js'
import { copy } from './message-menu.js'
import { act } from './server.js'

const styles = new Set(['primary', 'danger', 'success'])

/** The rows of buttons under a message. */
export function inlineKeyboard(chat, message) {
  const rows = message.inlineKeyboard.map((row, y) =>
    make(
      'div',
      { class: 'button-row' },
      row.map((button, x) => inlineButton(chat, message, button, y, x)),
    ),
  )
  return make('div', { class: 'inline-keyboard' }, rows)
}

/** Class of a button's colour, if the bot chose one. */
export function styleOf(button) {
  return styles.has(button.style) ? `style-${button.style}` : ''
}

function inlineButton(chat, message, button, row, column) {
  const place = `${message.messageId}:${row}:${column}`
  const waits = chat.answers.waits(place)
  const corner = button.url ? 'out' : button.copy_text ? 'copy' : button.web_app ? 'window' : null
  return make(
    'button',
    {
      type: 'button',
      class: `${styleOf(button)} ${waits ? 'waiting' : ''}`,
      'aria-busy': waits,
      'data-place': place,
      onclick: () => press(chat, message, button, { place, row, column }),
    },
    make('span', { class: 'label' }, button.text),
    corner && icon(corner),
  )
}

async function press(chat, message, button, { place, row, column }) {
  const address = button.url ?? button.web_app?.url ?? button.login_url?.url
  if (address) return follow(chat.phone, address)
  if (button.copy_text) return copy(chat, button.copy_text.text)
  if (chat.answers.waits(place)) return
  const settle = chat.answers.press(place)
  let queryId = null
  await chat.phone.attempt(async () => {
    const body = { messageId: message.messageId, row, column }
    queryId = (await act(`${chat.path}/press`, body)).queryId ?? null
  })
  settle(queryId)
}
