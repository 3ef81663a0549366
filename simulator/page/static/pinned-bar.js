import { make } from './element.js'
import { summary } from './summary.js'
import { say } from './words.js'

/** The bar under the header that shows the newest pinned message and leads to it. */
export function pinnedBar(chat) {
  const text = make('span', { class: 'line' })
  const element = make(
    'button',
    { type: 'button', class: 'pinned-bar', hidden: true },
    make('span', { class: 'line title' }, say('pinned')),
    text,
  )

  function update(messages) {
    const pinned = messages.findLast((message) => message.pinned)
    element.hidden = !pinned
    if (!pinned) return
    text.textContent = summary(pinned)
    element.onclick = () => chat.jump(pinned.messageId)
  }

  return { element, update }
}
