import { make } from './element.js'

const shownMs = 4000

/** Shows a short notice over the phone's screen for a few seconds; a newer one replaces it. */
export function toast(screen, text) {
  screen.querySelector('.toast')?.remove()
  const notice = make('div', { class: 'toast', role: 'status' }, text)
  screen.append(notice)
  setTimeout(() => notice.remove(), shownMs)
}
