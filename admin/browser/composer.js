// Writing: what is typed survives a reload, Ctrl+Enter sends, files show before they go, @ calls colleagues.

import { suggestColleagues } from './colleagues.js'
import { keepDraft, restoreDraft } from './drafts.js'

const LARGEST = 50 * 1024 * 1024
const MOST = 10

prepare()
document.addEventListener('panel:merged', ({ detail }) => {
  prepare()
  if (detail.source?.matches('form.compose')) document.querySelector('.compose-text')?.focus()
})

document.addEventListener('keydown', (event) => {
  const isSending = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
  const form = event.target.closest?.('form')
  if (!isSending || !form || !event.target.matches('textarea')) return
  event.preventDefault()
  form.requestSubmit()
})

document.addEventListener('input', ({ target }) => {
  if (!target.matches('.compose-text')) return
  keepDraft(target.form)
  suggestColleagues(target)
})

document.addEventListener('change', ({ target }) => {
  if (target.matches('.mode input')) {
    turn(target.form)
    keepDraft(target.form)
  }
  if (target.matches('input[type="file"]')) showFiles(target)
})

document.addEventListener('click', (event) => {
  const canned = event.target.closest?.('[data-insert]')
  const form = canned?.closest('form')
  if (!form) return
  event.preventDefault()
  const field = form.querySelector('.compose-text')
  canned.closest('details').open = false
  field.focus()
  field.setRangeText(canned.dataset.insert, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
})

function prepare() {
  const form = document.querySelector('form.compose')
  if (!form || form.dataset.isReady) return
  form.dataset.isReady = 'yes'
  restoreDraft(form)
  turn(form)
}

function turn(form) {
  const field = form.querySelector('.compose-text')
  const mode = form.elements.mode.value
  field.placeholder = field.dataset[mode] ?? ''
}

function showFiles(input) {
  const list = input.closest('.field, .compose')?.querySelector('.chosen')
  if (!list) return
  for (const shown of list.querySelectorAll('[data-chosen]')) shown.remove()
  const files = [...input.files]
  const isTooMuch = files.length > MOST || files.some((file) => file.size > LARGEST)
  input.setCustomValidity(isTooMuch ? input.dataset.limit : '')
  input.reportValidity()
  for (const file of files) {
    const line = document.createElement('li')
    line.dataset.chosen = ''
    line.className = file.size > LARGEST ? 'over' : ''
    line.textContent = file.name
    list.append(line)
  }
}
