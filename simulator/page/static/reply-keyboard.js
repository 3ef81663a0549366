import { agrees } from './attach.js'
import { make } from './element.js'
import { styleOf } from './inline-keyboard.js'
import { follow } from './links.js'

/** The bot's keyboard in place of the letters. */
export function replyKeyboard(chat) {
  const element = make('div', { class: 'reply-keyboard', hidden: true })
  let keyboard = null
  /** Message whose keyboard was put away by hand. */
  let folded = 0

  function update(view) {
    keyboard = view.state === 'open' ? (view.replyKeyboard ?? null) : null
    element.hidden = !keyboard || folded === keyboard.messageId
    if (!keyboard) return element.replaceChildren()
    element.classList.toggle('tall', !keyboard.resize)
    const signature = JSON.stringify(keyboard)
    if (element.dataset.drawn === signature) return
    element.dataset.drawn = signature
    element.replaceChildren(
      ...keyboard.rows.map((row, y) =>
        make(
          'div',
          { class: 'button-row' },
          row.map((button, x) =>
            make(
              'button',
              { type: 'button', class: styleOf(button), onclick: () => press(button, y, x) },
              button.text,
            ),
          ),
        ),
      ),
    )
  }

  async function press(button, row, column) {
    if (button.web_app) return follow(chat.phone, button.web_app.url)
    if (button.request_contact && !(await agrees(chat, 'contact'))) return undefined
    if (button.request_location && !(await agrees(chat, 'location'))) return undefined
    return chat.send('press', { row, column })
  }

  /** Puts the keyboard away or brings it back. */
  function fold(away) {
    folded = away && keyboard ? keyboard.messageId : 0
    chat.refresh()
  }

  return {
    element,
    update,
    fold,
    state: () => (!keyboard ? 'none' : folded === keyboard.messageId ? 'folded' : 'open'),
    placeholder: () => keyboard?.placeholder,
  }
}
