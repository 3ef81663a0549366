import { make } from './element.js'
import { openMenu } from './menu.js'
import { say } from './words.js'

const reactions = ['👍', '❤', '🔥', '👏', '😁', '😢', '👎']

/** What a person may do with a message: react, reply, edit, copy, delete. */
export function openMessageMenu(chat, message, point) {
  if (chat.view.state === 'left') return
  const writes = chat.view.state === 'open'
  const text = message.text ?? message.caption
  const items = []
  if (writes)
    items.push({ label: say('reply'), icon: 'reply', act: () => chat.composer.reply(message) })
  if (writes && canEdit(message))
    items.push({ label: say('edit'), icon: 'edit', act: () => chat.composer.edit(message) })
  if (text) items.push({ label: say('copy'), icon: 'copy', act: () => copy(chat, text) })
  if (message.mine) {
    const act = () => chat.deed(`messages/${message.messageId}`, {}, 'DELETE')
    items.push({ label: say('delete'), icon: 'delete', danger: true, act })
  }
  openMenu(
    chat.phone.screen,
    point,
    say('messageMenu'),
    items,
    writes && reactionRow(chat, message),
  )
}

/** One's own text or caption may be changed. */
export function canEdit(message) {
  return message.mine && !message.forwardedFrom && (message.text ?? message.caption) !== undefined
}

/** Puts a text on the clipboard and says so. */
export function copy(chat, text) {
  chat.phone.attempt(async () => {
    await navigator.clipboard.writeText(text)
    chat.phone.toast(say('copied'))
  })
}

function reactionRow(chat, message) {
  const own = message.reactions.filter((reaction) => reaction.by === chat.phone.personId)
  return make(
    'div',
    { class: 'reaction-row' },
    reactions.map((emoji) => {
      const chosen = own.some((reaction) => reaction.emoji === emoji)
      const act = () => react(chat, message, chosen ? undefined : emoji)
      const attributes = {
        type: 'button',
        class: 'menu-close',
        'aria-pressed': chosen,
        onclick: act,
      }
      return make('button', attributes, emoji)
    }),
  )
}

/** Sets one's reaction to a message; without an emoji takes it back. */
export function react(chat, message, emoji) {
  return chat.deed(`messages/${message.messageId}/reaction`, { emoji })
}
