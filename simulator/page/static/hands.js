import { openMessageMenu } from './message-menu.js'

const longPressMs = 450

/** Right click, long press, or Enter on a focused message opens its menu; arrows walk. */
export function reactToHands(chat, log) {
  let pressing = 0
  const open = (target, point) => {
    const found = target.closest('[data-message-id]')
    const message = chat.messages.find(
      (other) => String(other.messageId) === found?.dataset.messageId,
    )
    if (message && !message.service) openMessageMenu(chat, message, point)
  }
  log.addEventListener('contextmenu', (event) => {
    if (event.target.closest('a, audio, video')) return
    event.preventDefault()
    open(event.target, { x: event.clientX, y: event.clientY })
  })
  log.addEventListener('pointerdown', (event) => {
    clearTimeout(pressing)
    if (event.pointerType === 'mouse' || event.target.closest('button, a, audio, video')) return
    pressing = setTimeout(
      () => open(event.target, { x: event.clientX, y: event.clientY }),
      longPressMs,
    )
  })
  for (const end of ['pointerup', 'pointercancel', 'pointermove']) {
    log.addEventListener(end, () => clearTimeout(pressing))
  }
  log.addEventListener('keydown', (event) => {
    const row = event.target
    if (!row.matches('.message')) return
    if (event.key === 'Enter') {
      event.preventDefault()
      const box = (row.querySelector('.bubble') ?? row).getBoundingClientRect()
      open(row, { x: box.left + 16, y: box.top + 16 })
    }
    const walk = { ArrowUp: 'previousElementSibling', ArrowDown: 'nextElementSibling' }[event.key]
    if (!walk) return
    event.preventDefault()
    let to = row[walk]
    while (to && !to.matches('.message')) to = to[walk]
    to?.focus()
  })
}
