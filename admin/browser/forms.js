// Forms answer without a new page: the answer, which is a whole page, is merged into this one.

import { DRAFT } from './drafts.js'
import { merge } from './merge.js'

let source = null

window.htmx.defineExtension('merge', {
  isInlineSwap: (style) => style === 'merge',
  handleSwap: (style, _target, fragment) => {
    if (style !== 'merge') return false
    merge(fragment, source)
    return true
  },
})

document.addEventListener('htmx:beforeSwap', (event) => {
  source = event.detail.requestConfig.elt
})

// An address need not name what was not asked for.
document.addEventListener('htmx:configRequest', (event) => {
  if (!event.detail.elt.hasAttribute('data-sparse')) return
  const { formData } = event.detail
  for (const [name, value] of [...formData]) if (value === '') formData.delete(name)
})

for (const failure of ['htmx:sendError', 'htmx:responseError', 'htmx:timeout']) {
  document.addEventListener(failure, () => say('failed', true))
}
document.addEventListener('htmx:beforeRequest', () => say('failed', false))

document.addEventListener('htmx:xhr:progress', ({ detail, target }) => {
  const bar = target.querySelector?.('.sending')
  if (!bar || !detail.lengthComputable) return
  bar.hidden = detail.loaded >= detail.total
  bar.value = (detail.loaded / detail.total) * 100
})

// What is being done already is not asked for again by a second click.
addEventListener('submit', ({ target }) => {
  const button = target.querySelector('button[data-working]')
  if (!button) return
  button.disabled = true
  button.textContent = button.dataset.working
})
// A page that was left comes back as it was.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted && document.querySelector('button[data-working]:disabled')) location.reload()
})

// Signing out leaves nothing of what was being written in this browser.
document.addEventListener('submit', ({ target }) => {
  if (!target.matches('[data-forget]')) return
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(DRAFT)) localStorage.removeItem(key)
  }
})

/** Shows or hides a sentence about the connection. */
export function say(id, isShown) {
  const line = document.getElementById(id)
  if (line) line.hidden = !isShown
}
