import { avatar, icon, iconButton, make } from './element.js'
import { openMenu } from './menu.js'
import { confirmSheet, openSheet } from './sheet.js'
import { nameOf } from './summary.js'
import { say } from './words.js'

/** Top of an open chat: back, who it is, what the bot is doing, and the chat's menu. */
export function chatHeader(chat) {
  const { phone } = chat
  const badge = make('span', { class: 'badge', hidden: true })
  const back = make(
    'button',
    {
      type: 'button',
      class: 'icon-button back',
      'aria-label': say('back'),
      title: say('back'),
      onclick: () => phone.show(null, true),
    },
    icon('back'),
    badge,
  )
  const face = make('span', { class: 'face' })
  const title = make('h1', { class: 'line' })
  const under = make('span', { class: 'line under', 'aria-live': 'polite' })
  const who = make(
    'button',
    { type: 'button', class: 'who', onclick: () => showMembers(chat) },
    title,
    under,
  )
  const more = iconButton('more', say('chatMenu'), () => openActions(chat, more), {
    'aria-haspopup': 'menu',
  })
  const element = make('header', { class: 'bar' }, back, face, who, more)

  function update(view) {
    const isBot = view.type === 'private'
    if (title.textContent !== view.title)
      face.replaceChildren(avatar(isBot ? 5 : chat.chatId, view.title, 'small'))
    title.textContent = view.title
    const doing = view.action ? say(view.action.startsWith('upload') ? 'uploading' : 'typing') : ''
    under.textContent = doing || (isBot ? say('bot') : say('member', { n: view.members.length }))
    under.classList.toggle('doing', doing !== '')
    who.disabled = isBot
    more.hidden = !isBot || view.state === 'new'
  }

  function unreadElsewhere(count) {
    badge.hidden = count === 0
    badge.textContent = String(count)
    badge.setAttribute('aria-label', say('unread', { n: count }))
  }

  return { element, update, unreadElsewhere }
}

function openActions(chat, button) {
  const blocked = chat.view?.state === 'blocked'
  const box = button.getBoundingClientRect()
  const item = blocked
    ? { label: say('unblock'), icon: 'unblock', act: () => chat.deed('unblock') }
    : { label: say('block'), icon: 'block', danger: true, act: () => block(chat) }
  openMenu(chat.phone.screen, { x: box.right, y: box.bottom }, say('chatMenu'), [item])
}

async function block(chat) {
  const title = say('block')
  const sure = await confirmSheet(chat.phone.screen, {
    title,
    text: say('blockQuestion'),
    yes: say('blockButton'),
    danger: true,
  })
  if (sure) chat.deed('block')
}

function showMembers(chat) {
  const { members } = chat.view
  void openSheet(chat.phone.screen, { 'aria-label': say('members') }, (close) => [
    make('h2', {}, say('members')),
    make(
      'ul',
      { class: 'members' },
      members.map((member) =>
        make(
          'li',
          {},
          avatar(member.isBot ? 5 : member.id, nameOf(member), 'small'),
          nameOf(member),
        ),
      ),
    ),
    make(
      'div',
      { class: 'sheet-buttons' },
      make('button', { type: 'button', onclick: () => close(null) }, say('close')),
    ),
  ])
}
