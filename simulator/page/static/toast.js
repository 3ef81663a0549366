import { make } from './element.js'

const shownMs = 4000

/** Shows a short notice over the messages, or the screen without them, for a few seconds; a newer one replaces it. */
export function toast(screen, text) {
  const below = screen.querySelector('.history') ?? screen
  screen.querySelector('.toast')?.remove()
  const notice = make('div', { class: 'toast', role: 'status' }, text)
  below.append(notice)
  setTimeout(() => notice.remove(), shownMs)
}
