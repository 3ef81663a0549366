import { arrange } from './arrange.js'
import { album, bubble, serviceRow } from './bubble.js'
import { dayName } from './dates.js'
import { daysOf } from './days.js'
import { iconButton, make } from './element.js'
import { reactToHands } from './hands.js'
import { say } from './words.js'

const nearTop = 400
const settleMs = 1200

/** The messages of a chat: newest at the bottom, where the view stays unless scrolled away. */
export function history(chat) {
  const log = make('div', { class: 'messages', role: 'log', 'aria-label': say('messages') })
  const scroller = make('div', { class: 'scroller', onscroll: () => scrolled() }, log)
  const down = iconButton('down', say('toBottom'), () => toBottom(true), { hidden: true })
  down.classList.add('to-bottom')
  const element = make('div', { class: 'history' }, scroller, down)
  const empty = make('div', { class: 'service' }, say('emptyChat'))
  /** Key of a day → its element. */
  let days = new Map()
  /** Key of a row → its node and what it was drawn from. */
  let drawn = new Map()
  let loading = false
  let settling = 0

  function update(messages) {
    const focused = keyOfFocus()
    const formerDays = days
    const formerRows = drawn
    days = new Map()
    drawn = new Map()
    for (const { key, at, rows } of daysOf(messages)) {
      const day = formerDays.get(key) ?? make('div', { class: 'day' })
      const pill =
        day.firstChild ?? make('div', { class: 'date' }, make('span', { class: 'service' }))
      pill.firstChild.textContent = dayName(at)
      days.set(key, day)
      arrange(day, [pill, ...rows.map((row) => nodeOf(row, formerRows))])
    }
    arrange(log, messages.length > 0 ? [...days.values()] : [empty])
    log.querySelector('.message[tabindex="0"]')?.setAttribute('tabindex', '-1')
    log.lastElementChild.querySelector('.message:last-child')?.setAttribute('tabindex', '0')
    if (focused && !log.contains(document.activeElement)) {
      drawn.get(focused)?.node.focus({ preventScroll: true })
    }
  }

  /** The row's node: the former one as long as nothing about it changed. */
  function nodeOf(row, former) {
    const signature = JSON.stringify(row)
    const known = former.get(row.key)
    const node = known?.signature === signature ? known.node : drawRow(chat, row)
    drawn.set(row.key, { signature, node })
    return node
  }

  function keyOfFocus() {
    for (const [key, row] of drawn) {
      if (row.node.contains(document.activeElement)) return key
    }
    return null
  }

  /** Brings a message into view and lights it up; false when it is not loaded. */
  function reveal(messageId) {
    const found = log.querySelector(`[data-message-id="${messageId}"]`)
    if (!found) return false
    found.scrollIntoView({ block: 'center' })
    const row = found.closest('.message')
    row?.classList.remove('lit')
    requestAnimationFrame(() => row?.classList.add('lit'))
    row?.focus({ preventScroll: true })
    return true
  }

  function toBottom(smooth = false) {
    scroller.scrollTo({ top: 0, behavior: smooth ? 'smooth' : 'instant' })
  }

  // The column is reversed: scrollTop is 0 at the bottom and negative above it.
  async function scrolled() {
    clearTimeout(settling)
    scroller.classList.add('scrolling')
    settling = setTimeout(() => scroller.classList.remove('scrolling'), settleMs)
    down.hidden = scroller.scrollTop > -240
    const left = scroller.scrollHeight + scroller.scrollTop - scroller.clientHeight
    if (left > nearTop || loading) return
    loading = true
    await chat.loadOlder()
    loading = false
  }

  reactToHands(chat, log)
  return { element, update, reveal, toBottom }
}

function drawRow(chat, row) {
  const [message] = row.messages
  if (message.service) return serviceRow(chat, message)
  return row.messages.length > 1 ? album(chat, row) : bubble(chat, row)
}
